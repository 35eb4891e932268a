import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { type History, historyToJSON } from '@temporalio/common/lib/proto-utils';
import { sql } from 'kysely';
import type { Db } from '../db/connect';
import { assessmentWorkflowId } from '../workflows/assessment/messages';
import { evaluationRoundWorkflowId } from '../workflows/evaluation-round/messages';
import { followUpWorkflowId } from '../workflows/follow-up/messages';
import { gatheringWorkflowId } from '../workflows/gathering/messages';
import { measureWorkflowId } from '../workflows/measure/messages';
import { OFFICER_TERM } from '../workflows/officer-term/messages';
import { redemptionWorkflowId } from '../workflows/redemption/messages';
import { rewardListWorkflowId } from '../workflows/reward-list/messages';

/** Histories handled in one look. */
const BATCH = 20;

/** Older histories have left the engine (see the retention in docs/operations.md); there is nothing to keep any more. */
const LOOK_BACK_DAYS = 30;

type Closable =
  | 'redemption'
  | 'gathering'
  | 'assessment'
  | 'rewardList'
  | 'measure'
  | 'evaluationRound'
  | 'followUp';

/**
 * Processes that end with what their row says: it has the instant at which they were over; the subject's type is the name
 * of the table. A term's process may go on for months after the term, so the engine is asked for those.
 */
const SUBJECTS: readonly {
  type: Closable;
  over: 'closedAt' | 'endedAt' | 'cancelledAt';
  workflowId(id: string): string;
}[] = [
  { type: 'redemption', over: 'closedAt', workflowId: redemptionWorkflowId },
  { type: 'gathering', over: 'closedAt', workflowId: gatheringWorkflowId },
  { type: 'gathering', over: 'cancelledAt', workflowId: gatheringWorkflowId },
  { type: 'assessment', over: 'closedAt', workflowId: assessmentWorkflowId },
  { type: 'rewardList', over: 'closedAt', workflowId: rewardListWorkflowId },
  { type: 'measure', over: 'endedAt', workflowId: measureWorkflowId },
  { type: 'followUp', over: 'endedAt', workflowId: followUpWorkflowId },
  { type: 'evaluationRound', over: 'closedAt', workflowId: evaluationRoundWorkflowId },
];

interface Place {
  db: Db;
  client: Client;
}

interface Run {
  workflowId: string;
  runId: string;
}

/**
 * Keeps the complete histories that are not yet kept, so that they outlive the engine's retention: of processes that
 * are over, and of the earlier runs of those that go on in a new one. A process that is over but has not quite ended
 * waits for the next look. Repeating a look, or looking from several workers, is harmless. Answers how many
 * histories were kept.
 */
export async function archiveClosed(place: Place): Promise<number> {
  let kept = 0;
  for (const subject of SUBJECTS)
    for (const id of await overAndNotKept(place.db, subject))
      kept += await archiveEnded(place, subject.workflowId(id));
  for (const run of await runsNotKept(place, ENDED_TERMS)) kept += await archiveRuns(place, run, true);
  for (const run of await runsNotKept(place, ROLLED_OVER)) kept += await archiveRuns(place, run, false);
  return kept;
}

/** Subjects that are over and whose last run is not kept. */
async function overAndNotKept(
  db: Db,
  { type, over, workflowId }: (typeof SUBJECTS)[number],
): Promise<string[]> {
  const since = new Date(Date.now() - LOOK_BACK_DAYS * 86_400_000).toISOString();
  const { rows } = await sql<{ id: string }>`
    select subject.id from ${sql.table(type)} as subject
    where subject.${sql.ref(over)} >= ${since}
      and not exists (select from history_archive kept
        where kept.workflow_id = ${workflowId('')} || subject.id and kept.last)
    order by subject.${sql.ref(over)} desc limit ${BATCH}`.execute(db);
  return rows.map(({ id }) => id);
}

async function archiveEnded(place: Place, workflowId: string): Promise<number> {
  const known = await place.client.workflow.getHandle(workflowId).describe().catch(ignoreNotFound);
  if (!known || known.status.name === 'RUNNING') return 0;
  return archiveRuns(place, { workflowId, runId: known.runId }, true);
}

