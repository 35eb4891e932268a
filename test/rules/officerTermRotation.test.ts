import fc from 'fast-check';
import { la } from '../../db/presets/schemes/la';
import {
  type Member,
  planRotation,
  type RotationPlan,
  replanRotation,
  takePair,
} from '../../workflows/rules/officer-term/rotation';

const rule = la.parameters.rotation!;
const member = (n: number, unitId: string | null = null): Member => ({
  id: `m${String(n).padStart(2, '0')}`,
  unitId,
  lastServedAt: null,
});
const people = (...units: (string | null)[]): Member[] => units.map((unit, i) => member(i, unit));
const twenty = (units: (string | null)[] = []) =>
  people(...Array.from({ length: 20 }, (_, i) => units[i] ?? null));

/** The pairs of so many sessions with one pair each. */
function sessions(plan: RotationPlan, members: Member[], n: number): string[][] {
  let current = plan;
  return Array.from({ length: n }, () => {
    const taken = takePair(current, members, null)!;
    current = taken.plan;
    return taken.pair.memberIds;
  });
}

function everyRunCovers(plan: RotationPlan, members: Member[]): void {
  const length = plan.pairs.length;
  const held = sessions(plan, members, 3 * length);
  for (let from = 0; from + length <= held.length; from++) {
    const served = new Set(held.slice(from, from + length).flat());
    expect(served.size).toBe(members.length);
  }
}

/** Units of at most half of the members, as the scheme's members usually are. */
const mixed = fc
  .array(fc.option(fc.constantFrom('u1', 'u2', 'u3', 'u4'), { nil: null }), { minLength: 2, maxLength: 24 })
  .map((units) => people(...units));
const largestUnit = (members: Member[]) =>
  Math.max(
    1,
    ...members.map(
      ({ unitId }) => members.filter((each) => unitId !== null && each.unitId === unitId).length,
    ),
  );

describe('rotation of pairs (LA-EXP-2, AMB-LA-1)', () => {
  test('AMB-LA-1: any ten sessions with one pair each have all twenty', () => {
    const members = twenty(['u1', 'u1', 'u1', 'u2', 'u2', 'u3']);
    const plan = planRotation(rule, members);
    expect(plan.pairs).toHaveLength(10);
    everyRunCovers(plan, members);
  });

  test('AMB-LA-1: ten of one unit and ten of others still never meet their own', () => {
    const members = twenty(Array.from({ length: 10 }, () => 'u1'));
    expect(planRotation(rule, members).pairs.filter(({ sameUnit }) => sameUnit)).toEqual([]);
  });

  test('property: no pair of one unit where that is possible, every run covers everybody, nobody meets himself', () => {
    fc.assert(
      fc.property(mixed, (members) => {
        const plan = planRotation(rule, members);
        for (const { memberIds } of plan.pairs) expect(memberIds[0]).not.toBe(memberIds[1]);
        const largest = largestUnit(members);
        if (largest < members.length) expect(plan.pairs.some(({ sameUnit }) => sameUnit)).toBe(false);
        expect(plan.pairs).toHaveLength(
          largest < members.length
            ? Math.max(Math.ceil(members.length / 2), largest)
            : Math.ceil(members.length / 2),
        );
        everyRunCovers(plan, members);
      }),
      { numRuns: 300 },
    );
  });

  test('property: after people leave and join the same holds', () => {
    fc.assert(
      fc.property(mixed, fc.array(fc.nat(30), { maxLength: 8 }), fc.nat(5), (members, leaving, joining) => {
        const before = planRotation(rule, members);
        const stay = members.filter((_, i) => !leaving.includes(i));
        const after = [
          ...stay,
          ...Array.from({ length: joining }, (_, i) => member(50 + i, i % 2 ? 'u1' : null)),
        ];
        if (after.length < 2) return;
        const plan = replanRotation(rule, before, after);
        everyRunCovers(plan, after);
        for (const { memberIds } of plan.pairs) expect(memberIds[0]).not.toBe(memberIds[1]);
        if (largestUnit(after) < after.length)
          expect(plan.pairs.some(({ sameUnit }) => sameUnit)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('one who leaves leaves the other pairs alone; his partner goes with somebody else', () => {
    const members = twenty();
    const plan = planRotation(rule, members);
    const [gone, alone] = plan.pairs[3]!.memberIds;
    const after = members.filter(({ id }) => id !== gone);
    const next = replanRotation(rule, plan, after);
    expect(next.pairs).toHaveLength(10);
    for (const pair of plan.pairs.filter((_, i) => i !== 3)) expect(next.pairs).toContainEqual(pair);
    expect(next.pairs.filter(({ memberIds }) => memberIds.includes(alone))).toHaveLength(1);
    const joined = replanRotation(rule, next, [...after, member(77)]);
    expect(joined.pairs).toHaveLength(10);
    everyRunCovers(joined, [...after, member(77)]);
  });

  test('LRU: whoever waited longest comes first', () => {
    const served = twenty().map((each, i) => ({
      ...each,
      lastServedAt: `2022-${String(12 - (i % 10)).padStart(2, '0')}-01`,
    }));
    const [first] = planRotation(rule, served).pairs;
    expect(first!.memberIds.some((id) => id === 'm09' || id === 'm19')).toBe(true);
  });

  test('AMB-LA-3: a pair with a member of the visited unit is passed over and keeps its turn', () => {
    const members = people('u1', null, null, null);
    const plan = planRotation(rule, members);
    const withUnit = plan.pairs.findIndex(({ memberIds }) => memberIds.includes('m00'));
    const taken = takePair(plan, members, 'u1')!;
    expect(taken.pair.memberIds).not.toContain('m00');
    expect(withUnit).toBe(0);
    expect(taken.plan.pairs[0]).toEqual(plan.pairs[0]);
    expect(takePair(planRotation(rule, people('u1', 'u1')), people('u1', 'u1'), 'u1')).toBeNull();
  });

  test('same unit for all: the pairs stand and are marked; by parameter units do not matter', () => {
    expect(planRotation(rule, people('u', 'u', 'u')).pairs.map(({ sameUnit }) => sameUnit)).toEqual([
      true,
      true,
    ]);
    const free = planRotation({ ...rule, sameUnit: 'ALLOW' }, people('u', 'u'));
    expect(free.pairs).toEqual([{ memberIds: ['m00', 'm01'], sameUnit: false }]);
    expect(planRotation(rule, people(null)).pairs).toEqual([]);
  });
});
