import { rankGroup, type TieDecision } from '../../workflows/rules/evaluation/rank/rank';
import { checkTieDecision } from '../../workflows/rules/evaluation/rank/tieDecision';
import { placingsOf } from '../../workflows/rules/evaluation/results/placing';
import type { ObjectScore } from '../../workflows/rules/evaluation/score/types';
import { fallingScores, parameters, scored } from './evaluationBuilders';

/** 40 departments with falling scores, some of which (by rank from 1) get the score of the first named. */
function forty(...equal: number[]): ObjectScore[] {
  const all = fallingScores(40);
  return all.map((each, i) =>
    equal.includes(i + 1) ? { ...scored(each.objectId, all[equal[0]! - 1]!.score) } : each,
  );
}
const bottomTie = (choice: 'FAVOUR_UNIT' | 'INCLUDE_ALL' | 'DECIDE') => ({
  ...parameters,
  rank: { ...parameters.rank, bottomTie: choice },
});
const ids = (rows: { objectId: string }[]) => rows.map(({ objectId }) => objectId);
const bottomOf = (ranking: ReturnType<typeof rankGroup>) => ids(ranking.rows.filter(({ bottom }) => bottom));
const topOf = (ranking: ReturnType<typeof rankGroup>) => ids(ranking.rows.filter(({ top }) => top));

