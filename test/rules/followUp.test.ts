import { evaluationParametersSchema } from '../../db/presets/schemes/evaluationSchema';
import { ge } from '../../db/presets/schemes/ge';
import { FOLLOW_UP_COMMANDS } from '../../workflows/follow-up/messages';
import type { Actor, Role } from '../../workflows/rules/actor';
import { EVALUATED } from '../../workflows/rules/evaluation/parameters';
import {
  checkCallback,
  checkDismissal,
  checkExtension,
  checkPassing,
  checkReview,
  goesBack,
} from '../../workflows/rules/follow-up/fields';
import {
  actorForFollowUp,
  checkFollowUpCommand,
  type FollowUpFacts,
  followUpActions,
  ORGANISER,
} from '../../workflows/rules/follow-up/guards';
import * as labels from '../../workflows/rules/follow-up/labels';
import {
  COMPLAINT_KINDS,
  complaintKindLabel,
  followUpParameters,
  reworkOf,
} from '../../workflows/rules/follow-up/parameters';
import {
  acceptanceOf,
  callsTried,
  DISMISSAL_GROUNDS,
  emptyContent,
  FOLLOW_UP_OUTCOMES,
  FOLLOW_UP_STATUSES,
  type FollowUpContent,
  type FollowUpStatus,
  reworksOf,
} from '../../workflows/rules/follow-up/types';

const { ratings, score } = ge.parameters;
const parameters = followUpParameters('RATING', ratings, score.hideBelow);

const person = (accountId: string, role: Role, organisationId: string): Actor => ({
  accountId,
  role,
  organisationId,
  enterpriseId: null,
});
const organiser = person('o1', 'ORGANISER', 'GY-EVALUATION');
const organiser2 = person('o2', 'ORGANISER', 'GY-EVALUATION');
const handler = person('h1', 'HANDLER', 'GY-URBAN');
const approver = person('h2', 'APPROVER', 'GY-URBAN');
const stranger = person('x', 'HANDLER', 'GY-POLICE');
const supervisor = person('s', 'SUPERVISOR', 'GY-GOVERNMENT');

const facts = (
  status: FollowUpStatus,
  content: Partial<FollowUpContent> = {},
  over: Partial<FollowUpFacts> = {},
): FollowUpFacts => ({
  status,
  content: { ...emptyContent(), ...content },
  parameters,
  organOrganisationId: 'GY-EVALUATION',
  objectOrganisationId: 'GY-URBAN',
  ...over,
});
const codeOf = (decision: { allowed: boolean; code?: string }) =>
  decision.allowed ? 'ALLOWED' : decision.code;

const at = '2027-03-01T01:30:00.000Z';
const asked = {
  at,
  by: { accountId: 'h1', organ: EVALUATED },
  until: '2027-04-01',
  reasonId: 'r',
  answer: null,
  lapsed: false,
};

