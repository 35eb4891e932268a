import fc from 'fast-check';
import { ge } from '../../db/presets/schemes/ge';
import { type LeafCount, roundProgress } from '../../workflows/rules/evaluation/draw/progress';
import { returnRange, returnShare, returnText } from '../../workflows/rules/evaluation/draw/returns';
import { leavesOf } from '../../workflows/rules/evaluation/frame/leaves';

const { hideBelow } = ge.parameters.score;
const leaves = leavesOf(ge.parameters.library);

/** Seats as a draw of 300 gives them, near enough: 15 of a hundred in each leaf, one at least. */
const counts = (answered: (leaf: { leafId: string; selected: number }) => number): LeafCount[] =>
  leaves.map(({ id, required }) => {
    const selected = Math.max(1, Math.floor((required * 15) / 100));
    const leaf = { leafId: id, selected };
    return { ...leaf, answered: answered(leaf), replaced: 0, reservesLeft: required - selected };
  });
const shown = (all: LeafCount[]) => JSON.stringify(roundProgress(ge.parameters, all));

/** Any draw, small strata among them, and any answers. */
const anyCounts = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 12 }), { minLength: leaves.length, maxLength: leaves.length }),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: leaves.length,
      maxLength: leaves.length,
    }),
  )
  .map(([places, shares]) =>
    leaves.map(({ id }, i) => ({
      leafId: id,
      selected: places[i]!,
      answered: Math.round(places[i]! * shares[i]!),
      replaced: 0,
      reservesLeft: 5,
    })),
  );
const strata = ge.parameters.library.strata.map(({ code }) => code);
const inStratum = (code: string | null) => (leafId: string) =>
  code === null || leaves.find(({ id }) => id === leafId)!.stratum === code;
const sum = (of: readonly number[]) => of.reduce((total, each) => total + each, 0);

describe('progress tells counts and nobody (GE-WAY-3)', () => {
  test('GE-WAY-3: no answer tells that all of a stratum, or of all, have answered, or that nobody has', () => {
    const part = fc.constantFrom(null, ...strata, ...leaves.map(({ id }) => id));
    fc.assert(
      fc.property(anyCounts, part, fc.boolean(), (given, of, all) => {
        const member = leaves.some(({ id }) => id === of) ? (leafId: string) => leafId === of : inStratum(of);
        const ended = given.map((each) =>
          member(each.leafId) ? { ...each, answered: all ? each.selected : 0 } : each,
        );
        fc.pre(sum(ended.filter(({ leafId }) => member(leafId)).map(({ selected }) => selected)) > 0);
        // Another course of the collection, in which one of them has decided otherwise, must look the same.
        const otherwise = ended.some((one, i) => {
          if (!member(one.leafId) || one.selected === 0) return false;
          const step = all ? -1 : 1;
          const changed = ended.with(i, { ...one, answered: one.answered + step });
          if (shown(changed) === shown(ended)) return true;
          // In a part that shows its figure somebody else has to make up for it.
          return ended.some((other, j) => {
            const answered = other.answered - step;
            if (member(other.leafId) || answered < 0 || answered > other.selected) return false;
            return shown(changed.with(j, { ...other, answered })) === shown(ended);
          });
        });
        expect(otherwise).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('GE-WAY-3: the whole is the sum of the parts that are shown, so no difference tells more', () => {
    fc.assert(
      fc.property(anyCounts, (given) => {
        const { answered, strata: lines, pooled } = roundProgress(ge.parameters, given);
        const parts = [...lines.flatMap((each) => each.answered ?? []), ...(pooled ? [pooled.answered] : [])];
        expect(answered).toEqual({
          from: sum(parts.map(({ from }) => from)),
          to: sum(parts.map(({ to }) => to)),
        });
        const total = sum(given.map((each) => each.answered));
        expect(total).toBeGreaterThanOrEqual(answered.from);
        expect(total).toBeLessThanOrEqual(answered.to);
        expect(JSON.stringify(lines.flatMap((each) => each.leaves))).not.toContain('answered');
      }),
    );
  });

  test('GE-WAY-3: what is hidden follows from the draw, not from the answers', () => {
    const shape = (answered: Parameters<typeof counts>[0]) =>
      roundProgress(ge.parameters, counts(answered)).strata.map(({ key, answered: range }) => [
        key,
        range === null,
      ]);
    expect(shape(() => 0)).toEqual(shape(({ selected }) => selected));
    expect(shape(() => 0)).toEqual(shape(({ selected }) => Math.floor(selected / 2)));
  });

  test('GE-WAY-3: strata too small for a range are counted together, several of them', () => {
    const { pooled, strata: lines } = roundProgress(
      ge.parameters,
      counts(({ selected }) => Math.ceil(selected / 2)),
    );
    expect(lines.find(({ key }) => key === 'S6')!.answered).toBeNull();
    expect(pooled!.labels.length).toBeGreaterThan(1);
    expect(pooled!.selected).toBeGreaterThanOrEqual(2 * hideBelow - 1);
  });

  test.each([
    [8, 3, '0～8', '—'], // no room for two ranges
    [9, 0, '0～4', '44.4%以下'],
    [9, 4, '0～4', '44.4%以下'],
    [9, 5, '5～9', '55.5%以上'],
    [9, 9, '5～9', '55.5%以上'],
    [20, 5, '5', '25%'],
    [20, 15, '15', '75%'],
    [20, 16, '16～20', '80%以上'],
    [150, 0, '0～14', '不足一成'],
    [150, 14, '0～14', '不足一成'],
    [150, 15, '15', '10%'],
    [150, 135, '135', '90%'],
    [150, 136, '136～150', '九成以上'],
    [150, 150, '136～150', '九成以上'],
  ])('GE-WAY-3: of %i places %i answered: %s, %s', (selected, answered, text, share) => {
    const range = returnRange({ selected, answered }, hideBelow);
    expect([returnText(range), returnShare(range, selected)]).toEqual([text, share]);
  });
});
