import { randomUUID } from 'node:crypto';
import { createCalendarActivities } from '../../activities/calendar/activities';
import { tellProcess } from '../../activities/calendar/tellProcess';
import { addDraft, type CalendarAct, publishCalendar, whileInForce } from '../../db/queries/calendar';
import { findPublishedCalendar } from '../../db/queries/scheme';
import { toJson } from '../../db/schema';
import {
  CALENDAR_PUBLICATION,
  calendarPublicationId,
  calendarUpdateId,
  type PublicationProgress,
} from '../../workflows/calendar-publication/messages';
import { datesBetween } from '../../workflows/rules/calendar/draft';
import type { CalendarSlice } from '../../workflows/rules/calendar/types';
import { addWorkingDays, chinaDate, chinaInstant } from '../../workflows/rules/calendar/workingDays';
import { type RunningWorker, startWorker, uniqueTaskQueue } from '../support/engine';
import {
  actor,
  people,
  RedemptionStage,
  type StagedCase,
  testCalendar,
  YEAR,
} from '../support/redemptionStage';
import { fastForward } from '../support/virtualTime';

const administrator = actor('guanli', 'ADMIN');
const taskQueue = uniqueTaskQueue('calendar');
const YEAR_END = chinaInstant(`${YEAR}-12-27`, '09:30');

let stage: RedemptionStage;
let worker: RunningWorker;
beforeAll(async () => {
  stage = await RedemptionStage.open();
  const { db } = stage.connection;
  await db.updateTable('calendar').set({ status: 'SUPERSEDED' }).execute();
  const { version } = testCalendar;
  const row = { version, content: toJson(testCalendar), publishedAt: YEAR_END, note: null };
  await db
    .insertInto('calendar')
    .values({ ...row, status: 'PUBLISHED' })
    .execute();
  const activities = createCalendarActivities({ db, client: stage.engine.client });
  worker = await startWorker({ taskQueue, activities });
});
afterAll(async () => {
  await worker?.stop();
  await stage?.close();
});

const act = (): CalendarAct => ({
  at: new Date().toISOString(),
  actorAccountId: administrator.accountId,
  organisationId: administrator.organisationId,
  key: randomUUID(),
  fingerprint: randomUUID(),
});

/** Puts in force what is published and a week off at the beginning of the year. */
async function publishWeekOff(year: number, correction = false): Promise<string> {
  const { db } = stage.connection;
  const base = (await findPublishedCalendar(db)) as CalendarSlice;
  const days = datesBetween(`${year}-01-01`, `${year}-01-07`, 7);
  const holidays = days.map((date) => ({ date, name: '元旦' }));
  const drafted = await addDraft(db, base, { year, holidays, makeUps: [], correction }, null, act());
  if (drafted.done !== 'NOW') throw new Error(drafted.done);
  expect(await publishCalendar(db, drafted.version, act())).toEqual({ done: 'NOW' });
  return drafted.version;
}

const startPublication = (version: string) =>
  stage.engine.client.workflow.start(CALENDAR_PUBLICATION, {
    workflowId: calendarPublicationId(version),
    taskQueue,
    args: [{ version, actor: administrator }],
  });

