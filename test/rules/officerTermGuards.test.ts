import type { Actor } from '../../workflows/rules/actor';
import {
  actorForTerm,
  checkTermCommand,
  type TermGuardFacts,
  termActionsFor,
} from '../../workflows/rules/officer-term/guards';

const facts = (over: Partial<TermGuardFacts> = {}): TermGuardFacts => ({
  schemeCode: 'HB',
  status: 'SERVING',
  endedAt: null,
  officerAccountId: 'officer',
  officeOrganisationId: 'UNIT',
  organs: { APPOINTING_UNIT: 'UNIT', APPROVER: 'DISTRICT' },
  verifier: 'APPOINTING_UNIT',
  confirmer: 'APPROVER',
  procedures: [],
  ...over,
});
const actor = (role: Actor['role'], organisationId: string | null, accountId = 'someone'): Actor => ({
  accountId,
  role,
  organisationId,
  enterpriseId: null,
});
const hearing = { id: 'P1', decider: 'APPROVER', status: 'WINDOW' as const, stayProposed: true };

describe('who may act on a term', () => {
  test('the officer acts for himself only', () => {
    expect(checkTermCommand('file', facts(), actor('OFFICER', null, 'officer'))).toEqual({ allowed: true });
    expect(checkTermCommand('file', facts(), actor('OFFICER', null, 'other'))).toMatchObject({
      code: 'NOT_YOUR_TERM',
    });
    expect(checkTermCommand('screen', facts(), actor('OFFICER', null, 'officer'))).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
      ruleId: 'HB-ORG-2',
    });
  });

  test('the office screens; a decision belongs to the organ of the procedure', () => {
    expect(checkTermCommand('screen', facts(), actor('ORGANISER', 'UNIT'))).toEqual({ allowed: true });
    expect(checkTermCommand('screen', facts(), actor('ORGANISER', 'DISTRICT'))).toMatchObject({
      code: 'NOT_YOUR_ORGAN',
    });
    const heard = facts({ procedures: [hearing] });
    const args = { procedureId: 'P1' };
    expect(checkTermCommand('answerStay', heard, actor('DECISION_BODY', 'DISTRICT'), args)).toEqual({
      allowed: true,
    });
    expect(checkTermCommand('answerStay', heard, actor('DECISION_BODY', 'UNIT'), args)).toMatchObject({
      code: 'NOT_YOUR_ORGAN',
    });
  });

  test('a procedure must be under way and at the right point', () => {
    const officer = actor('OFFICER', null, 'officer');
    expect(checkTermCommand('answerHearing', facts(), officer)).toMatchObject({ code: 'PROCEDURE_UNKNOWN' });
    const heard = facts({ procedures: [hearing] });
    expect(checkTermCommand('readNotice', heard, officer)).toMatchObject({ code: 'WRONG_STATUS' });
    expect(checkTermCommand('answerHearing', heard, officer)).toEqual({ allowed: true });
  });

  test('after the end only what is still to be settled goes on', () => {
    const ended = facts({
      status: 'EXPIRED',
      endedAt: '2027-03-31T16:00:00.000Z',
      procedures: [hearing],
    });
    const officer = actor('OFFICER', null, 'officer');
    expect(checkTermCommand('file', ended, officer)).toMatchObject({ code: 'TERM_OVER' });
    expect(checkTermCommand('answerHearing', ended, officer)).toEqual({ allowed: true });
    expect(checkTermCommand('screen', ended, actor('ORGANISER', 'UNIT'))).toEqual({ allowed: true });
  });

  test('nothing but the appointment happens before it', () => {
    const fresh = facts({ status: 'NEW' });
    expect(checkTermCommand('screen', fresh, actor('ORGANISER', 'UNIT'))).toMatchObject({
      code: 'NOT_APPOINTED',
    });
    expect(checkTermCommand('appoint', fresh, actor('ORGANISER', 'UNIT'))).toEqual({ allowed: true });
    expect(checkTermCommand('appoint', facts(), actor('ORGANISER', 'UNIT'))).toMatchObject({
      code: 'ALREADY_APPOINTED',
    });
  });

  test('with several roles the fitting one acts, and the actions of all are shown once', () => {
    const heard = facts({ procedures: [{ ...hearing, decider: 'APPOINTING_UNIT' }] });
    const both = [actor('ORGANISER', 'UNIT'), actor('DECISION_BODY', 'UNIT')];
    expect(actorForTerm('answerStay', heard, both)?.role).toBe('DECISION_BODY');
    const actions = termActionsFor(heard, both);
    expect(new Set(actions.map(({ command }) => command)).size).toBe(actions.length);
    expect(actions.find(({ command }) => command === 'recordDelivery')).toMatchObject({
      allowed: false,
      code: 'WRONG_STATUS',
    });
  });
});
