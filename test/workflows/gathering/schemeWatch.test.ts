import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { hb } from '../../../db/presets/schemes/hb';
import { la } from '../../../db/presets/schemes/la';
import { chinaInstant } from '../../../workflows/rules/calendar/dates';
import { HELD_SIGNAL } from '../../../workflows/scheme-watch/messages';
import { GatheringStage, inOwnNamespace, office, strangers } from '../../support/gatheringStage';
import { YEAR } from '../../support/redemptionStage';
import { fastForward } from '../../support/virtualTime';

const day = (date: string, time = '09:00') => chinaInstant(`${YEAR}-${date}`, time);
const sessions = la.parameters.duties.occasions;
const meetings = hb.parameters.duties.occasions;

let stage: GatheringStage;
beforeAll(inOwnNamespace);
beforeEach(async () => {
  stage = await GatheringStage.open();
});
afterEach(async () => {
  await watching?.terminate().catch(() => undefined);
  await stage?.close();
});

let watching: WorkflowHandle;
async function watch(since: string, occasions = sessions, code = 'LA'): Promise<void> {
  watching = await stage.watch(since, occasions, code);
  await settled(1);
}

const to = (instant: string) => fastForward(stage.base.engine.client, watching.workflowId, { to: instant });

async function periods() {
  const rows = await stage.db
    .selectFrom('occasionPeriod')
    .selectAll()
    .orderBy('fromDate')
    .orderBy('kind')
    .execute();
  return rows.map(({ fromDate, status, held }) => [fromDate.slice(5), status, held]);
}

async function limit(from: string, kind = 'HOLD_SESSION') {
  return stage.db
    .selectFrom('obligation')
    .select(['status', 'dueAt', 'breachedAt', 'cancelGround'])
    .where('workflowId', '=', watching.workflowId)
    .where('id', '=', `${kind}-${YEAR}-${from}`)
    .executeTakeFirstOrThrow();
}

async function told(): Promise<string[]> {
  const rows = await stage.db
    .selectFrom('notification')
    .select(['kind', 'role'])
    .where('subjectType', '=', 'schemeWatch')
    .orderBy('id')
    .execute();
  return rows.map(({ kind, role }) => (role === 'ORGANISER' ? kind : `${kind}/${role}`));
}

