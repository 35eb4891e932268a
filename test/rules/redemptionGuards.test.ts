import { gr } from '../../db/presets/schemes/gr';
import { reviewLimit } from '../../workflows/rules/redemption/clocks';
import {
  allowedActions,
  type CaseFacts,
  checkCommand,
  HUMAN_COMMANDS,
} from '../../workflows/rules/redemption/guards';
import { COMMAND_LABELS } from '../../workflows/rules/redemption/labels';
import { type Actor, REDEMPTION_STATUSES, type Role } from '../../workflows/rules/redemption/types';

const facts = (over: Partial<CaseFacts> = {}): CaseFacts => ({
  status: 'SUBMITTED',
  enterpriseId: 'enterprise',
  windowOrganisationId: 'window',
  departmentOrganisationId: 'department',
  financeOrganisationId: 'finance',
  handlerAccountId: 'handler',
  preparerAccountId: 'handler',
  approverAccountId: null,
  supplementsBefore: 0,
  supplementsAfter: 0,
  maxSupplementsBefore: 1,
  maxSupplementsAfter: 1,
  ...over,
});

const HOMES: Partial<Record<Role, string>> = {
  WINDOW: 'window',
  HANDLER: 'department',
  APPROVER: 'department',
  FINANCE: 'finance',
  SUPERVISOR: 'centre',
  AUDITOR: 'audit',
  ADMIN: 'centre',
};
const who = (role: Role, accountId = role.toLowerCase(), organisationId = HOMES[role] ?? null): Actor => ({
  accountId,
  role,
  organisationId,
  enterpriseId: role === 'ENTERPRISE' ? 'enterprise' : null,
});

