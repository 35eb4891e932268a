import { Draft } from '../draft';
import type {
  AssignCommand,
  ChangeHandlerCommand,
  RecordDeliveryCommand,
  SendBackCommand,
  SignForCommand,
} from '../messages';
import { startReviewClock } from './review';
import { refused, type StepRule } from './types';

/**
 * The window judges department and kind and issues the numbered notice (GR-U5), which ends GR-T1. An online
 * notice is received when it is issued; a paper one when its delivery is recorded.
 */
export const assign: StepRule<AssignCommand> = (state, command, at) => {
  const { item } = state.input;
  const judgedOtherwise =
    command.kind !== item.kind || command.department.id !== item.departmentOrganisationId;
  if (judgedOtherwise && command.noteId === null)
    return refused('NOTE_REQUIRED', '主管部门或政策类别与公布的事项不一致时须说明理由', 'GR-U5', 'note');
  const draft = new Draft(state, at, 'assign', 'GR-U5', command.actor, command.noteId);
  const next = draft.state;
  next.department = command.department;
  next.kind = command.kind;
  next.assignChannel = command.channel;
  next.assignedAt = at;
  draft.meet('T1_ASSIGN');
  draft.document('ASSIGNMENT_NOTICE', {
    departmentOrganisationId: command.department.id,
    kind: command.kind,
    channel: command.channel,
  });
  Object.assign(draft.details, {
    departmentOrganisationId: command.department.id,
    kind: command.kind,
    channel: command.channel,
  });
  if (command.channel === 'ONLINE') receive(draft);
  else next.status = 'DELIVERING';
  return draft.done();
};

export const recordDelivery: StepRule<RecordDeliveryCommand> = (state, command, at) => {
  const draft = new Draft(state, at, 'recordDelivery', 'GR-U5', command.actor);
  receive(draft);
  return draft.done();
};

/** Receipt of the notice starts GR-T2 and GR-T3 together (AMB-GR-5). */
function receive(draft: Draft): void {
  const { state, at } = draft;
  const { parameters } = state.input;
  if (!state.department) throw new Error('a notice is received by a department');
  state.status = 'ASSIGNED';
  state.receivedAt = at;
  draft.start('T2_RESPOND', state.department, 'HANDLER', {
    unit: 'OFFICE_MINUTES',
    n: parameters.clocks.respondMinutes,
  });
  startReviewClock(draft, state.department);
  draft.tellDepartment('NOTICE_RECEIVED', 'HANDLER');
}

/** The department responds: signs for the notice and names who handles it (GR-T2). */
export const signFor: StepRule<SignForCommand> = (state, command, at) => {
  const draft = new Draft(state, at, 'signFor', 'GR-T2', command.actor);
  draft.state.status = 'REVIEWING';
  draft.state.respondedAt = at;
  draft.state.handlerAccountId = command.handlerAccountId;
  draft.details.handlerAccountId = command.handlerAccountId;
  draft.meet('T2_RESPOND');
  draft.nameOwner('T3_REVIEW', command.handlerAccountId);
  draft.tell('CASE_TO_HANDLE', { accountId: command.handlerAccountId });
  draft.tellWindow('NOTICE_SIGNED_FOR');
  return draft.done();
};

export const changeHandler: StepRule<ChangeHandlerCommand> = (state, command, at) => {
  if (command.handlerAccountId === state.handlerAccountId)
    return refused('HANDLER_UNCHANGED', '新经办人与原经办人相同', 'GR-T2', 'handlerAccountId');
  const draft = new Draft(state, at, 'changeHandler', 'GR-T2', command.actor, command.noteId);
  draft.state.handlerAccountId = command.handlerAccountId;
  draft.details.handlerAccountId = command.handlerAccountId;
  draft.nameOwner('T3_REVIEW', command.handlerAccountId);
  draft.tell('CASE_TO_HANDLE', { accountId: command.handlerAccountId });
  return draft.done();
};

/** Not this department's matter: back to the window with the reason, to be assigned anew within GR-T1. */
export const sendBack: StepRule<SendBackCommand> = (state, command, at) => {
  const { window, parameters } = state.input;
  const draft = new Draft(state, at, 'sendBack', 'GR-U5', command.actor, command.noteId);
  const next = draft.state;
  draft.details.departmentOrganisationId = state.department?.id ?? null;
  draft.cancel('T2_RESPOND', 'SENT_BACK');
  draft.cancel('T3_REVIEW', 'SENT_BACK');
  next.status = 'RETURNED';
  next.returns += 1;
  next.department = null;
  next.handlerAccountId = null;
  next.receivedAt = null;
  next.respondedAt = null;
  draft.start('T1_ASSIGN', window, 'WINDOW', { unit: 'OFFICE_MINUTES', n: parameters.clocks.assignMinutes });
  draft.tellWindow('CASE_SENT_BACK');
  return draft.done();
};
