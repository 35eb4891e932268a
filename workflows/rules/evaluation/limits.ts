import type { LimitParameters } from './parameters';

/**
 * What a step does to the time limits: the process opens, fulfils or cancels an obligation of this kind. `subject` is
 * set where several of a kind can run at once.
 */
export type LimitEffect =
  | { kind: 'LIMIT_STARTED'; at: string; limit: LimitParameters; subject?: string }
  | { kind: 'LIMIT_MET'; at: string; limitKind: string; subject?: string }
  | { kind: 'LIMIT_CANCELLED'; at: string; limitKind: string; subject?: string };

/** Effects of passing from one standing limit to another at an instant; the same limit goes on as it is. */
export function passLimit(
  before: LimitParameters | null,
  after: LimitParameters | null,
  at: string,
): LimitEffect[] {
  if (before?.kind === after?.kind) return [];
  return [
    ...(before ? [{ kind: 'LIMIT_MET' as const, at, limitKind: before.kind }] : []),
    ...(after ? [{ kind: 'LIMIT_STARTED' as const, at, limit: after }] : []),
  ];
}

/** The standing limit falls away with what it was for. */
export function cancelLimit(standing: LimitParameters | null, at: string): LimitEffect[] {
  return standing ? [{ kind: 'LIMIT_CANCELLED', at, limitKind: standing.kind }] : [];
}

/** The same limit up to a set China date instead of its usual length. */
export function upTo(limit: LimitParameters, date: string): LimitParameters {
  return { ...limit, clock: { unit: 'UNTIL', date } };
}
