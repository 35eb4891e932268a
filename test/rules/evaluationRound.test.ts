import type { EvaluationSchemeParameters, OrganActor } from '../../workflows/rules/evaluation/parameters';
import { checkRoundEvent } from '../../workflows/rules/evaluation/round/guards';
import {
  applyRoundEvent,
  newRound,
  nextRoundAt,
  roundLimit,
} from '../../workflows/rules/evaluation/round/step';
import type { EvaluationRound, RoundEffect, RoundEvent } from '../../workflows/rules/evaluation/round/types';
import { committee, evaluated, on, organiser, parameters, SEED } from './evaluationBuilders';

/** A round that is played event by event; every event has to be allowed. */
class Play {
  round: EvaluationRound;
  effects: RoundEffect[];

  constructor(readonly of: EvaluationSchemeParameters = parameters) {
    const outcome = newRound(of, 'round-1', { year: 2023, number: 1 }, on('2023-04-03'));
    this.round = outcome.round;
    this.effects = outcome.effects;
  }

  check(event: RoundEvent) {
    return checkRoundEvent(this.of, this.round, event);
  }

  /** Effects of this event alone. */
  do(event: RoundEvent): RoundEffect[] {
    expect(this.check(event)).toEqual({ allowed: true });
    const outcome = applyRoundEvent(this.of, this.round, event);
    this.round = outcome.round;
    this.effects.push(...outcome.effects);
    return outcome.effects;
  }

  /** Takes the usual events up to and including one of this type. */
  upTo(type: RoundEvent['type']): this {
    for (const event of USUAL) {
      this.do(event);
      if (event.type === type) return this;
    }
    throw new Error(`no usual event ${type}`);
  }
}

type Of<T extends RoundEvent['type']> = Extract<RoundEvent, { type: T }>;
const prepare = (over: Partial<Of<'PREPARE'>> = {}): Of<'PREPARE'> => ({
  type: 'PREPARE',
  at: on('2023-04-06'),
  by: organiser(),
  frameHash: 'frame',
  members: 2000,
  deviatingLeaves: 0,
  unusable: 0,
  stale: 0,
  objects: { COUNTY: 8, DEPARTMENT: 40 },
  questionnaires: { concentrated: 1, realTime: 1 },
  reasonId: null,
  ...over,
});
const draw = (over: Partial<Of<'DRAW'>> = {}): Of<'DRAW'> => ({
  type: 'DRAW',
  at: on('2023-04-07'),
  by: null,
  frameHash: 'frame',
  seed: SEED,
  drawHash: 'draw',
  selected: 300,
  ...over,
});
const open = (over: Partial<Of<'OPEN'>> = {}): Of<'OPEN'> => ({
  type: 'OPEN',
  at: on('2023-04-10'),
  by: organiser(),
  closesAt: on('2023-04-21', '18:00'),
  ...over,
});
const close = (over: Partial<Of<'CLOSE'>> = {}): Of<'CLOSE'> => ({
  type: 'CLOSE',
  at: on('2023-04-21', '18:00'),
  by: null,
  answered: 280,
  ...over,
});
const score = (over: Partial<Of<'SCORE'>> = {}): Of<'SCORE'> => ({
  type: 'SCORE',
  at: on('2023-05-01', '00:00'),
  by: null,
  resultHash: 'result',
  belowMinimum: [],
  unscreened: 0,
  reasonId: null,
  ...over,
});
const rank = (over: Partial<Of<'RANK'>> = {}): Of<'RANK'> => ({
  type: 'RANK',
  at: on('2023-05-04'),
  by: organiser('clerk'),
  ties: [],
  ...over,
});
const review = (over: Partial<Of<'REVIEW'>> = {}): Of<'REVIEW'> => ({
  type: 'REVIEW',
  at: on('2023-05-05'),
  by: organiser('chief'),
  approve: true,
  reasonId: '',
  ...over,
});
const publish = (over: Partial<Of<'PUBLISH'>> = {}): Of<'PUBLISH'> => ({
  type: 'PUBLISH',
  at: on('2023-05-08'),
  by: organiser('chief'),
  bulletinId: 'bulletin',
  ...over,
});
const USUAL: RoundEvent[] = [
  prepare(),
  draw(),
  open(),
  close(),
  score(),
  rank(),
  review(),
  publish(),
  { type: 'START_MEASURES', at: on('2023-05-09'), by: null },
  { type: 'BOOK', at: on('2023-05-10'), by: null },
];
const correct = (over: Partial<Of<'CORRECT'>> = {}): Of<'CORRECT'> => ({
  type: 'CORRECT',
  at: on('2023-06-01'),
  by: organiser('clerk'),
  reasonId: 'wrong count',
  ...over,
});
const voids = (over: Partial<Of<'VOID'>> = {}): Of<'VOID'> => ({
  type: 'VOID',
  at: on('2023-04-12'),
  by: organiser(),
  reasonId: 'leak',
  ...over,
});