/** The progress once the publication has come to one of the phases. */
async function reached(version: string, ...phases: string[]): Promise<PublicationProgress> {
  const handle = stage.engine.client.workflow.getHandle(calendarPublicationId(version));
  for (let i = 0; i < 200; i += 1) {
    const progress = (await handle.describe()).memo?.progress as PublicationProgress | undefined;
    if (progress && phases.includes(progress.phase)) return progress;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${version} did not reach ${phases}`);
}

const pass = (version: string, seconds: number) =>
  fastForward(stage.engine.client, calendarPublicationId(version), { seconds }, { mayEnd: true });

/** A case at the end of the year whose review reaches into the next one. */
async function inReview(): Promise<StagedCase> {
  const redemption = await stage.submitted({ at: YEAR_END });
  await redemption.accept();
  await redemption.assign();
  return redemption;
}

const actions = async (redemption: StagedCase) => (await redemption.audit()).map(({ action }) => action);
const told = (all: string[]) => all.filter((action) => action === 'recalculate').length;

describe('publishing the calendar of the next year', () => {
  let redemption: StagedCase;
  let version: string;

  test('moves the provisional limits of running cases, on record, and they are provisional no more', async () => {
    redemption = await inReview();
    const closed = await stage.submitted({ at: YEAR_END });
    await closed.act('withdraw', people.enterprise, { noteId: randomUUID() });
    await closed.callBack();
    const before = await redemption.obligation('T3_REVIEW-1');
    expect(before.provisional).toBe(true);

    version = await publishWeekOff(YEAR + 1);
    await startPublication(version);
    expect(await reached(version, 'SETTLING')).toEqual({ phase: 'SETTLING', total: 1, done: 1, failed: 0 });

    const calendar = (await findPublishedCalendar(stage.connection.db)) as CalendarSlice;
    const after = await redemption.obligation('T3_REVIEW-1');
    const days = 'n' in after.clock ? after.clock.n : 0;
    const due = chinaInstant(addWorkingDays(chinaDate(after.origin), days, calendar), '18:00');
    expect(after).toMatchObject({ dueAt: due, provisional: false, calendarVersion: version, status: 'OPEN' });
    expect(due > (before.dueAt as string)).toBe(true);
    expect(after.firstDueAt).toBe(before.dueAt);

    const event = (await redemption.audit()).find(({ action }) => action === 'recalculate');
    expect(event).toMatchObject({
      actorAccountId: administrator.accountId,
      actorRole: 'ADMIN',
      updateId: calendarUpdateId(version),
    });
    expect(JSON.stringify(event?.after)).toContain(due);
    expect(told(await actions(closed))).toBe(0);
  });

  test('a limit that starts later runs on the new calendar', async () => {
    await redemption.signFor();
    await redemption.prepare();
    await redemption.approve();
    expect(await redemption.obligation('T4_PAY-1')).toMatchObject({ calendarVersion: version });
  });

  test('a case that was submitted with the old calendar meanwhile is found in a later look', async () => {
    const late = await inReview();
    expect(await late.obligation('T3_REVIEW-1')).toMatchObject({ provisional: true });
    await pass(version, 61);
    expect(await late.obligation('T3_REVIEW-1')).toMatchObject({ provisional: false });
    expect(told(await actions(late))).toBe(1);
  });

  test('ends after a day; run again, it tells nobody twice', async () => {
    await pass(version, 2 * 86_400);
    const handle = stage.engine.client.workflow.getHandle(calendarPublicationId(version));
    expect(await handle.result()).toEqual({ phase: 'DONE', total: 1, done: 1, failed: 0 });
    await startPublication(version);
    expect(await reached(version, 'SETTLING')).toEqual({ phase: 'SETTLING', total: 0, done: 0, failed: 0 });
    expect(told(await actions(redemption))).toBe(1);
  });

  test('a case that closed on the way to it is not a failure, one that can not be reached is', async () => {
    const { db } = stage.connection;
    const { client } = stage.engine;
    const calendar = (await findPublishedCalendar(db)) as CalendarSlice;
    const command = { actor: administrator, fingerprint: 'calendar:X', calendar };
    const closed = await stage.submitted({ at: YEAR_END });
    await closed.act('withdraw', people.enterprise, { noteId: randomUUID() });
    await closed.callBack();
    expect(await tellProcess(db, client, closed.handle.workflowId, command)).toBe('CLOSED');
    const lost = await stage.submitted({ at: YEAR_END });
    await lost.handle.terminate();
    expect(await tellProcess(db, client, lost.handle.workflowId, command)).toBe('FAILED');
  });

  test('a correction replaces it: the earlier publication ends, cases take the newer version', async () => {
    const corrected = await publishWeekOff(YEAR + 1, true);
    expect(corrected).toBe(`CN-${YEAR + 1}.2`);
    await pass(version, 2 * 86_400);
    expect(await reached(version, 'SUPERSEDED')).toMatchObject({ phase: 'SUPERSEDED' });
    await startPublication(corrected);
    // The lost case of the test before can not be told; the others are.
    expect(await reached(corrected, 'RUNNING')).toMatchObject({ phase: 'RUNNING' });
    await pass(corrected, 3 * 86_400);
    const ended = await reached(corrected, 'INCOMPLETE');
    expect(ended).toMatchObject({ failed: 1, done: ended.total - 1 });
    expect(await redemption.obligation('T4_PAY-1')).toMatchObject({ calendarVersion: corrected });
  });

  test('nothing is published while cases are being told', async () => {
    const { db } = stage.connection;
    const { version: inForce } = (await findPublishedCalendar(db)) as CalendarSlice;
    const order: string[] = [];
    let begun: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const telling = whileInForce(db, inForce, async () => {
      begun();
      await new Promise((resolve) => setTimeout(resolve, 300));
      order.push('told');
    });
    await hasBegun;
    await publishWeekOff(YEAR + 2).then(() => order.push('published'));
    await telling;
    expect(order).toEqual(['told', 'published']);
    expect(await whileInForce(db, inForce, async () => order.push('again'))).toBeNull();
  });
});
