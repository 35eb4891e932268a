import { refuse } from '../../rules/decision';
import { EVALUATED } from '../../rules/evaluation/parameters';
import {
  checkCallback,
  checkDismissal,
  checkPassing,
  checkReview,
  goesBack,
  isDissatisfied,
} from '../../rules/follow-up/fields';
import { ORGANISER } from '../../rules/follow-up/guards';
import { OBJECT_OBLIGATIONS } from '../../rules/follow-up/labels';
import { reworkOf } from '../../rules/follow-up/parameters';
import { callsTried, reworksOf } from '../../rules/follow-up/types';
import { isOpen } from '../../rules/obligations/obligation';
import { actorOf, Draft, type StepRule } from '../draft';
import type {
  AnswerExtensionCommand,
  CallBackCommand,
  DismissCommand,
  ReviewAnswerCommand,
  VerifyAndPassCommand,
} from '../messages';

/** There is something in it: the object gets a text in which nobody can be recognised, and its time begins (GE-WAY-3). */
export const verifyAndPass: StepRule<VerifyAndPassCommand> = (state, command, at) => {
  const { parameters } = state.input;
  const checked = checkPassing(parameters, command);
  if (!checked.allowed) return checked;
  const draft = new Draft(state, at, 'verifyAndPass', command.actor, command.noteId);
  const by = actorOf(command.actor, ORGANISER);
  draft.become('PASSED_ON', {
    passing: { at, by, textId: command.textId, placeShown: command.tellPlace },
  });
  draft.meet('GE_FOLLOW_UP_VERIFY');
  draft.owe(parameters.handle.kind, EVALUATED, parameters.handle.clock);
  draft.tellSide('FOLLOW_UP_PASSED_ON', EVALUATED);
  draft.details.placeShown = command.tellPlace;
  return draft.done();
};

/** Nothing is passed on; a complaint about another body's matter is told where it belongs. */
export const dismiss: StepRule<DismissCommand> = (state, command, at) => {
  const { kind, parameters } = state.input;
  const checked = checkDismissal(kind, parameters.ruleId, command);
  if (!checked.allowed) return checked;
  const { ground, reasonId, addresseeId, replyId, actor } = command;
  const draft = new Draft(state, at, 'dismiss', actor, command.noteId);
  draft.meet('GE_FOLLOW_UP_VERIFY');
  draft.close(ground === 'NOT_COMPETENT' ? 'REFERRED' : 'DISMISSED', {
    dismissal: { at, by: actorOf(actor, ORGANISER), ground, reasonId, addresseeId },
    replyId,
  });
  draft.details.ground = ground;
  return draft.done();
};

/** Answers an extension; granted, the object's limit ends on the date that it asked for. */
export const answerExtension: StepRule<AnswerExtensionCommand> = (state, command, at) => {
  const { accept: accepted, reasonId, actor } = command;
  const { ruleId } = state.input.parameters;
  if (!accepted && reasonId === '') return refuse('REASON_REQUIRED', '不同意延期须说明理由', ruleId, 'note');
  const draft = new Draft(state, at, 'answerExtension', actor, command.noteId);
  const { extensions } = state.content;
  const asked = extensions.at(-1)!;
  const answer = { at, by: actorOf(actor, ORGANISER), accepted, reasonId };
  draft.become('HANDLING', { extensions: [...extensions.slice(0, -1), { ...asked, answer }] });
  draft.meet('GE_FOLLOW_UP_EXTENSION');
  if (accepted) {
    const standing = state.obligations.find((each) => isOpen(each) && OBJECT_OBLIGATIONS.includes(each.kind));
    const kind = standing?.kind ?? state.input.parameters.handle.kind;
    draft.drop(kind, 'EXTENDED');
    draft.owe(kind, EVALUATED, { unit: 'UNTIL', date: asked.until });
  }
  draft.tellSide('FOLLOW_UP_EXTENSION_ANSWERED', EVALUATED);
  Object.assign(draft.details, { accept: accepted, until: asked.until });
  return draft.done();
};

/** The answer will do, or goes back with the reason; then whoever left a number is called, and otherwise it ends. */
export const reviewAnswer: StepRule<ReviewAnswerCommand> = (state, command, at) => {
  const { kind, parameters, hasContact } = state.input;
  const checked = checkReview(kind, parameters.ruleId, command);
  if (!checked.allowed) return checked;
  const { accept: accepted, reasonId, replyId, actor } = command;
  const draft = new Draft(state, at, 'reviewAnswer', actor, command.noteId);
  const review = { at, by: actorOf(actor, ORGANISER), accepted, reasonId };
  const before = state.content.answers;
  const answers = [...before.slice(0, -1), { ...before.at(-1)!, review }];
  draft.meet('GE_FOLLOW_UP_ACCEPT');
  draft.details.accept = accepted;
  if (!accepted) {
    draft.become('HANDLING', { answers });
    draft.oweDays('GE_FOLLOW_UP_REDO', EVALUATED, parameters.redo);
    draft.tellSide('FOLLOW_UP_RETURNED', EVALUATED);
    return draft.done();
  }
  // Told in the same way whether somebody is called afterwards or not: the object never learns who left a number.
  draft.tellSide('FOLLOW_UP_CLOSED', EVALUATED);
  if (hasContact) {
    draft.become('CALLBACK', { answers, replyId });
    draft.oweDays('GE_FOLLOW_UP_CALLBACK', ORGANISER, parameters.callBack);
  } else draft.close('HANDLED', { answers, replyId, callbackOutcome: 'NOT_LEFT' });
  return draft.done();
};

/**
 * A call to whoever left a number. Calls without contact are kept; after the last allowed one it ends as attempted, not
 * as done. Who is not satisfied has it go back to the object, so often as the parameters allow, then it ends as such.
 */
export const callBack: StepRule<CallBackCommand> = (state, command, at) => {
  const { parameters } = state.input;
  const { ruleId, maxCallbacks } = parameters;
  const reworks = reworksOf(state.content);
  const reworksLeft = reworkOf(parameters).max - reworks.length;
  const checked = checkCallback(ruleId, command, reworksLeft);
  if (!checked.allowed) return checked;
  const { result, satisfaction, reasonId, actor, noteId } = command;
  const draft = new Draft(state, at, 'callBack', actor, noteId);
  const by = actorOf(actor, ORGANISER);
  const callbacks = [...state.content.callbacks, { at, by, result, satisfaction, noteId: noteId ?? '' }];
  Object.assign(draft.details, { result, satisfaction, attempt: callbacks.length });
  draft.become('CALLBACK', { callbacks });
  const reached = result === 'REACHED';
  if (!reached && callsTried(draft.state.content) < maxCallbacks) return draft.done();
  draft.meet('GE_FOLLOW_UP_CALLBACK');
  if (reasonId !== undefined && goesBack(command, reworksLeft)) {
    draft.become('HANDLING', { reworks: [...reworks, { at, by, reasonId }] });
    draft.oweDays('GE_FOLLOW_UP_REWORK', EVALUATED, reworkOf(parameters).workingDays);
    draft.tellSide('FOLLOW_UP_REWORK', EVALUATED);
    draft.details.rework = reworks.length + 1;
    return draft.done();
  }
  const still = reasonId !== undefined && isDissatisfied(satisfaction);
  draft.close(still ? 'STILL_DISSATISFIED' : 'HANDLED', {
    callbackOutcome: reached ? 'REACHED' : 'ATTEMPTED',
  });
  if (still) draft.tellSide('FOLLOW_UP_STILL_DISSATISFIED', ORGANISER);
  return draft.done();
};
