import { randomUUID } from 'node:crypto';
import { createCalendarActivities } from '../../activities/calendar/activities';
import { tellProcess } from '../../activities/calendar/tellProcess';
import { previewCalendar } from '../../api/calendar/preview';
import type { AppContext } from '../../api/context';
import { bt } from '../../db/presets/schemes/bt';
import { la } from '../../db/presets/schemes/la';
import { addDraft, type CalendarAct, publishCalendar } from '../../db/queries/calendar';
import { CALENDAR_PREFIXES, processesOnOtherCalendar } from '../../db/queries/calendarCases';
import { HEARING_WINDOW, openWindows, owedLimits } from '../../db/queries/calendarPreview';
import { findPublishedCalendar } from '../../db/queries/scheme';
import { toJson } from '../../db/schema';
import { assessmentWorkflowId } from '../../workflows/assessment/messages';
import {
  CALENDAR_PUBLICATION,
  calendarPublicationId,
  calendarUpdateId,
} from '../../workflows/calendar-publication/messages';
import { evaluationRoundWorkflowId } from '../../workflows/evaluation-round/messages';
import { followUpWorkflowId } from '../../workflows/follow-up/messages';
import { gatheringWorkflowId } from '../../workflows/gathering/messages';
import { measureWorkflowId } from '../../workflows/measure/messages';
import { officerTermWorkflowId } from '../../workflows/officer-term/messages';
import { redemptionWorkflowId } from '../../workflows/redemption/messages';
import { rewardListWorkflowId } from '../../workflows/reward-list/messages';
import { datesBetween } from '../../workflows/rules/calendar/draft';
import type { CalendarSlice } from '../../workflows/rules/calendar/types';
import { chinaInstant } from '../../workflows/rules/calendar/workingDays';
import { schemeWatchId } from '../../workflows/scheme-watch/messages';
import { AssessmentStage, candidate, figures } from '../support/assessmentStage';
import { type RunningWorker, startWorker, uniqueTaskQueue } from '../support/engine';
import { FollowUpStage } from '../support/followUpStage';
import { GatheringStage, inOwnNamespace } from '../support/gatheringStage';
import { OfficerTermStage, on, type StagedTerm } from '../support/officerTermStage';
import { actor, at, RedemptionStage, testCalendar, YEAR } from '../support/redemptionStage';
import { fastForward } from '../support/virtualTime';

const administrator = actor('guanli', 'ADMIN');
const taskQueue = uniqueTaskQueue('calendar');

let stage: RedemptionStage;
let worker: RunningWorker;
/** A term that serves, one that begins later and owes nothing yet, and one in a window for the officer's answer. */
let serving: StagedTerm;
let waiting: StagedTerm;
let heard: StagedTerm;
const others: string[] = [];

beforeAll(async () => {
  await inOwnNamespace();
  stage = await RedemptionStage.open();
  const { db } = stage.connection;
  await db.updateTable('calendar').set({ status: 'SUPERSEDED' }).execute();
  const published = { content: toJson(testCalendar), publishedAt: new Date().toISOString(), note: null };
  await db
    .insertInto('calendar')
    .values({ version: testCalendar.version, status: 'PUBLISHED', ...published })
    .execute();

  const terms = OfficerTermStage.on(stage);
  serving = await terms.appointed(bt);
  waiting = await terms.appointed(bt, { start: '07-01', at: chinaInstant(`${YEAR}-04-01`, '09:00') });
  heard = await terms.appointed(bt);
  await heard.to(on('06-01', '09:30'));
  await heard.act('readNotice', heard.officer, { procedureId: (await heard.procedure()).id });

  const gatherings = GatheringStage.on(stage);
  const officers = await gatherings.officers(2);
  others.push((await gatherings.planned({ officers })).handle.workflowId);
  const watch = await gatherings.watch(at(0, '09:00'), la.parameters.duties.occasions, 'LA');
  others.push(watch.workflowId);
  const assessments = AssessmentStage.on(stage);
  const [termId = ''] = await assessments.terms(1);
  others.push((await assessments.opened([figures(termId)])).handle.workflowId);
  const confirmed = await assessments.confirmed([figures(termId)]);
  others.push((await assessments.drawnUp(confirmed.id, [candidate(termId)])).handle.workflowId);

  others.push((await FollowUpStage.on(stage).started()).handle.workflowId);

  worker = await startWorker({
    taskQueue,
    activities: createCalendarActivities({ db, client: stage.engine.client }),
  });
}, 60_000);
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

/** Draws up a correction of the test year with five more days off in June. */
async function draftWeekOff(): Promise<string> {
  const { db } = stage.connection;
  const base = (await findPublishedCalendar(db)) as CalendarSlice;
  const holidays = datesBetween(`${YEAR}-06-02`, `${YEAR}-06-06`, 5).map((date) => ({ date, name: '端午' }));
  const notice = { year: YEAR, holidays, makeUps: [], correction: true };
  const drafted = await addDraft(db, base, notice, null, act());
  if (drafted.done !== 'NOW') throw new Error(drafted.done);
  return drafted.version;
}

