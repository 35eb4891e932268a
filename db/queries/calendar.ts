import { sql } from 'kysely';
import { draftCalendar, nextVersion, type YearNotice } from '../../workflows/rules/calendar/draft';
import type { CalendarSlice } from '../../workflows/rules/calendar/types';
import { appendAudit } from '../audit/append';
import type { Db, Tx } from '../connect';
import { toJson } from '../schema';

/** All versions, newest first, without their days. */
export async function listCalendars(db: Db) {
  const rows = await db.selectFrom('calendar').selectAll().execute();
  return rows
    .map(({ content, ...row }) => ({ ...row, announcedYears: content.announcedYears }))
    .sort(
      (a, b) =>
        rank(a) - rank(b) || (a.publishedAt && b.publishedAt ? (a.publishedAt < b.publishedAt ? 1 : -1) : 0),
    );
}

const rank = ({ status }: { status: string }): number => ['DRAFT', 'PUBLISHED', 'SUPERSEDED'].indexOf(status);

/** One version in any state, with its days. */
export async function findCalendarVersion(db: Db, version: string) {
  const row = await db.selectFrom('calendar').selectAll().where('version', '=', version).executeTakeFirst();
  return row ? { ...row, content: { ...row.content, version } } : null;
}

/**
 * Does something while the version is the published one and stays it: publishing another one waits until it is done.
 * Null when it is not the published one any more.
 */
export function whileInForce<T>(
  db: Db,
  version: string,
  work: (calendar: CalendarSlice) => Promise<T>,
): Promise<T | null> {
  return db.transaction().execute(async (tx: Tx) => {
    const row = await tx
      .selectFrom('calendar')
      .select('content')
      .where('version', '=', version)
      .where('status', '=', 'PUBLISHED')
      .forShare()
      .executeTakeFirst();
    return row ? work({ ...row.content, version }) : null;
  });
}

/** Who acts on a calendar, and the key and hash of his request. */
export interface CalendarAct {
  at: string;
  actorAccountId: string;
  organisationId: string | null;
  key: string;
  fingerprint: string;
}

export type Drafted =
  | { done: 'NOW' | 'BEFORE'; version: string }
  | { done: 'KEY_REUSED' }
  | { done: 'BASE_CHANGED' };

/**
 * Adds a draft made of the notice and the published version named in `base`, with an audit event, once for each key.
 * Drafting and publishing wait for each other.
 */
export function addDraft(
  db: Db,
  base: CalendarSlice,
  notice: YearNotice,
  note: string | null,
  act: CalendarAct,
): Promise<Drafted> {
  return db.transaction().execute(async (tx): Promise<Drafted> => {
    await lockCalendars(tx);
    const before = await actByKey(tx, act.key);
    if (before) {
      const { fingerprint } = before.after as { fingerprint: string };
      return fingerprint === act.fingerprint
        ? { done: 'BEFORE', version: before.subjectId }
        : { done: 'KEY_REUSED' };
    }
    const rows = await tx.selectFrom('calendar').select(['version', 'status']).execute();
    if (rows.find((row) => row.status === 'PUBLISHED')?.version !== base.version)
      return { done: 'BASE_CHANGED' };
    const version = nextVersion(
      notice.year,
      rows.map((row) => row.version),
    );
    const content = draftCalendar(base, notice, version);
    await tx
      .insertInto('calendar')
      .values({ version, content: toJson(content), status: 'DRAFT', publishedAt: null, note })
      .execute();
    const { year, holidays, makeUps, correction = false } = notice;
    await record(tx, version, 'draftCalendar', act, {
      before: { version: base.version },
      after: { version, year, correction, holidays: holidays.length, makeUps: makeUps.length },
    });
    return { done: 'NOW', version };
  });
}

export type Published =
  | { done: 'NOW' }
  /** It is the published one; `sameRequest` when this very request made it so. */
  | { done: 'BEFORE'; sameRequest: boolean }
  | { done: 'UNKNOWN' | 'SUPERSEDED' | 'KEY_REUSED' }
  | { done: 'BASE_CHANGED'; base: string | null; published: string };

/**
 * Puts a draft in force: the version so far becomes SUPERSEDED, with an audit event, in one transaction. Refuses a draft
 * that does not stand on the version in force. Waits while cases are being told another version (see whileInForce).
 */
export function publishCalendar(db: Db, version: string, act: CalendarAct): Promise<Published> {
  return db.transaction().execute(async (tx): Promise<Published> => {
    await lockCalendars(tx);
    const before = await actByKey(tx, act.key);
    if (before && (before.after as { fingerprint: string }).fingerprint !== act.fingerprint)
      return { done: 'KEY_REUSED' };
    const draft = await tx
      .selectFrom('calendar')
      .selectAll()
      .where('version', '=', version)
      .executeTakeFirst();
    if (!draft) return { done: 'UNKNOWN' };
    if (draft.status === 'SUPERSEDED') return { done: 'SUPERSEDED' };
    if (draft.status === 'PUBLISHED') return { done: 'BEFORE', sameRequest: before !== undefined };
    const published = await tx
      .selectFrom('calendar')
      .selectAll()
      .where('status', '=', 'PUBLISHED')
      .executeTakeFirst();
    if (published) {
      const base = await baseOf(tx, version);
      const keepsAll = published.content.announcedYears.every((year) =>
        draft.content.announcedYears.includes(year),
      );
      if (base === null ? !keepsAll : base !== published.version)
        return { done: 'BASE_CHANGED', base, published: published.version };
      await tx
        .updateTable('calendar')
        .set({ status: 'SUPERSEDED' })
        .where('version', '=', published.version)
        .execute();
    }
    await tx
      .updateTable('calendar')
      .set({ status: 'PUBLISHED', publishedAt: act.at })
      .where('version', '=', version)
      .execute();
    await record(tx, version, 'publishCalendar', act, {
      before: { version: published?.version ?? null },
      after: { version, announcedYears: draft.content.announcedYears },
    });
    return { done: 'NOW' };
  });
}

/** The version on which a draft was made; null for one that came with a release. */
export async function baseOf(db: Db | Tx, version: string): Promise<string | null> {
  const row = await db
    .selectFrom('auditEvent')
    .select('before')
    .where('subjectType', '=', 'calendar')
    .where('subjectId', '=', version)
    .where('action', '=', 'draftCalendar')
    .executeTakeFirst();
  return (row?.before as { version: string } | undefined)?.version ?? null;
}

/** One writer of calendars at a time, until the transaction ends. */
const lockCalendars = (tx: Tx) => sql`select pg_advisory_xact_lock(hashtext('calendar'))`.execute(tx);

const actByKey = (tx: Tx, key: string) =>
  tx
    .selectFrom('auditEvent')
    .select(['subjectId', 'after'])
    .where('subjectType', '=', 'calendar')
    .where('updateId', '=', key)
    .executeTakeFirst();

function record(
  tx: Tx,
  version: string,
  action: string,
  act: CalendarAct,
  { before, after }: { before: object; after: object },
) {
  return appendAudit(tx, {
    subjectType: 'calendar',
    subjectId: version,
    at: act.at,
    actorAccountId: act.actorAccountId,
    actorRole: 'ADMIN',
    actorOrganisationId: act.organisationId,
    onBehalfOf: null,
    action,
    ruleId: 'AMB-GR-1',
    before,
    after: { ...after, fingerprint: act.fingerprint },
    noteId: null,
    workflowId: null,
    runId: null,
    updateId: act.key,
  });
}
