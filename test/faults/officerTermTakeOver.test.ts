import { randomUUID } from 'node:crypto';
import { reconcileSince } from '../../activities/reconcile';
import { bt } from '../../db/presets/schemes/bt';
import { setTestVariable, testVariable } from '../support/environment';
import { OfficerTermStage, on, StagedTerm } from '../support/officerTermStage';
import { RedemptionStage } from '../support/redemptionStage';
import { violations } from './support/invariants';
import { dieDuring } from './support/lastAct';
import { addEngine, Machine } from './support/machine';

/**
 * A worker dies between the commit of a step of a term and the engine's acknowledgement, in the window of a hearing
 * and at the dismissal itself: nothing is lost and nothing happens twice.
 */
jest.setTimeout(180_000); // engines are killed and started again

let machine: Machine;
let base: RedemptionStage;
let stage: OfficerTermStage;

beforeAll(async () => {
  machine = Machine.make();
  const engine = await addEngine(machine, testVariable('temporalNamespace'));
  setTestVariable('temporalAddress', engine.address); // this file kills its engine: one of its own
  base = await RedemptionStage.open();
  stage = OfficerTermStage.on(base);
});
afterAll(async () => {
  await base?.close();
  await machine?.close();
});
afterEach(async () => expect(await violations(stage.db)).toEqual([]));

/** With the engine's memory goes everything that it had not written down, such as Updates under way. */
async function engineForgets(): Promise<void> {
  await machine.kill('temporal');
  await machine.start('temporal');
}

const dieIn = (term: StagedTerm, command: string, act: (term: StagedTerm) => Promise<unknown>) =>
  dieDuring(base, term.handle.workflowId, command, (handle) =>
    act(new StagedTerm(stage, term.input, handle)),
  );

const engineSeq = (term: StagedTerm) => term.handle.query<number>('seq');

const lastStepOf = (term: StagedTerm) =>
  stage.db
    .selectFrom('processStep')
    .select(['seq', 'updateId', 'at', 'result', 'command'])
    .where('workflowId', '=', term.handle.workflowId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();

const kindsOf = async (term: StagedTerm) => (await term.documents()).map(({ kind }) => kind);

const afterMinutes = (instant: string, minutes: number) =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

/**
 * April and May were empty; the officer has read the notice, the window is open. Its last minute still counts, so the
 * term ends a minute later.
 */
async function inWindow() {
  const term = await stage.appointed(bt);
  await term.to(on('06-01', '09:30'));
  const { id: procedureId } = await term.procedure();
  await term.act('readNotice', term.officer, { procedureId });
  const { windowEndsAt } = await term.procedure();
  return { term, procedureId, endsAt: afterMinutes(windowEndsAt as string, 1) };
}

/** Takes the term to just before the end of the window, then over it with a worker that dies of it. */
async function dieOfDismissal(term: StagedTerm, endsAt: string) {
  await term.to(afterMinutes(endsAt, -2));
  await dieIn(term, 'keepTime', (each) => each.to(endsAt, true));
  const standing = await lastStepOf(term);
  expect(await term.row()).toMatchObject({ status: 'DISMISSED', stepSeq: standing.seq });
  return standing;
}

async function expectDismissedOnce(term: StagedTerm, at: string): Promise<void> {
  await expect(term.handle.result()).resolves.toMatchObject({ status: 'DISMISSED', endedAt: at });
  expect(await term.row()).toMatchObject({ status: 'DISMISSED', endedAt: at, openProcedures: 0 });
  expect((await kindsOf(term)).filter((kind) => kind === 'DISMISSAL_NOTICE')).toHaveLength(1);
  expect(await term.procedures()).toMatchObject([{ status: 'CARRIED_OUT', endedAt: at }]);
  const account = await stage.db
    .selectFrom('account')
    .select('disabledAt')
    .where('id', '=', term.officer.accountId)
    .executeTakeFirstOrThrow();
  expect(account.disabledAt).not.toBeNull();
}

test('a submission that was recorded keeps its number and its seal, and is filed once', async () => {
  const term = await stage.appointed(bt);
  const submissionId = await stage.draft(term.input, 'REPORT');
  const fields = { submissionId, kind: 'REPORT' as const, nil: false, urgent: false, arrivedOn: null };
  const file = (each: StagedTerm) => each.act('file', each.officer, fields, 'k-file');
  await dieIn(term, 'file', file);
  await engineForgets();
  const standing = await lastStepOf(term);
  expect(standing).toMatchObject({ seq: 2, updateId: 'k-file' });
  await base.startWorker();
  const { numbers } = standing.result as unknown as { numbers: Record<string, string> };
  expect(await file(term)).toMatchObject({ seq: 2, at: standing.at, numbers });
  expect(await engineSeq(term)).toBe(2);
  const row = await stage.db
    .selectFrom('officerSubmission')
    .select(['status', 'number', 'filedAt', 'contentSha256'])
    .where('id', '=', submissionId)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ status: 'FILED', number: numbers.SUBMISSION, filedAt: standing.at });
  expect((standing.result as { data: object }).data).toEqual({
    contentSha256: { [submissionId]: row.contentSha256 },
  });
});

test('in the window: the answer was recorded, nobody comes; it is taken over, and the window ends in time', async () => {
  const { term, procedureId, endsAt } = await inWindow();
  const begun = new Date();
  const answer = { procedureId, answerId: randomUUID(), noteId: randomUUID() };
  await dieIn(term, 'answerHearing', (each) => each.act('answerHearing', each.officer, answer, 'k-answer'));
  await engineForgets();
  const { seq } = await lastStepOf(term);
  await base.startWorker();
  expect(await engineSeq(term)).toBe(seq - 1);
  const look = () => reconcileSince({ db: stage.db, client: stage.client }, begun);
  await waitUntil(async () => (await look()).woken.includes(term.handle.workflowId));
  await waitUntil(async () => (await engineSeq(term)) === seq);
  expect(await term.act('answerHearing', term.officer, answer, 'k-answer')).toMatchObject({ seq });
  const { content } = await term.procedure();
  expect(content.answers).toMatchObject([{ answerId: answer.answerId }]);
  await term.to(endsAt, true);
  await expectDismissedOnce(term, endsAt);
});

test('at the dismissal: the next worker finds it done, with its instant, notice and closed access', async () => {
  const { term, endsAt } = await inWindow();
  const standing = await dieOfDismissal(term, endsAt);
  const before = await kindsOf(term);
  await base.startWorker();
  await expectDismissedOnce(term, endsAt);
  expect(await kindsOf(term)).toEqual(before);
  expect((await lastStepOf(term)).seq).toBe(standing.seq);
});

test('at the dismissal, and the engine forgets: who comes then meets a term that is over', async () => {
  const { term, procedureId, endsAt } = await inWindow();
  await dieOfDismissal(term, endsAt);
  await engineForgets();
  await base.startWorker();
  const answer = { procedureId, answerId: randomUUID(), noteId: randomUUID() };
  await expect(term.act('answerHearing', term.officer, answer)).rejects.toThrow();
  await expectDismissedOnce(term, endsAt);
  expect((await term.procedure()).content.answers).toEqual([]);
});

async function waitUntil(condition: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 300; i += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the awaited did not happen within 30 seconds');
}
