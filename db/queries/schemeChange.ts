import type { EvaluationSchemeParameters } from '../../workflows/rules/evaluation/parameters';
import type { Db, Tx } from '../connect';
import { toJson } from '../schema';
import { type Act, actOnce, traceByKey } from './actOnce';

/** What stands against an act on a change. */
export type SchemeChangeRefusal =
  | 'DRAFT_EXISTS'
  | 'NOT_DRAFT'
  | 'CHANGED_MEANWHILE'
  | 'SUPERSEDED'
  | 'FOUR_EYES';

export interface ChangeKey {
  schemeCode: string;
  version: number;
}

const subjectOf = (schemeCode: string, action: string) => ({ type: 'schemeChange', id: schemeCode, action });

/** Changes of a scheme that were not discarded, the newest first, with names and reasons. */
export function listSchemeChanges(db: Db, schemeCode: string) {
  return db
    .selectFrom('schemeChange')
    .leftJoin('account as drafter', 'drafter.id', 'schemeChange.draftedBy')
    .leftJoin('account as publisher', 'publisher.id', 'schemeChange.publishedBy')
    .leftJoin('textNote', 'textNote.id', 'schemeChange.reasonNoteId')
    .selectAll('schemeChange')
    .select([
      'drafter.displayName as draftedByName',
      'publisher.displayName as publishedByName',
      'textNote.body as reason',
    ])
    .where('schemeChange.schemeCode', '=', schemeCode)
    .where('schemeChange.status', '<>', 'DISCARDED')
    .orderBy('schemeChange.version', 'desc')
    .execute();
}

/** Parameters of the published versions of a scheme by their number. */
export async function publishedParameters(
  db: Db,
  schemeCode: string,
): Promise<Map<number, EvaluationSchemeParameters>> {
  const rows = await db
    .selectFrom('scheme')
    .select(['version', 'parameters'])
    .$narrowType<{ parameters: EvaluationSchemeParameters }>()
    .where('code', '=', schemeCode)
    .where('status', '<>', 'DRAFT')
    .execute();
  return new Map(rows.map(({ version, parameters }) => [version, parameters]));
}

interface Content {
  fromVersion: number;
  parameters: EvaluationSchemeParameters;
  reasonNoteId: string;
}

/** Begins the draft of the next version; there is one at a time, and numbers are given once. */
export function draftSchemeChange(
  db: Db,
  { schemeCode, parameters, ...content }: Content & { schemeCode: string },
  act: Act,
): Promise<'DONE' | 'KEY_REUSED' | SchemeChangeRefusal> {
  return actOnce<SchemeChangeRefusal>(db, subjectOf(schemeCode, 'draftSchemeChange'), act, async (tx) => {
    const standing = await lockScheme(tx, schemeCode);
    const changes = await tx
      .selectFrom('schemeChange')
      .select(['version', 'status'])
      .where('schemeCode', '=', schemeCode)
      .execute();
    if (changes.some(({ status }) => status === 'DRAFT')) return 'DRAFT_EXISTS';
    if (standing !== content.fromVersion) return 'SUPERSEDED';
    const version = Math.max(standing, ...changes.map((each) => each.version)) + 1;
    await tx
      .insertInto('schemeChange')
      .values({
        schemeCode,
        version,
        ...content,
        parameters: toJson(parameters),
        status: 'DRAFT',
        draftedBy: act.actorAccountId,
        editors: toJson([act.actorAccountId]),
        draftedAt: act.at,
        updatedAt: act.at,
        publishedBy: null,
        publishedAt: null,
      })
      .execute();
    return { after: { version, fromVersion: content.fromVersion }, noteId: content.reasonNoteId };
  });
}

/** Number of the draft that was begun under this key. @throws Error when none was */
export async function versionDraftedBy(db: Db, schemeCode: string, key: string): Promise<number> {
  const trace = await traceByKey<{ version: number }>(db, subjectOf(schemeCode, 'draftSchemeChange'), key);
  if (!trace) throw new Error(`no draft of ${schemeCode} was begun under ${key}`);
  return trace.version;
}

