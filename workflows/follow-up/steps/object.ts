import { chinaDate } from '../../rules/calendar/dates';
import { refuse } from '../../rules/decision';
import { EVALUATED } from '../../rules/evaluation/parameters';
import { checkExtension } from '../../rules/follow-up/fields';
import { ORGANISER } from '../../rules/follow-up/guards';
import { OBJECT_OBLIGATIONS } from '../../rules/follow-up/labels';
import { openExtension } from '../../rules/follow-up/types';
import { isOpen } from '../../rules/obligations/obligation';
import { actorOf, Draft, type StepRule } from '../draft';
import type { AnswerCommand, AskExtensionCommand, SignForCommand } from '../messages';

export const signFor: StepRule<SignForCommand> = (state, { actor, noteId }, at) => {
  const draft = new Draft(state, at, 'signFor', actor, noteId);
  draft.become('HANDLING', { signature: { at, by: actorOf(actor, EVALUATED) } });
  return draft.done();
};

/** What was done, with its evidence; an extension that nobody has answered needs no answer any more. */
export const answer: StepRule<AnswerCommand> = (state, { actor, noteId, textId, fileIds }, at) => {
  const { parameters, object } = state.input;
  if (textId === '') return refuse('TEXT_REQUIRED', '请写明办理情况', parameters.ruleId, 'note');
  const draft = new Draft(state, at, 'answer', actor, noteId);
  const { answers, extensions } = state.content;
  const asked = openExtension(state.content);
  draft.become('ANSWERED', {
    answers: [...answers, { at, by: actorOf(actor, EVALUATED), textId, fileIds, review: null }],
    extensions: asked ? [...extensions.slice(0, -1), { ...asked, lapsed: true }] : extensions,
  });
  draft.meetHandling();
  draft.drop('GE_FOLLOW_UP_EXTENSION', 'ANSWERED');
  draft.oweDays('GE_FOLLOW_UP_ACCEPT', ORGANISER, parameters.accept);
  draft.tellSide('FOLLOW_UP_ANSWERED', ORGANISER);
  draft.files = fileIds;
  draft.details.fileIds = fileIds;
  if (object.organisation === null) draft.details.registeredForObject = true;
  return draft.done();
};

export const askExtension: StepRule<AskExtensionCommand> = (state, command, at) => {
  const { actor, noteId, until, reasonId } = command;
  const { parameters } = state.input;
  const standing = state.obligations.find((each) => isOpen(each) && OBJECT_OBLIGATIONS.includes(each.kind));
  const dueOn = standing?.dueAt ? chinaDate(standing.dueAt) : null;
  const today = chinaDate(at);
  const latest = dueOn !== null && dueOn > today ? dueOn : today;
  const checked = checkExtension(until, reasonId, latest, parameters.ruleId);
  if (!checked.allowed) return checked;
  const draft = new Draft(state, at, 'askExtension', actor, noteId);
  const by = actorOf(actor, EVALUATED);
  const asked = { at, by, until, reasonId, answer: null, lapsed: false };
  draft.become('HANDLING', { extensions: [...state.content.extensions, asked] });
  draft.oweDays('GE_FOLLOW_UP_EXTENSION', ORGANISER, parameters.answerExtension);
  draft.tellSide('FOLLOW_UP_EXTENSION_ASKED', ORGANISER);
  draft.details.until = until;
  return draft.done();
};
