import { bt } from '../../db/presets/schemes/bt';
import { hb } from '../../db/presets/schemes/hb';
import { la } from '../../db/presets/schemes/la';
import { yyPoints } from '../../db/presets/schemes/yyPoints';
import { yySupervisors } from '../../db/presets/schemes/yySupervisors';
import {
  checkMeasure,
  checkVerification,
  checkViolationReport,
  measureFinding,
  possibleMeasures,
  type Verification,
  type ViolationReport,
} from '../../workflows/rules/officer-term/discipline';
import { checkPublication, type Permission } from '../../workflows/rules/officer-term/publication';
import { applyTermEvent } from '../../workflows/rules/officer-term/stepTerm';
import { newTerm } from '../../workflows/rules/officer-term/termState';
import { contextOf, on } from './officerTermBuilders';

const report = (over: Partial<ViolationReport> = {}): ViolationReport => ({
  id: 'v1',
  code: 'OTHER',
  textGiven: true,
  reportedAt: on('2023-01-10'),
  reportedBy: 'citizen',
  ...over,
});
const verified = (over: Partial<Verification> = {}): Verification => ({
  at: on('2023-01-20'),
  by: 'inspector',
  confirmed: true,
  kind: 'PROHIBITION',
  seriousness: 'ORDINARY',
  badSocialEffect: false,
  reasonId: 'reason',
  ...over,
});

describe('reports and their verification', () => {
  test.each([
    ['BT-DIS-1', bt, 'TRADE_SECRET'],
    ['BT-DIS-3', bt, 'TIP_OFF'],
    ['HB-MGT-3', hb, 'TITLE_MISUSE'],
    ['LA-DIS-4', la, 'BENEFITS'],
    ['YY-S-9', yySupervisors, 'POWERS_ASSUMED'],
    ['YY-X-4', yyPoints, 'PRIVATE_GAIN'],
  ] as const)('%s: %#', (ruleId, { parameters }, code) => {
    expect(parameters.discipline.codes.find((each) => each.code === code)?.ruleId).toBe(ruleId);
    expect(checkViolationReport(parameters, { code, textGiven: false })).toEqual({ allowed: true });
  });

  test('OTHER needs a text, a code of another scheme is unknown', () => {
    expect(checkViolationReport(bt.parameters, { code: 'OTHER', textGiven: false })).toMatchObject({
      code: 'VIOLATION_TEXT_MISSING',
      ruleId: 'BT-DIS-5',
    });
    expect(checkViolationReport(bt.parameters, { code: 'MEDIA_ACCOUNT', textGiven: true })).toMatchObject({
      code: 'VIOLATION_UNKNOWN',
    });
  });

  test.each([
    ['the officer himself', { by: 'officer' }, 'OWN_CASE'],
    ['whoever reported', { by: 'citizen' }, 'FOUR_EYES'],
    ['without reason', { reasonId: '' }, 'REASON_REQUIRED'],
  ])('verified by %s', (_name, over, code) => {
    const decision = checkVerification(
      la.parameters,
      report({ code: 'BENEFITS' }),
      verified(over),
      'officer',
    );
    expect(decision).toMatchObject({ allowed: false, code, ruleId: 'LA-DIS-4' });
  });
});

