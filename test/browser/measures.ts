import { nationalCalendar } from '../../db/presets/calendars';
import { MEASURE, measureWorkflowId } from '../../workflows/measure/messages';
import type { LadderMeasure } from '../../workflows/rules/evaluation/parameters';
import { measureInput, OBJECT } from '../support/measureStage';
import type { BrowserStage } from './support';

/** A measure that begins now, of an object at the bottom of this round for the third time; answers its id. */
export async function startMeasure(
  stage: BrowserStage,
  kind: LadderMeasure,
  roundId: string,
): Promise<string> {
  const plain = measureInput(kind, { round: { year: 2025, number: 3 }, calendar: nationalCalendar });
  const due = { ...plain.due, key: `${roundId}:${OBJECT}:${kind}`, roundId, streak: 3 };
  const { client, settings } = stage.context;
  await client.workflow.start(MEASURE, {
    workflowId: measureWorkflowId(plain.measureId),
    taskQueue: settings.taskQueue,
    args: [{ ...plain, due }],
  });
  for (let tries = 0; tries < 100; tries += 1) {
    const row = await stage.connection.db
      .selectFrom('measure')
      .select('id')
      .where('id', '=', plain.measureId)
      .executeTakeFirst();
    if (row) return plain.measureId;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the measure has not begun');
}
