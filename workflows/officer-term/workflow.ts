import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  defineSignal,
  log,
  patched,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { OfficerTermActivities } from '../../activities/interfaces';
import { chinaInstant } from '../rules/calendar/dates';
import { termYears } from '../rules/officer-term/periods';
import type { TermStatus } from '../rules/officer-term/termState';
import {
  isRefusedByRecords,
  processAnswer,
  takeCommands,
  unlessRefused,
  watchTime,
} from '../shared/humanSteps';
import { type Process, startProcess } from '../shared/process';
import { decideStep } from './decide';
import {
  ATTENDANCE_SIGNAL,
  type AttendanceRecorded,
  GRADE_SIGNAL,
  type GradeConfirmed,
  OFFICER_TERM,
  OFFICER_TERM_COMMANDS,
  type OfficerTermInput,
} from './messages';
import { type HandedOn, handOn, takeOn } from './run';
import { initialState, isSettled, type OfficerTermState } from './state';

const { recordOfficerTermStep, readOfficerTermStep } = proxyLocalActivities<OfficerTermActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '5 seconds' },
});

/** A process whose appointment was refused ends by itself, so that nothing is left behind. */
const APPOINTMENT_LIMIT = '10 minutes';
const notAppointed = () =>
  ApplicationFailure.create({
    type: 'NotAppointed',
    message: 'nobody was appointed',
    nonRetryable: true,
  });

/**
 * One term of an appointed person or organisation, from certificate to the last thing that is settled after its end.
 * Each year of the term is a run of its own, so that a step costs the same in every year.
 * @param from what the run before has handed on
 */
export async function officerTerm(
  input: OfficerTermInput,
  from?: HandedOn,
): Promise<{ status: TermStatus; endedAt: string | null }> {
  const process = startProcess(
    {
      subject: { type: OFFICER_TERM, id: input.termId },
      decide: decideStep,
      record: recordOfficerTermStep,
      read: readOfficerTermStep,
    },
    from ? takeOn(input, from) : initialState(input, patched('awaits-answers')),
  );
  const state = () => process.state();
  takeCommands(process, OFFICER_TERM_COMMANDS, processAnswer(input.termId));
  listen<AttendanceRecorded>(process, ATTENDANCE_SIGNAL, 'recordAttendance');
  listen<GradeConfirmed>(process, GRADE_SIGNAL, 'confirmGrade');

  const appointed = () => state().status !== 'NEW';
  if (!(await condition(appointed, APPOINTMENT_LIMIT))) {
    await process.catchUp(); // waits for a step under way; the appointment may stand in the database
    if (!appointed()) throw notAppointed();
  }

  const seam = nextYear(input);
  let leaving = false;
  const runIsOver = () => isSettled(state()) || workflowInfo().continueAsNewSuggested;
  const watching = watchTime(
    process,
    'keepTime',
    () => state().wakeAt,
    () => leaving || isSettled(state()),
  );
  await (seam === null ? condition(runIsOver) : condition(runIsOver, seam - Date.now()));
  leaving = true;
  await watching;
  do
    await process.catchUp(); // waits for steps under way and for messages that came in the meantime
  while (!allHandlersFinished());

  if (!isSettled(state())) await continueAsNew<typeof officerTerm>(input, handOn(process.snapshot()));
  return { status: state().term.status, endedAt: state().term.endedAt };
}

type TermProcess = Process<OfficerTermState>;

/** A message of another process is a step; one that was taken before, or that the records can't hold, changes nothing. */
function listen<Message extends object>(process: TermProcess, signal: string, step: string): void {
  setHandler(defineSignal<[Message]>(signal), async (message) => {
    await condition(() => process.state().status !== 'NEW');
    await process.perform(step, message, null).catch((error: unknown) => {
      if (!isRefusedByRecords(error)) return unlessRefused(error);
      log.error('a message was refused by the records', { signal });
    });
  });
}

/** When the next year of the term begins, the first one left out; null in the last one. */
function nextYear({ span }: OfficerTermInput): number | null {
  const [, ...years] = termYears(span);
  const starts = years.map(({ from }) => Date.parse(chinaInstant(from, '00:00')));
  return starts.find((start) => start > Date.now()) ?? null;
}
