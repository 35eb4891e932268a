import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  defineUpdate,
  patched,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';
import type { EvaluationActivities, EvaluationRecordActivities } from '../../activities/interfaces';
import type { RoundStatus } from '../rules/evaluation/round/types';
import { nextWakeAt } from '../rules/obligations/obligation';
import { processAnswer, takeCommands, unlessRefused, updateKey, watchTime } from '../shared/humanSteps';
import { type Performed, type Process, startProcess } from '../shared/process';
import { REFUSAL } from '../shared/refusal';
import { decideStep } from './decide';
import { handOutMailings } from './delivery';
import { moveMeasures } from './measures';
import {
  EVALUATION_ROUND,
  EVALUATION_ROUND_COMMANDS,
  type EvaluationRoundInput,
  type MeasureFacts,
  type ProcessAnswer,
  type StepFacts,
} from './messages';
import { automaticStep, type EvaluationRoundState, initialState, isOver, nextReminderAt } from './state';

const { recordEvaluationRoundStep, readEvaluationRoundStep } =
  proxyLocalActivities<EvaluationRecordActivities>({
    startToCloseTimeout: '30 seconds',
    retry: { initialInterval: '200 milliseconds', maximumInterval: '5 seconds' },
  });
const find = proxyActivities<EvaluationActivities>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** A process whose first step was refused ends by itself, so that nothing is left behind. */
const BEGINNING_LIMIT = '10 minutes';

type Found = keyof StepFacts;
// biome-ignore lint/suspicious/noExplicitAny: the command of the step's own name
type Find = (state: EvaluationRoundState, command: any) => Promise<StepFacts[Found]>;

/** What has to be found out, drawn or computed on the records before a step can be taken. */
const FINDERS: Record<Found, Find> = {
  prepare: ({ input: { roundId } }) => find.freezeRound({ roundId, at: new Date().toISOString() }),
  draw: ({ input: { roundId } }) => find.drawRound({ roundId }),
  open: ({ input: { roundId } }) => find.inviteSelected({ roundId }),
  replace: ({ input: { roundId } }, { memberId, ground }) =>
    find.findReplacement({ roundId, memberId, ground }),
  close: ({ input: { roundId } }) => find.countAnswered({ roundId }),
  score: ({ input: { roundId }, round }) => find.scoreRound({ roundId, version: round!.version }),
  rank: (state) => find.rankRound(rankRequest(state, [])),
  decideTie: (state, { group, objectIds, noteId }) => {
    const standing = state.round!.ties.flatMap(({ group: of, decision }) =>
      decision && of !== group
        ? [{ group: of, objectIds: decision.objectIds, reasonId: decision.reasonId }]
        : [],
    );
    return find.rankRound(rankRequest(state, [...standing, { group, objectIds, reasonId: noteId }]));
  },
  startMeasures: ({ input: { roundId }, round }) => find.findMeasures({ roundId, version: round!.version }),
  book: ({ input: { roundId }, round }) => find.findPoints({ roundId, version: round!.version }),
};

const rankRequest = (
  { input: { roundId }, round }: EvaluationRoundState,
  decisions: { group: 'COUNTY' | 'DEPARTMENT'; objectIds: string[]; reasonId: string }[],
) => ({ roundId, version: round!.version, resultHash: round!.scoring!.resultHash, decisions });

/**
 * A round of the direct evaluation (GE-RND-1): prepare, draw, open, collect, close, score, rank, review, publish, start
 * measures, book. What people decide comes as Updates; what follows from it the process does by itself. It ends when the
 * round is voided, and otherwise stays open to corrections.
 */
export async function evaluationRound(input: EvaluationRoundInput): Promise<{ status: RoundStatus }> {
  const process = startProcess(
    {
      subject: { type: EVALUATION_ROUND, id: input.roundId },
      decide: decideStep,
      record: recordEvaluationRoundStep,
      read: readEvaluationRoundStep,
    },
    initialState(input),
  );
  const state = () => process.state();
  const steps = informedSteps(process);
  takeCommands(
    process,
    EVALUATION_ROUND_COMMANDS.filter((name) => !(name in FINDERS)),
    processAnswer(input.roundId),
  );
  for (const name of Object.keys(FINDERS)) takeInformed(process, name as Found, steps, input.roundId);

  const begun = () => state().round !== null;
  if (!(await condition(begun, BEGINNING_LIMIT))) {
    await process.catchUp(); // waits for a step under way; the beginning may stand in the database
    if (!begun()) throw notBegun();
  }
  const over = () => isOver(state());
  void watchTime(process, 'fireRungs', () => nextWakeAt(state().obligations), over);
  if (patched('deliver-invitations')) void handOutMailings(process, over);
  void watchTime(process, 'remind', () => nextReminderAt(state()), over);
  await takeAutomatic(process, steps, over);

  await condition(allHandlersFinished);
  return { status: state().status };
}

type Steps = (name: Found, command: object, key: string | null) => Promise<Performed<EvaluationRoundState>>;

/** Steps that need facts come one after the other: checked, looked up, taken, with nothing in between. */
function informedSteps(process: Process<EvaluationRoundState>): Steps {
  let queue: Promise<unknown> = Promise.resolve();
  return (name, command, key) => {
    const result = queue.then(async () => {
      process.check(name, command, key);
      const facts = await FINDERS[name](process.state(), command);
      const done = await process.perform(name, { ...command, facts }, key);
      if (name === 'startMeasures') await moveMeasures(done.state, facts as MeasureFacts);
      return done;
    });
    queue = result.catch(() => undefined);
    return result;
  };
}

function takeInformed(
  process: Process<EvaluationRoundState>,
  name: Found,
  steps: Steps,
  roundId: string,
): void {
  const answer = processAnswer<EvaluationRoundState>(roundId);
  setHandler(
    defineUpdate<ProcessAnswer, [object]>(name),
    async (command) => answer(await steps(name, withoutFacts(command), updateKey()), command),
    { validator: (command) => process.check(name, withoutFacts(command), updateKey()) },
  );
}

/** Facts come from activities only. */
const withoutFacts = (command: object): object => ({ ...command, facts: undefined });

/** Takes the steps that follow by themselves; one that is refused is left to a person. */
async function takeAutomatic(
  process: Process<EvaluationRoundState>,
  steps: Steps,
  over: () => boolean,
): Promise<void> {
  while (!over()) {
    const next = automaticStep(process.state());
    const seq = process.seq();
    const changed = () => process.seq() !== seq || over();
    const wait = next?.at ? Date.parse(next.at) - Date.now() : 0;
    if (next === null) await condition(changed);
    else if (wait > 0) await condition(changed, wait);
    else {
      try {
        await steps(next.command, { actor: null }, null);
      } catch (error) {
        const code = refusalCode(error);
        if (process.seq() === seq) {
          await process.perform('hold', { step: next.step, code }, null).catch(unlessRefused);
        }
      }
    }
  }
}

function refusalCode(error: unknown): string {
  if (!(error instanceof ApplicationFailure && error.type === REFUSAL)) throw error;
  return (error.details?.[0] as { code: string }).code;
}

const notBegun = () =>
  ApplicationFailure.create({ type: 'NotBegun', message: 'no round was begun', nonRetryable: true });
