import { ge } from '../../db/presets/schemes/ge';
import { type LeafCount, roundProgress } from '../../workflows/rules/evaluation/draw/progress';
import { leavesOf } from '../../workflows/rules/evaluation/frame/leaves';

/** Seats as a draw of 300 gives them, near enough: 15 of a hundred in each leaf, one at least. */
const counts = (answered: (leaf: { leafId: string; selected: number }) => number): LeafCount[] =>
  leavesOf(ge.parameters.library).map(({ id, required }) => {
    const selected = Math.max(1, Math.floor((required * 15) / 100));
    const leaf = { leafId: id, selected };
    return { ...leaf, answered: answered(leaf), replaced: 0, reservesLeft: required - selected };
  });
const of = (progress: ReturnType<typeof roundProgress>, key: string) =>
  progress.strata.find((stratum) => stratum.key === key)!;

describe('progress tells counts and nobody (GE-WAY-3)', () => {
  test('what is hidden follows from the draw, not from the answers', () => {
    const shape = (answered: Parameters<typeof counts>[0]) =>
      roundProgress(ge.parameters, counts(answered)).strata.map(({ key, answered: shown, leaves }) => [
        key,
        shown === null,
        leaves.map((leaf) => leaf.answered === null && leaf.between === null),
      ]);
    expect(shape(() => 0)).toEqual(shape(({ selected }) => selected));
    expect(shape(() => 0)).toEqual(shape(({ selected }) => Math.floor(selected / 2)));
  });

  test('a stratum of three is counted together with the next smallest, so that no difference shows it', () => {
    const progress = roundProgress(
      ge.parameters,
      counts(({ leafId, selected }) => (leafId === 'S6' ? 1 : selected)),
    );
    expect(of(progress, 'S6').answered).toBeNull();
    const shown = progress.strata.filter(({ answered }) => answered !== null);
    const rest = progress.answered - shown.reduce((sum, { answered }) => sum + answered!, 0);
    expect(progress.pooled).toMatchObject({ answered: rest });
    expect(progress.pooled!.selected).toBeGreaterThanOrEqual(ge.parameters.score.hideBelow);
    expect(progress.pooled!.labels.length).toBeGreaterThan(1);
  });

  test('hidden leaves of a stratum are more than one and no fewer than five people', () => {
    const progress = roundProgress(
      ge.parameters,
      counts(({ selected }) => Math.min(3, selected)),
    );
    for (const { answered, leaves } of progress.strata) {
      const hidden = leaves.filter((leaf) => leaf.answered === null && leaf.between === null);
      if (answered === null || hidden.length === 0) continue;
      expect(hidden.length).toBeGreaterThan(1);
      expect(hidden.reduce((sum, { selected }) => sum + selected, 0)).toBeGreaterThanOrEqual(5);
    }
  });

  test.each([
    [0, null, [0, 1]],
    [1, null, [0, 1]],
    [2, 2, null],
    [7, 7, null],
    [8, null, [8, 9]],
    [9, null, [8, 9]],
  ])('of nine of a leaf %i have answered: %p, %p', (answered, shown, between) => {
    const progress = roundProgress(
      ge.parameters,
      counts(({ leafId }) => (leafId === 'S3-CITY' ? answered : 1)),
    );
    const leaf = of(progress, 'S3').leaves.find(({ key }) => key === 'S3-CITY')!;
    expect([leaf.selected, leaf.answered, leaf.between]).toEqual([9, shown, between]);
  });

  test('all is counted, replaced and reserves as well', () => {
    const progress = roundProgress(
      ge.parameters,
      counts(({ selected }) => selected),
    );
    expect(progress.answered).toBe(progress.selected);
    expect(progress.selected + progress.reservesLeft).toBe(2000);
    expect(of(progress, 'S1')).toMatchObject({ selected: 150, answered: 150, leaves: [] });
  });
});
