import type { ReplacementGround, RoundStep } from '../rules/evaluation/parameters';
import type { MeasureDue } from '../rules/evaluation/results/ladder';
import type { RoundStatus, TieState } from '../rules/evaluation/round/types';
import type { PointsFacts, RankRow } from './messages';

/** Columns of the round's row that follow from the state; written whole at every step. */
export interface RoundColumns {
  status: RoundStatus;
  version: number;
  frozenAt: string | null;
  frameHash: string | null;
  members: number | null;
  deviatingLeaves: number | null;
  objects: number | null;
  concentratedVersion: number | null;
  realTimeVersion: number | null;
  drawnAt: string | null;
  drawHash: string | null;
  selected: number | null;
  openedAt: string | null;
  closesAt: string | null;
  sealPublicKey: string | null;
  replaced: number;
  collectedAt: string | null;
  answered: number | null;
  scoredAt: string | null;
  scoredBy: string | null;
  resultHash: string | null;
  rankedAt: string | null;
  ties: TieState[];
  reviewedAt: string | null;
  reviewedBy: string | null;
  publishedVersion: number | null;
  publishedAt: string | null;
  voidedAt: string | null;
  voidNoteId: string | null;
  heldStep: RoundStep | null;
  heldCode: string | null;
  closedAt: string | null;
  nextDueAt: string | null;
  nextDueKind: string | null;
  overdueCount: number;
}

/** Rows that a step of a round leaves beside the round's own. */
export interface RoundRows {
  replacement?: {
    memberId: string;
    replacedBy: string;
    leafId: string;
    tokenHash: string;
    ground: ReplacementGround;
    by: string;
  };
  remind?: true;
  /** Sheets are counted in the closing step's own transaction: what is in by then counts, what comes later is refused. */
  close?: true;
  ranks?: { version: number; rows: RankRow[] };
  publication?: { version: number; resultHash: string; by: string; correctionNoteId: string | null };
  measures?: { version: number; start: MeasureDue[]; cancel: string[] };
  points?: { version: number; entries: PointsFacts['entries'] };
}

/** The round's row and what goes with it, as the record step writes them. */
export interface EvaluationRoundProjection {
  /** Set for the first step only: the row is inserted. */
  create: {
    schemeCode: string;
    schemeVersion: number;
    year: number;
    number: number;
    periodFrom: string;
    periodTo: string;
    organiserOrganisationId: string;
    begunBy: string;
    begunAt: string;
  } | null;
  row: RoundColumns;
  rows: RoundRows;
}