describe('the order of a round (GE-RND-1)', () => {
  test('from the preparation to the booking, each step with its time limit', () => {
    const play = new Play().upTo('BOOK');
    expect(play.round).toMatchObject({
      status: 'BOOKED',
      version: 1,
      publications: [{ bulletinId: 'bulletin' }],
    });
    expect(
      play.effects.flatMap((each) =>
        each.kind === 'LIMIT_STARTED'
          ? [`+${each.limit.kind} ${each.limit.ruleId}`]
          : each.kind === 'LIMIT_MET'
            ? [`-${each.limitKind}`]
            : each.kind === 'LIMIT_CANCELLED'
              ? [`x${each.limitKind}`]
              : [each.kind],
      ),
    ).toEqual([
      '+GE_ROUND_DRAW GE-DRW-1',
      '-GE_ROUND_DRAW',
      '+GE_ROUND_OPEN GE-WAY-2',
      '-GE_ROUND_OPEN',
      'INVITE',
      '+GE_ROUND_SCORE GE-SCO-1',
      'COLLECTION_ENDED',
      '-GE_ROUND_SCORE',
      '+GE_ROUND_RANK GE-USE-1',
      '-GE_ROUND_RANK',
      '+GE_ROUND_REVIEW GE-USE-1',
      '-GE_ROUND_REVIEW',
      '+GE_ROUND_PUBLISH GE-USE-1',
      '-GE_ROUND_PUBLISH',
      '+GE_ROUND_START_MEASURES GE-USE-2',
      'BULLETIN_PUBLISHED',
      'MEASURES_TO_START',
      '-GE_ROUND_START_MEASURES',
      '+GE_ROUND_BOOK GE-USE-5',
      'POINTS_TO_BOOK',
      '-GE_ROUND_BOOK',
    ]);
  });

  test('no step comes before its turn, and none twice', () => {
    for (let done = 0; done < USUAL.length; done++) {
      const play = new Play();
      for (const event of USUAL.slice(0, done)) play.do(event);
      USUAL.forEach((event, i) => {
        const decision = play.check(event);
        if (i === done) expect(decision).toEqual({ allowed: true });
        else expect(decision).toMatchObject({ code: 'WRONG_STATUS', ruleId: 'GE-RND-1' });
      });
    }
  });

  test('GE-PER-1: there is no fourth round in a year', () => {
    expect(() => newRound(parameters, 'x', { year: 2023, number: 4 }, on('2023-12-01'))).toThrow(RangeError);
  });
});

describe('who takes a step', () => {
  test.each<[string, OrganActor]>([
    ['the evaluated', evaluated()],
    ['another organ', committee()],
  ])('AMB-GE-9: not %s', (_name, by) => {
    const events: RoundEvent[] = [prepare({ by }), voids({ by })];
    for (const event of events) expect(new Play().check(event)).toMatchObject({ code: 'WRONG_ORGAN' });
  });

  test('the process itself may not review or publish', () => {
    expect(new Play().upTo('RANK').check({ ...review(), by: null as never })).toMatchObject({
      code: 'PERSON_REQUIRED',
      ruleId: 'GE-USE-1',
    });
    expect(new Play().upTo('REVIEW').check({ ...publish(), by: null as never })).toMatchObject({
      code: 'PERSON_REQUIRED',
    });
  });

  test.each([
    ['who ranked', 'clerk'],
    ['who scored', 'scorer'],
  ])('four eyes: not %s', (_name, account) => {
    const play = new Play().upTo('CLOSE');
    play.do(score({ by: organiser('scorer') }));
    play.do(rank());
    expect(play.check(review({ by: organiser(account) }))).toMatchObject({
      code: 'FOUR_EYES',
      ruleId: 'GE-USE-1',
    });
    expect(play.check(review())).toEqual({ allowed: true });
  });
});

