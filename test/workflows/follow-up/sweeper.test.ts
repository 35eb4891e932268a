import { pino } from 'pino';
import { startFollowUpSweeper, sweepFollowUps } from '../../../activities/follow-up/sweeper';
import { followUpWorkflowId } from '../../../workflows/follow-up/messages';
import { FollowUpStage, ORGANISER } from '../../support/followUpStage';

let stage: FollowUpStage;
beforeAll(async () => {
  stage = await FollowUpStage.open();
});
afterAll(() => stage?.close());

const sweep = () =>
  sweepFollowUps({ db: stage.db, client: stage.base.engine.client, taskQueue: stage.base.taskQueue });
const runs = (id: string) =>
  stage.db
    .selectFrom('processStep')
    .select(['runId', 'seq'])
    .where('workflowId', '=', followUpWorkflowId(id))
    .execute();

test('each row that asks for a follow-up gets one, frozen by value, however many look', async () => {
  const rating = await stage.due({ kind: 'RATING' });
  const complaint = await stage.due({ kind: 'COMPLAINT', contact: true });
  const looks = await Promise.all([sweep(), sweep(), sweep()]);
  expect(looks.flatMap(({ started }) => started).sort()).toEqual([rating, complaint].sort());
  expect(looks.flatMap(({ failed }) => failed)).toEqual([]);
  await stage.begun(rating);
  await stage.begun(complaint);
  expect(await sweep()).toEqual({ started: [], withdrawn: [], failed: [] });
  expect(await runs(rating)).toHaveLength(1);
  expect(await runs(complaint)).toHaveLength(1);
  expect(await stage.row(complaint)).toMatchObject({
    kind: 'COMPLAINT',
    hasContact: true,
    organOrganisationId: ORGANISER,
    parameters: { ruleId: 'GE-WAY-4', handle: { kind: 'GE_COMPLAINT' } },
  });
  expect(await stage.row(rating)).toMatchObject({
    hasContact: false,
    parameters: { ruleId: 'GE-WAY-3', handle: { kind: 'GE_POOR_RATING' } },
  });
});

test('after all workers died between the row and the start, the next look starts it, once', async () => {
  await stage.base.stopWorker();
  const id = await stage.due({ kind: 'COMPLAINT' });
  // Started while nobody works: the process waits in the engine and nothing of it is on record.
  expect((await sweep()).started).toEqual([id]);
  expect(await sweep()).toEqual({ started: [], withdrawn: [], failed: [] });
  const late = await stage.due();
  await stage.base.startWorker();
  await stage.begun(id);
  expect((await sweep()).started).toEqual([late]);
  await stage.begun(late);
  expect(await runs(id)).toHaveLength(1);
  expect(await runs(late)).toHaveLength(1);
});

test('what cannot be started waits and holds up nothing', async () => {
  const broken = await stage.due({ objectId: 'NOBODY' });
  const fine = await stage.due();
  expect(await sweep()).toEqual({ started: [fine], withdrawn: [], failed: [broken] });
  await stage.begun(fine);
  await stage.db.deleteFrom('followUpDue').where('id', '=', broken).execute();
});

test('a complaint taken back before anybody told its process is ended by the next look', async () => {
  const id = await stage.due({ kind: 'COMPLAINT' });
  const at = new Date().toISOString();
  await stage.db.updateTable('complaint').set({ withdrawnAt: at }).where('id', '=', id).execute();
  await sweep();
  await stage.begun(id);
  expect((await sweep()).withdrawn).toEqual([id]);
  await stage.base.engine.client.workflow.getHandle(followUpWorkflowId(id)).result();
  expect(await stage.row(id)).toMatchObject({ status: 'CLOSED', outcome: 'WITHDRAWN' });
  expect(await sweep()).toEqual({ started: [], withdrawn: [], failed: [] });
});

test('in the worker it looks by itself, and stops when told', async () => {
  const id = await stage.due();
  const { engine, taskQueue } = stage.base;
  const logger = pino({ level: 'silent' });
  const stop = startFollowUpSweeper({ db: stage.db, client: engine.client, taskQueue, logger });
  await stage.begun(id);
  stop();
  expect(await runs(id)).toHaveLength(1);
});
