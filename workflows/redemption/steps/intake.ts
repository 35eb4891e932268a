import { Draft } from '../draft';
import type {
  AcceptCommand,
  DeclineAcceptanceCommand,
  RequestSupplementCommand,
  SubmitCommand,
  SupplySupplementCommand,
} from '../messages';
import { refused, type StepRule } from './types';

/** The application is in (GR-U4). Amount within the item's ceiling, required materials complete. */
export const submit: StepRule<SubmitCommand> = (state, command, at) => {
  const { item } = state.input;
  if (state.submittedAt !== null) return refused('WRONG_STATUS', '本件已经提交', 'GR-U4');
  if (!Number.isSafeInteger(command.requestedFen) || command.requestedFen <= 0)
    return refused('AMOUNT_INVALID', '申请金额必须大于零', 'GR-U2', 'requestedFen');
  if (command.requestedFen > item.maxAmountFen)
    return refused('AMOUNT_OVER_CEILING', '申请金额超过该事项的最高兑现额', 'GR-U2', 'requestedFen');
  const handedIn = new Set(command.materials.map((each) => each.materialKey));
  if (item.requiredMaterials.some((key) => !handedIn.has(key)))
    return refused('MATERIAL_MISSING', '必交材料不齐全', 'GR-U2', 'materials');

  const draft = new Draft(state, at, 'submit', 'GR-U4', command.actor);
  const next = draft.state;
  next.channel = command.channel;
  next.submittedBy = command.actor.accountId;
  next.requestedFen = command.requestedFen;
  next.submittedAt = at;
  draft.materials = command.materials;
  draft.details.requestedFen = command.requestedFen;
  startIntake(draft);
  draft.tellWindow('CASE_SUBMITTED');
  return draft.done();
};

/** Acceptance: from here GR-T1 runs, and the time the guide promises the enterprise. */
export const accept: StepRule<AcceptCommand> = (state, command, at) => {
  const { parameters, window, item } = state.input;
  const draft = new Draft(state, at, 'accept', 'GR-U4', command.actor);
  draft.state.status = 'ACCEPTED';
  draft.state.acceptedAt = at;
  draft.meet('INTAKE');
  draft.start('T1_ASSIGN', window, 'WINDOW', { unit: 'OFFICE_MINUTES', n: parameters.clocks.assignMinutes });
  draft.start('OVERALL', window, 'WINDOW', { unit: 'WORKING_DAYS', n: item.redemptionWorkingDays });
  draft.tellEnterprise('CASE_ACCEPTED');
  return draft.done();
};

export const declineAcceptance: StepRule<DeclineAcceptanceCommand> = (state, command, at) => {
  const draft = new Draft(state, at, 'declineAcceptance', 'GR-U4', command.actor, command.noteId);
  draft.state.status = 'NOT_ACCEPTED';
  draft.state.outcome = 'NOT_ACCEPTED';
  draft.meet('INTAKE');
  draft.document('NON_ACCEPTANCE_NOTICE');
  startCallback(draft);
  draft.tellEnterprise('CASE_NOT_ACCEPTED');
  return draft.done();
};

/** One notice that lists everything missing; before acceptance no clock runs while it is out (AMB-GR-4). */
export const requestSupplement: StepRule<RequestSupplementCommand> = (state, command, at) => {
  const draft = new Draft(state, at, 'requestSupplement', 'AMB-GR-4', command.actor, command.noteId);
  draft.state.status = 'SUPPLEMENT';
  draft.state.supplementsBefore += 1;
  draft.meet('INTAKE');
  draft.details.materialKeys = command.materialKeys;
  draft.document('SUPPLEMENT_NOTICE', { materialKeys: command.materialKeys });
  draft.tellEnterprise('SUPPLEMENT_REQUESTED');
  return draft.done();
};

export const supplySupplement: StepRule<SupplySupplementCommand> = (state, command, at) => {
  const draft = new Draft(state, at, 'supplySupplement', 'AMB-GR-4', command.actor, command.noteId);
  draft.state.status = 'SUBMITTED';
  draft.materials = command.materials;
  startIntake(draft);
  draft.tellWindow('SUPPLEMENT_SUPPLIED');
  return draft.done();
};

function startIntake(draft: Draft): void {
  const { parameters, window } = draft.state.input;
  draft.start('INTAKE', window, 'WINDOW', { unit: 'WORKING_DAYS', n: parameters.clocks.intakeWorkingDays });
}

/** Every closed application is called back, whatever became of it (GR-U7, AMB-GR-6). */
export function startCallback(draft: Draft): void {
  const { parameters, window } = draft.state.input;
  draft.start('CALLBACK', window, 'WINDOW', {
    unit: 'WORKING_DAYS',
    n: parameters.clocks.callbackWorkingDays,
  });
}
