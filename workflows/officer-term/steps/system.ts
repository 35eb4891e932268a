import { isOpen } from '../../rules/obligations/obligation';
import type { RungAct } from '../../rules/obligations/types';
import type { Attendance } from '../../rules/officer-term/facts';
import { recalculateInto } from '../../shared/clocks';
import type { Draft } from '../draft';
import { happen } from '../effects';
import type { AttendanceRecorded, RecalculateCommand, UrgeCommand } from '../messages';
import { climb } from '../time';
import { refused, type StepRule } from './types';

/** The system's own step: what time has brought by now was put into the draft already. */
export const keepTime: StepRule<Record<string, never>> = ({ before, at, parameters }) =>
  before.wakeAt === null || before.wakeAt > at
    ? refused('NOTHING_DUE', '没有到期的时限', parameters.term.ruleId)
    : null;

/**
 * Message of a gathering: presence was recorded or corrected; each key counts once. Presence at a training lets duties
 * begin where they wait for it (YY-S-5).
 */
export const recordAttendance: StepRule<AttendanceRecorded> = (draft, message) => {
  const { state, parameters, at } = draft;
  const { key, gatheringId, kind, startsAt, present, recordedAt, special } = message;
  draft.stand(parameters.duties.absences?.ruleId ?? parameters.term.ruleId);
  if (key in state.taken) return refused('ALREADY_TAKEN', '该消息已经处理', draft.head.ruleId);
  state.taken = { ...state.taken, [key]: at };
  const attendance: Attendance = { eventId: gatheringId, kind, startsAt, present, recordedAt };
  const others = state.facts.attendances.filter(({ eventId }) => eventId !== gatheringId);
  state.facts = { ...state.facts, attendances: [...others, attendance] };
  const missed = state.specialDutyMissed.filter((id) => id !== gatheringId);
  state.specialDutyMissed = kind === 'EVALUATION' && !special ? [...missed, gatheringId] : missed;
  draft.changes.push({ change: 'ATTENDANCE', gatheringId, kind, startsAt, present, recordedAt });
  Object.assign(draft.details, { gatheringId, kind, present, special });
  const trained = kind === 'TRAINING' && present && state.term.status === 'AWAITING_TRAINING';
  return trained ? happen(draft, { type: 'TRAINED', at }) : null;
};

/** A person urges (催办) or orders (督办) what is still owed; numbered, on record, told to the owner. */
export const urge: StepRule<UrgeCommand> = (draft, command) => supervise(draft, 'REMIND', command);
export const order: StepRule<UrgeCommand> = (draft, command) => supervise(draft, 'SUPERVISE', command);

function supervise(draft: Draft, act: RungAct, { obligationId, noteId }: UrgeCommand) {
  const { state, head, by } = draft;
  const obligation = state.obligations.find((each) => each.id === obligationId);
  if (!obligation || !isOpen(obligation))
    return refused('OBLIGATION_NOT_OPEN', '这项时限已经结束或不存在', head.ruleId, 'obligationId');
  draft.stand(obligation.ruleId);
  climb(draft, obligation, act, by, noteId);
  draft.details.obligationId = obligation.id;
  return null;
}

/** A calendar was published: every running clock and window is laid out anew. */
export const recalculate: StepRule<RecalculateCommand> = (draft, { calendar }) => {
  const { state, at } = draft;
  draft.stand('AMB-GR-1');
  if (calendar.version === state.calendar.version)
    return refused('CALENDAR_UNCHANGED', '本聘期已按该版日历计算', 'AMB-GR-1');
  state.calendar = calendar;
  recalculateInto(draft);
  return happen(draft, { type: 'RECALCULATED', at });
};
