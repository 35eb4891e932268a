import type { Selectable } from 'kysely';
import type { Role } from '../../workflows/rules/actor';
import { appendAudit } from '../audit/append';
import type { Db, Tx } from '../connect';
import { type SchemeRecordTable, toJson } from '../schema';
import { type FileLink, linkFiles } from './officerFile';

export type SchemeRecordRow = Selectable<SchemeRecordTable>;

export function findSchemeRecord(db: Db, id: string): Promise<SchemeRecordRow | undefined> {
  return db.selectFrom('schemeRecord').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Who writes or answers, with the key and hash of his request. */
export interface RecordAct {
  at: string;
  actorAccountId: string;
  role: Role;
  organisationId: string | null;
  ruleId: string;
  key: string;
  fingerprint: string;
}

/** Whom to tell of it: a role in organisations, or accounts. */
export interface RecordNotice {
  kind: 'RECORD_RAISED' | 'RECORD_ANSWERED' | 'RECORD_ADDED';
  to: readonly ({ organisationId: string; role: Role } | { accountId: string })[];
}

type NewRecord = Omit<SchemeRecordRow, 'answer' | 'answeredBy' | 'answeredAt' | 'createdAt'>;

/** DONE: now or by this very request before. */
export type RecordOutcome = 'DONE' | 'KEY_REUSED' | 'ANSWERED';

/** Adds a record with its files, an audit event and notices, once for each key. */
export function addSchemeRecord(
  db: Db,
  record: NewRecord,
  files: readonly FileLink[],
  notice: RecordNotice,
  act: RecordAct,
): Promise<RecordOutcome> {
  return db.transaction().execute(async (tx): Promise<RecordOutcome> => {
    const before = await actByKey(tx, record.id, act.key);
    if (before) return before === act.fingerprint ? 'DONE' : 'KEY_REUSED';
    const { details, ...columns } = record;
    const added = await tx
      .insertInto('schemeRecord')
      .values({
        ...columns,
        details: toJson(details),
        answer: null,
        answeredBy: null,
        answeredAt: null,
        createdAt: act.at,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) return (await actByKey(tx, record.id, act.key)) === act.fingerprint ? 'DONE' : 'KEY_REUSED';
    await linkFiles(tx, files);
    const { kind, schemeCode, termId, organisationId, heldOn } = record;
    await audit(tx, record.id, 'addRecord', { kind, schemeCode, termId, organisationId, heldOn }, act);
    await tell(tx, record.id, notice, act.at);
    return 'DONE';
  });
}

/** Answers a record that nobody has answered, once for each key. */
export function answerSchemeRecord(
  db: Db,
  id: string,
  answer: string,
  notice: RecordNotice,
  act: RecordAct,
): Promise<RecordOutcome> {
  return db.transaction().execute(async (tx): Promise<RecordOutcome> => {
    const before = await actByKey(tx, id, act.key);
    if (before) return before === act.fingerprint ? 'DONE' : 'KEY_REUSED';
    const answered = await tx
      .updateTable('schemeRecord')
      .set({ answer, answeredBy: act.actorAccountId, answeredAt: act.at })
      .where('id', '=', id)
      .where('answeredAt', 'is', null)
      .returning('kind')
      .executeTakeFirst();
    if (!answered) return 'ANSWERED';
    await audit(tx, id, 'answerRecord', { kind: answered.kind }, act);
    await tell(tx, id, notice, act.at);
    return 'DONE';
  });
}

/** Hash of the request that acted on this record under this key, or null. */
async function actByKey(tx: Tx, id: string, key: string): Promise<string | null> {
  const row = await tx
    .selectFrom('auditEvent')
    .select('after')
    .where('subjectType', '=', 'schemeRecord')
    .where('subjectId', '=', id)
    .where('updateId', '=', key)
    .executeTakeFirst();
  return (row?.after as { fingerprint: string } | undefined)?.fingerprint ?? null;
}

async function audit(tx: Tx, id: string, action: string, after: object, act: RecordAct): Promise<void> {
  await appendAudit(tx, {
    subjectType: 'schemeRecord',
    subjectId: id,
    at: act.at,
    actorAccountId: act.actorAccountId,
    actorRole: act.role,
    actorOrganisationId: act.organisationId,
    onBehalfOf: null,
    action,
    ruleId: act.ruleId,
    before: null,
    after: { ...after, fingerprint: act.fingerprint },
    noteId: null,
    workflowId: null,
    runId: null,
    updateId: act.key,
  });
}

async function tell(tx: Tx, id: string, { kind, to }: RecordNotice, at: string): Promise<void> {
  if (to.length === 0) return;
  await tx
    .insertInto('notification')
    .values(
      to.map((each) => ({
        organisationId: 'organisationId' in each ? each.organisationId : null,
        role: 'organisationId' in each ? each.role : null,
        accountId: 'accountId' in each ? each.accountId : null,
        enterpriseId: null,
        kind,
        subjectType: 'schemeRecord',
        subjectId: id,
        workflowId: '',
        stepSeq: 0,
        obligationId: null,
        createdAt: at,
        readAt: null,
      })),
    )
    .execute();
}
