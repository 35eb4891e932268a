import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../connect';

/** A running process that lays out time limits, with the span of days for which it may need the calendar. */
export interface RunningProcess {
  workflowId: string;
  /** Earliest instant from which it may still count. */
  firstOrigin: string;
  /** Latest instant that is known to matter to it. */
  lastDue: string;
}

/** How the subjects of one type are found, as SQL over their row `s`. */
interface SubjectKind {
  /** The type of the audit chain. */
  type: string;
  table: string;
  id: RawBuilder<unknown>;
  idType: 'uuid' | 'text';
  /** Beginning of the workflow's id. */
  prefix: string;
  /** The process may still need a calendar, as far as the records tell. */
  running: RawBuilder<boolean>;
  /** A process that the engine does not know any more, or that refuses, has ended and is not lost. */
  over: RawBuilder<boolean>;
  /** From when to when it counts besides its open limits. */
  since: RawBuilder<string | null>;
  until: RawBuilder<string | null>;
}

const NEVER = sql<string | null>`null::timestamptz`;
const id = sql`s.id`;

/** Every type of process with time limits, in the order in which they are told. */
const KINDS: readonly SubjectKind[] = [
  {
    type: 'redemption',
    table: 'redemption',
    id,
    idType: 'uuid',
    prefix: 'redemption/',
    running: sql`s.closed_at is null`,
    over: sql`s.closed_at is not null`,
    since: NEVER,
    until: NEVER,
  },
  {
    // Hearings and the last grade may go on after the end; the process is over when its last history is kept.
    type: 'officerTerm',
    table: 'officer_term',
    id,
    idType: 'uuid',
    prefix: 'officer-term/',
    running: sql`(s.ended_at is null or not exists (select from history_archive kept
      where kept.workflow_id = 'officer-term/' || s.id and kept.last))`,
    over: sql`s.ended_at is not null and s.open_procedures = 0`,
    since: sql`s.appointed_at`,
    until: sql`s.to_date::timestamptz`,
  },
  {
    type: 'gathering',
    table: 'gathering',
    id,
    idType: 'uuid',
    prefix: 'gathering/',
    running: sql`s.closed_at is null and s.cancelled_at is null`,
    over: sql`s.closed_at is not null or s.cancelled_at is not null`,
    since: NEVER,
    until: sql`s.starts_at`,
  },
  {
    type: 'schemeWatch',
    table: 'scheme_watch',
    id: sql`s.scheme_code`,
    idType: 'text',
    prefix: 'scheme-watch/',
    running: sql`true`,
    over: sql`false`,
    since: NEVER,
    until: NEVER,
  },
  {
    type: 'assessment',
    table: 'assessment',
    id,
    idType: 'uuid',
    prefix: 'assessment/',
    running: sql`s.status in ('OPEN', 'PROPOSED')`,
    over: sql`s.status not in ('OPEN', 'PROPOSED')`,
    since: NEVER,
    until: NEVER,
  },
  {
    type: 'rewardList',
    table: 'reward_list',
    id,
    idType: 'uuid',
    prefix: 'reward-list/',
    running: sql`s.status in ('DRAFT', 'SUBMITTED', 'APPROVED', 'PAYING')`,
    over: sql`s.status not in ('DRAFT', 'SUBMITTED', 'APPROVED', 'PAYING')`,
    since: NEVER,
    until: NEVER,
  },
  {
    type: 'measure',
    table: 'measure',
    id,
    idType: 'uuid',
    prefix: 'measure/',
    running: sql`s.ended_at is null`,
    over: sql`s.ended_at is not null`,
    since: NEVER,
    until: sql`s.meets_at`,
  },
  {
    type: 'followUp',
    table: 'follow_up',
    id,
    idType: 'uuid',
    prefix: 'follow-up/',
    running: sql`s.ended_at is null`,
    over: sql`s.ended_at is not null`,
    since: NEVER,
    until: NEVER,
  },
  {
    type: 'evaluationRound',
    table: 'evaluation_round',
    id,
    idType: 'uuid',
    prefix: 'evaluation-round/',
    running: sql`s.closed_at is null`,
    over: sql`s.closed_at is not null`,
    since: NEVER,
    until: sql`case when s.status in ('PUBLISHED', 'MEASURES', 'BOOKED') then null else s.period_to::timestamptz end`,
  },
];

/** Beginnings of the workflow ids of the processes that are told of a new calendar, by the type of their subject. */
export const CALENDAR_PREFIXES: Readonly<Record<string, string>> = Object.fromEntries(
  KINDS.map(({ type, prefix }) => [type, prefix]),
);

/** What is being asked for: the version that was published, and the id of the step by which a process takes it. */
interface Publication {
  version: string;
  updateId: string;
}

