import { sql } from 'kysely';
import type { GatheringStatus } from '../../workflows/rules/gathering/types';
import type { EventKind } from '../../workflows/rules/officer-term/parameters';
import type { Db } from '../connect';
import { type GatheringPlanTable, toJson } from '../schema';
import { containing, type PageRequest, pageOf } from './page';
import { inScope, type Scope } from './scope';

export interface GatheringFilter {
  q?: string | undefined;
  schemeCode?: string[] | undefined;
  kind?: EventKind[] | undefined;
  status?: GatheringStatus[] | undefined;
  /** UTC instants of the start, both included. */
  from?: string | undefined;
  to?: string | undefined;
}

/** Columns by which gatherings can be listed. */
export const GATHERING_SORTS = ['startsAt', 'kind', 'status', 'nextDueAt', 'updatedAt'] as const;

/** Gatherings with their plans and the names that go with them. */
const gatherings = (db: Db) =>
  db
    .selectFrom('gathering')
    .innerJoin('gatheringPlan as plan', 'plan.id', 'gathering.planId')
    .innerJoin('scheme', (join) =>
      join
        .onRef('scheme.code', '=', 'gathering.schemeCode')
        .onRef('scheme.version', '=', 'gathering.schemeVersion'),
    )
    .innerJoin('organisation as office', 'office.id', 'gathering.officeOrganisationId')
    .leftJoin('organisation as target', 'target.id', 'gathering.targetOrganisationId')
    .selectAll('gathering')
    .select([
      'plan.theme',
      'plan.contents',
      'plan.place',
      'plan.convener',
      'plan.targetText',
      'plan.sittingIn',
      'scheme.name as schemeName',
      'office.name as officeName',
      'target.name as targetName',
    ]);

export type GatheringRow = NonNullable<Awaited<ReturnType<typeof findGathering>>>;

export function findGathering(db: Db, id: string) {
  return gatherings(db).where('gathering.id', '=', id).executeTakeFirst();
}

/** One page of the gatherings inside a scope. */
export function listGatherings(db: Db, scope: Scope, asked: PageRequest & { filter: GatheringFilter }) {
  const { q, schemeCode, kind, status, from, to } = asked.filter;
  let query = gatherings(db).where((eb) => inScope(eb as never, 'gathering', scope));
  if (q) {
    const pattern = containing(q);
    query = query.where((eb) =>
      eb.or([eb('plan.theme', 'ilike', pattern), eb('plan.place', 'ilike', pattern)]),
    );
  }
  if (schemeCode?.length) query = query.where('gathering.schemeCode', 'in', schemeCode);
  if (kind?.length) query = query.where('gathering.kind', 'in', kind);
  if (status?.length) query = query.where('gathering.status', 'in', status);
  if (from) query = query.where('gathering.startsAt', '>=', from);
  if (to) query = query.where('gathering.startsAt', '<=', to);
  return pageOf(db, query, asked, { sort: `gathering.${asked.sort.field}`, tie: 'gathering.id' });
}

/** Everybody who was ever invited, with names; by name. */
export function invitationsOf(db: Db, gatheringId: string) {
  return db
    .selectFrom('gatheringInvitation as invitation')
    .innerJoin('officerTerm', 'officerTerm.id', 'invitation.termId')
    .innerJoin('officer', 'officer.id', 'officerTerm.officerId')
    .leftJoin('account as recorder', 'recorder.id', 'invitation.recordedBy')
    .leftJoin('textNote as answerNote', 'answerNote.id', 'invitation.answerNoteId')
    .leftJoin('textNote as recordNote', 'recordNote.id', 'invitation.recordNoteId')
    .selectAll('invitation')
    .select([
      'officer.name as officerName',
      'officerTerm.certificateNo',
      'recorder.displayName as recordedByName',
      'answerNote.body as answerNote',
      'recordNote.body as recordNote',
    ])
    .where('invitation.gatheringId', '=', gatheringId)
    .orderBy('officer.name')
    .orderBy('invitation.termId')
    .execute();
}

/** Accounts whose invitation stands. */
export async function invitedAccounts(db: Db, gatheringId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('gatheringInvitation')
    .select('officerAccountId')
    .where('gatheringId', '=', gatheringId)
    .where('withdrawnAt', 'is', null)
    .execute();
  return rows.map(({ officerAccountId }) => officerAccountId);
}

