import type { Db } from '../../db/connect';
import type { MeasureStart, MeasureStartRequest } from '../../workflows/evaluation-round/messages';
import { measureIdOf } from './ids';

/** What the processes of these measures are begun with, of what the round itself does not know. */
export async function findMeasureStarts(
  db: Db,
  { roundId, version, due }: MeasureStartRequest,
): Promise<MeasureStart[]> {
  const starts: MeasureStart[] = [];
  for (const each of due) {
    const object = await db
      .selectFrom('roundObject')
      .innerJoin('evaluationRound', 'evaluationRound.id', 'roundObject.roundId')
      .leftJoin('organisation', 'organisation.id', 'roundObject.organisationId')
      .select([
        'roundObject.name',
        'roundObject.groupCode',
        'roundObject.organisationId',
        'organisation.officeHours',
        'evaluationRound.year',
        'evaluationRound.number',
      ])
      .where('roundObject.roundId', '=', each.roundId)
      .where('roundObject.objectId', '=', each.objectId)
      .executeTakeFirstOrThrow();
    const { organisationId: id, officeHours: hours, groupCode: group, name, year, number } = object;
    starts.push({
      measureId: measureIdOf(each.key, roundId, version),
      due: each,
      round: { year, number },
      object: { name, group, organisation: id && hours ? { id, hours } : null },
    });
  }
  return starts;
}
