import type { EventKind } from '../../workflows/rules/officer-term/parameters';
import type { Db } from '../connect';

/** Gatherings of a scheme that took place, with their instants, from a UTC instant on. */
export async function gatheringsHeld(
  db: Db,
  schemeCode: string,
  since: string,
): Promise<{ kind: EventKind; at: string }[]> {
  return db
    .selectFrom('gathering')
    .select(['kind', 'startsAt as at'])
    .where('schemeCode', '=', schemeCode)
    .where('status', 'in', ['HELD', 'CLOSED'])
    .where('startsAt', '>=', since)
    .orderBy('startsAt')
    .execute();
}

/** Last days of the periodic evaluations on record, by term. */
export async function evaluationsOfTerms(db: Db, termIds: readonly string[]): Promise<Map<string, string[]>> {
  if (termIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('officerReview')
    .select(['termId', 'toDate'])
    .where('termId', 'in', [...termIds])
    .where('kind', '=', 'PERIODIC_EVALUATION')
    .execute();
  const found = new Map<string, string[]>();
  for (const { termId, toDate } of rows) found.set(termId, [...(found.get(termId) ?? []), toDate]);
  return found;
}
