import { randomUUID } from 'node:crypto';
import { reconcileSince } from '../../activities/reconcile';
import { la } from '../../db/presets/schemes/la';
import { setTestVariable, testVariable } from '../support/environment';
import { GatheringStage, StagedGathering } from '../support/gatheringStage';
import type { OfficerRow } from '../support/officerRows';
import { OfficerTermStage, on, type StagedTerm } from '../support/officerTermStage';
import { RedemptionStage } from '../support/redemptionStage';
import { violations } from './support/invariants';
import { dieDuring } from './support/lastAct';
import { addEngine, Machine } from './support/machine';

/**
 * A worker dies right after the commit of who was there, before the engine or any term has heard of it. Every term is
 * told all the same, and once.
 */
let machine: Machine;
let base: RedemptionStage;
let stage: GatheringStage;
let terms: [StagedTerm, StagedTerm];

beforeAll(async () => {
  machine = Machine.make();
  const engine = await addEngine(machine, testVariable('temporalNamespace'));
  setTestVariable('temporalAddress', engine.address); // this file kills its engine: one of its own
  base = await RedemptionStage.open();
  stage = GatheringStage.on(base);
  const officerTerms = OfficerTermStage.on(base);
  terms = [await officerTerms.appointed(la), await officerTerms.appointed(la)];
});
afterAll(async () => {
  await base?.close();
  await machine?.close();
});
afterEach(async () => expect(await violations(stage.db)).toEqual([]));

const rowOf = (term: StagedTerm): OfficerRow => ({
  termId: term.id,
  accountId: term.input.officerAccountId,
  username: '',
  unitId: null,
});

/** A collective activity whose hour has come. */
async function begun(): Promise<StagedGathering> {
  const officers = terms.map(rowOf);
  const startsAt = on('04-20');
  const activity = await stage.planned({
    kind: 'COLLECTIVE',
    officers,
    plannedAt: on('04-10'),
    startsAt,
  });
  await activity.to(on('04-20', '15:00'));
  return activity;
}

const attendancesOf = (gatheringId: string) =>
  stage.db
    .selectFrom('officerAttendance')
    .select(['termId', 'present'])
    .where('gatheringId', '=', gatheringId)
    .execute();

const stepsOf = async (workflowId: string, name: string) => {
  const rows = await stage.db
    .selectFrom('processStep')
    .select('command')
    .where('workflowId', '=', workflowId)
    .execute();
  return rows.filter(({ command }) => (command as unknown as { name: string }).name === name).length;
};

/** Waits until both terms have taken the message, and a little longer for a second one. */
async function everybodyTold(gatheringId: string): Promise<void> {
  for (let look = 0; (await attendancesOf(gatheringId)).length < 2; look += 1) {
    if (look > 300) throw new Error('not every term was told');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await new Promise((resolve) => setTimeout(resolve, 1_000));
}

async function expectToldOnce(activity: StagedGathering, before: readonly number[]): Promise<void> {
  await everybodyTold(activity.id);
  expect(new Map((await attendancesOf(activity.id)).map((each) => [each.termId, each.present]))).toEqual(
    new Map([
      [terms[0].id, true],
      [terms[1].id, false],
    ]),
  );
  for (const [i, term] of terms.entries())
    expect(await stepsOf(term.handle.workflowId, 'recordAttendance')).toBe((before[i] as number) + 1);
  expect(await stepsOf(activity.handle.workflowId, 'recordAttendance')).toBe(1);
  expect(await activity.row()).toMatchObject({ status: 'HELD', present: 1, revision: 1 });
}

const toldSoFar = () => Promise.all(terms.map((term) => stepsOf(term.handle.workflowId, 'recordAttendance')));

/** The worker is killed at the commit of the attendance; the caller hangs up. */
const dieAtAttendance = (activity: StagedGathering) =>
  dieDuring(base, activity.handle.workflowId, 'recordAttendance', (handle) =>
    new StagedGathering(base, activity.id, handle, activity.officers).attend([true, false]),
  );

test('the engine still knows of the request: the next worker tells the terms', async () => {
  const before = await toldSoFar();
  const activity = await begun();
  await dieAtAttendance(activity);
  expect(await attendancesOf(activity.id)).toEqual([]);
  await base.startWorker();
  await expectToldOnce(activity, before);
});

test('the engine has forgotten it and nobody asks again: the reconciler sees to it', async () => {
  const before = await toldSoFar();
  const activity = await begun();
  await dieAtAttendance(activity);
  await machine.kill('temporal');
  await machine.start('temporal');
  expect(await attendancesOf(activity.id)).toEqual([]);
  await base.startWorker();
  await new Promise((resolve) => setTimeout(resolve, 5_500)); // a step that is younger may be on its way
  const client = base.engine.client;
  const since = new Date(Date.now() - 600_000);
  const { woken } = await reconcileSince({ db: stage.db, client }, since);
  expect(woken).toContain(activity.handle.workflowId);
  await expectToldOnce(activity, before);
  const again = await activity.act('recordMinutes', terms[0].staff.clerk, { noteId: randomUUID() });
  expect(again).toMatchObject({ status: 'HELD' });
});
