import { officerSchemes } from '../../db/presets';
import { submissionFormOf } from '../../workflows/rules/officer-term/forms';
import { OFFICE_ORGANS } from '../../workflows/rules/officer-term/organs';
import { RECORD_KINDS } from '../../workflows/rules/officer-term/records';

const parametersOf = (code: string) => officerSchemes.find((each) => each.code === code)!.parameters;
const bt = parametersOf('BT');
const hb = parametersOf('HB');
const la = parametersOf('LA');
const points = parametersOf('YY-P');
const supervisors = parametersOf('YY-S');

type Scheme = typeof bt;
const codesBy = (scheme: Scheme, rule: string) =>
  scheme.discipline.codes.filter(({ ruleId }) => ruleId === rule).map(({ code }) => code);
const attested = (scheme: Scheme, rule: string) =>
  scheme.eligibility.attestations.filter(({ ruleId }) => ruleId === rule).map(({ code }) => code);
const seats = (scheme: Scheme) =>
  Object.fromEntries(scheme.quota.channels.map(({ code, seats: count }) => [code, count]));
const categories = (scheme: Scheme) => scheme.eligibility.categories?.items.map(({ code }) => code);

/** Questions of a form that stand on a rule: how many options each has, and whether its list is open. */
const asked = (scheme: string, rule: string) =>
  Object.fromEntries(
    submissionFormOf(scheme)
      .fields.filter(({ ruleId }) => ruleId === rule)
      .map(({ code, options, open }) => [code, open ? `${options.length}+` : String(options.length)]),
  );
/** Kinds of records that a rule asks for under a scheme. */
const records = (scheme: string, rule: string) =>
  Object.entries(RECORD_KINDS)
    .filter(([, { ruleIds }]) => (ruleIds as Record<string, string>)[scheme] === rule)
    .map(([kind]) => kind);
const deciders = (scheme: Scheme) => [...new Set(scheme.grounds.map(({ decider }) => decider))];

