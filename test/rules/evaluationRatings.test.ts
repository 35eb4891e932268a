import { codeText, parseCodeText } from '../../workflows/rules/evaluation/ratings/code';
import {
  checkRating,
  checkScreening,
  followUpOf,
  initialStatus,
  occasionKey,
  type RatingFacts,
  type RatingRequest,
  suspicionsOf,
} from '../../workflows/rules/evaluation/ratings/rating';
import { concentrated, on, parameters, realTime, realTimeRating } from './evaluationBuilders';

const at = on('2023-03-01', '10:00');
const request = (over: Partial<RatingRequest> = {}): RatingRequest => ({
  at,
  code: { codeId: 'hall-07', objectId: 'GY-TAX', siteId: 'GY-HALL' },
  occasion: { kind: 'MATTER', matterNo: '2023-0001' },
  keys: { CODE: 'hall-07', DEVICE: 'device', ADDRESS: 'address' },
  questionnaireVersion: 1,
  answers: realTimeRating('VERY_GOOD'),
  ...over,
});
const facts = (over: Partial<RatingFacts> = {}): RatingFacts => ({
  codeValid: true,
  objectEvaluated: true,
  alreadyRated: false,
  ...over,
});
const earlier = (over = {}) => ({ CODE: [], DEVICE: [], ADDRESS: [], ...over });
/** Instants so many minutes before the rating. */
const ago = (...minutes: number[]) => minutes.map((n) => new Date(Date.parse(at) - n * 60_000).toISOString());

describe('taking a rating (GE-WAY-3, GE-WAY-4, GE-PER-2)', () => {
  test('by matter or by visit', () => {
    expect(checkRating(parameters, realTime, facts(), request())).toEqual({ allowed: true });
    const visit = { kind: 'VISIT' as const, visitToken: 'token' };
    expect(checkRating(parameters, realTime, facts(), request({ occasion: visit }))).toEqual({
      allowed: true,
    });
    expect(occasionKey(request().occasion)).toBe('MATTER:2023-0001');
    expect(occasionKey(visit)).toBe('VISIT:token');
  });

  test.each<[string, Partial<RatingFacts>, Partial<RatingRequest>, string, string]>([
    ['GE-WAY-4: a forged or withdrawn code', { codeValid: false }, {}, 'CODE_INVALID', 'GE-WAY-3'],
    ['GE-WAY-4: not among the evaluated', { objectEvaluated: false }, {}, 'OBJECT_UNKNOWN', 'GE-WAY-3'],
    ['GE-PER-2: one rating per matter', { alreadyRated: true }, {}, 'ALREADY_RATED', 'GE-PER-2'],
    [
      'GE-PER-2: one rating per visit',
      { alreadyRated: true },
      { occasion: { kind: 'VISIT', visitToken: 't' } },
      'ALREADY_RATED',
      'GE-PER-2',
    ],
    [
      'GE-PER-2: no occasion, no rating',
      {},
      { occasion: { kind: 'MATTER', matterNo: '' } },
      'OCCASION_REQUIRED',
      'GE-PER-2',
    ],
    ['GE-WAY-3: another version', {}, { questionnaireVersion: 2 }, 'QUESTIONNAIRE_CHANGED', 'GE-CON-2'],
    [
      'GE-CON-2: six aspects, all answered',
      {},
      { answers: { R1: 'VERY_GOOD' } },
      'ANSWERS_INCOMPLETE',
      'GE-CON-2',
    ],
    ['GE-CON-3', {}, { answers: { R1: 'FINE' } }, 'OPTION_UNKNOWN', 'GE-CON-3'],
  ])('%s', (_rule, known, over, code, ruleId) => {
    expect(checkRating(parameters, realTime, facts(known), request(over))).toMatchObject({ code, ruleId });
  });

  test('the refusal says whether matter or visit was rated before', () => {
    const messageOf = (occasion: RatingRequest['occasion']) => {
      const decision = checkRating(
        parameters,
        realTime,
        facts({ alreadyRated: true }),
        request({ occasion }),
      );
      return decision.allowed ? '' : decision.message;
    };
    expect(messageOf({ kind: 'MATTER', matterNo: '1' })).toContain('一事一评');
    expect(messageOf({ kind: 'VISIT', visitToken: 't' })).toContain('一次一评');
  });

  test('the concentrated questionnaire is not for visitors', () => {
    expect(checkRating(parameters, concentrated, facts(), request())).toMatchObject({
      code: 'QUESTIONNAIRE_CHANGED',
    });
  });
});

