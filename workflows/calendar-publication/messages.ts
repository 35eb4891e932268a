import type { Actor } from '../rules/redemption/types';

/** Name of the workflow type. */
export const CALENDAR_PUBLICATION = 'calendarPublication';
export const calendarPublicationId = (version: string): string => `calendar-publication/${version}`;

/** Id of the Update by which a case gets this version: each case takes it once. */
export const calendarUpdateId = (version: string): string => `calendar:${version}`;

/** RUNNING: cases are still to be told. SETTLING: all were told, late ones are looked for. */
export type PublicationPhase = 'RUNNING' | 'SETTLING' | 'DONE' | 'INCOMPLETE' | 'SUPERSEDED';

/** How far a publication has come; also its memo under `progress`, so that it can be read without a worker. */
export interface PublicationProgress {
  phase: PublicationPhase;
  /** Cases that had to be told, as counted at the start. */
  total: number;
  /** Of these, cases that are told or have ended meanwhile. */
  done: number;
  /** Cases that could not be told in the latest look; they are tried again in the next. */
  failed: number;
}

export interface CalendarPublicationInput {
  version: string;
  /** The administrator who published the version. */
  actor: Actor;
  /** Where an earlier run of the same publication stopped; left out at the start. */
  resume?: { look: number; after: string | null; failed: number; progress: PublicationProgress };
}

/** One stretch of the cases, in the order of their ids. */
export interface StretchRequest {
  version: string;
  actor: Actor;
  /** The publication's own now. */
  at: string;
  /** Id of the last case of the stretch before; null at the beginning. */
  after: string | null;
}

export interface StretchResult {
  /** The version is not in force any more: its successor tells all cases. */
  superseded: boolean;
  /** Id of the last case looked at; null when there are no more. */
  after: string | null;
  /** Cases of this stretch that could not be told. */
  failed: number;
  /** Cases that are still to be told, these ones included. */
  left: number;
}
