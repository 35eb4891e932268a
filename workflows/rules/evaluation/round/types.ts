import type { LimitEffect } from '../limits';
import type { Group, OrganActor, RoundStep } from '../parameters';
import type { RoundKey } from '../period';
import type { BottomTieCase } from '../rank/rank';

/** How far the version in work has come (domain §7). What is published stands until a later version is. */
export const ROUND_STATUSES = [
  'PREPARING', // 准备中
  'PREPARED', // 已冻结，待抽样
  'DRAWN', // 已抽样，待开始
  'OPEN', // 集中评价中
  'CLOSED', // 评价结束，待计分
  'SCORED', // 已计分，待排名
  'RANKED', // 已排名，待复核
  'REVIEWED', // 已复核，待通报
  'PUBLISHED', // 已通报，待启动措施
  'MEASURES', // 措施已启动，待记入年度
  'BOOKED', // 已记入年度
  'VOIDED', // 已作废
] as const;
export type RoundStatus = (typeof ROUND_STATUSES)[number];

/** Who did something, when; `by` is null when the process did it by itself. */
export interface Stamp {
  at: string;
  by: OrganActor | null;
}

/** What is frozen before anything is drawn. Lists and texts lie elsewhere; hashes and versions name them. */
export interface Frozen extends Stamp {
  frameHash: string;
  members: number;
  deviatingLeaves: number;
  objects: number;
  questionnaires: { concentrated: number; realTime: number };
  reasonId: string | null;
}

export interface Scoring extends Stamp {
  resultHash: string;
  /** Objects that are left without rank because too few rated them, by a recorded reason. */
  unranked: string[];
  /** Ratings set aside that nobody had screened; they did not count. */
  unscreened: number;
  reasonId: string | null;
}

export interface TieState extends Pick<BottomTieCase, 'objectIds' | 'mustDecide' | 'atLeastOne' | 'ruleId'> {
  group: Group;
  decision: (Stamp & { objectIds: string[]; reasonId: string }) | null;
}

export interface Publication extends Stamp {
  version: number;
  bulletinId: string;
  resultHash: string;
}

/** The making of a further version of a published result. */
export interface Correction extends Stamp {
  version: number;
  reasonId: string;
  /** How the version that stands came about; what the round goes back to when the correction is withdrawn. */
  standing: Pick<EvaluationRound, 'version' | 'scoring' | 'ranking' | 'ties'>;
  withdrawn: (Stamp & { reasonId: string }) | null;
}

/** One round of the evaluation, plain JSON, as its process keeps it. */
export interface EvaluationRound extends RoundKey {
  id: string;
  status: RoundStatus;
  createdAt: string;
  /** Version of the result in work; 1 until a correction begins. */
  version: number;
  frozen: Frozen | null;
  draw: (Stamp & { seed: string; drawHash: string; selected: number }) | null;
  opened: (Stamp & { closesAt: string }) | null;
  extensions: (Stamp & { closesAt: string; reasonId: string })[];
  closed: (Stamp & { answered: number }) | null;
  scoring: Scoring | null;
  ranking: Stamp | null;
  ties: TieState[];
  reviews: (Stamp & { version: number; approved: boolean; reasonId: string })[];
  publications: Publication[];
  corrections: Correction[];
  voided: (Stamp & { reasonId: string }) | null;
}

export type RoundEvent =
  | {
      type: 'PREPARE';
      at: string;
      by: OrganActor;
      frameHash: string;
      members: number;
      /** From checkLibrary and staleMembers. */
      deviatingLeaves: number;
      unusable: number;
      stale: number;
      /** Number of objects frozen, by group. */
      objects: Record<Group, number>;
      /** null: no published version. */
      questionnaires: { concentrated: number | null; realTime: number | null };
      reasonId: string | null;
    }
  | {
      type: 'DRAW';
      at: string;
      by: OrganActor | null;
      frameHash: string;
      seed: string;
      drawHash: string;
      selected: number;
    }
  | { type: 'OPEN'; at: string; by: OrganActor | null; closesAt: string }
  | { type: 'EXTEND'; at: string; by: OrganActor; closesAt: string; reasonId: string }
  | {
      type: 'CLOSE';
      at: string;
      by: OrganActor | null;
      answered: number;
      /**
       * Never before its time: an end that is allowed once all have answered would tell that they have (GE-WAY-3).
       * Absent in histories recorded when that was allowed.
       */
      early?: false;
    }
  | {
      type: 'SCORE';
      at: string;
      by: OrganActor | null;
      resultHash: string;
      /** Objects without enough valid answers. */
      belowMinimum: string[];
      /** SUSPICIOUS ratings of the period that still wait for a person. */
      unscreened: number;
      reasonId: string | null;
    }
  | { type: 'RANK'; at: string; by: OrganActor | null; ties: Omit<TieState, 'decision'>[] }
  | { type: 'DECIDE_TIE'; at: string; by: OrganActor; group: Group; objectIds: string[]; reasonId: string }
  | { type: 'REVIEW'; at: string; by: OrganActor; approve: boolean; reasonId: string }
  | { type: 'PUBLISH'; at: string; by: OrganActor; bulletinId: string }
  | { type: 'START_MEASURES'; at: string; by: OrganActor | null }
  | { type: 'BOOK'; at: string; by: OrganActor | null }
  | { type: 'CORRECT'; at: string; by: OrganActor; reasonId: string }
  | { type: 'WITHDRAW_CORRECTION'; at: string; by: OrganActor; reasonId: string }
  | { type: 'VOID'; at: string; by: OrganActor; reasonId: string };

/** What the process has to do in the world after a step. */
export type RoundEffect =
  | LimitEffect
  | { kind: 'INVITE'; at: string; closesAt: string }
  | { kind: 'COLLECTION_EXTENDED'; at: string; closesAt: string }
  | { kind: 'COLLECTION_ENDED'; at: string }
  | { kind: 'ASK_TIE_DECISION'; at: string; group: Group }
  | { kind: 'BULLETIN_PUBLISHED'; at: string; version: number; bulletinId: string }
  | { kind: 'MEASURES_TO_START'; at: string; version: number }
  | { kind: 'POINTS_TO_BOOK'; at: string; version: number }
  | { kind: 'ROUND_VOIDED'; at: string };

/** The step that leads on from each status; null: nothing comes by itself. */
export const NEXT_STEP: Record<RoundStatus, RoundStep | null> = {
  PREPARING: 'PREPARE',
  PREPARED: 'DRAW',
  DRAWN: 'OPEN',
  OPEN: 'CLOSE',
  CLOSED: 'SCORE',
  SCORED: 'RANK',
  RANKED: 'REVIEW',
  REVIEWED: 'PUBLISH',
  PUBLISHED: 'START_MEASURES',
  MEASURES: 'BOOK',
  BOOKED: null,
  VOIDED: null,
};

/** When the collection ends, extensions included; null before it is open. */
export function closesAt(round: EvaluationRound): string | null {
  return round.extensions.at(-1)?.closesAt ?? round.opened?.closesAt ?? null;
}
