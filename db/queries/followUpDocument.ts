import { sql } from 'kysely';
import type { Db } from '../connect';
import { type FollowUpRow, findFollowUp } from './followUp';
import { type LoadedNotice, loadNotice } from './noticeDocument';

/** An order of a follow-up with everything that its text needs. */
export interface LoadedFollowUpDocument extends LoadedNotice {
  followUp: FollowUpRow;
}

/** Ids of the papers about time limits of these kinds. */
export async function papersAbout(db: Db, followUpId: string, kinds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('document')
    .innerJoin('obligation', (join) =>
      join
        .onRef('obligation.workflowId', '=', 'document.workflowId')
        .on((eb) => eb('obligation.id', '=', sql<string>`document.facts ->> 'obligationId'`)),
    )
    .select('document.id')
    .where('document.subjectType', '=', 'followUp')
    .where('document.subjectId', '=', followUpId)
    .where('obligation.kind', 'in', kinds)
    .execute();
  return rows.map(({ id }) => id);
}

/** Loads a document of a follow-up, or null. Rights are the caller's business. */
export async function loadFollowUpDocument(db: Db, id: string): Promise<LoadedFollowUpDocument | null> {
  const notice = await loadNotice(db, 'followUp', id);
  const followUp = notice && (await findFollowUp(db, notice.subjectId));
  return followUp ? { ...notice, followUp } : null;
}
