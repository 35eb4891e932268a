import { leavesOf } from '../../../workflows/rules/evaluation/frame/leaves';
import type { Db } from '../../connect';
import { ge } from '../schemes/ge';
import { presetId } from '../uuid';

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎';
const GIVEN = [
  '安然',
  '博雅',
  '长青',
  '德明',
  '方舟',
  '光远',
  '海宁',
  '静文',
  '开元',
  '凌云',
  '明哲',
  '宁远',
  '平川',
];
const TRADES = ['机械', '食品', '建材', '电子', '物流', '农业', '纺织', '能源', '医药', '文旅', '商贸'];
const CONSENTED_AT = '2026-01-04T16:00:00.000Z';

/** Leaves whose members are enterprises, by whoever answers for them. */
const ENTERPRISES = ['S1', 'S2'];

interface DemoMember {
  id: string;
  personId: string;
  leafId: string;
  name: string;
  phone: string | null;
  employer: string | null;
}

/** The two thousand of the demonstration, each leaf with exactly its number (GE-LIB-1); nobody of them exists. */
function demoMembers(): DemoMember[] {
  let n = 0;
  return leavesOf(ge.parameters.library).flatMap(({ id: leafId, stratum, required }) =>
    Array.from({ length: required }, (_, i): DemoMember => {
      n += 1;
      const person = `${SURNAMES[n % SURNAMES.length]}${GIVEN[n % GIVEN.length]}`;
      const firm = `广元示例${TRADES[n % TRADES.length]}${String(n).padStart(4, '0')}有限公司`;
      const enterprise = ENTERPRISES.includes(stratum);
      // Some of the deputies and members left no telephone: their invitations go by letter.
      const letter = stratum === 'S5' && i % 20 === 19;
      return {
        id: presetId(`library-member/${leafId}/${i}`),
        personId: presetId(`library-person/${leafId}/${i}`),
        leafId,
        name: enterprise ? `${firm}（${person}）` : person,
        phone: letter ? null : `1990000${String(n).padStart(4, '0')}`,
        employer: enterprise ? firm : null,
      };
    }),
  );
}

/** Fills the library for the first round of a year, if nobody is in it yet; tells how many were added. */
export async function addDemoLibrary(db: Db, year: number): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const known = await tx
      .selectFrom('libraryMember')
      .select('id')
      .where('schemeCode', '=', ge.code)
      .limit(1)
      .executeTakeFirst();
    if (known) return 0;
    const members = demoMembers();
    await tx
      .insertInto('libraryPerson')
      .values(members.map(({ personId: id, name, phone, employer }) => ({ id, name, phone, employer })))
      .execute();
    await tx
      .insertInto('libraryMember')
      .values(
        members.map(({ id, personId, leafId }) => ({
          id,
          personId,
          leafId,
          schemeCode: ge.code,
          refreshedYear: year,
          refreshedNumber: 1,
          recommendedBy: null,
          consentedAt: CONSENTED_AT,
          consentBasis: '演示数据',
          leftAt: null,
          leftNoteId: null,
        })),
      )
      .execute();
    return members.length;
  });
}
