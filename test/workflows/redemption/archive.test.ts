import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { archiveClosed } from '../../../activities/archive';
import { RedemptionStage } from '../../support/redemptionStage';
import { straightStory } from '../../support/redemptionStories';

let stage: RedemptionStage;
beforeAll(async () => {
  stage = await RedemptionStage.open();
});
afterAll(() => stage.close());

test('the complete history of a closed case is kept once; a running case is not', async () => {
  const { db } = stage.connection;
  await stage.submitted();
  const closed = await straightStory(stage);
  const context = { db, client: stage.engine.client };
  expect(await archiveClosed(context)).toBe(1);
  expect(await archiveClosed(context)).toBe(0);
  const archives = await db.selectFrom('historyArchive').selectAll().execute();
  expect(archives).toHaveLength(1);
  const json = gunzipSync(archives[0]!.content).toString('utf8');
  expect(archives[0]).toMatchObject({
    subjectId: closed.id,
    sha256: createHash('sha256').update(json).digest('hex'),
  });
  const { events } = JSON.parse(json) as { events: { eventType: string }[] };
  expect(events).toHaveLength(archives[0]!.eventCount);
  expect(events.at(-1)?.eventType).toBe('EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED');
});