describe('who takes which step when (GE-WAY-3, GE-WAY-4)', () => {
  test.each<[string, string, FollowUpStatus, Actor, string]>([
    ['GE-WAY-3', 'verifyAndPass', 'REGISTERED', organiser, 'ALLOWED'],
    ['GE-WAY-3', 'verifyAndPass', 'REGISTERED', handler, 'WRONG_ORGAN'],
    ['GE-WAY-3', 'verifyAndPass', 'REGISTERED', supervisor, 'WRONG_ORGAN'],
    ['GE-WAY-3', 'verifyAndPass', 'PASSED_ON', organiser, 'WRONG_STATUS'],
    ['GE-WAY-3', 'dismiss', 'REGISTERED', organiser, 'ALLOWED'],
    ['GE-WAY-3', 'dismiss', 'HANDLING', organiser, 'WRONG_STATUS'],
    ['GE-WAY-3', 'signFor', 'PASSED_ON', handler, 'ALLOWED'],
    ['GE-WAY-3', 'signFor', 'PASSED_ON', approver, 'ALLOWED'],
    ['GE-WAY-3', 'signFor', 'PASSED_ON', stranger, 'NOT_THE_OBJECT'],
    ['GE-WAY-3', 'signFor', 'PASSED_ON', organiser, 'NOT_THE_OBJECT'],
    ['GE-WAY-3', 'answer', 'PASSED_ON', handler, 'WRONG_STATUS'],
    ['GE-WAY-3', 'answer', 'HANDLING', handler, 'ALLOWED'],
    ['GE-WAY-3', 'answer', 'ANSWERED', handler, 'WRONG_STATUS'],
    ['GE-WAY-3', 'askExtension', 'HANDLING', handler, 'ALLOWED'],
    ['GE-WAY-3', 'answerExtension', 'HANDLING', organiser, 'NO_EXTENSION_ASKED'],
    ['GE-WAY-3', 'reviewAnswer', 'ANSWERED', organiser, 'ALLOWED'],
    ['GE-WAY-3', 'reviewAnswer', 'ANSWERED', handler, 'WRONG_ORGAN'],
    ['GE-WAY-3', 'callBack', 'CALLBACK', organiser, 'ALLOWED'],
    ['GE-WAY-3', 'callBack', 'CLOSED', organiser, 'FOLLOW_UP_OVER'],
    ['GE-WAY-3', 'urge', 'HANDLING', supervisor, 'ALLOWED'],
    ['GE-WAY-3', 'order', 'HANDLING', organiser, 'ROLE_NOT_ALLOWED'],
    ['GE-WAY-3', 'order', 'CLOSED', supervisor, 'FOLLOW_UP_OVER'],
    ['GE-WAY-3', 'recalculate', 'HANDLING', organiser, 'ROLE_NOT_ALLOWED'],
    ['GE-WAY-3', 'praise', 'HANDLING', organiser, 'UNKNOWN_COMMAND'],
  ])('%s %s in %s', (rule, command, status, actor, code) => {
    const decision = checkFollowUpCommand(command, facts(status), actor);
    expect(codeOf(decision)).toBe(code);
    if (!decision.allowed) expect(decision.ruleId).toBe(rule);
  });

  test('an extension is asked for once and answered while it is open', () => {
    expect(
      codeOf(checkFollowUpCommand('askExtension', facts('HANDLING', { extensions: [asked] }), handler)),
    ).toBe('EXTENSION_USED');
    expect(
      codeOf(checkFollowUpCommand('answerExtension', facts('HANDLING', { extensions: [asked] }), organiser)),
    ).toBe('ALLOWED');
    const lapsed = facts('HANDLING', { extensions: [{ ...asked, lapsed: true }] });
    expect(codeOf(checkFollowUpCommand('answerExtension', lapsed, organiser))).toBe('NO_EXTENSION_ASKED');
  });

  test('nobody acts for both sides; the organiser judges nothing about himself', () => {
    const signed = { signature: { at, by: { accountId: 'o1', organ: EVALUATED } } };
    const registered = facts('ANSWERED', signed, { objectOrganisationId: null });
    expect(codeOf(checkFollowUpCommand('reviewAnswer', registered, organiser))).toBe('FOUR_EYES');
    expect(codeOf(checkFollowUpCommand('reviewAnswer', registered, organiser2))).toBe('ALLOWED');
    const passed = {
      passing: { at, by: { accountId: 'o1', organ: ORGANISER }, textId: 't', placeShown: false },
    };
    const unsigned = facts('PASSED_ON', passed, { objectOrganisationId: null });
    expect(codeOf(checkFollowUpCommand('signFor', unsigned, organiser))).toBe('FOUR_EYES');
    const own = facts('REGISTERED', {}, { objectOrganisationId: 'GY-EVALUATION' });
    expect(codeOf(checkFollowUpCommand('verifyAndPass', own, organiser))).toBe('OWN_MATTER');
  });

  test('the role that fits is chosen, and only what belongs to somebody is offered to him', () => {
    expect(actorForFollowUp('answer', facts('HANDLING'), [supervisor, approver])).toEqual(approver);
    expect(actorForFollowUp('answer', facts('HANDLING'), [stranger])).toBeNull();
    const commands = followUpActions(facts('HANDLING'), [handler]).map(({ command }) => command);
    expect(commands).toEqual(['signFor', 'answer', 'askExtension']);
    expect(followUpActions(facts('HANDLING'), [supervisor]).map(({ command }) => command)).toEqual([
      'urge',
      'order',
    ]);
  });
});