describe('preparing (GE-LIB-1, GE-LIB-2, GE-OBJ-1)', () => {
  test.each([
    ['GE-LIB-2', { stale: 300 }, 'REFRESH_DUE', 'GE-LIB-2'],
    ['GE-LIB-1', { unusable: 1 }, 'LIBRARY_UNUSABLE', 'GE-LIB-1'],
    ['GE-LIB-1', { deviatingLeaves: 2 }, 'REASON_REQUIRED', 'GE-LIB-1'],
    ['GE-OBJ-1', { objects: { COUNTY: 8, DEPARTMENT: 39 } }, 'REASON_REQUIRED', 'GE-OBJ-1'],
    [
      'GE-CON-3',
      { questionnaires: { concentrated: 1, realTime: null } },
      'QUESTIONNAIRE_MISSING',
      'GE-CON-3',
    ],
  ])('%s: %o', (_rule, over, code, ruleId) => {
    expect(new Play().check(prepare(over))).toMatchObject({ code, ruleId });
  });

  test('GE-LIB-1: deviations are frozen with a reason and published, or refused by parameter', () => {
    const event = prepare({ deviatingLeaves: 2, reasonId: 'reform' });
    const play = new Play();
    play.do(event);
    expect(play.round.frozen).toMatchObject({ deviatingLeaves: 2, reasonId: 'reform', frameHash: 'frame' });
    const refusing = { ...parameters, library: { ...parameters.library, deviations: 'REFUSE' as const } };
    expect(new Play(refusing).check(event)).toMatchObject({ code: 'LIBRARY_DEVIATES' });
    expect(new Play(refusing).check(prepare())).toEqual({ allowed: true });
  });
});

describe('drawing and collecting (GE-DRW-1, GE-WAY-2)', () => {
  test.each([
    ['the library changed after it was frozen', { frameHash: 'other' }, 'FRAME_CHANGED'],
    ['no seed', { seed: 'abc' }, 'SEED_INVALID'],
    ['not 300', { selected: 299 }, 'DRAW_SIZE'],
  ])('refused: %s', (_name, over, code) => {
    expect(new Play().upTo('PREPARE').check(draw(over))).toMatchObject({ code, ruleId: 'GE-DRW-1' });
  });

  test('it closes by itself at its time and not earlier, even when all have answered (GE-WAY-3)', () => {
    const play = new Play().upTo('OPEN');
    expect(nextRoundAt(play.round)).toBe(on('2023-04-21', '18:00'));
    expect(play.check(close({ at: on('2023-04-20') }))).toMatchObject({ code: 'STILL_OPEN' });
    const all = { at: on('2023-04-20'), answered: 300 };
    expect(play.check(close({ ...all, early: false }))).toMatchObject({ code: 'STILL_OPEN' });
    expect(play.check(close(all))).toEqual({ allowed: true }); // as recorded histories have it
    expect(play.check(open())).toMatchObject({ code: 'WRONG_STATUS' });
    expect(new Play().upTo('DRAW').check(open({ closesAt: on('2023-04-09') }))).toMatchObject({
      code: 'CLOSES_IN_PAST',
    });
  });

  test('it can be extended, with a reason', () => {
    const play = new Play().upTo('OPEN');
    const extend: RoundEvent = {
      type: 'EXTEND',
      at: on('2023-04-20'),
      by: organiser(),
      closesAt: on('2023-04-28', '18:00'),
      reasonId: 'few answers',
    };
    expect(play.check({ ...extend, reasonId: '' })).toMatchObject({ code: 'REASON_REQUIRED' });
    expect(play.check({ ...extend, closesAt: on('2023-04-21', '18:00') })).toMatchObject({
      code: 'NOT_LATER',
    });
    expect(play.do(extend)).toEqual([
      { kind: 'COLLECTION_EXTENDED', at: on('2023-04-20'), closesAt: on('2023-04-28', '18:00') },
    ]);
    expect(nextRoundAt(play.round)).toBe(on('2023-04-28', '18:00'));
    expect(play.check(close())).toMatchObject({ code: 'STILL_OPEN' });
  });
});

