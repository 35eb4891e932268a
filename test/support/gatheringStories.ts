import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { hb } from '../../db/presets/schemes/hb';
import { la } from '../../db/presets/schemes/la';
import { chinaInstant } from '../../workflows/rules/calendar/dates';
import { asOfficer, GatheringStage, office, type StagedGathering, supervisor } from './gatheringStage';
import type { OfficerRow } from './officerRows';
import { at, type RedemptionStage, YEAR } from './redemptionStage';
import { fastForward } from './virtualTime';

type Story = { handle: WorkflowHandle };

/** A session as planned: both come, attendance is recorded at once. */
export async function straightSession(base: RedemptionStage): Promise<StagedGathering> {
  const stage = GatheringStage.on(base);
  const officers = await stage.officers(2);
  const session = await stage.planned({ officers });
  for (const each of officers)
    await session.act('answer', asOfficer(each), { answer: 'TAKES_PART', noteId: null });
  await session.to(at(7, '12:00'));
  await session.attend([true, true]);
  await session.act('close', office, { noteId: null });
  await session.handle.result();
  return session;
}

/** A meeting that is moved, somebody declines, attendance is late and corrected, minutes come before the end. */
export async function windingMeeting(base: RedemptionStage): Promise<StagedGathering> {
  const stage = GatheringStage.on(base);
  const [first, second, third] = (await stage.officers(3)) as [OfficerRow, OfficerRow, OfficerRow];
  const meeting = await stage.planned({ kind: 'MEETING', officers: [first, second] });
  await meeting.act('answer', asOfficer(first), { answer: 'DECLINES', noteId: randomUUID() });
  const officers = [second, third];
  const changed = await stage.arrangement(meeting.id, { officers, startsAt: at(9, '09:00') });
  await meeting.act('change', office, { ...changed, noteId: randomUUID() });
  await meeting.to(at(16, '09:00'));
  await meeting.act('urge', supervisor, { obligationId: 'RECORD_ATTENDANCE', noteId: null });
  const entries = (present: boolean) =>
    officers.map(({ termId }) => ({ termId, present, doneAsRequired: null }));
  await meeting.act('recordAttendance', office, { entries: entries(false), noteId: null });
  await meeting.act('recordAttendance', office, { entries: entries(true), noteId: randomUUID() });
  await meeting.act('recordMinutes', office, { noteId: randomUUID() });
  await meeting.act('close', office, { noteId: null });
  await meeting.handle.result();
  return meeting;
}

/** Months with and without a session, an explanation, the turn of the year. Answers the run of the first year. */
export async function watchedMonths(base: RedemptionStage): Promise<Story> {
  const stage = GatheringStage.on(base);
  const since = chinaInstant(`${YEAR}-10-12`, '09:00');
  const watch = await stage.watch(since, la.parameters.duties.occasions, 'LA');
  const { runId } = await watch.describe();
  const officers = await stage.officers(2);
  const held = chinaInstant(`${YEAR}-10-20`, '09:00');
  const session = await stage.planned({ officers, plannedAt: since, startsAt: held });
  await session.to(chinaInstant(`${YEAR}-10-20`, '12:00'));
  await session.attend([true, true]);
  await fastForward(base.engine.client, watch.workflowId, { to: chinaInstant(`${YEAR}-12-02`, '09:00') });
  await watch.executeUpdate('explainMissed', {
    args: [
      {
        actor: office,
        fingerprint: 'f',
        obligationId: `HOLD_SESSION-${YEAR}-11-01`,
        noteId: randomUUID(),
      },
    ],
    updateId: randomUUID(),
  });
  await fastForward(base.engine.client, watch.workflowId, { to: chinaInstant(`${YEAR + 1}-01-02`, '09:00') });
  const first = base.engine.client.workflow.getHandle(watch.workflowId, runId);
  await watch.terminate();
  return { handle: first };
}

/** A quarter that passes with a remark. */
export async function watchedQuarter(base: RedemptionStage): Promise<Story> {
  const stage = GatheringStage.on(base);
  const since = chinaInstant(`${YEAR}-01-04`, '09:00');
  const watch = await stage.watch(since, hb.parameters.duties.occasions, 'HB');
  await fastForward(base.engine.client, watch.workflowId, { to: chinaInstant(`${YEAR}-04-02`, '09:00') });
  await watch.terminate();
  return { handle: watch };
}