describe('what a step says', () => {
  const hidden = score.hideBelow;
  test.each([
    ['GE-WAY-3 without a place', { textId: 't', tellPlace: false, ratingsAtPlace: null }, 'ALLOWED'],
    ['GE-WAY-3 without a text', { textId: '', tellPlace: false, ratingsAtPlace: null }, 'TEXT_REQUIRED'],
    ['GE-WAY-3 no place to tell', { textId: 't', tellPlace: true, ratingsAtPlace: null }, 'NO_PLACE'],
    ['GE-WAY-3 a small cell', { textId: 't', tellPlace: true, ratingsAtPlace: hidden - 1 }, 'SMALL_CELL'],
    ['GE-WAY-3 enough ratings', { textId: 't', tellPlace: true, ratingsAtPlace: hidden }, 'ALLOWED'],
  ])('passing on: %s', (_what, fields, code) => {
    expect(codeOf(checkPassing(parameters, fields))).toBe(code);
  });

  test.each([
    ['RATING', 'NO_FACT', 'r', '', '', 'ALLOWED'],
    ['RATING', 'NO_FACT', '', '', '', 'REASON_REQUIRED'],
    ['RATING', 'NOT_COMPETENT', 'r', 'a', '', 'GROUND_NOT_FITTING'],
    ['COMPLAINT', 'NO_FACT', 'r', '', '', 'REPLY_REQUIRED'],
    ['COMPLAINT', 'NO_FACT', 'r', '', 'p', 'ALLOWED'],
    ['COMPLAINT', 'NOT_COMPETENT', 'r', '', 'p', 'ADDRESSEE_REQUIRED'],
    ['COMPLAINT', 'NOT_COMPETENT', 'r', 'a', 'p', 'ALLOWED'],
  ] as const)('dismissing a %s as %s', (kind, ground, reasonId, addresseeId, replyId, code) => {
    expect(codeOf(checkDismissal(kind, 'GE-WAY-4', { ground, reasonId, addresseeId, replyId }))).toBe(code);
  });

  test.each([
    ['RATING', true, '', '', 'ALLOWED'],
    ['RATING', false, '', '', 'REASON_REQUIRED'],
    ['RATING', false, 'r', '', 'ALLOWED'],
    ['COMPLAINT', true, '', '', 'REPLY_REQUIRED'],
    ['COMPLAINT', true, '', 'p', 'ALLOWED'],
    ['COMPLAINT', false, 'r', '', 'ALLOWED'],
  ] as const)('looking at the answer to a %s, accepted %s', (kind, accept, reasonId, replyId, code) => {
    expect(codeOf(checkReview(kind, 'GE-WAY-4', { accept, reasonId, replyId }))).toBe(code);
  });

  test.each([
    ['2027-04-01', 'r', '2027-03-22', 'ALLOWED'],
    ['2027-03-22', 'r', '2027-03-22', 'EXTENSION_TOO_EARLY'],
    ['2027-04-01', '', '2027-03-22', 'REASON_REQUIRED'],
    ['2027-04-01', 'r', null, 'ALLOWED'],
  ])('an extension to %s', (until, reasonId, dueOn, code) => {
    expect(codeOf(checkExtension(until, reasonId, dueOn, 'GE-WAY-3'))).toBe(code);
  });

  test.each([
    ['REACHED', 5, '', 1, 'ALLOWED'],
    ['REACHED', 5, 'r', 1, 'REASON_NOT_EXPECTED'],
    ['REACHED', 3, '', 1, 'ALLOWED'],
    ['REACHED', 2, '', 1, 'REASON_REQUIRED'],
    ['REACHED', 2, 'r', 1, 'ALLOWED'],
    ['REACHED', 1, 'r', 1, 'ALLOWED'],
    ['REACHED', 1, '', 0, 'ALLOWED'],
    ['REACHED', 1, 'r', 0, 'REASON_NOT_EXPECTED'],
    // A step from before a matter could go back.
    ['REACHED', 1, undefined, 1, 'ALLOWED'],
    ['REACHED', 0, '', 1, 'SATISFACTION_REQUIRED'],
    ['REACHED', 6, '', 1, 'SATISFACTION_REQUIRED'],
    ['REACHED', 2.5, '', 1, 'SATISFACTION_REQUIRED'],
    ['REACHED', null, '', 1, 'SATISFACTION_REQUIRED'],
    ['NO_CONTACT', null, '', 1, 'ALLOWED'],
    ['NO_CONTACT', null, 'r', 1, 'REASON_NOT_EXPECTED'],
    ['NO_CONTACT', 3, '', 1, 'SATISFACTION_NOT_EXPECTED'],
  ] as const)('GE-WAY-3: a callback %s with %s and the reason %p, %i times left', (result, satisfaction, reasonId, left, code) => {
    const fields = reasonId === undefined ? { result, satisfaction } : { result, satisfaction, reasonId };
    const decision = checkCallback('GE-WAY-3', fields, left);
    expect(codeOf(decision)).toBe(code);
    if (!decision.allowed && code.startsWith('REASON')) expect(decision.field).toBe('reason');
  });

  test('GE-WAY-3: only the dissatisfied go back, so often as it is allowed, and never by an older step', () => {
    const reached = (satisfaction: number) => ({ result: 'REACHED' as const, satisfaction, reasonId: 'r' });
    expect([1, 2, 3, 4, 5].map((each) => goesBack(reached(each), 1))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(goesBack(reached(1), 0)).toBe(false);
    expect(goesBack({ result: 'REACHED', satisfaction: 1 }, 1)).toBe(false);
  });

  test('the matter is over for the object with each acceptance until it comes back; calls count anew', () => {
    const by = { accountId: 'o1', organ: ORGANISER };
    const answer = { at, by, textId: 't', fileIds: [], review: { at, by, accepted: true, reasonId: '' } };
    const call = (result: 'REACHED' | 'NO_CONTACT') => ({ at, by, result, satisfaction: null, noteId: '' });
    const content = {
      ...emptyContent(),
      answers: [answer],
      callbacks: [call('NO_CONTACT'), call('REACHED')],
    };
    expect(acceptanceOf(content)).toEqual(answer.review);
    const back = { ...content, reworks: [{ at, by, reasonId: 'r' }] };
    expect(acceptanceOf(back)).toBeNull();
    expect(acceptanceOf({ ...back, answers: [answer, answer] })).toEqual(answer.review);
    expect(callsTried(content)).toBe(0);
    expect(callsTried({ ...content, callbacks: [...content.callbacks, call('NO_CONTACT')] })).toBe(1);
    const { reworks: _none, ...older } = emptyContent();
    expect(reworksOf(older)).toEqual([]);
  });
});

describe('configuration and names', () => {
  test('a rating has the limit of the scheme, a complaint one of its own', () => {
    expect(parameters.handle).toEqual(ratings.followUp);
    expect(parameters).toMatchObject({ ruleId: 'GE-WAY-3', hideBelow: score.hideBelow, maxExtensions: 1 });
    const complaint = followUpParameters('COMPLAINT', ratings, score.hideBelow);
    expect(complaint).toMatchObject({
      ruleId: 'GE-WAY-4',
      handle: { kind: 'GE_COMPLAINT', clock: { unit: 'WORKING_DAYS', n: 15 } },
    });
  });

  test('a dissatisfied callback brings it back once, for ten working days; the scheme may say otherwise', () => {
    expect(reworkOf(parameters)).toEqual({ workingDays: 10, max: 1 });
    const { rework: _days, maxReworks: _times, ...older } = parameters;
    expect(reworkOf(older)).toEqual({ workingDays: 10, max: 1 });
    const never = followUpParameters('COMPLAINT', { ...ratings, maxReworks: 0 }, score.hideBelow);
    expect(reworkOf(never).max).toBe(0);
    const given = { ...ge.parameters, ratings: { ...ratings, maxReworks: 2 } };
    expect(evaluationParametersSchema.parse(given).ratings.maxReworks).toBe(2);
  });

  test('everything has a Chinese name', () => {
    for (const status of FOLLOW_UP_STATUSES) expect(labels.FOLLOW_UP_STATUS_LABELS[status]).toBeTruthy();
    for (const outcome of FOLLOW_UP_OUTCOMES) expect(labels.FOLLOW_UP_OUTCOME_LABELS[outcome]).toBeTruthy();
    for (const ground of DISMISSAL_GROUNDS) expect(labels.DISMISSAL_GROUND_LABELS[ground]).toBeTruthy();
    for (const command of FOLLOW_UP_COMMANDS) expect(labels.FOLLOW_UP_COMMAND_LABELS[command]).toBeTruthy();
    expect(Object.keys(labels.FOLLOW_UP_ORIGINS).sort()).toEqual(
      Object.keys(labels.FOLLOW_UP_OBLIGATION_LABELS).sort(),
    );
    expect(labels.FOLLOW_UP_OBLIGATION_LABELS[ratings.followUp.kind]).toBe(ratings.followUp.label);
    expect(complaintKindLabel(COMPLAINT_KINDS[0].code)).toBe(COMPLAINT_KINDS[0].label);
    expect(complaintKindLabel('LATER')).toBe('LATER');
  });
});