describe('limits against stuffing (GE-WAY-3)', () => {
  const found = (over: object, of = request()) =>
    suspicionsOf(parameters, of, earlier(over)).map(({ key, count }) => `${key} ${count}`);

  test.each([
    ['the third of a device in a day is fine', { DEVICE: ago(60, 600) }, []],
    ['the fourth is not', { DEVICE: ago(60, 600, 1440) }, ['DEVICE 4']],
    ['what lies outside the window does not count', { DEVICE: ago(60, 600, 1441) }, []],
    ['twenty at one code in ten minutes are fine', { CODE: ago(...Array(19).fill(10)) }, []],
    ['twenty-one are not', { CODE: ago(...Array(20).fill(10)) }, ['CODE 21']],
    ['eleven of an address in an hour are not', { ADDRESS: ago(...Array(10).fill(30)) }, ['ADDRESS 11']],
    [
      'several limits at once',
      { DEVICE: ago(1, 2, 3), ADDRESS: ago(...Array(10).fill(5)) },
      ['DEVICE 4', 'ADDRESS 11'],
    ],
  ])('%s', (_name, over, expected) => {
    expect(found(over)).toEqual(expected);
  });

  test('a key that is not known sets nothing aside', () => {
    const noDevice = request({ keys: { CODE: 'hall-07', DEVICE: null, ADDRESS: 'address' } });
    expect(found({ DEVICE: ago(1, 2, 3, 4) }, noDevice)).toEqual([]);
  });

  test('set aside for a person to look at, never dropped', () => {
    const suspicions = suspicionsOf(parameters, request(), earlier({ DEVICE: ago(1, 2, 3) }));
    expect(suspicions).toEqual([{ key: 'DEVICE', count: 4, max: 3, minutes: 1440 }]);
    expect(initialStatus(suspicions)).toBe('SUSPICIOUS');
    expect(initialStatus([])).toBe('COUNTED');
  });

  test.each([
    [
      'the organiser, with a reason',
      'SUSPICIOUS',
      { organ: 'ORGANISER', count: true, reasonId: 'group visit' },
      null,
    ],
    ['without a reason', 'SUSPICIOUS', { organ: 'ORGANISER', count: false, reasonId: '' }, 'REASON_REQUIRED'],
    ['the evaluated', 'SUSPICIOUS', { organ: 'EVALUATED', count: false, reasonId: 'x' }, 'WRONG_ORGAN'],
    ['what counts anyway', 'COUNTED', { organ: 'ORGANISER', count: false, reasonId: 'x' }, 'NOT_SET_ASIDE'],
  ] as const)('screened by %s', (_name, status, screening, code) => {
    const decision = checkScreening(parameters, { status }, screening);
    if (code === null) expect(decision).toEqual({ allowed: true });
    else expect(decision).toMatchObject({ code, ruleId: 'GE-WAY-3' });
  });
});

describe('follow-up of poor ratings', () => {
  test.each([
    ['no problem', realTimeRating('VERY_GOOD'), null],
    ['a slight problem', realTimeRating('GOOD'), null],
    ['a clear problem in one aspect', realTimeRating('VERY_GOOD', { R3: 'POOR' }), ['ATTITUDE']],
    [
      'serious in two',
      realTimeRating('VERY_GOOD', { R1: 'VERY_POOR', R5: 'VERY_POOR' }),
      ['EFFICIENCY', 'LAWFULNESS'],
    ],
    ['what is not known is not poor', realTimeRating('UNKNOWN'), null],
  ])('%s', (_name, answers, aspects) => {
    const followUp = followUpOf(parameters, realTime, { status: 'COUNTED', answers });
    expect(followUp?.aspects ?? null).toEqual(aspects);
    if (followUp) expect(followUp.limit).toMatchObject({ kind: 'GE_POOR_RATING', ruleId: 'GE-WAY-3' });
  });

  test('a rating set aside waits; it asks for a follow-up once it counts', () => {
    const answers = realTimeRating('VERY_POOR');
    expect(followUpOf(parameters, realTime, { status: 'SUSPICIOUS', answers })).toBeNull();
    expect(followUpOf(parameters, realTime, { status: 'REJECTED', answers })).toBeNull();
  });
});

describe('the code at the window (GE-WAY-4)', () => {
  test('says object, site and its own number, and nothing else is taken for one', () => {
    const code = { codeId: 'hall-07', objectId: 'GY-TAX', siteId: 'GY-HALL' };
    expect(codeText(code)).toBe('RATE1~hall-07~GY-TAX~GY-HALL');
    expect(parseCodeText(codeText(code))).toEqual(code);
    for (const text of ['', 'RATE1~a~b', 'RATE2~a~b~c', 'RATE1~a~b~c~d', 'RATE1~a~~c', 'RATE1~a~b~<c>'])
      expect(parseCodeText(text)).toBeNull();
    expect(() => codeText({ ...code, siteId: 'a~b' })).toThrow(RangeError);
  });
});