/** Gatherings to which an account is invited, with its own answer and presence. */
export function listInvitationsOf(db: Db, accountId: string, asked: PageRequest) {
  const query = gatherings(db)
    .innerJoin('gatheringInvitation as invitation', 'invitation.gatheringId', 'gathering.id')
    .leftJoin('textNote as answerNote', 'answerNote.id', 'invitation.answerNoteId')
    .where('invitation.officerAccountId', '=', accountId)
    .where('invitation.withdrawnAt', 'is', null)
    .select([
      'invitation.termId',
      'invitation.answer',
      'invitation.present as ownPresence',
      'invitation.doneAsRequired',
      'answerNote.body as answerNote',
    ]);
  return pageOf(db, query, asked, { sort: `gathering.${asked.sort.field}`, tie: 'gathering.id' });
}

/** Free texts by id. */
export async function notesById(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = ids.filter((each) => each !== null);
  if (wanted.length === 0) return new Map();
  const rows = await db.selectFrom('textNote').select(['id', 'body']).where('id', 'in', wanted).execute();
  return new Map(rows.map(({ id, body }) => [id, body]));
}

// ---- plans -----------------------------------------------------------------------------------------------

type Plan = Pick<
  GatheringPlanTable,
  'id' | 'gatheringId' | 'theme' | 'place' | 'contentSha256' | 'createdBy'
> & {
  contents: string[];
  convener: string;
  targetText: string;
  sittingIn: string[];
};

/** Keeps the words of a plan under a given id; the first ones under an id stay. */
export async function keepPlan(db: Db, { contents, sittingIn, ...plan }: Plan): Promise<void> {
  await db
    .insertInto('gatheringPlan')
    .values({ ...plan, contents: toJson(contents), sittingIn: toJson(sittingIn) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Plans of a gathering before the one in force, the latest first; those that were never taken up are left out. */
export function earlierPlansOf(db: Db, gatheringId: string, planId: string) {
  return db
    .selectFrom('gatheringPlan')
    .select(['theme', 'place', 'contents', 'createdAt'])
    .where('gatheringId', '=', gatheringId)
    .where('id', '!=', planId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('processStep')
          .select(sql.lit(1).as('one'))
          .where('workflowId', '=', `gathering/${gatheringId}`)
          .where(sql<string>`command -> 'args' ->> 'planId'`, '=', sql<string>`gathering_plan.id::text`),
      ),
    )
    .orderBy('createdAt', 'desc')
    .execute();
}

// ---- who may be invited ----------------------------------------------------------------------------------

/** Terms of a scheme that run, with account and unit of the officer; all of them, or those of the given ids. */
export function runningTerms(db: Db, schemeCode: string, ids?: readonly string[]) {
  return db
    .selectFrom('officerTerm')
    .innerJoin('officer', 'officer.id', 'officerTerm.officerId')
    .select([
      'officerTerm.id as termId',
      'officerTerm.officerAccountId as accountId',
      'officerTerm.status',
      'officer.name as officerName',
      'officer.unitName',
      'officer.homeOrganisationId as unitId',
    ])
    .where('officerTerm.schemeCode', '=', schemeCode)
    .where('officerTerm.endedAt', 'is', null)
    .$if(ids !== undefined, (query) => query.where('officerTerm.id', 'in', ids?.length ? [...ids] : [NOBODY]))
    .orderBy('officerTerm.id')
    .execute();
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** When each officer of a scheme was last called to a session that took place or is planned; by term. */
export async function lastSessions(db: Db, schemeCode: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('gatheringInvitation as invitation')
    .innerJoin('gathering', 'gathering.id', 'invitation.gatheringId')
    .select((eb) => ['invitation.termId', eb.fn.max('gathering.startsAt').as('startsAt')])
    .where('gathering.schemeCode', '=', schemeCode)
    .where('gathering.kind', '=', 'SESSION')
    .where('gathering.status', '!=', 'CANCELLED')
    .where('invitation.withdrawnAt', 'is', null)
    .where((eb) => eb.or([eb('invitation.present', 'is', null), eb('invitation.present', '=', true)]))
    .groupBy('invitation.termId')
    .execute();
  return new Map(rows.map(({ termId, startsAt }) => [termId, startsAt as string]));
}

/** Who serves with whom, as last laid down; null: never yet. */
export async function storedPairs(db: Db, schemeCode: string) {
  const row = await db
    .selectFrom('rotationPlan')
    .select('pairs')
    .where('schemeCode', '=', schemeCode)
    .executeTakeFirst();
  return row?.pairs ?? null;
}

/** Ids among the given ones that name an organisation. */
export async function knownOrganisations(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('organisation')
    .select('id')
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export async function findAccountName(db: Db, id: string): Promise<string | null> {
  const row = await db.selectFrom('account').select('displayName').where('id', '=', id).executeTakeFirst();
  return row?.displayName ?? null;
}

/** Notes how far a demonstration has moved a gathering ahead of real time. */
export async function moveGatheringClock(db: Db, id: string, clockOffsetMs: number): Promise<void> {
  await db.updateTable('gathering').set({ clockOffsetMs }).where('id', '=', id).execute();
}
