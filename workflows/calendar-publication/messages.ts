import type { Actor } from '../rules/actor';

/** Name of the workflow type. */
export const CALENDAR_PUBLICATION = 'calendarPublication';
export const calendarPublicationId = (version: string): string => `calendar-publication/${version}`;

/** Id of the Update by which a process gets this version: each takes it once. */
export const calendarUpdateId = (version: string): string => `calendar:${version}`;

/** RUNNING: processes are still to be told. SETTLING: all were told, late ones are looked for. */
export type PublicationPhase = 'RUNNING' | 'SETTLING' | 'DONE' | 'INCOMPLETE' | 'SUPERSEDED';

/** How far a publication has come; also its memo under `progress`, so that it can be read without a worker. */
export interface PublicationProgress {
  phase: PublicationPhase;
  /** Processes that had to be told, as counted at the start. */
  total: number;
  /** Of these, processes that are told or have ended meanwhile. */
  done: number;
  /** Processes that could not be told in the latest look; they are tried again in the next. */
  failed: number;
}

export interface CalendarPublicationInput {
  version: string;
  /** The administrator who published the version. */
  actor: Actor;
  /** Where an earlier run of the same publication stopped; left out at the start. */
  resume?: { look: number; after: string | null; failed: number; progress: PublicationProgress };
}

/** One stretch of the processes, in the order in which they are told. */
export interface StretchRequest {
  version: string;
  actor: Actor;
  /** The publication's own now. */
  at: string;
  /** Workflow id of the last process of the stretch before; null at the beginning. */
  after: string | null;
}

export interface StretchResult {
  /** The version is not in force any more: its successor tells all processes. */
  superseded: boolean;
  /** Workflow id of the last process looked at; null when there are no more. */
  after: string | null;
  /** Processes of this stretch that could not be told. */
  failed: number;
  /** Processes that are still to be told, these ones included. */
  left: number;
}
