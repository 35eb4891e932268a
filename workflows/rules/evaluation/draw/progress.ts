import { leavesOf } from '../frame/leaves';
import type { EvaluationSchemeParameters } from '../parameters';
import { NOTHING, plus, type ReturnRange, returnRange, smallestShown } from './returns';

/**
 * How far one leaf has come, in numbers; nobody is named and no instant is kept. All but `answered` follow from the
 * draw and from the requests to replace somebody, never from who has answered.
 */
export interface LeafCount {
  leafId: string;
  /** Places of the leaf. */
  selected: number;
  answered: number;
  /** Requests to replace somebody that were taken. */
  replaced: number;
  reservesLeft: number;
}

/** One part of the draw with its places. */
export interface ProgressPlaces {
  key: string;
  label: string;
  selected: number;
  replaced: number;
  reservesLeft: number;
}

/** A stratum; `answered` is null where it is counted together with others only. Leaves tell their places alone. */
export interface StratumProgress extends ProgressPlaces {
  answered: ReturnRange | null;
  leaves: ProgressPlaces[];
}

/** Strata that are too small to be shown apart, counted together. */
export interface PooledStrata {
  labels: string[];
  selected: number;
  answered: ReturnRange;
}

export interface RoundProgress {
  selected: number;
  answered: ReturnRange;
  replaced: number;
  reservesLeft: number;
  strata: StratumProgress[];
  pooled: PooledStrata | null;
}

/**
 * Progress by stratum (GE-WAY-3). Which parts are shown depends only on how many were drawn, never on how many have
 * answered: strata that are too small for a range of their own are counted together, with the next smallest if need be.
 * Each part shows its figure in the middle and a range at both ends; the whole is the sum of these ranges and no figure
 * of its own, so that nothing can be computed from a difference. Leaves have no figure of answers.
 */
export function roundProgress(
  { library, score: { hideBelow } }: EvaluationSchemeParameters,
  counts: readonly LeafCount[],
): RoundProgress {
  const of = new Map(counts.map((each) => [each.leafId, each]));
  const leaves = leavesOf(library);
  const open = library.strata.map(({ code, label }) => {
    const lines = leaves
      .filter(({ stratum }) => stratum === code)
      .map(({ id, label: name }) => line(id, name, [of.get(id)]));
    return { ...line(code, label, lines), leaves: lines.length > 1 ? lines.map(places) : [] };
  });
  const together = pooledKeys(open, smallestShown(hideBelow));
  const strata = open.map((each) => ({
    ...places(each),
    answered: together.has(each.key) ? null : returnRange(each, hideBelow),
    leaves: each.leaves,
  }));
  const hidden = open.filter(({ key }) => together.has(key));
  const pooled = hidden.length === 0 ? null : pool(hidden, hideBelow);
  return {
    selected: sum(open, 'selected'),
    answered: [...strata, ...(pooled ? [pooled] : [])].reduce(
      (whole, { answered }) => (answered ? plus(whole, answered) : whole),
      NOTHING,
    ),
    replaced: sum(open, 'replaced'),
    reservesLeft: sum(open, 'reservesLeft'),
    strata,
    pooled,
  };
}

type Count = Pick<ProgressPlaces, 'selected' | 'replaced' | 'reservesLeft'> & { answered: number };
type CountLine = Count & { key: string; label: string };

function line(key: string, label: string, parts: readonly (Count | undefined)[]): CountLine {
  const known = parts.filter((each) => each !== undefined);
  return {
    key,
    label,
    selected: sum(known, 'selected'),
    answered: sum(known, 'answered'),
    replaced: sum(known, 'replaced'),
    reservesLeft: sum(known, 'reservesLeft'),
  };
}

const places = ({ key, label, selected, replaced, reservesLeft }: CountLine): ProgressPlaces => ({
  key,
  label,
  selected,
  replaced,
  reservesLeft,
});

function pool(hidden: readonly CountLine[], hideBelow: number): PooledStrata {
  const whole = { selected: sum(hidden, 'selected'), answered: sum(hidden, 'answered') };
  return {
    labels: hidden.map(({ label }) => label),
    selected: whole.selected,
    answered: returnRange(whole, hideBelow),
  };
}

function sum(parts: readonly Count[], field: keyof Count): number {
  return parts.reduce((total, each) => total + each[field], 0);
}

/** Strata below the size, with the smallest of the others until they hold that many places together and are several. */
function pooledKeys(strata: readonly CountLine[], size: number): Set<string> {
  const filled = strata.filter(({ selected }) => selected > 0).sort((a, b) => a.selected - b.selected);
  const hidden = new Set(filled.filter(({ selected }) => selected < size).map(({ key }) => key));
  const together = () => filled.reduce((n, { key, selected }) => n + (hidden.has(key) ? selected : 0), 0);
  for (const { key } of filled) {
    if (hidden.size === 0 || (hidden.size > 1 && together() >= size)) break;
    hidden.add(key);
  }
  return hidden;
}
