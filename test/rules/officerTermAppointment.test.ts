import { bt } from '../../db/presets/schemes/bt';
import { hb } from '../../db/presets/schemes/hb';
import { la } from '../../db/presets/schemes/la';
import { officerParametersSchema } from '../../db/presets/schemes/officerSchema';
import { yyPoints } from '../../db/presets/schemes/yyPoints';
import { yySupervisors } from '../../db/presets/schemes/yySupervisors';
import {
  ageOn,
  type Candidate,
  checkEligibility,
  checkMayServe,
  eligibilityProblems,
} from '../../workflows/rules/officer-term/eligibility';
import type { OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import { fullPeriods, lastDayOfYears, termYears } from '../../workflows/rules/officer-term/periods';
import { checkSeat, checkTarget, planSeats, vacancies } from '../../workflows/rules/officer-term/seats';
import {
  checkLength,
  checkRenewal,
  checkStart,
  outlastsScheme,
  termSpan,
} from '../../workflows/rules/officer-term/termDates';

/** Somebody against whom nothing stands in the scheme. */
function suitable(parameters: OfficerSchemeParameters, over: Partial<Candidate> = {}): Candidate {
  const { eligibility } = parameters;
  return {
    age: 43,
    attestations: eligibility.attestations.map(({ code }) => code),
    conditions: eligibility.conditionsAnyOf.slice(0, 1).map(({ code }) => code),
    bars: [],
    commitmentLetter: {
      fileId: 'letter',
      items: eligibility.commitmentLetter?.items.map(({ code }) => code) ?? [],
    },
    liaisonAccountId: 'liaison',
    category: { code: eligibility.categories?.items[0]?.code ?? 'OTHER', text: '' },
    industry: '制造业',
    ...over,
  };
}

describe('age on the day of appointment (AMB-AGE)', () => {
  test.each([
    ['LA-ELI-1', la, '2004-05-18', '2022-05-18', 18, null],
    ['LA-ELI-1', la, '2004-05-19', '2022-05-18', 17, 'TOO_YOUNG'],
    ['LA-ELI-1', la, '1956-05-19', '2022-05-18', 65, null],
    ['LA-ELI-1', la, '1956-05-18', '2022-05-18', 66, 'TOO_OLD'],
    ['YY-S-3', yySupervisors, '1962-07-17', '2023-07-16', 60, null],
    ['YY-S-3', yySupervisors, '1962-07-16', '2023-07-16', 61, 'TOO_OLD'],
  ] as const)('%s: %s', (ruleId, scheme, birthDate, appointedOn, age, code) => {
    expect(ageOn(birthDate, appointedOn)).toBe(age);
    const decision = checkEligibility(scheme.parameters, suitable(scheme.parameters, { age }));
    if (code === null) expect(decision).toEqual({ allowed: true });
    else expect(decision).toMatchObject({ allowed: false, code, ruleId, field: 'age' });
  });

  test('AMB-AGE: someone born on 29 February completes the year on 1 March', () => {
    expect(ageOn('2004-02-29', '2022-02-28')).toBe(17);
    expect(ageOn('2004-02-29', '2022-03-01')).toBe(18);
  });

  test('a birth after the day of appointment is refused as impossible', () => {
    expect(ageOn('2022-05-19', '2022-05-18')).toBe(-1);
    expect(ageOn('2023-01-01', '2022-12-31')).toBe(-1);
    expect(checkEligibility(la.parameters, suitable(la.parameters, { age: -1 }))).toMatchObject({
      code: 'BIRTH_DATE_IMPOSSIBLE',
      ruleId: 'LA-ELI-1',
    });
  });
});

describe('gates of appointment', () => {
  const codes = (parameters: OfficerSchemeParameters, over: Partial<Candidate>) =>
    eligibilityProblems(parameters, suitable(parameters, over)).map(({ code, ruleId }) => [code, ruleId]);

  test.each([bt, hb, la, yyPoints, yySupervisors])('$code: whoever fits is allowed', ({ parameters }) => {
    expect(codes(parameters, {})).toEqual([]);
  });

  test.each([
    ['HB-ELI-4', hb, { commitmentLetter: null }, 'COMMITMENT_LETTER_MISSING'],
    ['HB-ELI-1', hb, { attestations: ['QUALITY', 'RESPONSIBILITY'] }, 'ATTESTATION_MISSING'],
    ['HB-ORG-1', hb, { category: { code: 'OTHER', text: ' ' } }, 'CATEGORY_TEXT_MISSING'],
    ['YY-S-4', yySupervisors, { bars: ['DISHONEST'] }, 'BARRED'],
    ['YY-S-2', yySupervisors, { category: { code: 'OTHER', text: '其他' } }, 'CATEGORY_UNKNOWN'],
    ['YY-S-3', yySupervisors, { age: null }, 'BIRTH_DATE_MISSING'],
    ['YY-P-2', yyPoints, { conditions: [] }, 'CONDITION_MISSING'],
    ['YY-P-4', yyPoints, { liaisonAccountId: null }, 'LIAISON_MISSING'],
    ['BT-SEL-1', bt, { industry: '' }, 'INDUSTRY_MISSING'],
  ] as const)('%s', (ruleId, scheme, over, code) => {
    expect(codes(scheme.parameters, over as Partial<Candidate>)).toEqual([[code, ruleId]]);
  });

  test('every reason is told, not only the first', () => {
    const over = { age: 73, bars: ['SANCTION', 'PENALTY'] };
    expect(codes(yySupervisors.parameters, over)).toHaveLength(3);
  });

  test('HB-ELI-4: each commitment must be in the letter', () => {
    const letter = {
      fileId: 'letter',
      items: ['LAW', 'NO_PARTY_SANCTION', 'NO_OFFICIAL_SANCTION', 'NO_PENALTY'],
    };
    expect(codes(hb.parameters, { commitmentLetter: letter })).toEqual([['COMMITMENT_MISSING', 'HB-ELI-4']]);
  });

  test('YY-S-5: no duty before training; other schemes ask for none', () => {
    expect(checkMayServe(yySupervisors.parameters, null)).toMatchObject({
      code: 'TRAINING_REQUIRED',
      ruleId: 'YY-S-5',
    });
    expect(checkMayServe(yySupervisors.parameters, '2023-07-20T01:00:00.000Z')).toEqual({ allowed: true });
    expect(checkMayServe(bt.parameters, null)).toEqual({ allowed: true });
  });

  test('AMB-LA-3: nobody is sent to their own unit', () => {
    expect(checkTarget(['u1'], 'u1', 'AMB-LA-3')).toMatchObject({ code: 'OWN_UNIT' });
    expect(checkTarget(['u1'], 'u2', 'AMB-LA-3')).toEqual({ allowed: true });
  });
});

describe('seats (BT-QUO-1 … BT-QUO-4, AMB-BT-1)', () => {
  test.each([
    ['BT-QUO-4', { applicants: 12, passed: null }, 0, { ORG: 18, SOCIAL: 12 }, 3, 0],
    ['BT-QUO-4', { applicants: 15, passed: null }, 0, { ORG: 15, SOCIAL: 15 }, 0, 0],
    ['BT-QUO-4', { applicants: 0, passed: 0 }, 0, { ORG: 30, SOCIAL: 0 }, 15, 0],
    ['AMB-BT-1', { applicants: 40, passed: 13 }, 0, { ORG: 15, SOCIAL: 15 }, 0, 2],
    ['AMB-BT-1', { applicants: 40, passed: 13 }, 2, { ORG: 17, SOCIAL: 13 }, 0, 0],
    ['AMB-BT-1', { applicants: 40, passed: 13 }, 9, { ORG: 17, SOCIAL: 13 }, 0, 0],
    ['AMB-BT-1', { applicants: 12, passed: 10 }, 1, { ORG: 19, SOCIAL: 11 }, 3, 1],
  ])('%s: %j, %i decided → %j', (_rule, call, decided, seats, transferred, offered) => {
    expect(planSeats(bt.parameters, call, decided)).toMatchObject({ seats, transferred, offered });
  });

  test('BT-QUO-4: the line is the parameter, strictly below it', () => {
    const { quota } = bt.parameters;
    const parameters = {
      ...bt.parameters,
      quota: { ...quota, transfer: { ...quota.transfer!, ifApplicantsBelow: 10 } },
    };
    expect(planSeats(parameters, { applicants: 10, passed: null }).transferred).toBe(0);
    expect(planSeats(parameters, { applicants: 9, passed: null }).transferred).toBe(6);
  });

  test('a channel that is full takes nobody, even while others have places', () => {
    const plan = planSeats(bt.parameters, { applicants: 20, passed: null });
    expect(checkSeat(bt.parameters, plan, { ORG: 15, SOCIAL: 3 }, 'ORG')).toMatchObject({
      code: 'CHANNEL_FULL',
    });
    expect(checkSeat(bt.parameters, plan, { ORG: 15, SOCIAL: 3 }, 'SOCIAL')).toEqual({ allowed: true });
    expect(checkSeat(bt.parameters, plan, {}, 'ELSE')).toMatchObject({ code: 'CHANNEL_UNKNOWN' });
  });

  test.each([
    ['LA-QUO-1', la, 20],
    ['YY-P-1', yyPoints, 15],
    ['YY-S-1', yySupervisors, 10],
    ['BT-QUO-1', bt, 30],
  ] as const)('%s: never more than the total', (ruleId, { parameters }, total) => {
    const plan = planSeats(parameters, null);
    expect(checkSeat(parameters, plan, { ALL: total }, 'ORG')).toMatchObject({ code: 'SEATS_FULL', ruleId });
    expect(vacancies(parameters, total - 1)).toBe(1);
  });

  test('HB-ORG-1: no number in the source, so no ceiling', () => {
    expect(checkSeat(hb.parameters, planSeats(hb.parameters, null), { ALL: 500 }, 'RECOMMENDED')).toEqual({
      allowed: true,
    });
    expect(vacancies(hb.parameters, 3)).toBeNull();
  });
});

describe('terms and their periods', () => {
  test.each([
    ['BT-TRM-1', bt, '2022-04-01', '2023-03-31'],
    ['HB-TRM-1', hb, '2024-02-29', '2027-02-28'],
    ['LA-TRM-1', la, '2022-05-18', '2023-05-17'],
    ['YY-X-1', yySupervisors, '2023-07-16', '2025-07-15'],
    ['AMB-YY-3', yyPoints, '2023-07-31', '2025-07-30'],
  ] as const)('%s', (_rule, { parameters }, start, end) => {
    expect(termSpan(parameters, start)).toEqual({ from: start, to: end });
  });

  test.each([
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-28'],
    ['2023-03-01', 1, '2024-02-29'],
    ['2023-01-01', 1, '2023-12-31'],
  ])('leap days: %s + %i years → %s', (start, years, end) => {
    expect(lastDayOfYears(start, years)).toBe(end);
  });

  test('years of a term follow one another without gap', () => {
    expect(termYears({ from: '2024-02-29', to: '2027-02-28' })).toEqual([
      { from: '2024-02-29', to: '2025-02-28' },
      { from: '2025-03-01', to: '2026-02-28' },
      { from: '2026-03-01', to: '2027-02-28' },
    ]);
  });

  test('AMB-ALL-2: only periods wholly inside', () => {
    const span = { from: '2023-07-16', to: '2024-07-15' };
    expect(fullPeriods(span, 'HALF')).toEqual([{ from: '2024-01-01', to: '2024-06-30' }]);
    expect(fullPeriods(span, 'YEAR')).toEqual([]);
    expect(fullPeriods(span, 'MONTH')).toHaveLength(11);
    expect(fullPeriods({ from: '2024-02-01', to: '2024-02-29' }, 'MONTH')).toHaveLength(1);
  });

  test('AMB-YY-3, §12: a term that outlasts its scheme is flagged', () => {
    const { parameters } = yyPoints;
    expect(outlastsScheme(parameters, termSpan(parameters, '2023-07-16'))).toBe(false);
    expect(outlastsScheme(parameters, termSpan(parameters, '2023-07-31'))).toBe(true);
    expect(outlastsScheme(hb.parameters, termSpan(hb.parameters, '2024-01-01'))).toBe(false);
  });

  test('BT-TRM-3: terms begin while the scheme is in force, first and last day included', () => {
    expect(checkStart(bt.parameters, '2022-03-31')).toMatchObject({
      code: 'SCHEME_NOT_YET',
      ruleId: 'BT-TRM-3',
    });
    expect(checkStart(bt.parameters, '2022-04-01')).toEqual({ allowed: true });
    expect(checkStart(bt.parameters, '2023-03-31')).toEqual({ allowed: true });
    expect(checkStart(bt.parameters, '2023-04-01')).toMatchObject({ code: 'SCHEME_OVER' });
  });

  test('YY-X-1: two years as a rule, another length with a reason; BT-TRM-1 fixes its year', () => {
    expect(checkLength(yyPoints.parameters, 1, '企业迁出')).toEqual({ allowed: true });
    expect(checkLength(yyPoints.parameters, 1, ' ')).toMatchObject({ code: 'TERM_LENGTH_REASON' });
    expect(checkLength(bt.parameters, 2, '理由')).toMatchObject({
      code: 'TERM_LENGTH_FIXED',
      ruleId: 'BT-TRM-1',
    });
  });

  test('renewal: BT, HB and LA without limit, YY not at all', () => {
    for (const { parameters } of [bt, hb, la]) expect(checkRenewal(parameters, 9)).toEqual({ allowed: true });
    expect(checkRenewal(yyPoints.parameters, 1)).toMatchObject({ code: 'NO_RENEWAL', ruleId: 'YY-X-1' });
    const twice = { ...hb.parameters, term: { ...hb.parameters.term, maxTerms: 2 } };
    expect(checkRenewal(twice, 2)).toMatchObject({ code: 'MAX_TERMS' });
  });
});

describe('parameters of the schemes', () => {
  test.each([
    ['unknown organ X', { discipline: { ...bt.parameters.discipline, verifier: 'X' } }],
    [
      'no rule for ground VIOLATION',
      { grounds: bt.parameters.grounds.filter(({ ground }) => ground !== 'VIOLATION') },
    ],
    ['a ground has two rules', { grounds: [...bt.parameters.grounds, bt.parameters.grounds[0]!] }],
    ['seats of the channels miss the total', { quota: { ...bt.parameters.quota, total: 29 } }],
  ])('%s', (message, over) => {
    const result = officerParametersSchema.safeParse({ ...bt.parameters, ...over });
    expect(result.error?.issues.map((each) => each.message)).toContain(message);
  });

  test.each([bt, hb, la, yyPoints, yySupervisors])('$code speaks only of its own rules', ({
    code,
    parameters,
  }) => {
    const family = code.slice(0, 2);
    const ids = [...JSON.stringify(parameters).matchAll(/"[a-zA-Z]*[rR]uleId":"([^"]+)"/g)].map(
      ([, id]) => id!,
    );
    expect(ids.length).toBeGreaterThan(20);
    for (const id of ids) expect(id).toMatch(new RegExp(`^(AMB-)?${family}-`));
  });
});
