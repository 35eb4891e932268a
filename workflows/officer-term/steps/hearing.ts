import type { ProcedureEvent } from '../../rules/officer-term/hearing/types';
import type { Draft } from '../draft';
import { happen } from '../effects';
import type {
  AnswerHearingCommand,
  AnswerStayCommand,
  DecideProcedureCommand,
  ProposeStayCommand,
  ReadNoticeCommand,
  RecordDeliveryCommand,
  RefuteFactsCommand,
} from '../messages';
import { refused, type StepRule } from './types';

/** The officer has opened the notice; the window runs from the next working day (§12). */
export const readNotice: StepRule<ReadNoticeCommand> = (draft, { procedureId }) =>
  inProcedure(draft, procedureId, { type: 'DELIVERED', at: draft.at, way: 'READ', by: draft.by });

export const recordDelivery: StepRule<RecordDeliveryCommand> = (draft, { procedureId, way }) => {
  draft.details.way = way;
  return inProcedure(draft, procedureId, { type: 'DELIVERED', at: draft.at, way, by: draft.by });
};

export const answerHearing: StepRule<AnswerHearingCommand> = (draft, { procedureId, answerId, noteId }) => {
  const { at, by } = draft;
  const refusal = inProcedure(draft, procedureId, { type: 'ANSWERED', at, answerId });
  if (refusal) return refusal;
  draft.changes.push({ change: 'ANSWER', id: answerId, procedureId, by, noteId });
  draft.tellOffice('HEARING_ANSWERED');
  return null;
};

/** A stay needs two persons: one proposes, another one confirms (four eyes). */
export const proposeStay: StepRule<ProposeStayCommand> = (draft, command) => {
  const { procedureId, factIds, until, noteId } = command;
  Object.assign(draft.details, { factIds, until });
  const { at, by } = draft;
  return inProcedure(draft, procedureId, { type: 'STAY_PROPOSED', at, by, reasonId: noteId, factIds, until });
};

export const answerStay: StepRule<AnswerStayCommand> = (draft, { procedureId, confirm, noteId }) => {
  const { at, by, head } = draft;
  if (!confirm && noteId === null) return refused('NOTE_REQUIRED', '否决暂缓须说明理由', head.ruleId, 'note');
  const type = confirm ? 'STAY_CONFIRMED' : 'STAY_REJECTED';
  draft.details.confirm = confirm;
  draft.meet('STAY_CONFIRMATION', procedureId);
  const refusal = inProcedure(draft, procedureId, { type, at, by });
  if (refusal) return refusal;
  if (confirm) {
    draft.cancel('DELIVERY', procedureId, 'STAYED');
    draft.meet('DECISION', procedureId);
    draft.tellOfficer('STAY_CONFIRMED');
  }
  draft.tellOffice(type);
  return null;
};

export const decideProcedure: StepRule<DecideProcedureCommand> = (draft, { procedureId, keep, noteId }) => {
  const { at, by } = draft;
  draft.details.keep = keep;
  return inProcedure(draft, procedureId, { type: 'DECIDED', at, by, keep, reasonId: noteId });
};

/** Facts were shown to be wrong; the procedure lapses when it can't stand on the others. */
export const refuteFacts: StepRule<RefuteFactsCommand> = (draft, { procedureId, factIds, noteId }) => {
  const { at, by } = draft;
  draft.details.factIds = factIds;
  return inProcedure(draft, procedureId, { type: 'FACTS_REFUTED', at, by, reasonId: noteId, factIds });
};

function inProcedure(draft: Draft, procedureId: string, event: ProcedureEvent) {
  const procedure = draft.state.term.procedures.find(({ id }) => id === procedureId);
  if (procedure) draft.stand(procedure.ruleId);
  draft.details.procedureId = procedureId;
  return happen(draft, { type: 'PROCEDURE', at: draft.at, procedureId, event });
}
