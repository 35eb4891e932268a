import { sql } from 'kysely';
import type { Db } from '../connect';
import { type Act, actOnce } from './actOnce';

export interface NewMember {
  memberId: string;
  personId: string;
  leafId: string;
  name: string;
  phone: string | null;
  employer: string | null;
  recommendedBy: string | null;
  consentedAt: string;
  consentBasis: string;
}

export interface Refresh {
  year: number;
  number: number;
}

const subject = (id: string, action: string) => ({ type: 'library', id, action });

/** Persons of these numbers or, without a number, of these names and employers who are in the library now. */
export async function membersLike(
  db: Db,
  schemeCode: string,
  persons: readonly Pick<NewMember, 'name' | 'phone' | 'employer'>[],
): Promise<{ id: string; name: string; phone: string | null; employer: string | null }[]> {
  if (persons.length === 0) return [];
  const phones = persons.flatMap(({ phone }) => (phone === null ? [] : [phone]));
  const names = persons.filter(({ phone }) => phone === null).map(({ name }) => name);
  return db
    .selectFrom('libraryMember')
    .innerJoin('libraryPerson', 'libraryPerson.id', 'libraryMember.personId')
    .select(['libraryMember.id', 'libraryPerson.name', 'libraryPerson.phone', 'libraryPerson.employer'])
    .where('libraryMember.schemeCode', '=', schemeCode)
    .where('libraryMember.leftAt', 'is', null)
    .where(({ or, eb }) =>
      or([
        sql<boolean>`library_person.phone = any(${phones})`,
        eb.and([sql<boolean>`library_person.name = any(${names})`, eb('libraryPerson.phone', 'is', null)]),
      ]),
    )
    .execute();
}

/** Adds members, all in one transaction, once for each key; the audit trail counts them by leaf and names nobody. */
export function addMembers(
  db: Db,
  schemeCode: string,
  added: readonly NewMember[],
  refresh: Refresh,
  act: Act,
): Promise<'DONE' | 'KEY_REUSED' | 'EXISTS'> {
  return actOnce<'EXISTS'>(db, subject(schemeCode, 'addMembers'), act, async (tx) => {
    const known = await tx
      .selectFrom('libraryMember')
      .select('id')
      .where(
        'id',
        'in',
        added.map(({ memberId }) => memberId),
      )
      .executeTakeFirst();
    if (known) return 'EXISTS';
    for (let i = 0; i < added.length; i += 2_000) {
      const part = added.slice(i, i + 2_000);
      await tx
        .insertInto('libraryPerson')
        .values(part.map(({ personId: id, name, phone, employer }) => ({ id, name, phone, employer })))
        .execute();
      await tx
        .insertInto('libraryMember')
        .values(
          part.map(({ memberId: id, personId, leafId, recommendedBy, consentedAt, consentBasis }) => ({
            id,
            personId,
            leafId,
            recommendedBy,
            consentedAt,
            consentBasis,
            schemeCode,
            refreshedYear: refresh.year,
            refreshedNumber: refresh.number,
            leftAt: null,
            leftNoteId: null,
          })),
        )
        .execute();
    }
    return { after: { added: added.length, leaves: byLeaf(added.map(({ leafId }) => leafId)), refresh } };
  });
}

/** Confirms the members of leaves for a round (GE-LIB-2): all, or all but those that are named. */
export function confirmMembers(
  db: Db,
  schemeCode: string,
  { leafIds, refresh }: { leafIds: readonly string[]; refresh: Refresh },
  act: Act,
): Promise<'DONE' | 'KEY_REUSED'> {
  return actOnce<never>(db, subject(schemeCode, 'confirmMembers'), act, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('libraryMember')
      .set({ refreshedYear: refresh.year, refreshedNumber: refresh.number })
      .where('schemeCode', '=', schemeCode)
      .where('leftAt', 'is', null)
      .where('leafId', 'in', [...leafIds])
      .executeTakeFirst();
    return { after: { confirmed: Number(numUpdatedRows), leafIds, refresh } };
  });
}

/** Lets members leave the library with a reason; rounds that have been frozen keep them. */
export function removeMembers(
  db: Db,
  schemeCode: string,
  { memberIds, noteId }: { memberIds: readonly string[]; noteId: string },
  act: Act,
): Promise<'DONE' | 'KEY_REUSED' | 'UNKNOWN'> {
  return actOnce<'UNKNOWN'>(db, subject(schemeCode, 'removeMembers'), act, async (tx) => {
    const left = await tx
      .updateTable('libraryMember')
      .set({ leftAt: act.at, leftNoteId: noteId })
      .where('schemeCode', '=', schemeCode)
      .where('leftAt', 'is', null)
      .where('id', 'in', [...memberIds])
      .returning(['id', 'leafId'])
      .execute();
    if (left.length !== new Set(memberIds).size) return 'UNKNOWN';
    return { after: { memberIds, leaves: byLeaf(left.map(({ leafId }) => leafId)) }, noteId };
  });
}

/** Puts a member's name, telephone or employer right; the trail says whose, and that it was done. */
export function correctMember(
  db: Db,
  schemeCode: string,
  correction: {
    memberId: string;
    personId: string;
    noteId: string;
    person: { name: string; phone: string | null; employer: string | null };
  },
  act: Act,
): Promise<'DONE' | 'KEY_REUSED'> {
  return actOnce<never>(db, subject(schemeCode, 'correctMember'), act, async (tx) => {
    const { memberId, personId, noteId, person } = correction;
    await tx.updateTable('libraryPerson').set(person).where('id', '=', personId).execute();
    return { after: { memberId }, noteId };
  });
}

function byLeaf(leafIds: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const leafId of leafIds) counts[leafId] = (counts[leafId] ?? 0) + 1;
  return counts;
}