describe('scoring, ranking, reviewing (GE-SCO-1, AMB-GE-2, AMB-GE-5)', () => {
  test('GE-SCO-1: nothing is scored before the period is over; its time runs from then', () => {
    const play = new Play().upTo('OPEN');
    const started = play.do(close()).find(({ kind }) => kind === 'LIMIT_STARTED');
    expect(started).toMatchObject({ at: on('2023-05-01', '00:00') });
    expect(play.check(score({ at: on('2023-04-30', '23:59') }))).toMatchObject({
      code: 'PERIOD_RUNNING',
      ruleId: 'GE-SCO-1',
    });
  });

  test('AMB-GE-2: objects below the minimum are left without rank by a recorded reason only', () => {
    const play = new Play().upTo('CLOSE');
    const event = score({ belowMinimum: ['GY-AIR-DEFENCE'] });
    expect(play.check(event)).toMatchObject({ code: 'REASON_REQUIRED', ruleId: 'AMB-GE-2' });
    play.do({ ...event, reasonId: 'few contacts' });
    expect(play.round.scoring).toMatchObject({ unranked: ['GY-AIR-DEFENCE'], reasonId: 'few contacts' });
  });

  test('GE-WAY-3: ratings set aside are screened first, or left out by a recorded reason', () => {
    const play = new Play().upTo('CLOSE');
    const event = score({ unscreened: 4 });
    expect(play.check(event)).toMatchObject({ code: 'REASON_REQUIRED', ruleId: 'GE-WAY-3' });
    play.do({ ...event, reasonId: 'under inquiry' });
    expect(play.round.scoring).toMatchObject({ unscreened: 4, reasonId: 'under inquiry' });
  });

  test('AMB-GE-5: an empty bottom group stops the review until the organiser has decided', () => {
    const play = new Play().upTo('SCORE');
    const tie = {
      group: 'COUNTY' as const,
      objectIds: ['LZ', 'CX'],
      mustDecide: true,
      atLeastOne: true,
      ruleId: 'AMB-GE-5',
    };
    expect(play.do(rank({ ties: [tie] })).at(-1)).toEqual({
      kind: 'ASK_TIE_DECISION',
      at: on('2023-05-04'),
      group: 'COUNTY',
    });
    expect(play.check(review())).toMatchObject({
      code: 'TIE_UNDECIDED',
      ruleId: 'AMB-GE-5',
      field: 'COUNTY',
    });
    const decide: RoundEvent = {
      type: 'DECIDE_TIE',
      at: on('2023-05-05'),
      by: organiser('head'),
      group: 'COUNTY',
      objectIds: ['CX'],
      reasonId: 'why',
    };
    expect(play.check({ ...decide, objectIds: [] })).toMatchObject({ code: 'BOTTOM_EMPTY' });
    expect(play.check({ ...decide, group: 'DEPARTMENT' })).toMatchObject({ code: 'NO_TIE_TO_DECIDE' });
    play.do(decide);
    expect(play.check(review({ by: organiser('head') }))).toMatchObject({ code: 'FOUR_EYES' });
    expect(play.check(review())).toEqual({ allowed: true });
  });

  test('a review that does not approve sends the round back to be scored anew', () => {
    const play = new Play().upTo('RANK');
    expect(play.check(review({ approve: false }))).toMatchObject({ code: 'REASON_REQUIRED' });
    play.do(review({ approve: false, reasonId: 'count again' }));
    expect(play.round).toMatchObject({ status: 'CLOSED', reviews: [{ approved: false, version: 1 }] });
    play.do(score({ at: on('2023-05-06'), resultHash: 'again' }));
    play.do(rank());
    play.do(review({ at: on('2023-05-07') }));
    play.do(publish());
    expect(play.round.publications).toMatchObject([{ version: 1, resultHash: 'again' }]);
  });

  test('GE-USE-1: nothing is published without its bulletin', () => {
    expect(new Play().upTo('REVIEW').check(publish({ bulletinId: '' }))).toMatchObject({
      code: 'BULLETIN_MISSING',
      ruleId: 'GE-USE-1',
    });
  });
});

