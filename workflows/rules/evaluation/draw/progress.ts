import { leavesOf } from '../frame/leaves';
import type { EvaluationSchemeParameters } from '../parameters';

/** How far one leaf has come, in numbers; nobody is named and no instant is kept. */
export interface LeafCount {
  leafId: string;
  /** Places: everybody invited who has not been replaced. */
  selected: number;
  answered: number;
  replaced: number;
  reservesLeft: number;
}

/** One line of the progress; `answered` is null where it would speak of too few people, or of all or none of them. */
export interface ProgressLine {
  key: string;
  label: string;
  selected: number;
  answered: number | null;
  /** Instead of the figure, where all but one at the most have answered, or none but one. */
  between: [number, number] | null;
  replaced: number;
  reservesLeft: number;
}

export interface StratumProgress extends ProgressLine {
  leaves: ProgressLine[];
}

/** Strata that are too small to be shown apart, counted together. */
export interface PooledStrata {
  labels: string[];
  selected: number;
  answered: number;
}

export interface RoundProgress {
  selected: number;
  answered: number;
  replaced: number;
  reservesLeft: number;
  strata: StratumProgress[];
  pooled: PooledStrata | null;
}

/**
 * Progress by stratum and leaf. Which answers are shown depends only on how many were drawn, never on how many have
 * answered: parts of fewer than the minimum are hidden, and the smallest of the others with them until the hidden ones
 * hold at least the minimum together and are more than one, so that none can be computed from its total. A leaf in which
 * all or none have answered would tell it of each of them: it is shown as a range of two figures (GE-WAY-3).
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
    const whole = line(code, label, lines);
    return { ...whole, leaves: lines.length > 1 ? hideSmall(lines, hideBelow).map(blurEnds) : [] };
  });
  const strata = hideSmall(open, hideBelow);
  const hidden = open.filter((_, i) => strata[i]!.answered === null);
  const total = line('', '', open);
  return {
    selected: total.selected,
    answered: total.answered,
    replaced: total.replaced,
    reservesLeft: total.reservesLeft,
    strata: strata.map((each) =>
      each.answered === null
        ? { ...each, leaves: each.leaves.map((leaf) => ({ ...leaf, answered: null, between: null })) }
        : each,
    ),
    pooled:
      hidden.length === 0
        ? null
        : {
            labels: hidden.map(({ label }) => label),
            selected: sum(hidden, 'selected'),
            answered: sum(hidden, 'answered'),
          },
  };
}

function blurEnds(leaf: ProgressLine): ProgressLine {
  const { selected, answered } = leaf;
  if (answered === null || selected < 2 || (answered > 1 && answered < selected - 1)) return leaf;
  return { ...leaf, answered: null, between: answered <= 1 ? [0, 1] : [selected - 1, selected] };
}

type Count = Pick<ProgressLine, 'selected' | 'replaced' | 'reservesLeft'> & { answered: number };

function line(
  key: string,
  label: string,
  parts: readonly (Count | undefined)[],
): Count & { key: string; label: string; between: null } {
  const known = parts.filter((each) => each !== undefined);
  return {
    key,
    label,
    between: null,
    selected: sum(known, 'selected'),
    answered: sum(known, 'answered'),
    replaced: sum(known, 'replaced'),
    reservesLeft: sum(known, 'reservesLeft'),
  };
}

function sum(parts: readonly Count[], field: keyof Count): number {
  return parts.reduce((total, each) => total + each[field], 0);
}

function hideSmall<T extends { key: string; selected: number; answered: number }>(
  lines: readonly T[],
  minimum: number,
): (Omit<T, 'answered'> & { answered: number | null })[] {
  const filled = lines.filter(({ selected }) => selected > 0).sort((a, b) => a.selected - b.selected);
  const hidden = new Set(filled.filter(({ selected }) => selected < minimum).map(({ key }) => key));
  const together = () => filled.reduce((n, { key, selected }) => n + (hidden.has(key) ? selected : 0), 0);
  for (const { key } of filled) {
    if (hidden.size === 0 || (hidden.size > 1 && together() >= minimum)) break;
    hidden.add(key);
  }
  return lines.map((each) => (hidden.has(each.key) ? { ...each, answered: null } : each));
}
