import { sweepFollowUps } from '../../activities/follow-up/sweeper';
import type { FollowUpCommands } from '../../workflows/follow-up/messages';
import { followUpWorkflowId } from '../../workflows/follow-up/messages';
import { Staged } from '../support/assessmentStage';
import { setTestVariable, testVariable } from '../support/environment';
import { FollowUpStage, OBJECT } from '../support/followUpStage';
import { answer, pass, review, signFor } from '../support/followUpStories';
import { RedemptionStage } from '../support/redemptionStage';
import { violations } from './support/invariants';
import { dieDuring } from './support/lastAct';
import { addEngine, Machine } from './support/machine';

/** A worker dies while a follow-up begins or is passed on: there is one follow-up, and it was passed on once. */
let machine: Machine;
let base: RedemptionStage;
let stage: FollowUpStage;

beforeAll(async () => {
  machine = Machine.make();
  const engine = await addEngine(machine, testVariable('temporalNamespace'));
  setTestVariable('temporalAddress', engine.address); // this file kills its engine: one of its own
  base = await RedemptionStage.open();
  stage = FollowUpStage.on(base);
});
afterAll(async () => {
  await base?.close();
  await machine?.close();
});
afterEach(async () => expect(await violations(stage.db)).toEqual([]));

const sweep = () => sweepFollowUps({ db: stage.db, client: base.engine.client, taskQueue: base.taskQueue });

const stepsOf = async (id: string): Promise<string[]> => {
  const rows = await stage.db
    .selectFrom('processStep')
    .select('command')
    .where('workflowId', '=', followUpWorkflowId(id))
    .orderBy('seq')
    .execute();
  return rows.map(({ command }) => (command as unknown as { name: string }).name);
};

const staged = (id: string) =>
  new Staged<FollowUpCommands>(base, id, base.engine.client.workflow.getHandle(followUpWorkflowId(id)));

/** What the interface does before it takes a refusal for one: the process is told to look at the records. */
async function caughtUp(id: string): Promise<void> {
  const { handle } = staged(id);
  const recorded = (await stepsOf(id)).length;
  await handle.signal('catchUp');
  for (let look = 0; (await handle.query<number>('seq')) < recorded; look += 1) {
    if (look > 200) throw new Error(`${id} did not catch up`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function closed(id: string): Promise<void> {
  const followUp = staged(id);
  await signFor(followUp);
  await answer(followUp);
  await review(followUp, true);
  await followUp.handle.result();
  expect(await stage.row(id)).toMatchObject({ status: 'CLOSED', outcome: 'HANDLED' });
}

test('dead between the row and the engine’s knowledge of the beginning: one process, one beginning', async () => {
  const id = await stage.due();
  await dieDuring(base, followUpWorkflowId(id), 'begin', async () => {
    expect((await sweep()).started).toEqual([id]);
  });
  expect(await stepsOf(id)).toEqual(['begin']);
  expect(await sweep()).toEqual({ started: [], withdrawn: [], failed: [] });
  await base.startWorker();
  await caughtUp(id);
  await pass(staged(id));
  expect(await stepsOf(id)).toEqual(['begin', 'verifyAndPass']);
  await closed(id);
});

test('the engine died with the start: the next look starts it again', async () => {
  await base.stopWorker();
  const id = await stage.due();
  await machine.kill('temporal');
  expect((await sweep()).failed).toEqual([id]);
  await machine.start('temporal');
  await base.startWorker();
  for (let look = 0; (await sweep()).failed.length > 0; look += 1) expect(look).toBeLessThan(20);
  await stage.begun(id);
  expect(await stepsOf(id)).toEqual(['begin']);
  await pass(staged(id));
  await closed(id);
});

test('dead right after the passing on was recorded: it is passed on once, and told once', async () => {
  const followUp = await stage.started();
  await dieDuring(base, followUp.handle.workflowId, 'verifyAndPass', (handle) =>
    pass(new Staged<FollowUpCommands>(base, followUp.id, handle)),
  );
  await base.startWorker();
  await caughtUp(followUp.id);
  await signFor(staged(followUp.id));
  expect(await stepsOf(followUp.id)).toEqual(['begin', 'verifyAndPass', 'signFor']);
  const told = await stage.told(followUp.id, OBJECT);
  expect(told.filter((kind) => kind === 'FOLLOW_UP_PASSED_ON')).toHaveLength(2); // one for each desk
});
