import { WorkflowNotFoundError } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import type { History } from '@temporalio/common/lib/proto-utils';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils';
import { verifyChain } from '../../db/queries/audit';
import { findArchivedHistory, findArchivedRuns } from '../../db/queries/historyArchive';
import { stepKeysOf } from '../../db/queries/processStep';
import type { StepRecorded } from '../../workflows/shared/records';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import type { ProcessSubject } from './subject';
import { type HistoryStep, readTimeline } from './timeline';

export interface ProcessHistory {
  workflowId: string;
  runId: string | null;
  status: string;
  steps: HistoryStep[];
  chain: { ok: boolean; length: number; problems: string[] };
  reconciliation: { ok: boolean; differences: string[] };
}

/** A process as auditors read it: every step, the check of the audit chain, and records against the engine's history. */
export async function readHistory(ctx: AppContext, subject: ProcessSubject): Promise<ProcessHistory> {
  const { workflowId } = subject;
  const recorded = await stepKeysOf(ctx.db, workflowId);
  const [steps, chain, engine] = await Promise.all([
    readTimeline(ctx, subject),
    verifyChain(ctx.db, subject.type, subject.id),
    readEngine(ctx, workflowId, recorded),
  ]);
  const differences = [
    ...compareWithAudit(recorded, steps),
    ...(engine ? compareWithEngine(recorded, engine) : ['流程引擎已不再保存本件的历史，无法核对']),
  ];
  return {
    workflowId,
    runId: engine?.runId ?? steps.at(-1)?.runId ?? null,
    status: engine?.status ?? 'UNKNOWN',
    steps,
    chain,
    reconciliation: { ok: differences.length === 0, differences },
  };
}

/** The engine's own events as JSON; from the archive when the engine no longer keeps them. */
export async function readRawHistory(ctx: AppContext, { workflowId }: ProcessSubject): Promise<unknown> {
  try {
    return JSON.parse(historyToJSON(await ctx.client.workflow.getHandle(workflowId).fetchHistory()));
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    const kept = await findArchivedHistory(ctx.db, workflowId);
    if (kept) return JSON.parse(kept.json);
    throw notFound('本件的流程历史');
  }
}

interface EngineView {
  runId: string;
  status: string;
  /** Ids of the Updates that came into the history; `accepted` are those that were not refused afterwards. */
  all: Set<string>;
  accepted: Set<string>;
  /** Ids of requests that the process took over from the records, because the engine had lost them (see StepRecorded). */
  takenOver: Set<string>;
}

/** What the engine knows of all runs of a process, of those it no longer keeps from the archive; null: of none. */
async function readEngine(
  ctx: AppContext,
  workflowId: string,
  recorded: readonly { runId: string }[],
): Promise<EngineView | null> {
  const [latest, archived] = await Promise.all([
    orGone(ctx.client.workflow.getHandle(workflowId).describe()),
    findArchivedRuns(ctx.db, workflowId),
  ]);
  const kept = new Map(archived.map(({ runId, json }) => [runId, json]));
  const runIds = new Set([...kept.keys(), ...recorded.map(({ runId }) => runId)]);
  const last = latest?.runId ?? archived.at(-1)?.runId;
  if (last === undefined) return null;
  const histories = await Promise.all(
    [...runIds.add(last)].map(async (runId) => {
      const json = kept.get(runId);
      if (json !== undefined) return historyFromJSON(JSON.parse(json));
      return orGone(ctx.client.workflow.getHandle(workflowId, runId).fetchHistory());
    }),
  );
  const views = histories.flatMap((history) => (history ? [updatesOf(history)] : []));
  return {
    runId: last,
    status: latest?.status.name ?? 'ARCHIVED',
    all: new Set(views.flatMap(({ all }) => [...all])),
    accepted: new Set(views.flatMap(({ accepted }) => [...accepted])),
    takenOver: new Set(histories.flatMap((history) => (history ? takenOverIn(history) : []))),
  };
}

/** Null when the engine does not keep it any more. */
async function orGone<T>(asked: Promise<T>): Promise<T | null> {
  return asked.catch((error: unknown) => {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  });
}

function updatesOf(history: History): Pick<EngineView, 'all' | 'accepted'> {
  const all = new Set<string>();
  const refused = new Set<string>();
  for (const event of history.events ?? []) {
    const accepted = event.workflowExecutionUpdateAcceptedEventAttributes;
    const id = accepted?.acceptedRequest?.meta?.updateId;
    if (id) all.add(id);
    const completed = event.workflowExecutionUpdateCompletedEventAttributes;
    if (completed?.meta?.updateId && completed.outcome?.failure) refused.add(completed.meta.updateId);
  }
  return { all, accepted: new Set([...all].filter((id) => !refused.has(id))) };
}

/** A request lost between commit and acknowledgement stands in the history as the answer of the recording activity. */
function takenOverIn(history: History): string[] {
  return (history.events ?? []).flatMap(({ markerRecordedEventAttributes: marker }) => {
    const answer = marker?.markerName === LOCAL_ACTIVITY ? marker.details?.result?.payloads?.[0] : undefined;
    if (!answer) return [];
    const recorded = defaultPayloadConverter.fromPayload<Partial<StepRecorded> | null>(answer);
    return recorded?.other?.updateId ?? [];
  });
}

/** Name under which the SDK writes the result of a local activity into a history. */
const LOCAL_ACTIVITY = 'core_local_activity';

type Recorded = { seq: number; updateId: string | null }[];

/** Every recorded step has its audit event under the same number and key, and the other way round. */
function compareWithAudit(recorded: Recorded, steps: HistoryStep[]): string[] {
  const events = new Map(steps.map((step) => [step.seq, step]));
  const differences = recorded.flatMap(({ seq, updateId }) => {
    const event = events.get(seq);
    events.delete(seq);
    if (!event) return [`第${seq}步有记录而没有审计事件`];
    return event.updateId === updateId ? [] : [`第${seq}步的请求编号与审计事件不一致`];
  });
  return [...differences, ...[...events.keys()].map((seq) => `第${seq}条审计事件没有对应的步骤记录`)];
}

/** Every step that a request caused is in the engine's history, as an Update or taken over, and the other way round. */
function compareWithEngine(recorded: Recorded, { all, accepted, takenOver }: EngineView): string[] {
  const left = new Set(accepted);
  const differences = recorded.flatMap(({ seq, updateId }) => {
    if (updateId === null || left.delete(updateId) || takenOver.has(updateId) || isPart(updateId, all))
      return [];
    return [`第${seq}步有记录而流程历史中没有`];
  });
  return [...differences, ...[...left].map((id) => `流程历史中的请求${id}没有步骤记录`)];
}

/** A step taken on the way of another one carries that one's key with a suffix. */
const isPart = (updateId: string, all: ReadonlySet<string>): boolean =>
  updateId.includes('/') && all.has(updateId.slice(0, updateId.lastIndexOf('/')));