/** Saves a draft if nobody has saved it since `revision`. */
export function saveSchemeChange(
  db: Db,
  {
    revision,
    parameters,
    reasonNoteId,
    ...key
  }: ChangeKey & Omit<Content, 'fromVersion'> & { revision: number },
  act: Act,
): Promise<'DONE' | 'KEY_REUSED' | SchemeChangeRefusal> {
  return actOnce<SchemeChangeRefusal>(db, subjectOf(key.schemeCode, 'saveSchemeChange'), act, async (tx) => {
    const draft = await lockDraft(tx, key, revision);
    if (typeof draft === 'string') return draft;
    await changed(tx, key, {
      parameters: toJson(parameters),
      reasonNoteId,
      revision: revision + 1,
      updatedAt: act.at,
      editors: toJson([...new Set([...draft.editors, act.actorAccountId])]),
    });
    return { after: { version: key.version, revision: revision + 1 }, noteId: reasonNoteId };
  });
}

/** Puts a draft in force as it stands at `revision`, by somebody who had no hand in it. Rounds that run keep theirs. */
export function publishSchemeChange(
  db: Db,
  { revision, ...key }: ChangeKey & { revision: number },
  act: Act,
): Promise<'DONE' | 'KEY_REUSED' | SchemeChangeRefusal> {
  const { schemeCode: code, version } = key;
  return actOnce<SchemeChangeRefusal>(db, subjectOf(code, 'publishSchemeChange'), act, async (tx) => {
    const standing = await lockScheme(tx, code);
    const draft = await lockDraft(tx, key, revision);
    if (typeof draft === 'string') return draft;
    if (draft.editors.includes(act.actorAccountId)) return 'FOUR_EYES';
    if (standing !== draft.fromVersion) return 'SUPERSEDED';
    const { name } = await tx
      .updateTable('scheme')
      .set({ status: 'SUPERSEDED' })
      .where('code', '=', code)
      .where('version', '=', standing)
      .returning('name')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('scheme')
      .values({
        code,
        version,
        name,
        parameters: toJson(draft.parameters),
        status: 'PUBLISHED',
        publishedAt: act.at,
      })
      .execute();
    await changed(tx, key, { status: 'PUBLISHED', publishedBy: act.actorAccountId, publishedAt: act.at });
    return { before: { version: standing }, after: { version, revision }, noteId: draft.reasonNoteId };
  });
}

/** Gives a draft up; its number is not used again. */
export function discardSchemeChange(
  db: Db,
  key: ChangeKey,
  act: Act,
): Promise<'DONE' | 'KEY_REUSED' | SchemeChangeRefusal> {
  return actOnce<SchemeChangeRefusal>(
    db,
    subjectOf(key.schemeCode, 'discardSchemeChange'),
    act,
    async (tx) => {
      const draft = await lockDraft(tx, key, null);
      if (typeof draft === 'string') return draft;
      await changed(tx, key, { status: 'DISCARDED' });
      return { after: { version: key.version } };
    },
  );
}

/** Version in force, held until the end of the transaction, so that two drafts or publications wait for one another. */
async function lockScheme(tx: Tx, code: string): Promise<number> {
  const row = await tx
    .selectFrom('scheme')
    .select('version')
    .where('code', '=', code)
    .where('status', '=', 'PUBLISHED')
    .orderBy('version', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row.version;
}

/** @param revision null: whatever it is */
async function lockDraft(tx: Tx, { schemeCode, version }: ChangeKey, revision: number | null) {
  const draft = await tx
    .selectFrom('schemeChange')
    .selectAll()
    .where('schemeCode', '=', schemeCode)
    .where('version', '=', version)
    .forUpdate()
    .executeTakeFirst();
  if (draft?.status !== 'DRAFT') return 'NOT_DRAFT' as const;
  return revision !== null && draft.revision !== revision ? ('CHANGED_MEANWHILE' as const) : draft;
}

const changed = (tx: Tx, { schemeCode, version }: ChangeKey, values: object) =>
  tx
    .updateTable('schemeChange')
    .set(values)
    .where('schemeCode', '=', schemeCode)
    .where('version', '=', version)
    .execute();
