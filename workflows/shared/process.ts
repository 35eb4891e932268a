import { ApplicationFailure, workflowInfo } from '@temporalio/workflow';
import type { Refused } from '../rules/decision';
import type { StepEnvelope, StepRecord, StepRecorded } from './records';
import { REFUSAL } from './refusal';

/** The outcome of deciding a step: refused, or what the process becomes and what is to be recorded. */
export type StepDecision<State, Projection> =
  | Refused
  | {
      allowed: true;
      state: State;
      record: StepRecord;
      projection: Projection;
      /** State that depends on what the database answered (e.g. whether the pool could bear a reservation). */
      settle?: (state: State, data: Record<string, unknown>) => State;
    };

type Allowed<State, Projection> = Extract<StepDecision<State, Projection>, { allowed: true }>;
type OtherStep = NonNullable<StepRecorded['other']>;

export interface ProcessDefinition<State, Projection> {
  subject: { type: string; id: string };
  /** Pure: the only way in which the process changes, for persons, timers and the outside world alike. */
  decide(state: State, name: string, args: unknown, at: string): StepDecision<State, Projection>;
  record(step: StepEnvelope<Projection>): Promise<StepRecorded>;
  /** The step that stands under this number in the database, or null. */
  read(step: { workflowId: string; seq: number }): Promise<StepRecorded | null>;
}

export interface Performed<State> {
  state: State;
  seq: number;
  at: string;
  numbers: Record<string, string>;
  data: Record<string, unknown>;
}

export interface Process<State> {
  state(): State;
  seq(): number;
  /** Synchronous check for Update validators: throws the refusal before anything enters the history. */
  check(name: string, args: unknown, updateId: string | null): void;
  /**
   * Takes one step: decides, records in one transaction, then moves on. Steps queue up, so they are written
   * in order and each is decided on the state left by the one before.
   * A step found in the database that this workflow does not know of is taken over first (see StepRecorded).
   */
  perform(name: string, args: unknown, updateId: string | null): Promise<Performed<State>>;
  /** Takes over steps that stand in the database but never reached the history (see StepRecorded). */
  catchUp(): Promise<void>;
  /** The process whole, for the next run of the same workflow (continue-as-new); take it when no step is under way. */
  snapshot(): ProcessSnapshot<State>;
}

/** Plain JSON: a process between two runs. */
export interface ProcessSnapshot<State> {
  state: State;
  seq: number;
  takenOver: Record<string, Performed<State>>;
}

/** Throws a refusal as the failure that clients recognise. */
export function refuse(decision: Refused): never {
  const { code, message, ruleId, field } = decision;
  throw ApplicationFailure.create({
    type: REFUSAL,
    message,
    nonRetryable: true,
    details: [field === undefined ? { code, message, ruleId } : { code, message, ruleId, field }],
  });
}

/** Starts a process, or goes on with one from the snapshot of an earlier run. */
export function startProcess<State, Projection>(
  definition: ProcessDefinition<State, Projection>,
  from: State | ProcessSnapshot<State>,
): Process<State> {
  const resumed = isSnapshot(from);
  let state = resumed ? from.state : from;
  let seq = resumed ? from.seq : 0;
  let queue: Promise<unknown> = Promise.resolve();
  // Steps taken over from the database whose callers may still come back with the same key.
  const takenOver: Record<string, Performed<State>> = resumed ? { ...from.takenOver } : {};
  const now = () => new Date().toISOString();

  const decideOrRefuse = (name: string, args: unknown, at: string) => {
    const decision = definition.decide(state, name, args, at);
    return decision.allowed ? decision : refuse(decision);
  };

  /** Moves on by a step that stands in the database, whoever took it. */
  const moveOn = (decision: Allowed<State, Projection>, recorded: StepRecorded): Performed<State> => {
    state = decision.settle ? decision.settle(decision.state, recorded.data) : decision.state;
    seq += 1;
    return { state, seq, at: recorded.at, numbers: recorded.numbers, data: recorded.data };
  };

  const takeOver = (recorded: StepRecorded, other: OtherStep): void => {
    const performed = moveOn(decideOrRefuse(other.name, other.args, recorded.at), recorded);
    if (other.updateId !== null) takenOver[other.updateId] = performed;
  };

  const take = async (name: string, args: unknown, updateId: string | null): Promise<Performed<State>> => {
    for (;;) {
      const known = updateId === null ? undefined : takenOver[updateId];
      if (known) return known;
      const at = now();
      const decision = decideOrRefuse(name, args, at);
      const { workflowId, runId } = workflowInfo();
      const recorded = await definition.record({
        workflowId,
        runId,
        subject: definition.subject,
        seq: seq + 1,
        updateId,
        command: { name, args },
        at,
        record: decision.record,
        projection: decision.projection,
      });
      if (!recorded.other)
        return moveOn(recorded.at === at ? decision : decideOrRefuse(name, args, recorded.at), recorded);
      takeOver(recorded, recorded.other);
    }
  };

  const catchUp = async (): Promise<void> => {
    for (;;) {
      const recorded = await definition.read({ workflowId: workflowInfo().workflowId, seq: seq + 1 });
      if (!recorded?.other) return;
      takeOver(recorded, recorded.other);
    }
  };

  const enqueue = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  };

  return {
    state: () => state,
    seq: () => seq,
    check: (name, args, updateId) => {
      if (updateId === null || !takenOver[updateId]) decideOrRefuse(name, args, now());
    },
    perform: (name, args, updateId) => enqueue(() => take(name, args, updateId)),
    catchUp: () => enqueue(catchUp),
    snapshot: () => ({ state, seq, takenOver }),
  };
}

function isSnapshot<State>(from: State | ProcessSnapshot<State>): from is ProcessSnapshot<State> {
  return typeof from === 'object' && from !== null && 'takenOver' in from && 'seq' in from;
}
