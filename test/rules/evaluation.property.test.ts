import fc from 'fast-check';
import { apportion } from '../../workflows/rules/evaluation/draw/apportion';
import { drawSample, selectedOf } from '../../workflows/rules/evaluation/draw/sample';
import { leavesOf } from '../../workflows/rules/evaluation/frame/leaves';
import type { Rating } from '../../workflows/rules/evaluation/questionnaire/types';
import { rankGroup } from '../../workflows/rules/evaluation/rank/rank';
import { suspicionsOf } from '../../workflows/rules/evaluation/ratings/rating';
import { awardSheet } from '../../workflows/rules/evaluation/results/award';
import { measuresDue, streakOf } from '../../workflows/rules/evaluation/results/ladder';
import { yearPoints } from '../../workflows/rules/evaluation/results/points';
import { hideSmallCells } from '../../workflows/rules/evaluation/score/breakdown';
import { scoreObject } from '../../workflows/rules/evaluation/score/composite';
import { add, compareExact, exact, parseExact, shown } from '../../workflows/rules/evaluation/score/exact';
import { sumsOf } from '../../workflows/rules/evaluation/score/part';
import {
  concentrated,
  fullLibrary,
  history,
  on,
  parameters,
  placings,
  realTime,
  scored,
} from './evaluationBuilders';

const library = fullLibrary();
const seed = fc
  .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 64, maxLength: 64 })
  .map((digits) => digits.join(''))
  .filter((text) => !/^0+$/.test(text));
const unitIds = parameters.library.strata.flatMap(({ code, units }) =>
  units.map((unit) => `${code}-${unit.code}`),
);
const cellIds = leavesOf(parameters.library).map(({ id }) => id);
const losses = fc.dictionary(fc.constantFrom(...unitIds, ...cellIds), fc.integer({ min: 1, max: 3 }));

describe('the draw, for any seed and whatever the ties before (GE-DRW-1, AMB-GE-1)', () => {
  test('300 in all, 150/45/45/8/49/3 by strata, S3 city 9 and units 5 or 4, nobody twice', () => {
    fc.assert(
      fc.property(seed, losses, (text, tieLosses) => {
        const draw = drawSample(parameters, { members: library, frameHash: 'h', seed: text, tieLosses });
        const selected = selectedOf(draw);
        expect(new Set(selected).size).toBe(300);
        const strata = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'].map(
          (code) => selected.filter((id) => id.startsWith(code)).length,
        );
        expect(strata).toEqual([150, 45, 45, 8, 49, 3]);
        const s3 = draw.leaves.filter(({ leafId }) => leafId.startsWith('S3')).map(({ seats }) => seats);
        expect(s3[0]).toBe(9);
        expect(s3.slice(1).sort()).toEqual([4, 4, 4, 4, 5, 5, 5, 5]);
        const s5 = draw.leaves.filter(({ leafId }) => /^S5-(?!CITY)/.test(leafId)).map(({ seats }) => seats);
        expect(s5.filter((seats) => seats === 2)).toHaveLength(10);
        expect(s5.filter((seats) => seats === 1)).toHaveLength(11);
        for (const { order } of draw.leaves) expect(new Set(order).size).toBe(order.length);
      }),
      { numRuns: 200 },
    );
  });

  test('over three rounds with the losses handed on, no unit of S3 gets less twice in a row', () => {
    fc.assert(
      fc.property(fc.tuple(seed, seed, seed), (seeds) => {
        let tieLosses = {};
        let before = new Set<string>();
        for (const text of seeds) {
          const draw = drawSample(parameters, { members: library, frameHash: 'h', seed: text, tieLosses });
          const less = new Set(
            draw.leaves
              .filter(({ leafId, seats }) => /^S3-(?!CITY)/.test(leafId) && seats === 4)
              .map(({ leafId }) => leafId),
          );
          for (const id of less) expect(before.has(id)).toBe(false);
          before = less;
          tieLosses = draw.tieLosses;
        }
      }),
      { numRuns: 25 },
    );
  });

  test('over many seeds every member of a leaf is drawn about as often', () => {
    const times = new Map<string, number>();
    fc.assert(
      fc.property(seed, (text) => {
        const draw = drawSample(parameters, { members: library, frameHash: 'h', seed: text, tieLosses: {} });
        const s6 = draw.leaves.find(({ leafId }) => leafId === 'S6')!;
        for (const id of s6.order.slice(0, 3)) times.set(id, (times.get(id) ?? 0) + 1);
      }),
      { numRuns: 300, seed: 1 },
    );
    expect(times.size).toBe(20);
    for (const n of times.values()) expect(Math.abs(n - 45)).toBeLessThan(35);
  });
});