/** So many steps of the watch are on record. */
async function settled(count: number): Promise<void> {
  for (let look = 0; look < 200; look += 1) {
    const row = await stage.db.selectFrom('schemeWatch').select('stepSeq').executeTakeFirst();
    if ((row?.stepSeq ?? 0) >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the watch has not taken ${count} steps`);
}

const held = (startsAt: string, gatheringId: string = randomUUID(), counts = true) =>
  watching.signal(HELD_SIGNAL, { gatheringId, kind: 'SESSION', startsAt, counts, recordedAt: startsAt });

describe('a session each month (LA-EXP-2)', () => {
  test('a month without one: a reminder a week before, a breach at the close, the ladder, an explanation', async () => {
    await watch(day('03-05'));
    await to(day('03-24', '08:59'));
    expect(await periods()).toEqual([['03-01', 'OPEN', 0]]);
    expect(await told()).toEqual([]);
    await to(day('03-24', '09:01'));
    expect(await told()).toEqual(['OCCASION_DUE']);
    expect(await limit('03-01')).toMatchObject({ status: 'OPEN', dueAt: day('03-31', '23:59') });

    await to(day('04-01', '00:01'));
    expect(await periods()).toEqual([
      ['03-01', 'MISSED', 0],
      ['04-01', 'OPEN', 0],
    ]);
    expect(await limit('03-01')).toMatchObject({ status: 'BREACHED', breachedAt: day('04-01', '00:00') });
    expect(await told()).toEqual(['OCCASION_DUE', 'OCCASION_MISSED', 'REMIND']);
    await to(day('04-02', '18:01'));
    expect(await told()).toEqual([
      'OCCASION_DUE',
      'OCCASION_MISSED',
      'REMIND',
      'SUPERVISE',
      'SUPERVISE/DECISION_BODY',
    ]);

    const explain = (who = office) =>
      watching.executeUpdate('explainMissed', {
        args: [
          { actor: who, fingerprint: 'f', obligationId: `HOLD_SESSION-${YEAR}-03-01`, noteId: randomUUID() },
        ],
        updateId: randomUUID(),
      });
    await expect(explain(strangers)).rejects.toThrow();
    await explain();
    expect(await limit('03-01')).toMatchObject({
      status: 'CANCELLED',
      cancelGround: 'EXPLAINED',
      breachedAt: day('04-01', '00:00'),
    });
    expect((await periods())[0]).toEqual(['03-01', 'EXPLAINED', 0]);
  });

  test('a gathering that is held tells the watch: met, no reminder, each counted once', async () => {
    await watch(day('03-05'));
    const officers = await stage.officers(2);
    const session = await stage.planned({ officers, plannedAt: day('03-08'), startsAt: day('03-15') });
    await session.to(day('03-15', '12:00'));
    await session.attend([true, false]);
    await settled(2);
    expect(await periods()).toEqual([['03-01', 'MET', 1]]);
    expect(await limit('03-01')).toMatchObject({ status: 'MET' });
    await session.attend([true, true], { noteId: randomUUID() });
    await session.act('close', office, { noteId: null });
    await session.handle.result();
    await to(day('04-01', '12:00'));
    expect(await periods()).toEqual([
      ['03-01', 'MET', 1],
      ['04-01', 'OPEN', 0],
    ]);
    expect(await told()).toEqual([]);
  });

  test('what began in time and is learnt of after the close takes the breach back; a correction brings it again', async () => {
    await watch(day('03-05'));
    await to(day('04-01', '12:00'));
    for (let look = 0; look < 100 && (await limit('03-01')).status !== 'BREACHED'; look += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await limit('03-01')).toMatchObject({ status: 'BREACHED' });
    const id = randomUUID();
    const before = await watching.query<number>('seq');
    await held(day('03-31', '15:00'), id);
    await settled(before + 1);
    expect(await limit('03-01')).toMatchObject({ status: 'MET', breachedAt: null });
    expect((await periods())[0]).toEqual(['03-01', 'MET', 1]);
    await held(day('03-31', '15:00'), id, false);
    await settled(before + 2);
    expect((await periods())[0]).toEqual(['03-01', 'MISSED', 0]);
    await to(day('04-01', '13:00'));
    await settled(before + 3); // the step of time by which the limit is missed once more
    expect(await limit('03-01')).toMatchObject({ status: 'BREACHED' });
  });

  test('goes on over the turn of the year in a run of its own', async () => {
    await watch(chinaInstant(`${YEAR}-11-20`, '09:00'));
    await held(chinaInstant(`${YEAR}-11-21`, '09:00'));
    const { runId: before } = await watching.describe();
    await to(chinaInstant(`${YEAR + 1}-01-15`, '09:00'));
    const { runId: after } = await watching.describe();
    expect(after).not.toBe(before);
    const statuses = (await periods()).map(([from, status]) => [from, status]);
    expect(statuses).toEqual([
      ['11-01', 'MET'],
      ['12-01', 'MISSED'],
      ['01-01', 'OPEN'],
    ]);
    const row = await stage.db.selectFrom('schemeWatch').selectAll().executeTakeFirstOrThrow();
    expect(row.overdueCount).toBe(1);
    expect(await watching.query<number>('seq')).toBe(row.stepSeq);
  }, 120_000);
});

describe('a meeting each quarter, in principle (HB-MEC-2)', () => {
  test('a quarter without one is closed with a remark, not as a breach', async () => {
    await watch(day('01-04'), meetings, 'HB');
    await to(day('03-17'));
    expect(await told()).toEqual(['OCCASION_DUE']);
    await to(day('04-01', '09:00'));
    expect(await limit('01-01', 'HOLD_MEETING')).toMatchObject({
      status: 'CANCELLED',
      cancelGround: 'IN_PRINCIPLE',
      breachedAt: null,
    });
    expect(await periods()).toEqual([
      ['01-01', 'REMARKED', 0],
      ['04-01', 'OPEN', 0],
    ]);
    expect(await told()).toEqual(['OCCASION_DUE', 'OCCASION_REMARKED']);
  });
});

test('a new version holds for the periods that begin after it', async () => {
  await watch(day('03-05'));
  const scheme = {
    schemeVersion: 2,
    validity: { from: '2022-05-18', to: null },
    occasions: sessions.map((each) => ({ ...each, min: 2 })),
    policy: la.parameters.hearing.policy,
    ladder: { rungs: [], thenRemindEveryWorkingDays: null },
    office: (await stage.base.input(randomUUID())).window,
  };
  const adopt = () =>
    watching.executeUpdate('adoptVersion', {
      args: [{ fingerprint: 'scheme-version:2', scheme }],
      updateId: 'scheme-version:2',
    });
  await adopt();
  await adopt();
  await to(day('04-02'));
  const rows = await stage.db
    .selectFrom('occasionPeriod')
    .select(['fromDate', 'required'])
    .orderBy('fromDate')
    .execute();
  expect(rows.map(({ required }) => required)).toEqual([1, 2]);
});