/** What each document says, by rule. */
const SAID: [ruleId: string, found: unknown, said: unknown][] = [
  ['BT-ORG-3', [OFFICE_ORGANS.BT, deciders(bt)], ['OPERATOR', ['OPERATOR']]],
  ['BT-QUO-1', bt.quota.total, 30],
  [
    'BT-QUO-2',
    [seats(bt).ORG, categories(bt)?.slice(0, 3)],
    [15, ['PEOPLES_CONGRESS', 'CPPCC', 'COMMERCE_FEDERATION']],
  ],
  ['BT-QUO-3', [seats(bt).SOCIAL, categories(bt)?.slice(3)], [15, ['PUBLIC']]],
  ['BT-DUT-1', records('BT', 'BT-DUT-1'), ['PUBLICITY', 'LEARNING', 'LEARNED']],
  ['BT-DUT-2', asked('BT', 'BT-DUT-2'), { way: '2' }],
  ['BT-DUT-3', asked('BT', 'BT-DUT-3'), { subject: '2', topic: '10+', aspects: '3+' }],
  ['BT-DUT-4', asked('BT', 'BT-DUT-4'), { problems: '7+' }],
  ['BT-DUT-5', asked('BT', 'BT-DUT-5'), { scene: '4+' }],
  ['BT-DUT-6', asked('BT', 'BT-DUT-6'), { form: '2' }],
  ['BT-DUT-8', records('BT', 'BT-DUT-8'), ['TASK']],
  ['BT-DUT-12', submissionFormOf('BT').kinds, ['REPORT', 'SUGGESTION']],
  ['BT-DIS-1', codesBy(bt, 'BT-DIS-1'), ['STATE_SECRET', 'WORK_SECRET', 'TRADE_SECRET', 'PRIVACY']],
  ['BT-DIS-2', codesBy(bt, 'BT-DIS-2'), ['FABRICATION', 'FALSE_OPINION']],
  ['BT-DIS-3', codesBy(bt, 'BT-DIS-3').length, 4],
  ['BT-ASM-1', bt.assessment, expect.objectContaining({ kind: 'ADOPTION_GRADES', ruleId: 'BT-ASM-1' })],
  ['HB-ELI-2', attested(hb, 'HB-ELI-2'), ['QUALITY']],
  ['HB-ELI-3', attested(hb, 'HB-ELI-3'), ['RESPONSIBILITY']],
  ['HB-OBJ-1', asked('HB', 'HB-OBJ-1'), { object: '4+' }],
  ['HB-OBJ-2', asked('HB', 'HB-OBJ-2'), { behalf: '3', way: '3+' }],
  ['HB-OBJ-3', codesBy(hb, 'HB-OBJ-3'), ['BUSINESS_DISTURBED', 'ORGAN_DISTURBED']],
  [
    'AMB-HB-1',
    [hb.organs[0]?.code, deciders(hb), hb.grounds.every(({ inform }) => inform.includes('COPY_ORGAN'))],
    ['APPROVER', ['APPOINTING_UNIT'], true],
  ],
  ['LA-CAT-1', [categories(la)?.length, la.eligibility.categories?.open], [5, true]],
  ['LA-ELI-2', attested(la, 'LA-ELI-2'), ['KNOWLEDGE']],
  ['LA-ELI-3', attested(la, 'LA-ELI-3'), ['WILLING']],
  ['LA-ELI-4', attested(la, 'LA-ELI-4'), ['PRINCIPLED']],
  ['LA-EXP-1', asked('LA', 'LA-EXP-1'), { mode: '2' }],
  ['LA-EXP-3', asked('LA', 'LA-EXP-3'), { way: '4', finding: '3', general: '3' }],
  [
    'LA-EXP-4',
    asked('LA', 'LA-EXP-4'),
    { platform: '2+', onlineSteps: '2+', layout: '3', guide: '3', channel: '3' },
  ],
  ['LA-EXP-5', asked('LA', 'LA-EXP-5'), { stages: '7', service: '3', efficiency: '3', result: '3' }],
  ['LA-EXP-6', asked('LA', 'LA-EXP-6'), { machine: '3+', maturity: '3' }],
  ['LA-EXP-7', asked('LA', 'LA-EXP-7'), { survey: '0' }],
  ['LA-MGT-1', records('LA', 'LA-MGT-1'), ['GUIDANCE', 'PROVISION']],
  ['LA-MGT-2', records('LA', 'LA-MGT-2'), ['COMMENDATION']],
  ['LA-DIS-2', codesBy(la, 'LA-DIS-2'), ['MEDIA_ACCOUNT']],
  ['LA-DIS-3', codesBy(la, 'LA-DIS-3'), ['INTERFERENCE']],
  ['LA-DIS-5', codesBy(la, 'LA-DIS-5'), ['PRIVATE_GAIN']],
  [
    'AMB-LA-2',
    la.discipline.measures.map(({ kinds, automatic, ruleId }) => `${kinds} ${automatic} ${ruleId}`),
    [
      'PROHIBITION true LA-DIS-7',
      'PROHIBITION false LA-DIS-7',
      'INTERNAL false LA-DSM-1',
      'INTERNAL false LA-DSM-1',
    ],
  ],
  ['YY-P-1', [points.quota.total, categories(points)?.length], [15, 6]],
  ['YY-S-1', supervisors.quota.total, 10],
  ['YY-S-2', categories(supervisors)?.length, 5],
  ['YY-S-6', supervisors.rewards, null],
  ['YY-M-1', asked('YY-S', 'YY-M-1'), { supervision: '3' }],
  [
    'YY-M-2',
    [submissionFormOf('YY-P').urgentRuleId, submissionFormOf('YY-S').urgentRuleId],
    ['YY-M-2', 'YY-M-2'],
  ],
  [
    'AMB-YY-1',
    [points, supervisors].map(({ grounds }) => grounds.find(({ ruleId }) => ruleId === 'AMB-YY-1')),
    [
      expect.objectContaining({ ground: 'UNFIT', mode: 'DECIDE' }),
      expect.objectContaining({ ground: 'UNFIT', mode: 'DECIDE' }),
    ],
  ],
];

describe('the schemes of officers say what their documents say', () => {
  test.each(SAID)('%s', (_ruleId, found, said) => {
    expect(found).toEqual(said);
  });
});