describe('largest remainders', () => {
  const parts = fc.array(fc.nat(400), { minLength: 1, maxLength: 30 });

  test('sums up, stays within one of the quota, never above the size, larger never gets less', () => {
    fc.assert(
      fc.property(parts, fc.nat(2000), (sizes, wanted) => {
        const total = sizes.reduce((sum, size) => sum + size, 0);
        const seats = Math.min(wanted, total);
        const shares = apportion(
          sizes.map((size, i) => ({ id: String(i), size })),
          seats,
          (a, b) => Number(a.id) - Number(b.id),
        );
        expect(shares.reduce((sum, share) => sum + share.seats, 0)).toBe(seats);
        for (const { size, seats: given } of shares) {
          expect(given).toBeLessThanOrEqual(size);
          expect(Math.abs(given * total - size * seats)).toBeLessThan(Math.max(total, 1));
        }
        for (const a of shares)
          for (const b of shares) if (a.size > b.size) expect(a.seats).toBeGreaterThanOrEqual(b.seats);
      }),
    );
  });
});

const ratingOf = (questions: typeof concentrated.questions) =>
  fc.record(
    Object.fromEntries(
      questions.map(({ id, options }) => [id, fc.constantFrom(...options.map(({ code }) => code))]),
    ),
  );
const ratings = fc.record({
  concentrated: fc.array(ratingOf(concentrated.questions), { maxLength: 40 }),
  realTime: fc.array(ratingOf(realTime.questions), { maxLength: 12 }),
});
const few = { ...parameters, score: { ...parameters.score, minimumConcentrated: 1 } };
const scoreOf = (given: { concentrated: Rating[]; realTime: Rating[] }) =>
  scoreObject(few, {
    objectId: 'x',
    concentrated: sumsOf(concentrated, given.concentrated),
    realTime: sumsOf(realTime, given.realTime),
  });