/** Audit events `recalculate` of a process. */
async function recalculated(workflowId: string) {
  return stage.connection.db
    .selectFrom('auditEvent')
    .selectAll()
    .where('workflowId', '=', workflowId)
    .where('action', '=', 'recalculate')
    .execute();
}

test('the ids of all processes begin as their messages say', () => {
  const ids = {
    redemption: redemptionWorkflowId(''),
    officerTerm: officerTermWorkflowId(''),
    gathering: gatheringWorkflowId(''),
    schemeWatch: schemeWatchId(''),
    assessment: assessmentWorkflowId(''),
    rewardList: rewardListWorkflowId(''),
    measure: measureWorkflowId(''),
    followUp: followUpWorkflowId(''),
    evaluationRound: evaluationRoundWorkflowId(''),
  };
  expect(CALENDAR_PREFIXES).toEqual(ids);
});

test('what may move is called by what people know it by, and by no person’s name', async () => {
  const limits = await owedLimits(stage.connection.db, on('01-01', '00:00'), { after: null, limit: 500 });
  const named = new Map(limits.map(({ subjectType, subjectName }) => [subjectType, subjectName]));
  expect([...named.keys()].sort()).toEqual(['assessment', 'followUp', 'officerTerm', 'schemeWatch']);
  const ofTerms = limits.filter(({ subjectId }) => subjectId === serving.id);
  expect(ofTerms[0]?.subjectName).toContain((await serving.row()).certificateNo);
  expect(named.get('followUp')).toBe('市经济和信息化局');
  expect(named.get('assessment')).toMatch(/ \d{4}-\d{2}-\d{2}至/);
  const windows = await openWindows(stage.connection.db, on('01-01', '00:00'));
  const { windowEndsAt, id } = await heard.procedure();
  expect(windows).toMatchObject([{ kind: HEARING_WINDOW, id, subjectId: heard.id, dueAt: windowEndsAt }]);
  expect(JSON.stringify([limits, windows])).not.toContain('林体验');
});

test('a published calendar reaches every running process, once, owing or not; hearings move', async () => {
  const { db } = stage.connection;
  const { client } = stage.engine;
  const before = await heard.procedure();
  const version = await draftWeekOff();
  const preview = await previewCalendar({ db } as AppContext, version, { page: 1, perPage: 200 });
  expect(await publishCalendar(db, version, act())).toEqual({ done: 'NOW' });
  const workflowId = calendarPublicationId(version);
  const handle = await client.workflow.start(CALENDAR_PUBLICATION, {
    workflowId,
    taskQueue,
    args: [{ version, actor: administrator }],
  });
  await fastForward(client, workflowId, { seconds: 3 * 86_400 }, { mayEnd: true });
  expect(await handle.result()).toEqual({ phase: 'DONE', total: 8, done: 8, failed: 0 });

  const terms = [serving, waiting, heard].map((term) => term.handle.workflowId);
  for (const each of [...terms, ...others]) {
    const events = await recalculated(each);
    expect([each, events.length, events[0]?.actorAccountId]).toEqual([each, 1, administrator.accountId]);
  }
  const after = await heard.procedure();
  expect(after.windowEndsAt && before.windowEndsAt && after.windowEndsAt > before.windowEndsAt).toBe(true);
  const foreseen = preview.data.find(({ kind }) => kind === HEARING_WINDOW);
  expect(foreseen).toMatchObject({ from: before.windowEndsAt, to: after.windowEndsAt, label: '陈述申辩期' });
  const left = { version, updateId: calendarUpdateId(version) };
  expect(await processesOnOtherCalendar(db, left, { after: null, limit: 10 })).toEqual([]);
});

test('one that has ended on the way is not a failure', async () => {
  const { db } = stage.connection;
  const calendar = { ...testCalendar, version: 'LATER' };
  const command = { actor: administrator, fingerprint: 'calendar:LATER', calendar };
  await heard.to(on('07-20'), true);
  await heard.handle.result();
  expect(await tellProcess(db, stage.engine.client, heard.handle.workflowId, command)).toBe('CLOSED');
  await serving.handle.terminate();
  expect(await tellProcess(db, stage.engine.client, serving.handle.workflowId, command)).toBe('FAILED');
});

test('pages go on through the types; a bare id of a case is understood', async () => {
  const { db } = stage.connection;
  const version = await draftWeekOff();
  await publishCalendar(db, version, act());
  const publication = { version, updateId: calendarUpdateId(version) };
  const all = await processesOnOtherCalendar(db, publication, { after: null, limit: 20 });
  const paged: string[] = [];
  for (let after: string | null = null; ; ) {
    const page = await processesOnOtherCalendar(db, publication, { after, limit: 2 });
    paged.push(...page.map(({ workflowId }) => workflowId));
    if (page.length < 2) break;
    after = paged.at(-1) as string;
  }
  expect(paged).toEqual(all.map(({ workflowId }) => workflowId));
  expect(new Set(paged).size).toBe(paged.length);
  expect(paged).toEqual(expect.arrayContaining([waiting.handle.workflowId, ...others]));
  const bare = await processesOnOtherCalendar(db, publication, { after: randomUUID(), limit: 20 });
  expect(bare).toEqual(all);
});