describe('measures of each scheme', () => {
  const of = (scheme: { parameters: typeof bt.parameters }, over: Partial<Verification>) =>
    possibleMeasures(scheme.parameters, verified(over)).map(({ measure, ruleId }) => `${measure} ${ruleId}`);

  test.each([
    ['BT-DIS-5', bt, {}, ['TERMINATE BT-DIS-5', 'DISMISS BT-DSM-4']],
    ['BT-DSM-4', bt, { kind: 'INTERNAL' }, ['DISMISS BT-DSM-4']],
    ['HB-DSM-2', hb, {}, []],
    ['HB-DSM-2', hb, { seriousness: 'SERIOUS' }, ['DISMISS HB-DSM-2']],
    ['HB-DSM-6', hb, { badSocialEffect: true }, ['CANCEL HB-DSM-6', 'TRANSFER HB-DSM-6']],
    ['LA-DIS-7', la, {}, ['DISMISS LA-DIS-7']],
    ['LA-DIS-7', la, { seriousness: 'SERIOUS' }, ['DISMISS LA-DIS-7', 'TRANSFER LA-DIS-7']],
    ['LA-DSM-1', la, { kind: 'INTERNAL' }, ['CRITICISE LA-DSM-1']],
    [
      'LA-DSM-1',
      la,
      { kind: 'INTERNAL', seriousness: 'SERIOUS' },
      ['CRITICISE LA-DSM-1', 'DISMISS LA-DSM-1'],
    ],
    ['YY-S-10', yySupervisors, {}, ['CRITICISE YY-S-10']],
    [
      'YY-S-10',
      yySupervisors,
      { seriousness: 'SERIOUS' },
      ['CRITICISE YY-S-10', 'WARN YY-S-10', 'REMOVE YY-S-10'],
    ],
    [
      'YY-S-10',
      yySupervisors,
      { seriousness: 'VERY_SERIOUS' },
      ['CRITICISE YY-S-10', 'WARN YY-S-10', 'REMOVE YY-S-10', 'TRANSFER YY-S-10'],
    ],
    ['YY-X-4', yySupervisors, { badSocialEffect: true }, ['CRITICISE YY-S-10', 'CANCEL YY-X-4']],
    ['YY-X-4', yyPoints, { badSocialEffect: true }, ['CANCEL YY-X-4']],
  ] as const)('%s: %#', (_rule, scheme, over, expected) => {
    expect(of(scheme, over)).toEqual(expected);
  });

  test('nothing before verification, nothing when it confirms nothing, nothing that does not fit', () => {
    expect(checkMeasure(bt.parameters, null, 'TERMINATE')).toMatchObject({ code: 'NOT_VERIFIED' });
    expect(checkMeasure(bt.parameters, verified({ confirmed: false }), 'TERMINATE')).toMatchObject({
      code: 'NOT_CONFIRMED',
    });
    expect(checkMeasure(la.parameters, verified({ kind: 'INTERNAL' }), 'DISMISS')).toMatchObject({
      code: 'MEASURE_NOT_FITTING',
    });
    expect(checkMeasure(la.parameters, verified(), 'CANCEL')).toMatchObject({ code: 'MEASURE_UNKNOWN' });
    expect(checkMeasure(la.parameters, verified(), 'DISMISS')).toEqual({ allowed: true });
  });

  test('LA-DIS-7: a verified prohibition ends the term at once, and three are told', () => {
    const [rule] = possibleMeasures(la.parameters, verified());
    expect(rule!.automatic).toBe(true);
    const at = on('2023-01-20');
    const findings = [measureFinding(rule!, report({ code: 'BENEFITS' }), at)!];
    const term = newTerm({ from: '2022-05-18', to: '2023-05-17' }, false);
    const step = applyTermEvent(term, { type: 'FINDINGS', at, findings }, contextOf(la.parameters));
    expect(step.term).toMatchObject({ status: 'DISMISSED', endedAt: at, endRuleId: 'LA-DIS-7' });
    expect(step.effects.flatMap((effect) => (effect.kind === 'INFORM' ? [effect.addressee] : []))).toEqual([
      'HOME_UNIT',
      'ORGANISATION_DEPARTMENT',
      'DISCIPLINE_ORGAN',
    ]);
  });

  test('LA-DSM-1: passivity goes to the bureau for decision; criticism alone is only recorded', () => {
    const [criticise, dismiss] = possibleMeasures(
      la.parameters,
      verified({ kind: 'INTERNAL', seriousness: 'SERIOUS' }),
    );
    expect(measureFinding(criticise!, report(), on('2023-01-20'))).toBeNull();
    const findings = [measureFinding(dismiss!, report(), on('2023-01-20'))!];
    const term = newTerm({ from: '2022-05-18', to: '2023-05-17' }, false);
    const step = applyTermEvent(
      term,
      { type: 'FINDINGS', at: on('2023-01-20'), findings },
      contextOf(la.parameters),
    );
    expect(step.term).toMatchObject({
      status: 'SERVING',
      procedures: [{ status: 'DECIDING', decider: 'BUREAU' }],
    });
  });
});

describe('permission before publication', () => {
  const permission = (over: Partial<Permission> = {}): Permission => ({
    acts: ['PUBLISH', 'USE_RESULTS', 'INTERVIEW'],
    from: '2023-01-01',
    to: '2023-01-31',
    fileId: null,
    withdrawnAt: null,
    ...over,
  });

  test.each([
    ['BT-DIS-4', bt, 'PUBLISH', [], 'PERMISSION_REQUIRED'],
    ['BT-DIS-4', bt, 'PUBLISH', [permission()], null],
    ['BT-DIS-4', bt, 'PUBLISH', [permission({ to: '2023-01-14' })], 'PERMISSION_REQUIRED'],
    ['BT-DIS-4', bt, 'PUBLISH', [permission({ to: null })], null],
    ['BT-DIS-4', bt, 'PUBLISH', [permission({ withdrawnAt: on('2023-01-10') })], 'PERMISSION_REQUIRED'],
    ['LA-DIS-1', la, 'PUBLISH', [], 'PERMISSION_REQUIRED'],
    ['YY-S-9', yySupervisors, 'INTERVIEW', [], 'PERMISSION_REQUIRED'],
    ['YY-S-11', yySupervisors, 'USE_RESULTS', [permission()], 'WRITTEN_PERMISSION_REQUIRED'],
    ['YY-S-11', yySupervisors, 'USE_RESULTS', [permission({ fileId: 'file' })], null],
    ['HB: no rule names it', hb, 'PUBLISH', [], null],
  ] as const)('%s %#', (ruleId, { parameters }, act, permissions, code) => {
    const decision = checkPublication(parameters, permissions, act, on('2023-01-15'));
    if (code === null) expect(decision).toEqual({ allowed: true });
    else expect(decision).toMatchObject({ allowed: false, code, ruleId });
  });
});
