import { awardSheet, checkRecommendation } from '../../workflows/rules/evaluation/results/award';
import {
  ladderOutlook,
  measureChanges,
  measuresDue,
  measuresFrom,
  streakOf,
} from '../../workflows/rules/evaluation/results/ladder';
import { historyOf } from '../../workflows/rules/evaluation/results/placing';
import { pointsDifferences, pointsText, yearPoints } from '../../workflows/rules/evaluation/results/points';
import { history, parameters, placings } from './evaluationBuilders';

const within = { ...parameters, ladder: { ...parameters.ladder, crossYear: false } };

describe('the ladder (GE-USE-2, GE-USE-3, GE-USE-4, AMB-GE-6, AMB-GE-7)', () => {
  const due = (letters: string, of = parameters) =>
    measuresDue(of, history(letters)).map(({ measure, ruleId }) => `${measure} ${ruleId}`);
  const R = 'RECTIFY GE-USE-2';
  const I = 'INTERVIEW GE-USE-3';
  const V = 'REVIEW GE-USE-4';

  test.each([
    ['GE-USE-2: once', 'B', [R]],
    ['GE-USE-3: twice in a row', 'BB', [R, I]],
    ['AMB-GE-6: a round without rank ends it', 'BB-', []],
    ['AMB-GE-6: and it begins anew', 'BB-B', [R]],
    ['AMB-GE-6: a round without the object ends it, too', 'BB.B', [R]],
    ['the middle ends it', 'BBM', []],
    ['GE-USE-4: three times in a row', 'BBB', [R, I, V]],
    ['AMB-GE-7: and again at the fourth', 'BBBB', [R, I, V]],
    ['AMB-GE-6: over the end of the year', 'MMBB', [R, I]],
    ['AMB-GE-6: three rounds over two years', 'MBBB', [R, I, V]],
    ['twice, but not in a row', 'BMB', [R]],
    ['nothing ever', '', []],
  ])('%s: %s', (_rule, letters, expected) => {
    expect(due(letters)).toEqual(expected);
  });

  test('within the year only, by parameter', () => {
    expect(due('MMBB', within)).toEqual([R]);
    expect(due('MBB', within)).toEqual([R, I]);
  });

  test('each measure has one key: object, round and measure', () => {
    expect(measuresDue(parameters, history('BB'))).toEqual([
      expect.objectContaining({ key: 'r2:u01:RECTIFY', objectId: 'u01', roundId: 'r2', streak: 2 }),
      expect.objectContaining({ key: 'r2:u01:INTERVIEW', streak: 2 }),
    ]);
  });

  test.each([
    ['MM', 0, 1, ['RECTIFY']],
    ['B', 1, 2, ['RECTIFY', 'INTERVIEW']],
    ['BB', 2, 3, ['RECTIFY', 'INTERVIEW', 'REVIEW']],
    ['BBB', 3, 4, ['RECTIFY', 'INTERVIEW', 'REVIEW']],
    ['', 0, 1, ['RECTIFY']],
  ])('what comes next after %s', (letters, streak, next, measures) => {
    expect(ladderOutlook(parameters, history(letters))).toMatchObject({
      streak,
      ifBottomAgain: { streak: next, measures },
    });
  });

  test('within the year only, the last round of a year has no next rung', () => {
    expect(ladderOutlook(within, history('MBB')).ifBottomAgain).toMatchObject({
      streak: 1,
      measures: ['RECTIFY'],
    });
  });

  test('history is put together in order of time; a voided round is not among the rounds and ends nothing', () => {
    const rounds = [
      { roundId: 'r3', year: 2023, number: 3 },
      { roundId: 'r1', year: 2023, number: 1 },
    ];
    const both = historyOf(rounds, placings('BBB'), 'u01');
    expect(both.map(({ round }) => round.roundId)).toEqual(['r1', 'r3']);
    expect(streakOf(both, 'bottom', { crossYear: true })).toBe(2);
    expect(historyOf(rounds, placings('BBB'), 'other').map(({ placing }) => placing)).toEqual([null, null]);
  });
});

describe('a corrected round (GE-USE-2 … GE-USE-4)', () => {
  const from = { year: 2023, number: 2 };

  test('measures without ground are cancelled, in later rounds too; what stands goes on', () => {
    const standing = measuresFrom(parameters, history('BBB'), { year: 2023, number: 1 });
    const corrected = measuresFrom(parameters, history('BMB'), from);
    const kept = standing.filter(({ roundId }) => roundId !== 'r1');
    const { start, cancel } = measureChanges(kept, corrected);
    expect(start).toEqual([]);
    expect(cancel.map(({ key }) => key)).toEqual([
      'r2:u01:RECTIFY',
      'r2:u01:INTERVIEW',
      'r3:u01:INTERVIEW',
      'r3:u01:REVIEW',
    ]);
  });

  test('new measures are started', () => {
    const { start, cancel } = measureChanges(
      measuresFrom(parameters, history('BM'), from),
      measuresFrom(parameters, history('BB'), from),
    );
    expect(start.map(({ key }) => key)).toEqual(['r2:u01:RECTIFY', 'r2:u01:INTERVIEW']);
    expect(cancel).toEqual([]);
  });

  test('points are booked as differences, later rounds of the year included', () => {
    const before = yearPoints(parameters, unit(), 2023, placings('TTT')).entries;
    const after = yearPoints(parameters, unit(), 2023, placings('TMT')).entries;
    expect(pointsDifferences(before, after)).toEqual([{ key: 'r2:u01', tenths: -3 }]);
    const lost = yearPoints(parameters, unit(), 2023, placings('MTT')).entries;
    expect(pointsDifferences(before, lost)).toEqual([
      { key: 'r2:u01', tenths: -1 },
      { key: 'r1:u01', tenths: -2 },
    ]);
    expect(pointsDifferences(before, before)).toEqual([]);
  });
});