describe('the two lists (GE-USE-1)', () => {
  test('40 departments: the first 5 on top, the last 5 at the bottom', () => {
    const ranking = rankGroup(parameters, 'DEPARTMENT', forty());
    expect(ranking.rows.map(({ rank }) => rank)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    expect(topOf(ranking)).toEqual(['u01', 'u02', 'u03', 'u04', 'u05']);
    expect(bottomOf(ranking)).toEqual(['u36', 'u37', 'u38', 'u39', 'u40']);
    expect(ranking).toMatchObject({ unranked: [], topTie: [], bottomTie: null, undecided: false });
  });

  test('8 counties: the first 2 and the last 1', () => {
    const ranking = rankGroup(parameters, 'COUNTY', fallingScores(8));
    expect(topOf(ranking)).toEqual(['u01', 'u02']);
    expect(bottomOf(ranking)).toEqual(['u08']);
  });

  test('n is the number ranked: without a rank nobody is last', () => {
    const scores = [...forty().slice(0, 38), scored('u39', null), scored('u40', null)];
    const ranking = rankGroup(parameters, 'DEPARTMENT', scores);
    expect(bottomOf(ranking)).toEqual(['u34', 'u35', 'u36', 'u37', 'u38']);
    expect(ranking.unranked).toEqual(['u39', 'u40']);
  });

  test('GE-SCO-4: ranked on the exact value, though both show the same', () => {
    const ranking = rankGroup(parameters, 'COUNTY', [scored('a', '80001/1000'), scored('b', '80002/1000')]);
    expect(ranking.rows.map(({ objectId, rank, shown }) => [objectId, rank, shown])).toEqual([
      ['b', 1, '80.00'],
      ['a', 2, '80.00'],
    ]);
  });
});

describe('tie-breakers (AMB-GE-5)', () => {
  test.each([
    ['C', scored('a', '80', { c: '81', r: '76' }), scored('b', '80', { c: '80', r: '80' }), 'CONCENTRATED'],
    ['valid answers', scored('a', '80', { n: 101 }), scored('b', '80', { n: 100 }), 'ANSWERS'],
  ])('by %s', (_by, a, b, distinction) => {
    for (const scores of [
      [a, b],
      [b, a],
    ]) {
      expect(rankGroup(parameters, 'COUNTY', scores).rows).toMatchObject([
        { objectId: 'a', rank: 1, distinction: null },
        { objectId: 'b', rank: 2, distinction, tiedWith: [] },
      ]);
    }
  });

  test('by R where something else than 80/20 made the scores equal', () => {
    const a = scored('a', '80', { c: '80', r: '82' });
    const b = scored('b', '80', { c: '80', r: '81' });
    expect(rankGroup(parameters, 'COUNTY', [b, a]).rows[1]).toMatchObject({
      objectId: 'b',
      distinction: 'REAL_TIME',
    });
  });

  test('AMB-GE-3: a missing R is C here as in the score', () => {
    const missing = scored('a', '80');
    const present = scored('b', '80', { r: '80' });
    expect(rankGroup(parameters, 'COUNTY', [missing, present]).rows).toMatchObject([
      { rank: 1, tiedWith: ['b'] },
      { rank: 1, tiedWith: ['a'], distinction: 'TIED' },
    ]);
  });

  test('still equal: the same rank, and the ranks after are passed over ("1224")', () => {
    const ranking = rankGroup(parameters, 'DEPARTMENT', forty(2, 3));
    expect(ranking.rows.slice(0, 5).map(({ rank }) => rank)).toEqual([1, 2, 2, 4, 5]);
  });
});

describe('ties over the boundaries (AMB-GE-5)', () => {
  test('ranks 5 and 6 equal: both on top', () => {
    const ranking = rankGroup(parameters, 'DEPARTMENT', forty(5, 6));
    expect(topOf(ranking)).toEqual(['u01', 'u02', 'u03', 'u04', 'u05', 'u06']);
    expect(ranking.topTie).toEqual(['u05', 'u06']);
  });

  test('ranks 35 and 36 equal: both rank 35, only the four behind are at the bottom, and it is shown', () => {
    const ranking = rankGroup(parameters, 'DEPARTMENT', forty(35, 36));
    expect(ranking.rows[34]).toMatchObject({ rank: 35, tiedWith: ['u36'], bottom: false });
    expect(ranking.rows[35]).toMatchObject({ rank: 35, tiedWith: ['u35'], bottom: false });
    expect(bottomOf(ranking)).toEqual(['u37', 'u38', 'u39', 'u40']);
    expect(ranking.bottomTie).toEqual({
      objectIds: ['u35', 'u36'],
      mustDecide: false,
      atLeastOne: false,
      ruleId: 'AMB-GE-5',
    });
    expect(ranking.undecided).toBe(false);
  });

  test('INCLUDE_ALL takes both in', () => {
    const ranking = rankGroup(bottomTie('INCLUDE_ALL'), 'DEPARTMENT', forty(35, 36));
    expect(bottomOf(ranking)).toEqual(['u35', 'u36', 'u37', 'u38', 'u39', 'u40']);
  });

  test('a tie inside the bottom group is none over its boundary', () => {
    const ranking = rankGroup(parameters, 'DEPARTMENT', forty(36, 37));
    expect(bottomOf(ranking)).toHaveLength(5);
    expect(ranking.bottomTie).toBeNull();
  });

  describe('two counties last together: the bottom group would be empty', () => {
    const eight = [...fallingScores(6), scored('x', '50'), scored('y', '50')];
    const decide = (...objectIds: string[]): TieDecision => ({ group: 'COUNTY', objectIds, reasonId: 'why' });

    test('nobody is at the bottom before the organiser has decided, and nothing may follow', () => {
      const ranking = rankGroup(parameters, 'COUNTY', eight);
      expect(bottomOf(ranking)).toEqual([]);
      expect(ranking).toMatchObject({ undecided: true, bottomTie: { mustDecide: true, atLeastOne: true } });
      const round = { roundId: 'r1', year: 2023, number: 1 };
      expect(() => placingsOf(round, [ranking])).toThrow(RangeError);
    });

    test.each([
      ['one', ['y']],
      ['the other', ['x']],
      ['both', ['x', 'y']],
    ])('decided: %s', (_name, chosen) => {
      const ranking = rankGroup(parameters, 'COUNTY', eight, decide(...chosen));
      expect(bottomOf(ranking)).toEqual(chosen);
      expect(ranking.undecided).toBe(false);
      expect(ranking.rows.slice(-2).map(({ rank }) => rank)).toEqual([7, 7]);
    });

    test.each([
      ['nobody', { objectIds: [], reasonId: 'why' }, 'BOTTOM_EMPTY'],
      ['somebody who is not tied', { objectIds: ['u06'], reasonId: 'why' }, 'NOT_TIED'],
      ['one twice', { objectIds: ['x', 'x'], reasonId: 'why' }, 'NOT_TIED'],
      ['without a reason', { objectIds: ['x'], reasonId: '' }, 'REASON_REQUIRED'],
    ])('refused: %s', (_name, decision, code) => {
      const { bottomTie: tie } = rankGroup(parameters, 'COUNTY', eight);
      expect(checkTieDecision(tie, decision, 'GE-USE-1')).toMatchObject({ code, ruleId: 'AMB-GE-5' });
    });

    test('both is a decision, too', () => {
      const { bottomTie: tie } = rankGroup(parameters, 'COUNTY', eight);
      expect(checkTieDecision(tie, decide('x', 'y'), 'GE-USE-1')).toEqual({ allowed: true });
    });
  });

  test('DECIDE: the organiser decides every tie over the boundary, nobody of the tied included', () => {
    const of = bottomTie('DECIDE');
    const ranking = rankGroup(of, 'DEPARTMENT', forty(35, 36));
    expect(ranking).toMatchObject({ undecided: true, bottomTie: { mustDecide: true, atLeastOne: false } });
    expect(checkTieDecision(ranking.bottomTie, { objectIds: [], reasonId: 'why' }, 'GE-USE-1')).toEqual({
      allowed: true,
    });
    const decided = rankGroup(of, 'DEPARTMENT', forty(35, 36), {
      group: 'DEPARTMENT',
      objectIds: ['u36'],
      reasonId: 'why',
    });
    expect(bottomOf(decided)).toEqual(['u36', 'u37', 'u38', 'u39', 'u40']);
  });

  test('where nothing has to be decided nothing can be', () => {
    const { bottomTie: tie } = rankGroup(parameters, 'DEPARTMENT', forty(35, 36));
    expect(checkTieDecision(tie, { objectIds: ['u35'], reasonId: 'why' }, 'GE-USE-1')).toMatchObject({
      code: 'NO_TIE_TO_DECIDE',
    });
  });
});

test('placings name rank, number and groups, the unranked without a rank', () => {
  const ranking = rankGroup(parameters, 'COUNTY', [...fallingScores(7), scored('z', null)]);
  const placings = placingsOf({ roundId: 'r1', year: 2023, number: 2 }, [ranking]);
  expect(placings).toHaveLength(8);
  expect(placings[6]).toEqual({
    roundId: 'r1',
    year: 2023,
    number: 2,
    group: 'COUNTY',
    objectId: 'u07',
    rank: 7,
    of: 7,
    top: false,
    bottom: true,
  });
  expect(placings[7]).toMatchObject({ objectId: 'z', rank: null, top: false, bottom: false });
});
