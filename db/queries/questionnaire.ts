import type { Questionnaire, QuestionnaireKind } from '../../workflows/rules/evaluation/questionnaire/types';
import type { Db } from '../connect';
import { toJson } from '../schema';
import { type Act, actOnce } from './actOnce';

const versions = (db: Db) =>
  db
    .selectFrom('questionnaire')
    .leftJoin('account as drafter', 'drafter.id', 'questionnaire.draftedBy')
    .leftJoin('account as publisher', 'publisher.id', 'questionnaire.publishedBy')
    .selectAll('questionnaire')
    .select(['drafter.displayName as draftedByName', 'publisher.displayName as publishedByName']);

export type QuestionnaireRow = Awaited<ReturnType<typeof findQuestionnaire>> & object;

/** All versions of a scheme that were not discarded, the newest first. */
export function listQuestionnaires(db: Db, schemeCode: string) {
  return versions(db)
    .where('questionnaire.schemeCode', '=', schemeCode)
    .where('questionnaire.status', '<>', 'DISCARDED')
    .orderBy('questionnaire.kind')
    .orderBy('questionnaire.version', 'desc')
    .execute();
}

export function findQuestionnaire(db: Db, schemeCode: string, kind: QuestionnaireKind, version: number) {
  return versions(db)
    .where('questionnaire.schemeCode', '=', schemeCode)
    .where('questionnaire.kind', '=', kind)
    .where('questionnaire.version', '=', version)
    .executeTakeFirst();
}

export interface VersionKey {
  schemeCode: string;
  kind: QuestionnaireKind;
  version: number;
}

const subjectOf = ({ schemeCode, kind }: Pick<VersionKey, 'schemeCode' | 'kind'>, action: string) => ({
  type: 'questionnaire',
  id: `${schemeCode}:${kind}`,
  action,
});

/** Begins a draft after the newest version, from the one that is in force; there is one draft of a kind at a time. */
export function draftQuestionnaire(
  db: Db,
  key: Pick<VersionKey, 'schemeCode' | 'kind'>,
  act: Act,
): Promise<'DONE' | 'KEY_REUSED' | 'DRAFT_EXISTS'> {
  return actOnce<'DRAFT_EXISTS'>(db, subjectOf(key, 'draftQuestionnaire'), act, async (tx) => {
    const rows = await tx
      .selectFrom('questionnaire')
      .select(['version', 'status', 'content'])
      .where('schemeCode', '=', key.schemeCode)
      .where('kind', '=', key.kind)
      .orderBy('version', 'desc')
      .forUpdate()
      .execute();
    if (rows.some(({ status }) => status === 'DRAFT')) return 'DRAFT_EXISTS';
    const version = (rows[0]?.version ?? 0) + 1;
    const from = rows.find(({ status }) => status === 'PUBLISHED') ?? rows[0]!;
    await tx
      .insertInto('questionnaire')
      .values({
        ...key,
        version,
        content: toJson({ ...from.content, version }),
        status: 'DRAFT',
        draftedBy: act.actorAccountId,
        editors: toJson([act.actorAccountId]),
        publishedBy: null,
        publishedAt: null,
        updatedAt: act.at,
      })
      .execute();
    return { after: { version, from: from.version } };
  });
}

/** Saves a draft if nobody has saved it since `revision`. */
export function saveQuestionnaire(
  db: Db,
  { revision, content, ...key }: VersionKey & { revision: number; content: Questionnaire },
  act: Act,
): Promise<'DONE' | 'KEY_REUSED' | 'NOT_DRAFT' | 'CHANGED_MEANWHILE'> {
  return actOnce<'NOT_DRAFT' | 'CHANGED_MEANWHILE'>(
    db,
    subjectOf(key, 'saveQuestionnaire'),
    act,
    async (tx) => {
      const draft = await tx
        .selectFrom('questionnaire')
        .select(['status', 'revision', 'editors'])
        .where('schemeCode', '=', key.schemeCode)
        .where('kind', '=', key.kind)
        .where('version', '=', key.version)
        .forUpdate()
        .executeTakeFirst();
      if (draft?.status !== 'DRAFT') return 'NOT_DRAFT';
      if (draft.revision !== revision) return 'CHANGED_MEANWHILE';
      await tx
        .updateTable('questionnaire')
        .set({
          content: toJson(content),
          revision: revision + 1,
          updatedAt: act.at,
          editors: toJson([...new Set([...draft.editors, act.actorAccountId])]),
        })
        .where('schemeCode', '=', key.schemeCode)
        .where('kind', '=', key.kind)
        .where('version', '=', key.version)
        .execute();
      return { after: { version: key.version, revision: revision + 1 } };
    },
  );
}

/** Publishes a draft as it stands at `revision`; the version in force until now is superseded (GE-CON-3). */
export function publishQuestionnaire(
  db: Db,
  { revision, ...key }: VersionKey & { revision: number },
  act: Act,
): Promise<'DONE' | 'KEY_REUSED' | 'NOT_DRAFT' | 'CHANGED_MEANWHILE' | 'FOUR_EYES'> {
  type Refusal = 'NOT_DRAFT' | 'CHANGED_MEANWHILE' | 'FOUR_EYES';
  return actOnce<Refusal>(db, subjectOf(key, 'publishQuestionnaire'), act, async (tx) => {
    const draft = await tx
      .selectFrom('questionnaire')
      .selectAll()
      .where('schemeCode', '=', key.schemeCode)
      .where('kind', '=', key.kind)
      .where('version', '=', key.version)
      .forUpdate()
      .executeTakeFirst();
    if (draft?.status !== 'DRAFT') return 'NOT_DRAFT';
    if (draft.revision !== revision) return 'CHANGED_MEANWHILE';
    if (draft.editors.includes(act.actorAccountId)) return 'FOUR_EYES';
    await tx
      .updateTable('questionnaire')
      .set({ status: 'SUPERSEDED' })
      .where('schemeCode', '=', key.schemeCode)
      .where('kind', '=', key.kind)
      .where('status', '=', 'PUBLISHED')
      .execute();
    await tx
      .updateTable('questionnaire')
      .set({ status: 'PUBLISHED', publishedBy: act.actorAccountId, publishedAt: act.at })
      .where('schemeCode', '=', key.schemeCode)
      .where('kind', '=', key.kind)
      .where('version', '=', key.version)
      .execute();
    return { after: { version: key.version, revision } };
  });
}

/** Gives a draft up; its number is not used again. */
export function discardQuestionnaire(
  db: Db,
  key: VersionKey,
  act: Act,
): Promise<'DONE' | 'KEY_REUSED' | 'NOT_DRAFT'> {
  return actOnce<'NOT_DRAFT'>(db, subjectOf(key, 'discardQuestionnaire'), act, async (tx) => {
    const gone = await tx
      .updateTable('questionnaire')
      .set({ status: 'DISCARDED' })
      .where('schemeCode', '=', key.schemeCode)
      .where('kind', '=', key.kind)
      .where('version', '=', key.version)
      .where('status', '=', 'DRAFT')
      .returning('version')
      .executeTakeFirst();
    return gone ? { after: { version: key.version } } : 'NOT_DRAFT';
  });
}