/** Terms of officers of which nothing more is to come. */
const ENDED_TERMS = `WorkflowType = '${OFFICER_TERM}' AND ExecutionStatus != 'Running' AND ExecutionStatus != 'ContinuedAsNew'`;
/** Runs that were followed by another run of the same process. */
const ROLLED_OVER = "ExecutionStatus = 'ContinuedAsNew'";

/** Closed runs of one kind, recorded here and not kept. */
async function runsNotKept({ db, client }: Place, kind: string): Promise<Run[]> {
  const since = new Date(Date.now() - LOOK_BACK_DAYS * 86_400_000).toISOString();
  const query = `${kind} AND CloseTime > '${since}'`;
  const found: Run[] = [];
  let page: Run[] = [];
  const sift = async () => {
    if (page.length > 0) found.push(...(await recordedAndNotKept(db, page)));
    page = [];
  };
  for await (const { workflowId, runId } of client.workflow.list({ query })) {
    page.push({ workflowId, runId });
    if (page.length === 500) await sift();
    if (found.length >= BATCH) break;
  }
  await sift();
  return found.slice(0, BATCH);
}

/** Of these runs, those that have recorded steps in this database and whose history is not kept. */
async function recordedAndNotKept(db: Db, runs: readonly Run[]): Promise<Run[]> {
  const ids = runs.map(({ workflowId }) => workflowId);
  const runIds = runs.map(({ runId }) => runId);
  const { rows } = await sql<Run>`
    select run.workflow_id, run.run_id from unnest(${ids}::text[], ${runIds}::text[]) as run (workflow_id, run_id)
    where exists (select from process_step step where step.workflow_id = run.workflow_id)
      and not exists (select from history_archive kept
        where kept.workflow_id = run.workflow_id and kept.run_id = run.run_id)`.execute(db);
  return rows;
}

/** Keeps a run and those before it that are not kept yet, back to the first that is kept or forgotten. */
async function archiveRuns(place: Place, from: Run, last: boolean): Promise<number> {
  let kept = 0;
  let run: Run | null = from;
  while (run && (kept === 0 || !(await isKept(place.db, run)))) {
    const history: History | null = await historyOf(place.client, run);
    if (!history) break;
    await keep(place.db, run, history, last && kept === 0);
    kept += 1;
    const before = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
    run = before ? { workflowId: run.workflowId, runId: before } : null;
  }
  return kept;
}

const historyOf = (client: Client, { workflowId, runId }: Run): Promise<History | null> =>
  client.workflow.getHandle(workflowId, runId).fetchHistory().catch(ignoreNotFound);

async function keep(db: Db, run: Run, history: History, last: boolean): Promise<void> {
  const json = historyToJSON(history);
  const startedAt = history.events?.[0]?.eventTime;
  await db
    .insertInto('historyArchive')
    .values({
      ...run,
      ...subjectOf(run.workflowId),
      startedAt: startedAt ? instantOf(startedAt) : null,
      last,
      eventCount: history.events?.length ?? 0,
      sha256: createHash('sha256').update(json).digest('hex'),
      content: gzipSync(json),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const instantOf = ({ seconds, nanos }: { seconds?: unknown; nanos?: number | null }): string =>
  new Date(Number(seconds) * 1_000 + Math.floor((nanos ?? 0) / 1e6)).toISOString();

async function isKept(db: Db, { workflowId, runId }: Run): Promise<boolean> {
  const row = await db
    .selectFrom('historyArchive')
    .select('runId')
    .where('workflowId', '=', workflowId)
    .where('runId', '=', runId)
    .executeTakeFirst();
  return row !== undefined;
}

/** A process `officer-term/<id>` is that of the subject `officerTerm` with this id. */
function subjectOf(workflowId: string): { subjectType: string; subjectId: string } {
  const slash = workflowId.indexOf('/');
  const subjectType = workflowId
    .slice(0, slash)
    .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return { subjectType, subjectId: workflowId.slice(slash + 1) };
}

/** The engine no longer knows the process: there is nothing left to keep. */
function ignoreNotFound(error: unknown): null {
  if (error instanceof WorkflowNotFoundError) return null;
  throw error;
}
