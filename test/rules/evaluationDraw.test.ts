import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { allocate } from '../../workflows/rules/evaluation/draw/allocation';
import { apportion } from '../../workflows/rules/evaluation/draw/apportion';
import { isSeed, randomOf } from '../../workflows/rules/evaluation/draw/random';
import {
  checkReplacement,
  currentSelection,
  nextReserve,
  type Replacement,
  replace,
} from '../../workflows/rules/evaluation/draw/replacement';
import { drawSample, sameDraw, selectedOf } from '../../workflows/rules/evaluation/draw/sample';
import { fullLibrary, on, parameters, SEED } from './evaluationBuilders';

const library = fullLibrary();
const draw = (seed = SEED, tieLosses = {}) =>
  drawSample(parameters, { members: library, frameHash: 'hash', seed, tieLosses });
const hex = (...words: bigint[]) => words.map((word) => word.toString(16).padStart(16, '0')).join('');

describe('the source of random numbers', () => {
  test('xoshiro256** from the state 1, 2, 3, 4, as its authors publish it', () => {
    const random = randomOf(hex(1n, 2n, 3n, 4n));
    expect(Array.from({ length: 10 }, () => random.next())).toEqual([
      11520n,
      0n,
      1509978240n,
      1215971899390074240n,
      1216172134540287360n,
      607988272756665600n,
      16172922978634559625n,
      8476171486693032832n,
      10595114339597558777n,
      2904607092377533576n,
    ]);
  });

  test('a seed is 64 hexadecimal digits and not nothing', () => {
    expect([SEED, '0'.repeat(64), SEED.toUpperCase(), SEED.slice(1), `${SEED}0`].map(isSeed)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(() => randomOf('0'.repeat(64))).toThrow(RangeError);
  });

  test('every number below n comes about as often', () => {
    const random = randomOf(SEED);
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 70_000; i++) counts[random.below(7)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  test('every order of three comes about as often', () => {
    const random = randomOf(SEED);
    const counts = new Map<string, number>();
    for (let i = 0; i < 60_000; i++) {
      const order = random.shuffled(['a', 'b', 'c']).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });
});

describe('largest remainders (GE-DRW-1)', () => {
  const seats = (sizes: number[], n: number) =>
    apportion(
      sizes.map((size, i) => ({ id: `p${i}`, size })),
      n,
      (a, b) => (a.id < b.id ? -1 : 1),
    );

  test.each([
    ['nothing left over', [10, 20, 30], 6, [1, 2, 3]],
    ['one left over goes to the largest remainder', [10, 20, 31], 6, [1, 2, 3]],
    ['a tie goes by the rule', [1, 1, 1], 2, [1, 1, 0]],
    ['nobody gets more than there are', [1, 2], 3, [1, 2]],
    ['an empty part gets nothing', [0, 5], 1, [0, 1]],
    ['no seats', [3, 4], 0, [0, 0]],
  ])('%s', (_name, sizes, n, expected) => {
    expect(seats(sizes, n).map((share) => share.seats)).toEqual(expected);
  });

  test('who won and who lost a tie is on record; more seats than members is no draw', () => {
    expect(seats([1, 1, 1], 2).map(({ tie }) => tie)).toEqual(['WON', 'WON', 'LOST']);
    expect(seats([3, 2, 1], 2).map(({ tie }) => tie)).toEqual(['NONE', 'NONE', 'NONE']);
    expect(() => seats([1, 1], 3)).toThrow(RangeError);
  });
});

describe('the draw of 300 (GE-DRW-1, AMB-GE-1)', () => {
  const seatsOf = (prefix: string, of = draw()) =>
    of.leaves
      .filter(({ leafId }) => leafId === prefix || leafId.startsWith(`${prefix}-`))
      .map(({ seats }) => seats);
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);

  test.each([
    ['AMB-GE-1', 'S1', 150],
    ['AMB-GE-1', 'S2', 45],
    ['AMB-GE-1', 'S3', 45],
    ['AMB-GE-1: 7.5, the tie goes to the smaller stratum', 'S4', 8],
    ['AMB-GE-1: 49.5', 'S5', 49],
    ['AMB-GE-1', 'S6', 3],
  ])('%s: %s gets %i', (_rule, stratum, seats) => {
    expect(sum(seatsOf(stratum))).toBe(seats);
  });

  test('300 different members, each of the leaf it stands in', () => {
    const { leaves } = draw();
    const selected = selectedOf({ leaves });
    expect(new Set(selected).size).toBe(300);
    const leafOf = new Map(library.map(({ id, leafId }) => [id, leafId]));
    for (const { leafId, order } of leaves) for (const id of order) expect(leafOf.get(id)).toBe(leafId);
  });

  test('S3: the city 9, four units 5 and four units 4', () => {
    expect(draw().leaves.find(({ leafId }) => leafId === 'S3-CITY')?.seats).toBe(9);
    const units = draw().leaves.filter(({ leafId }) => /^S3-(?!CITY)/.test(leafId));
    expect(units.map(({ seats }) => seats).sort()).toEqual([4, 4, 4, 4, 5, 5, 5, 5]);
  });

  test('S4: the city 1 and seven of eight units 1', () => {
    expect(draw().leaves.find(({ leafId }) => leafId === 'S4-CITY')?.seats).toBe(1);
    const units = draw().leaves.filter(({ leafId }) => /^S4-(?!CITY)/.test(leafId));
    expect(units.map(({ seats }) => seats).sort()).toEqual([0, 1, 1, 1, 1, 1, 1, 1]);
  });

  test('S5: the city bodies 6 each, of the 21 county cells ten get a second', () => {
    const { leaves } = draw();
    expect(leaves.filter(({ leafId }) => leafId.startsWith('S5-CITY')).map(({ seats }) => seats)).toEqual([
      6, 6, 6,
    ]);
    const cells = leaves.filter(({ leafId }) => /^S5-(?!CITY)/.test(leafId));
    expect(cells.map(({ seats }) => seats).sort()).toEqual([...Array(11).fill(1), ...Array(10).fill(2)]);
  });

  test('the tie of S4 and S5 stands in the protocol with quotas and remainders', () => {
    const [top] = draw().divisions;
    expect(top).toMatchObject({ of: '', seats: 300 });
    expect(top!.shares.filter(({ tie }) => tie !== 'NONE')).toEqual([
      { id: 'S4', size: 50, whole: 7, remainder: 1000, divisor: 2000, seats: 8, tie: 'WON' },
      { id: 'S5', size: 330, whole: 49, remainder: 1000, divisor: 2000, seats: 49, tie: 'LOST' },
    ]);
  });

  test('the same seed gives the same draw, whatever the order of the library; another seed another one', () => {
    const again = drawSample(parameters, {
      members: [...library].reverse(),
      frameHash: 'hash',
      seed: SEED,
      tieLosses: {},
    });
    expect(again).toEqual(draw());
    const other = draw(hex(5n, 6n, 7n, 8n));
    expect(selectedOf(other)).not.toEqual(selectedOf(draw()));
  });

  test('a published draw stays what it was, as computed from the description by another program', () => {
    const { leaves, method } = draw();
    const orderOf = (id: string) => leaves.find(({ leafId }) => leafId === id)!.order;
    expect(method).toBe('NESTED-LARGEST-REMAINDER/XOSHIRO256**/1');
    expect(orderOf('S6').slice(0, 5)).toEqual(['S6:0003', 'S6:0005', 'S6:0010', 'S6:0016', 'S6:0014']);
    expect(orderOf('S1').slice(0, 3)).toEqual(['S1:0077', 'S1:0910', 'S1:0732']);
    expect(createHash('sha256').update(selectedOf({ leaves }).join('\n')).digest('hex')).toBe(
      'd3035a6e49b60d720b63450b9df82a24623f53b8f9466c0c91f5dae163ec2495',
    );
  });

  test('anyone can verify a recorded draw; a changed one is found', () => {
    const recorded = JSON.parse(JSON.stringify(draw()));
    const input = { members: library, tieLosses: {} };
    expect(sameDraw(parameters, recorded, input)).toBe(true);
    const swapped = structuredClone(recorded);
    const leaf = swapped.leaves[0];
    [leaf.order[0], leaf.order[1]] = [leaf.order[1], leaf.order[0]];
    expect(sameDraw(parameters, swapped, input)).toBe(false);
    expect(sameDraw(parameters, recorded, { ...input, tieLosses: { 'S4-WC': 3 } })).toBe(false);
  });

  test('whoever lost a tie for a last seat wins first in the next round', () => {
    const first = draw();
    const lost = Object.keys(first.tieLosses);
    expect(lost.filter((id) => id.startsWith('S3-'))).toHaveLength(4);
    expect(lost.filter((id) => /^S4-\w+$/.test(id))).toHaveLength(1);
    const second = draw(hex(9n, 8n, 7n, 6n), first.tieLosses);
    const seats = new Map(second.leaves.map(({ leafId, seats: n }) => [leafId, n]));
    for (const id of lost.filter((each) => each.startsWith('S3-'))) expect(seats.get(id)).toBe(5);
    for (const id of lost.filter((each) => each.startsWith('S4-'))) expect(seats.get(id)).toBe(1);
    expect(lost.some((id) => second.tieLosses[id] !== undefined && id.startsWith('S3-'))).toBe(false);
  });

  test('a library that deviates is drawn from by what it really has', () => {
    const members = library.filter(({ leafId }) => leafId !== 'S4-JK');
    const result = drawSample(parameters, { members, frameHash: 'hash', seed: SEED, tieLosses: {} });
    expect(selectedOf(result)).toHaveLength(300);
    expect(result.leaves.find(({ leafId }) => leafId === 'S4-JK')).toMatchObject({ seats: 0, order: [] });
  });

  test('members who stand twice or nowhere, and libraries that are too small, are no frame', () => {
    const of = (members: typeof library) => () =>
      drawSample(parameters, { members, frameHash: 'hash', seed: SEED, tieLosses: {} });
    expect(of([...library, library[0]!])).toThrow(RangeError);
    expect(of([...library, { ...library[0]!, id: 'x', leafId: 'S9' }])).toThrow(RangeError);
    expect(of(library.slice(0, 299))).toThrow(RangeError);
  });

  test('2000 members are drawn in a moment', () => {
    const started = performance.now();
    for (let i = 0; i < 10; i++) draw();
    expect((performance.now() - started) / 10).toBeLessThan(200);
  });

  test('the allocation alone takes no more than the numbers', () => {
    const sizes = Object.fromEntries(
      parameters.library.strata.flatMap(({ units }) =>
        units.flatMap(({ cells }) => cells.map(({ id, count }) => [id, count])),
      ),
    );
    const { seats } = allocate(parameters.library, parameters.draw, sizes, {}, randomOf(SEED));
    expect(Object.fromEntries(draw().leaves.map(({ leafId, seats: n }) => [leafId, n]))).toEqual(seats);
  });
});

describe('replacement from the same leaf only (GE-DRW-1)', () => {
  const recorded = draw();
  const s6 = recorded.leaves.find(({ leafId }) => leafId === 'S6')!;
  const [first, second] = s6.order;
  const asked = (over = {}) => ({ memberId: first!, ground: 'DECLINED' as const, ...over });
  const at = on('2023-05-10');

  test('the first reserve of the leaf takes the seat, the next one the next', () => {
    expect(nextReserve(recorded, [], 'S6')).toBe(s6.order[3]);
    expect(checkReplacement(parameters, recorded, [], asked())).toEqual({ allowed: true });
    const one = replace(recorded, [], { memberId: first!, ground: 'DECLINED', at });
    expect(one).toEqual({ leafId: 'S6', memberId: first, replacedBy: s6.order[3], ground: 'DECLINED', at });
    const two = replace(recorded, [one], { memberId: second!, ground: 'NO_ANSWER', at });
    expect(two.replacedBy).toBe(s6.order[4]);
    const now = currentSelection(recorded, [one, two]).find(({ leafId }) => leafId === 'S6');
    expect(now?.memberIds).toEqual([s6.order[3], s6.order[4], s6.order[2]]);
  });

  test('a reserve who declines is replaced in turn, and nobody is called twice', () => {
    const list: Replacement[] = [];
    let memberId = first!;
    for (let i = 3; i < 20; i++) {
      expect(checkReplacement(parameters, recorded, list, asked({ memberId }))).toEqual({ allowed: true });
      const next = replace(recorded, list, { memberId, ground: 'UNREACHABLE', at });
      expect(next.replacedBy).toBe(s6.order[i]);
      list.push(next);
      memberId = next.replacedBy;
    }
    expect(checkReplacement(parameters, recorded, list, asked({ memberId }))).toMatchObject({
      code: 'NO_RESERVE',
      ruleId: 'GE-DRW-1',
    });
  });

  test.each([
    ['somebody not selected', { memberId: s6.order[7]! }, 'NOT_SELECTED'],
    ['a ground that the scheme does not know', { ground: 'BORED' as never }, 'GROUND_UNKNOWN'],
  ])('refused: %s', (_name, over, code) => {
    expect(checkReplacement(parameters, recorded, [], asked(over))).toMatchObject({
      code,
      ruleId: 'GE-DRW-1',
    });
  });
});
