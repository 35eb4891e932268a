import { auditHash, CHAIN_START, noteHash, type SealedEvent } from '../audit/hash';
import type { Db } from '../connect';
import { type PageRequest, pageOf } from './page';

export interface AuditFilter {
  subjectType?: string | undefined;
  subjectId?: string | undefined;
  actorAccountId?: string | undefined;
  action?: string | undefined;
  /** UTC instants, both included. */
  from?: string | undefined;
  to?: string | undefined;
}

/** Audit events with the names of their actors. */
export function listAuditEvents(db: Db, asked: PageRequest & { filter: AuditFilter }) {
  const { from, to, ...equal } = asked.filter;
  let query = db
    .selectFrom('auditEvent as event')
    .leftJoin('account', 'account.id', 'event.actorAccountId')
    .leftJoin('organisation', 'organisation.id', 'event.actorOrganisationId')
    .selectAll('event')
    .select(['account.displayName as actorName', 'organisation.name as actorOrganisationName']);
  for (const [column, value] of Object.entries(equal)) {
    if (value !== undefined) query = query.where(`event.${column as keyof typeof equal}`, '=', value);
  }
  if (from) query = query.where('event.at', '>=', from);
  if (to) query = query.where('event.at', '<=', to);
  // Events are numbered in the order of their writing, so any order by time is the order of the numbers.
  return pageOf(db, query, asked, { sort: 'event.id', tie: 'event.id' });
}

/** What checking a chain found; each problem is one Chinese sentence that names the event. */
export interface ChainCheck {
  ok: boolean;
  length: number;
  problems: string[];
}

/** Events whose text was sealed carry its hash; the text must still be there and unchanged. */
function fitsNote(after: Record<string, unknown> | null, body: string | null): boolean {
  const sealed = after?.noteSha256;
  return sealed === undefined || (body !== null && noteHash(body) === sealed);
}

/**
 * Recomputes every hash of one subject's chain. Finds changed, missing, inserted and reordered events, changed
 * free texts, and a head that does not fit. A subject without events is a chain of length 0.
 */
export async function verifyChain(db: Db, subjectType: string, subjectId: string): Promise<ChainCheck> {
  const [events, head] = await Promise.all([
    db
      .selectFrom('auditEvent')
      .leftJoin('textNote', 'textNote.id', 'auditEvent.noteId')
      .selectAll('auditEvent')
      .select('textNote.body as noteBody')
      .where('auditEvent.subjectType', '=', subjectType)
      .where('auditEvent.subjectId', '=', subjectId)
      .orderBy('seq')
      .execute(),
    db
      .selectFrom('auditChain')
      .select(['seq', 'hash'])
      .where('subjectType', '=', subjectType)
      .where('subjectId', '=', subjectId)
      .executeTakeFirst(),
  ]);
  const problems: string[] = [];
  let previous = CHAIN_START;
  let expected = 1;
  for (const event of events) {
    if (event.seq !== expected) problems.push(`第${expected}条缺失，其后是第${event.seq}条`);
    if (event.prevHash !== previous) problems.push(`第${event.seq}条与前一条不相连`);
    const sealed: SealedEvent = event;
    if (auditHash(event.prevHash, sealed) !== event.hash) problems.push(`第${event.seq}条内容与其校验值不符`);
    if (!fitsNote(event.after, event.noteBody)) problems.push(`第${event.seq}条所附的意见文字被改动或缺失`);
    previous = event.hash;
    expected = event.seq + 1;
  }
  const length = events.length;
  if ((head?.hash ?? CHAIN_START) !== previous || (head?.seq ?? 0) !== expected - 1) {
    problems.push(`链尾记录与最后一条（第${expected - 1}条）不符`);
  }
  return { ok: problems.length === 0, length, problems };
}
