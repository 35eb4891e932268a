import { leavesOf } from '../../workflows/rules/evaluation/frame/leaves';
import { objectDeviations } from '../../workflows/rules/evaluation/objects';
import type { EvaluationSchemeParameters } from '../../workflows/rules/evaluation/parameters';
import type { Db } from '../connect';
import { type PublishedVersion, publishedVersions, type ResultRow, resultRows } from './evaluationResults';
import { type EvaluationRoundRow, findEvaluationRound, objectsOfRound } from './evaluationRound';
import { membersByLeaf } from './evaluationRounds';
import { evaluationParameters } from './evaluationScheme';

/** A published bulletin with everything that it says (GE-USE-1). */
export interface LoadedBulletin {
  id: string;
  number: string;
  issuedAt: string;
  round: EvaluationRoundRow;
  parameters: EvaluationSchemeParameters;
  publication: PublishedVersion;
  /** Published before it, of the same round; the first one first. */
  earlier: PublishedVersion[];
  rows: ResultRow[];
  deviations: Deviation[];
  issuerName: string;
}

/** A leaf of the library, or a group of objects, that does not have the scheme's number. */
export interface Deviation {
  kind: 'LEAF' | 'GROUP';
  /** Name of the leaf, or code of the group. */
  label: string;
  required: number;
  actual: number;
  ruleId: string;
}

/** Loads a bulletin, or null. Rights are the caller's business. */
export async function loadBulletin(db: Db, id: string): Promise<LoadedBulletin | null> {
  const document = await db
    .selectFrom('document')
    .selectAll()
    .where('id', '=', id)
    .where('subjectType', '=', 'evaluationRound')
    .executeTakeFirst();
  const round = document && (await findEvaluationRound(db, document.subjectId));
  if (!document || !round) return null;
  const publications = await publishedVersions(db, round.id);
  const publication = publications.find(({ bulletinNumber }) => bulletinNumber === document.number);
  if (!publication) return null;
  const { version, resultHash } = publication;
  const parameters = await evaluationParameters(db, round.schemeCode, round.schemeVersion);
  const [rows, deviations, organiser] = await Promise.all([
    resultRows(db, { roundId: round.id, version, resultHash }),
    frozenDeviations(db, round.id, parameters),
    db
      .selectFrom('organisation')
      .select('name')
      .where('id', '=', round.organiserOrganisationId)
      .executeTakeFirstOrThrow(),
  ]);
  return {
    id,
    number: document.number,
    issuedAt: document.issuedAt,
    round,
    parameters,
    publication,
    earlier: publications.filter((each) => each.version < version),
    rows,
    deviations,
    issuerName: organiser.name,
  };
}

/** What of the frozen library and objects is not as the scheme says; published with the round (GE-LIB-1, GE-OBJ-1). */
export async function frozenDeviations(
  db: Db,
  roundId: string,
  parameters: EvaluationSchemeParameters,
): Promise<Deviation[]> {
  const [counted, objects] = await Promise.all([membersByLeaf(db, roundId), objectsOfRound(db, roundId)]);
  const counts = new Map(counted.map(({ leafId, count }) => [leafId, count]));
  const { library } = parameters;
  const leaves = leavesOf(library).flatMap(({ id, label, required }): Deviation[] => {
    const actual = counts.get(id) ?? 0;
    return actual === required ? [] : [{ kind: 'LEAF', label, required, actual, ruleId: library.ruleId }];
  });
  const groups = objectDeviations(
    parameters,
    objects.map(({ groupCode }) => ({ group: groupCode })),
  );
  return [
    ...leaves,
    ...groups.map(({ group, ...each }) => ({ kind: 'GROUP' as const, label: group, ...each })),
  ];
}
