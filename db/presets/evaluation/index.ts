import type { Tx } from '../../connect';
import { toJson } from '../../schema';
import { ge } from '../schemes/ge';
import { evaluatedObjects } from './objects';
import { concentratedQuestionnaire, realTimeQuestionnaire } from './questionnaires';

/** Adds the objects and first questionnaires of the direct evaluation that are missing; tells how many. */
export async function addEvaluation(tx: Tx): Promise<number> {
  const objects = await tx
    .insertInto('evaluationObject')
    .values(
      evaluatedObjects.map(({ group, order, ...object }) => ({
        ...object,
        groupCode: group,
        orderNo: order,
      })),
    )
    .onConflict((conflict) => conflict.columns(['id', 'validFrom']).doNothing())
    .returning('id')
    .execute();
  const questionnaires = await tx
    .insertInto('questionnaire')
    .values(
      [concentratedQuestionnaire, realTimeQuestionnaire].map((content) => ({
        schemeCode: ge.code,
        kind: content.kind,
        version: content.version,
        content: toJson(content),
        status: 'PUBLISHED' as const,
        draftedBy: null,
        publishedBy: null,
        publishedAt: ge.publishedAt,
      })),
    )
    .onConflict((conflict) => conflict.columns(['schemeCode', 'kind', 'version']).doNothing())
    .returning('version')
    .execute();
  return objects.length + questionnaires.length;
}