const unit = (inTargetAssessment = true) => ({ objectId: 'u01', inTargetAssessment });

describe('points of the year (GE-USE-5, GE-USE-6, AMB-GE-4, AMB-GE-8)', () => {
  test.each([
    ['GE-USE-5', 'T', 2, '+0.2'],
    ['GE-USE-5', 'TMT', 5, '+0.5'],
    ['GE-USE-5', 'TTT', 8, '+0.8'],
    ['GE-USE-6', 'B', -2, '-0.2'],
    ['GE-USE-6', 'BB', -5, '-0.5'],
    ['GE-USE-6', 'BBB', -8, '-0.8'],
    ['AMB-GE-4: net', 'TTB', 3, '+0.3'],
    ['AMB-GE-4: net', 'TB', 0, '0'],
    ['AMB-GE-4: net, whatever the order', 'BTT', 3, '+0.3'],
    ['in the middle', 'MMM', 0, '0'],
    ['without rank', '-T.', 2, '+0.2'],
  ])('%s: %s gives %i tenths', (_rule, letters, tenths, text) => {
    const { totalTenths } = yearPoints(parameters, unit(), 2023, placings(letters));
    expect(totalTenths).toBe(tenths);
    expect(pointsText(totalTenths)).toBe(text);
  });

  test('AMB-GE-4: booked round by round as increments', () => {
    const { entries } = yearPoints(parameters, unit(), 2023, placings('TTT'));
    expect(entries.map(({ key, netTenths, ruleIds }) => [key, netTenths, ruleIds])).toEqual([
      ['r1:u01', 2, ['GE-USE-5']],
      ['r2:u01', 3, ['GE-USE-5']],
      ['r3:u01', 3, ['GE-USE-5']],
    ]);
    const mixed = yearPoints(parameters, unit(), 2023, placings('BTB')).entries;
    expect(
      mixed.map(({ netTenths, minusTenths, plusTenths }) => [netTenths, minusTenths, plusTenths]),
    ).toEqual([
      [-2, 2, 0],
      [2, 0, 2],
      [-3, 3, 0],
    ]);
  });

  test('each year by itself', () => {
    const all = placings('TTTTBB');
    expect(yearPoints(parameters, unit(), 2023, all).totalTenths).toBe(8);
    expect(yearPoints(parameters, unit(), 2024, all).totalTenths).toBe(-3);
  });

  test('AMB-GE-8: outside the target assessment placings count, points do not', () => {
    expect(yearPoints(parameters, unit(false), 2023, placings('TBB'))).toMatchObject({
      entries: [],
      timesTop: 1,
      timesBottom: 2,
      totalTenths: 0,
      inTargetAssessment: false,
    });
    expect(measuresDue(parameters, history('BB'))).toHaveLength(2);
  });
});

describe('the yearly award (GE-USE-7, GE-USE-8, GE-USE-9, AMB-GE-6)', () => {
  const sheet = (letters: string, year = 2023, of = parameters) =>
    awardSheet(of, 'u01', year, history(letters));
  const places = (extraPlaces: number | null) => ({
    ...parameters,
    award: { ...parameters.award, extraPlaces },
  });

  test.each([
    ['GE-USE-8', 'TTT', 2023, 'RECOMMENDED', 'GE-USE-8'],
    ['GE-USE-9', 'BBB', 2023, 'BARRED', 'GE-USE-9'],
    ['GE-USE-7', 'TTM', 2023, 'OPEN', 'GE-USE-7'],
    ['GE-USE-7', 'TT-', 2023, 'OPEN', 'GE-USE-7'],
    ['AMB-GE-6: not over the end of the year', 'MTTTMM', 2023, 'OPEN', 'GE-USE-7'],
    ['AMB-GE-6: not over the end of the year', 'MTTTMM', 2024, 'OPEN', 'GE-USE-7'],
    ['AMB-GE-6: each year by itself', 'BBBTTT', 2024, 'RECOMMENDED', 'GE-USE-8'],
  ])('%s: %s in %i', (_rule, letters, year, standing, ruleId) => {
    expect(sheet(letters, year)).toMatchObject({ standing, ruleId });
  });

  test('GE-USE-7: the sheet shows every placing of the year', () => {
    expect(sheet('TB.').placings.map((placing) => placing?.rank ?? null)).toEqual([1, 40, null]);
  });

  test.each([
    ['GE-USE-9: barred', 'BBB', parameters, 0, 'AWARD_BARRED', 'GE-USE-9'],
    ['GE-USE-8: no added places without three in a row', 'TTM', places(2), 1, 'NO_EXTRA_PLACES', 'GE-USE-8'],
    ['GE-USE-8: the number is not fixed yet', 'TTT', parameters, 1, 'EXTRA_PLACES_NOT_FIXED', 'GE-USE-8'],
    ['GE-USE-8: more than fixed', 'TTT', places(2), 3, 'TOO_MANY_PLACES', 'GE-USE-8'],
    ['GE-USE-8: as many as fixed', 'TTT', places(2), 2, null, ''],
    ['GE-USE-7: others may be put forward', 'MMM', parameters, 0, null, ''],
  ])('%s', (_rule, letters, of, extraPlaces, code, ruleId) => {
    const decision = checkRecommendation(of, sheet(letters, 2023, of), { extraPlaces });
    if (code === null) expect(decision).toEqual({ allowed: true });
    else expect(decision).toMatchObject({ allowed: false, code, ruleId });
  });
});
