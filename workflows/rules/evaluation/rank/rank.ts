import type { EvaluationSchemeParameters, Group } from '../parameters';
import { realTimeOf } from '../score/composite';
import { compareExact, type Exact, parseExact } from '../score/exact';
import type { ObjectScore } from '../score/types';

/** What set an object apart from the one before it in the list. TIED: nothing did, they share a rank. */
export const DISTINCTIONS = ['SCORE', 'CONCENTRATED', 'REAL_TIME', 'ANSWERS', 'TIED'] as const;
export type Distinction = (typeof DISTINCTIONS)[number];

export interface RankedObject {
  objectId: string;
  rank: number;
  shown: string;
  /** Others on the same rank. */
  tiedWith: string[];
  /** null for the first of the list. */
  distinction: Distinction | null;
  top: boolean;
  bottom: boolean;
}

/** A tie over the boundary of the bottom group (AMB-GE-5). */
export interface BottomTieCase {
  objectIds: string[];
  /** The organiser has to say who is in it before the round can be published. */
  mustDecide: boolean;
  /** Without one of them the bottom group would be empty. */
  atLeastOne: boolean;
  ruleId: string;
}

/** Who of the tied is in the bottom group, by a recorded reason. */
export interface TieDecision {
  group: Group;
  objectIds: string[];
  reasonId: string;
}

export interface GroupRanking {
  group: Group;
  rows: RankedObject[];
  /** Too few answers: without rank, and a streak ends (AMB-GE-6). */
  unranked: string[];
  /** Tied over the top boundary: all are in it; shown to the organiser before publishing. */
  topTie: string[];
  bottomTie: BottomTieCase | null;
  /** A decision is still owed, so the bottom group is not settled. */
  undecided: boolean;
}

interface Entry {
  objectId: string;
  shown: string;
  score: Exact;
  concentrated: Exact;
  realTime: Exact;
  answers: number;
}

/**
 * Ranking of one group (GE-USE-1, AMB-GE-5): by exact score, then the concentrated part, then the real-time part as it
 * entered the score, then the valid concentrated answers; whoever is still equal shares a rank ("1224"). Top: rank up to
 * T. Bottom: by the scheme's choice for ties over the boundary, and by the organiser's decision where one is asked for.
 * The answer does not depend on the order of `scores`.
 */
export function rankGroup(
  parameters: EvaluationSchemeParameters,
  group: Group,
  scores: readonly ObjectScore[],
  decision: TieDecision | null = null,
): GroupRanking {
  const entries = scores.flatMap((each) => entryOf(parameters, each)).sort(byMerit);
  const n = entries.length;
  const ranks = entries.map((entry) => entries.findIndex((other) => compare(other, entry) === 0) + 1);
  const topSize = parameters.rank.top[group];
  const boundary = n - parameters.rank.bottom[group];
  const idsOf = (rank: number) => entries.filter((_, i) => ranks[i] === rank).map(({ objectId }) => objectId);
  const bottomTie = bottomTieOf(parameters, ranks, boundary, idsOf);
  const decided = decision !== null && bottomTie !== null && decision.group === group ? decision : null;

  const rows = entries.map((entry, index): RankedObject => {
    const rank = ranks[index]!;
    return {
      objectId: entry.objectId,
      rank,
      shown: entry.shown,
      tiedWith: idsOf(rank).filter((id) => id !== entry.objectId),
      distinction: index === 0 ? null : distinctionOf(entries[index - 1]!, entry),
      top: rank <= topSize,
      bottom: isBottom(parameters, entry.objectId, rank, boundary, bottomTie, decided),
    };
  });
  return {
    group,
    rows,
    unranked: scores.filter(({ score }) => score === null).map(({ objectId }) => objectId),
    topTie: straddlingTop(ranks, topSize, idsOf),
    bottomTie,
    undecided: bottomTie?.mustDecide === true && decided === null,
  };
}

function entryOf({ score: rule }: EvaluationSchemeParameters, each: ObjectScore): Entry[] {
  if (each.score === null || each.shown === null || each.concentrated.value === null) return [];
  const concentrated = parseExact(each.concentrated.value);
  return [
    {
      objectId: each.objectId,
      shown: each.shown,
      score: parseExact(each.score),
      concentrated,
      realTime: realTimeOf(rule, concentrated, each.realTime),
      answers: each.concentrated.valid,
    },
  ];
}

/** Negative when a is better; 0 when nothing sets them apart. */
function compare(a: Entry, b: Entry): number {
  return (
    compareExact(b.score, a.score) ||
    compareExact(b.concentrated, a.concentrated) ||
    compareExact(b.realTime, a.realTime) ||
    b.answers - a.answers
  );
}

function byMerit(a: Entry, b: Entry): number {
  return compare(a, b) || (a.objectId < b.objectId ? -1 : 1);
}

function distinctionOf(before: Entry, entry: Entry): Distinction {
  if (compareExact(before.score, entry.score) !== 0) return 'SCORE';
  if (compareExact(before.concentrated, entry.concentrated) !== 0) return 'CONCENTRATED';
  if (compareExact(before.realTime, entry.realTime) !== 0) return 'REAL_TIME';
  return before.answers !== entry.answers ? 'ANSWERS' : 'TIED';
}

function straddlingTop(ranks: number[], topSize: number, idsOf: (rank: number) => string[]): string[] {
  const last = ranks[topSize - 1];
  return last !== undefined && ranks[topSize] === last ? idsOf(last) : [];
}

/** The rank that has objects on both sides of the boundary, if there is one. */
function bottomTieOf(
  { rank: { bottomTie, tieRuleId } }: EvaluationSchemeParameters,
  ranks: number[],
  boundary: number,
  idsOf: (rank: number) => string[],
): BottomTieCase | null {
  const rank = ranks[boundary];
  if (rank === undefined || boundary < 1 || ranks[boundary - 1] !== rank) return null;
  const empty = ranks.every((each) => each <= rank);
  const mustDecide = bottomTie === 'DECIDE' || (bottomTie === 'FAVOUR_UNIT' && empty);
  return { objectIds: idsOf(rank), mustDecide, atLeastOne: empty, ruleId: tieRuleId };
}

function isBottom(
  { rank: { bottomTie } }: EvaluationSchemeParameters,
  objectId: string,
  rank: number,
  boundary: number,
  tie: BottomTieCase | null,
  decided: TieDecision | null,
): boolean {
  if (!tie?.objectIds.includes(objectId)) return rank > boundary;
  if (tie.mustDecide) return decided?.objectIds.includes(objectId) ?? false;
  return bottomTie === 'INCLUDE_ALL';
}