describe('scores (GE-SCO-1 … GE-SCO-4)', () => {
  test('between 0 and 100, between the two parts, the same in any order of the ratings', () => {
    fc.assert(
      fc.property(ratings, (given) => {
        const result = scoreOf(given);
        const turned = scoreOf({
          concentrated: [...given.concentrated].reverse(),
          realTime: [...given.realTime].reverse(),
        });
        expect({ ...turned, steps: result.steps }).toEqual(result);
        if (result.score === null) return;
        const [s, c] = [parseExact(result.score), parseExact(result.concentrated.value!)];
        const r = result.realTime.value === null ? c : parseExact(result.realTime.value);
        for (const each of [s, c, r]) {
          expect(compareExact(each, exact(0))).toBeGreaterThanOrEqual(0);
          expect(compareExact(each, exact(100))).toBeLessThanOrEqual(0);
        }
        const [low, high] = compareExact(c, r) < 0 ? [c, r] : [r, c];
        expect(compareExact(low, s)).toBeLessThanOrEqual(0);
        expect(compareExact(s, high)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('a better answer never lowers a score', () => {
    fc.assert(
      fc.property(ratings, fc.nat(), (given, pick) => {
        if (given.concentrated.length === 0) return;
        const index = pick % given.concentrated.length;
        const better = given.concentrated.map((each, i) =>
          i === index
            ? Object.fromEntries(
                Object.keys(each).map((id) => [id, each[id] === 'UNKNOWN' ? 'UNKNOWN' : 'VERY_GOOD']),
              )
            : each,
        );
        const before = scoreOf(given);
        const after = scoreOf({ ...given, concentrated: better });
        if (before.score === null) expect(after.score).toBeNull();
        else
          expect(compareExact(parseExact(after.score!), parseExact(before.score))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('what is shown is off the exact value by half a hundredth at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: 1, max: 9999 }), (n, d) => {
        const value = exact(n, d);
        const [whole = '', decimals = ''] = shown(value, 2).replace('-', '').split('.');
        const sign = shown(value, 2).startsWith('-') ? -1n : 1n;
        const back = exact(sign * BigInt(whole + decimals), 100n);
        const off = add(value, exact(-back.n, back.d));
        expect(compareExact(exact(off.n < 0n ? -off.n : off.n, off.d), exact(1, 200))).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('hidden cells are none, or at least two with enough answers together, unless there is no other', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 8 }), (counts) => {
        const cells = counts.map((count, i) => ({ key: String(i), label: '', count, value: '1' }));
        const hidden = hideSmallCells(parameters.score, cells);
        const gone = counts.filter((_, i) => hidden[i]!.hidden);
        for (const [i, cell] of hidden.entries()) {
          if (counts[i]! > 0 && counts[i]! < parameters.score.hideBelow) expect(cell.hidden).toBe(true);
        }
        const filled = counts.filter((count) => count > 0);
        const enough = gone.length > 1 && gone.reduce((sum, n) => sum + n, 0) >= parameters.score.hideBelow;
        expect(gone.length === 0 || enough || gone.length === filled.length).toBe(true);
      }),
    );
  });
});

describe('ranks (GE-USE-1, AMB-GE-5)', () => {
  const score = fc.record({
    score: fc.option(fc.integer({ min: 60, max: 72 }), { freq: 12 }),
    c: fc.integer({ min: 60, max: 63 }),
    n: fc.integer({ min: 10, max: 12 }),
  });
  const group = fc
    .array(score, { minLength: 12, maxLength: 40 })
    .map((list) =>
      list.map(({ score: s, c, n }, i) =>
        scored(`u${i}`, s === null ? null : String(s), { c: String(c), n }),
      ),
    );
  const anyTie = fc.constantFrom('FAVOUR_UNIT' as const, 'INCLUDE_ALL' as const, 'DECIDE' as const);

  test('rank = 1 + the number of better ones, and does not depend on the order', () => {
    fc.assert(
      fc.property(group, anyTie, (scores, bottomTie) => {
        const of = { ...parameters, rank: { ...parameters.rank, bottomTie } };
        const ranking = rankGroup(of, 'DEPARTMENT', scores);
        expect(rankGroup(of, 'DEPARTMENT', [...scores].reverse())).toEqual({
          ...ranking,
          unranked: [...ranking.unranked].reverse(),
        });
        const { rows } = ranking;
        expect(rows.length + ranking.unranked.length).toBe(scores.length);
        rows.forEach((row, i) => {
          expect(rows.filter(({ rank }) => rank < row.rank)).toHaveLength(row.rank - 1);
          expect(row.rank).toBeLessThanOrEqual(i + 1);
          expect(row.tiedWith).toHaveLength(rows.filter(({ rank }) => rank === row.rank).length - 1);
          expect(row.top).toBe(row.rank <= 5);
        });
      }),
    );
  });

  test('no more than five at the bottom in favour of the unit, no fewer with all included; never an empty settled group', () => {
    fc.assert(
      fc.property(group, (scores) => {
        const bottom = (bottomTie: 'FAVOUR_UNIT' | 'INCLUDE_ALL') => {
          const of = { ...parameters, rank: { ...parameters.rank, bottomTie } };
          const ranking = rankGroup(of, 'DEPARTMENT', scores);
          return { ...ranking, size: ranking.rows.filter((row) => row.bottom).length };
        };
        const favour = bottom('FAVOUR_UNIT');
        const include = bottom('INCLUDE_ALL');
        if (favour.rows.length < 6) return;
        expect(favour.size).toBeLessThanOrEqual(5);
        expect(include.size).toBeGreaterThanOrEqual(5);
        expect(favour.size === 0).toBe(favour.undecided);
        const within = new Set(include.rows.filter((row) => row.bottom).map(({ objectId }) => objectId));
        for (const row of favour.rows) if (row.bottom) expect(within.has(row.objectId)).toBe(true);
      }),
    );
  });
});

describe('a history of placings (GE-USE-2 … GE-USE-9)', () => {
  const letters = fc.array(fc.constantFrom(...'TBM-.'), { maxLength: 12 }).map((list) => list.join(''));

  test('a streak grows by one or starts anew; measures depend on it alone', () => {
    fc.assert(
      fc.property(letters, (text) => {
        const all = history(text);
        let before = 0;
        all.forEach((_, i) => {
          const until = all.slice(0, i + 1);
          const streak = streakOf(until, 'bottom', { crossYear: true });
          expect(streak).toBe(text[i] === 'B' ? before + 1 : 0);
          expect(measuresDue(parameters, until)).toHaveLength(Math.min(streak, 3));
          before = streak;
        });
      }),
    );
  });

  test('points stay within ±0.8 a year, entries add up to the table, top and bottom net out', () => {
    const table = [0, 2, 5, 8];
    fc.assert(
      fc.property(letters, (text) => {
        for (const year of [2023, 2024, 2025, 2026]) {
          const ofYear = text.slice((year - 2023) * 3, (year - 2022) * 3);
          const count = (letter: string) => [...ofYear].filter((each) => each === letter).length;
          const result = yearPoints(
            parameters,
            { objectId: 'u01', inTargetAssessment: true },
            year,
            placings(text),
          );
          expect(result.totalTenths).toBe(table[count('T')]! - table[count('B')]!);
          expect(Math.abs(result.totalTenths)).toBeLessThanOrEqual(8);
          for (const { netTenths } of result.entries) expect([2, 3]).toContain(Math.abs(netTenths));
        }
      }),
    );
  });

  test('recommended and barred only by a whole year of one kind', () => {
    fc.assert(
      fc.property(letters, (text) => {
        for (const year of [2023, 2024, 2025, 2026]) {
          const ofYear = text.slice((year - 2023) * 3, (year - 2022) * 3);
          const standing = ofYear === 'TTT' ? 'RECOMMENDED' : ofYear === 'BBB' ? 'BARRED' : 'OPEN';
          expect(awardSheet(parameters, 'u01', year, history(text)).standing).toBe(standing);
        }
      }),
    );
  });
});

test('limits against stuffing: more earlier ratings never make one less suspicious', () => {
  const at = on('2023-03-01');
  const instants = fc
    .array(fc.nat(3000), { maxLength: 40 })
    .map((list) => list.map((minutes) => new Date(Date.parse(at) - minutes * 60_000).toISOString()));
  fc.assert(
    fc.property(instants, fc.nat(40), (all, n) => {
      const keys = { CODE: 'c', DEVICE: 'd', ADDRESS: 'a' };
      const of = (list: string[]) =>
        suspicionsOf(parameters, { at, keys }, { CODE: list, DEVICE: list, ADDRESS: list }).length;
      expect(of(all)).toBeGreaterThanOrEqual(of(all.slice(0, n)));
    }),
  );
});