describe('who may take which step', () => {
  test.each([
    ['GR-U4', 'accept', 'SUBMITTED', 'WINDOW', null],
    ['GR-U4', 'accept', 'SUBMITTED', 'ENTERPRISE', 'ROLE_NOT_ALLOWED'],
    ['GR-U4', 'accept', 'ACCEPTED', 'WINDOW', 'WRONG_STATUS'],
    ['GR-U5', 'assign', 'ACCEPTED', 'WINDOW', null],
    ['GR-U5', 'assign', 'RETURNED', 'WINDOW', null],
    ['GR-U5', 'assign', 'SUBMITTED', 'WINDOW', 'WRONG_STATUS'],
    ['GR-T2', 'signFor', 'ASSIGNED', 'HANDLER', null],
    ['GR-T2', 'signFor', 'ASSIGNED', 'FINANCE', 'ROLE_NOT_ALLOWED'],
    ['GR-T3', 'decide', 'PREPARED', 'APPROVER', null],
    ['GR-T3', 'decide', 'REVIEWING', 'APPROVER', 'WRONG_STATUS'],
    ['GR-T4', 'executePayment', 'APPROVED', 'FINANCE', null],
    ['GR-T4', 'executePayment', 'PAYMENT_FAILED', 'FINANCE', null],
    ['GR-T4', 'executePayment', 'PAYING', 'FINANCE', 'WRONG_STATUS'],
    ['GR-U7', 'callBack', 'REFUSED', 'WINDOW', null],
    ['GR-U7', 'callBack', 'WITHDRAWN', 'WINDOW', null],
    ['GR-U7', 'order', 'REVIEWING', 'SUPERVISOR', null],
    ['GR-U7', 'order', 'REVIEWING', 'WINDOW', 'ROLE_NOT_ALLOWED'],
    ['GR-U4', 'withdraw', 'PREPARED', 'ENTERPRISE', null],
    ['GR-U4', 'withdraw', 'PAYING', 'ENTERPRISE', 'GR_PAYMENT_UNDERWAY'],
    ['AMB-GR-1', 'recalculate', 'REVIEWING', 'ADMIN', null],
  ] as const)('%s %s in %s by %s → %s', (ruleId, command, status, role, code) => {
    const decision = checkCommand(command, facts({ status }), who(role));
    if (code === null) expect(decision).toEqual({ allowed: true });
    else expect(decision).toMatchObject({ allowed: false, code, ruleId });
  });

  test.each([
    ['WINDOW', 'accept', 'SUBMITTED'],
    ['HANDLER', 'signFor', 'ASSIGNED'],
    ['APPROVER', 'decide', 'PREPARED'],
    ['FINANCE', 'executePayment', 'APPROVED'],
  ] as const)('%s of another organisation may not %s', (role, command, status) => {
    expect(
      checkCommand(command, facts({ status }), who(role, role.toLowerCase(), 'elsewhere')),
    ).toMatchObject({
      code: 'NOT_YOUR_CASE',
    });
  });

  test('GR-T3 four eyes: the preparer never decides, GR-T4: nor does who decided pay', () => {
    expect(checkCommand('decide', facts({ status: 'PREPARED' }), who('APPROVER', 'handler'))).toMatchObject({
      code: 'GR_FOUR_EYES',
    });
    const approved = facts({ status: 'APPROVED', approverAccountId: 'approver' });
    expect(checkCommand('executePayment', approved, who('FINANCE', 'approver'))).toMatchObject({
      code: 'GR_FOUR_EYES',
    });
  });

  test('AMB-GR-4: each supplement once; GR-T2: only the named handler prepares', () => {
    const again = facts({ supplementsBefore: 1 });
    expect(checkCommand('requestSupplement', again, who('WINDOW'))).toMatchObject({
      code: 'GR_SUPPLEMENT_ONCE',
    });
    const reviewing = facts({ status: 'REVIEWING', supplementsAfter: 1 });
    expect(checkCommand('requestReviewSupplement', reviewing, who('HANDLER'))).toMatchObject({
      code: 'GR_SUPPLEMENT_ONCE',
    });
    expect(checkCommand('prepare', reviewing, who('HANDLER', 'colleague'))).toMatchObject({
      code: 'GR_NOT_NAMED_HANDLER',
    });
  });

  test('auditors and administrators take no step on any case in any status', () => {
    for (const status of REDEMPTION_STATUSES) {
      expect(allowedActions(facts({ status }), [who('AUDITOR')])).toEqual([]);
      expect(allowedActions(facts({ status }), [who('ADMIN')])).toEqual([]);
    }
  });

  test('every step has a Chinese name, and a closed case allows none', () => {
    const everybody = (['WINDOW', 'HANDLER', 'APPROVER', 'FINANCE', 'SUPERVISOR', 'ENTERPRISE'] as const).map(
      (role) => who(role),
    );
    for (const command of HUMAN_COMMANDS) expect(COMMAND_LABELS[command]).toMatch(/[\u4e00-\u9fff]/);
    const actions = allowedActions(facts({ status: 'CLOSED' }), everybody);
    expect(actions.map((each) => each.command).sort()).toEqual([...HUMAN_COMMANDS].sort());
    expect(actions.filter((each) => each.allowed)).toEqual([]);
    for (const each of actions) expect(each).toMatchObject({ ruleId: expect.stringMatching(/^(AMB-)?GR-/) });
  });
});

describe('AMB-GR-2: limit of the review', () => {
  test.each([
    ['CITY', 10, null, 10, 'PLAN'],
    ['CITY', 5, null, 5, 'GUIDE_SHORTER'],
    ['CITY', 30, '专家评审', 30, 'GUIDE_LONGER_WITH_BASIS'],
    ['CITY', 30, null, 10, 'PLAN'],
    ['PROVINCE', 60, null, 60, 'OWN_LEVEL'],
    ['STATE', 20, null, 20, 'OWN_LEVEL'],
  ] as const)('%s item, guide %i days, basis %s → %i (%s)', (policyLevel, reviewWorkingDays, basis, days, ground) => {
    const item = { policyLevel, reviewWorkingDays, longerLimitBasis: basis };
    expect(reviewLimit(item, gr.parameters)).toEqual({ workingDays: days, basis: ground });
  });
});