/**
 * Running processes on another calendar that have not taken the step with this update id, type by type and by id, after
 * the one with the given workflow id.
 */
export async function processesOnOtherCalendar(
  db: Db,
  publication: Publication,
  { after, limit }: { after: string | null; limit: number },
): Promise<RunningProcess[]> {
  const found: RunningProcess[] = [];
  const from = after === null ? -1 : kindOf(after);
  for (const [i, kind] of KINDS.entries()) {
    if (i < from || found.length === limit) continue;
    const last = i === from ? subjectOf(kind, after as string) : null;
    found.push(...(await ofKind(db, kind, publication, last, limit - found.length)));
  }
  return found;
}

/** How many processes processesOnOtherCalendar would find. */
export async function countProcessesOnOtherCalendar(db: Db, publication: Publication): Promise<number> {
  let total = 0;
  for (const kind of KINDS) {
    const { rows } = await sql<{ total: number }>`
      select count(*)::int as total from ${sql.table(kind.table)} s where ${isToTell(kind, publication)}
    `.execute(db);
    total += rows[0]?.total ?? 0;
  }
  return total;
}

async function ofKind(
  db: Db,
  kind: SubjectKind,
  publication: Publication,
  after: string | null,
  limit: number,
): Promise<RunningProcess[]> {
  const { rows } = await sql<RunningProcess>`
    select ${kind.prefix}::text || ${kind.id} as workflow_id,
      coalesce(least(${openLimits(kind, sql`min(o.origin)`)}, ${kind.since}), ${firstStep(kind, sql`at`)})
        as first_origin,
      coalesce(greatest(${openLimits(kind, sql`max(coalesce(o.due_at, o.first_due_at))`)}, ${kind.until}),
        ${firstStep(kind, sql`at`)}) as last_due
    from ${sql.table(kind.table)} s
    where ${isToTell(kind, publication)}
      ${after === null ? sql`` : sql`and ${kind.id} > ${after}::${sql.raw(kind.idType)}`}
    order by ${kind.id} limit ${limit}`.execute(db);
  return rows;
}

/** Longest time from reading the calendar in force to the first recorded step of a process. */
const BEGINNING = sql`interval '10 minutes'`;

/**
 * It runs, has not taken the step, and is on another calendar: by an open limit, or because it began before the
 * publication and has laid out no limit since. Processes carry their calendar also while they owe nothing.
 */
function isToTell(kind: SubjectKind, { version, updateId }: Publication): RawBuilder<boolean> {
  return sql`${kind.running}
    and not exists (select from process_step taken
      where taken.workflow_id = ${kind.prefix}::text || ${kind.id} and taken.update_id = ${updateId})
    and (exists (select from obligation o where ${limitsOf(kind)} and o.status in ('OPEN', 'PAUSED', 'BREACHED')
        and o.calendar_version <> ${version})
      or (not exists (select from obligation o where ${limitsOf(kind)} and o.calendar_version = ${version})
        and ${firstStep(kind, sql`recorded_at`)} <
          (select published_at from calendar where calendar.version = ${version}) + ${BEGINNING}))`;
}

const limitsOf = ({ type, id: subject }: SubjectKind): RawBuilder<boolean> =>
  sql`o.subject_type = ${type} and o.subject_id = ${subject}::text`;

const openLimits = (kind: SubjectKind, what: RawBuilder<unknown>): RawBuilder<string | null> =>
  sql`(select ${what} from obligation o where ${limitsOf(kind)} and o.status in ('OPEN', 'PAUSED', 'BREACHED'))`;

const firstStep = ({ prefix, id: subject }: SubjectKind, column: RawBuilder<unknown>): RawBuilder<string> =>
  sql`(select first.${column} from process_step first
    where first.workflow_id = ${prefix}::text || ${subject} and first.seq = 1)`;

/** Whether a process is over by its subject's own records. */
export async function isProcessOver(db: Db, workflowId: string): Promise<boolean> {
  const kind = KINDS[kindOf(workflowId)] as SubjectKind;
  const { rows } = await sql<{ over: boolean }>`
    select (${kind.over}) as over from ${sql.table(kind.table)} s
    where ${kind.id} = ${subjectOf(kind, workflowId)}::${sql.raw(kind.idType)}`.execute(db);
  return rows[0]?.over ?? false;
}

const subjectOf = ({ prefix }: SubjectKind, workflowId: string): string =>
  workflowId.startsWith(prefix) ? workflowId.slice(prefix.length) : workflowId;

/** Place of the process's type. A bare id is that of a case: publications begun by earlier releases hand it on. */
function kindOf(workflowId: string): number {
  return Math.max(
    0,
    KINDS.findIndex(({ prefix }) => workflowId.startsWith(prefix)),
  );
}