describe('void before publishing, corrected after (GE-RND-1)', () => {
  test.each([
    'PREPARE',
    'DRAW',
    'OPEN',
    'CLOSE',
    'SCORE',
    'RANK',
    'REVIEW',
  ] as const)('void after %s', (type) => {
    const play = new Play().upTo(type);
    expect(play.check(voids({ reasonId: '' }))).toMatchObject({ code: 'REASON_REQUIRED' });
    const standing = roundLimit(parameters, play.round);
    const effects = play.do(voids());
    expect(play.round).toMatchObject({ status: 'VOIDED', voided: { reasonId: 'leak' } });
    expect(effects.map(({ kind }) => kind)).toEqual(
      standing ? ['LIMIT_CANCELLED', 'ROUND_VOIDED'] : ['ROUND_VOIDED'],
    );
    for (const event of [...USUAL, voids()])
      expect(play.check(event)).toMatchObject({ code: 'ROUND_VOIDED' });
  });

  test.each(['PUBLISH', 'START_MEASURES', 'BOOK'] as const)('never after %s, nor in a correction', (type) => {
    const play = new Play().upTo(type);
    expect(play.check(voids())).toMatchObject({ code: 'ALREADY_PUBLISHED', ruleId: 'GE-RND-1' });
    play.do(correct());
    expect(play.check(voids())).toMatchObject({ code: 'ALREADY_PUBLISHED' });
  });

  test('a correction is a new version; what is published stands until it is', () => {
    const play = new Play().upTo('BOOK');
    expect(play.check(correct({ reasonId: '' }))).toMatchObject({ code: 'REASON_REQUIRED' });
    play.do(correct());
    expect(play.round).toMatchObject({ status: 'CLOSED', version: 2, publications: [{ version: 1 }] });
    play.do(score({ at: on('2023-06-02'), resultHash: 'corrected' }));
    play.do(rank({ at: on('2023-06-02'), by: null }));
    expect(play.check(review({ by: organiser('clerk') }))).toMatchObject({ code: 'FOUR_EYES' });
    play.do(review({ at: on('2023-06-05') }));
    play.do(publish({ at: on('2023-06-06'), bulletinId: 'bulletin-2' }));
    expect(play.round.publications).toMatchObject([
      { version: 1, resultHash: 'result' },
      { version: 2, resultHash: 'corrected', bulletinId: 'bulletin-2' },
    ]);
    expect(play.effects.at(-1)).toMatchObject({ kind: 'MEASURES_TO_START', version: 2 });
  });
});

describe('a correction that has begun is withdrawn before it is published (GE-RND-1)', () => {
  const withdraw = (over: Partial<Of<'WITHDRAW_CORRECTION'>> = {}): Of<'WITHDRAW_CORRECTION'> => ({
    type: 'WITHDRAW_CORRECTION',
    at: on('2023-06-07'),
    by: organiser('head'),
    reasonId: 'nothing was wrong',
    ...over,
  });
  const STEPS = [
    score({ at: on('2023-06-02'), resultHash: 'corrected' }),
    rank({ at: on('2023-06-02'), by: null }),
    review({ at: on('2023-06-05') }),
  ];

  test.each([
    0, 1, 2, 3,
  ])('after %d steps of it: the version that stands is the one in work again', (steps) => {
    const play = new Play().upTo('BOOK');
    const { version, scoring, ranking, ties, publications } = play.round;
    play.do(correct());
    for (const event of STEPS.slice(0, steps)) play.do(event);
    expect(play.check(withdraw({ reasonId: '' }))).toMatchObject({ code: 'REASON_REQUIRED' });
    expect(play.check(withdraw({ by: committee() }))).toMatchObject({ code: 'WRONG_ORGAN' });
    const effects = play.do(withdraw());
    expect(play.round).toMatchObject({ status: 'PUBLISHED', version, scoring, ranking, ties, publications });
    expect(play.round.corrections).toMatchObject([
      { version: 2, withdrawn: { reasonId: 'nothing was wrong', by: { accountId: 'head' } } },
    ]);
    expect(effects.map(({ kind }) => kind)).toEqual(['LIMIT_CANCELLED', 'LIMIT_STARTED']);
  });

  test('what followed from the publication follows again; the next correction has a number of its own', () => {
    const play = new Play().upTo('BOOK');
    play.do(correct());
    play.do(withdraw());
    for (const type of ['START_MEASURES', 'BOOK'] as const) {
      play.do({ ...USUAL.find((each) => each.type === type)!, at: on('2023-06-07') } as RoundEvent);
    }
    expect(play.round.status).toBe('BOOKED');
    play.do(correct({ at: on('2023-06-08') }));
    expect(play.round).toMatchObject({ status: 'CLOSED', version: 3 });
    for (const event of STEPS) play.do(event);
    play.do(publish({ at: on('2023-06-12'), bulletinId: 'bulletin-3' }));
    expect(play.round.publications.map(({ version }) => version)).toEqual([1, 3]);
    expect(play.check(withdraw())).toMatchObject({ code: 'WRONG_STATUS' });
  });

  test.each(['CLOSE', 'SCORE', 'RANK', 'REVIEW'] as const)('nothing to withdraw after %s', (type) => {
    const play = new Play().upTo(type);
    expect(play.check(withdraw())).toMatchObject({ code: 'NO_CORRECTION', ruleId: 'GE-USE-1' });
  });

  test.each(['OPEN', 'PUBLISH', 'BOOK'] as const)('not after %s either', (type) => {
    expect(new Play().upTo(type).check(withdraw())).toMatchObject({ code: 'WRONG_STATUS' });
  });
});

test('the state is plain JSON', () => {
  const { round } = new Play().upTo('BOOK');
  expect(JSON.parse(JSON.stringify(round))).toEqual(round);
});
