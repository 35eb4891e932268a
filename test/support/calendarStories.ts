import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { createCalendarActivities } from '../../activities/calendar/activities';
import { addDraft, type CalendarAct, publishCalendar } from '../../db/queries/calendar';
import { findPublishedCalendar } from '../../db/queries/scheme';
import { CALENDAR_PUBLICATION, calendarPublicationId } from '../../workflows/calendar-publication/messages';
import { datesBetween } from '../../workflows/rules/calendar/draft';
import type { CalendarSlice } from '../../workflows/rules/calendar/types';
import { chinaInstant } from '../../workflows/rules/calendar/workingDays';
import { startWorker, uniqueTaskQueue } from './engine';
import { actor, type RedemptionStage, YEAR } from './redemptionStage';
import { fastForward } from './virtualTime';

const administrator = actor('guanli', 'ADMIN');

/** The calendar of the test year is published while no case is open. */
export const quietPublication = (stage: RedemptionStage): Promise<{ handle: WorkflowHandle }> =>
  publication(stage, YEAR);

/** The calendar of the year after is published while a case reaches into that year. */
export async function busyPublication(stage: RedemptionStage): Promise<{ handle: WorkflowHandle }> {
  const redemption = await stage.submitted({ at: chinaInstant(`${YEAR}-12-27`, '09:30') });
  await redemption.accept();
  await redemption.assign();
  return publication(stage, YEAR + 1);
}

async function publication(stage: RedemptionStage, year: number): Promise<{ handle: WorkflowHandle }> {
  const { db } = stage.connection;
  const { client } = stage.engine;
  const taskQueue = uniqueTaskQueue('calendar');
  const worker = await startWorker({ taskQueue, activities: createCalendarActivities({ db, client }) });
  const base = (await findPublishedCalendar(db)) as CalendarSlice;
  const holidays = datesBetween(`${year}-01-01`, `${year}-01-03`, 3).map((date) => ({ date, name: '元旦' }));
  const notice = { year, holidays, makeUps: [], correction: false };
  const drafted = await addDraft(db, base, notice, null, act());
  if (drafted.done !== 'NOW') throw new Error(drafted.done);
  await publishCalendar(db, drafted.version, act());
  const workflowId = calendarPublicationId(drafted.version);
  const handle = await client.workflow.start(CALENDAR_PUBLICATION, {
    workflowId,
    taskQueue,
    args: [{ version: drafted.version, actor: administrator }],
  });
  await fastForward(client, workflowId, { seconds: 3 * 86_400 }, { mayEnd: true });
  await handle.result();
  await worker.stop();
  return { handle };
}

const act = (): CalendarAct => ({
  at: new Date().toISOString(),
  actorAccountId: administrator.accountId,
  organisationId: administrator.organisationId,
  key: randomUUID(),
  fingerprint: randomUUID(),
});
