import { WorkflowIdConflictPolicy } from '@temporalio/client';
import { keepNote } from '../../db/queries/note';
import { findSchemeInForce } from '../../db/queries/officerParameters';
import {
  findWatch,
  heldSince,
  occasionPeriodsOf,
  publishedOfficerSchemes,
} from '../../db/queries/schemeWatch';
import { addMonthsClipped, chinaDate, chinaInstant } from '../../workflows/rules/calendar/dates';
import { PERIOD_STATUS_LABELS } from '../../workflows/rules/gathering/labels';
import { defaultLadder } from '../../workflows/rules/obligations/ladder';
import {
  type ExplainMissedCommand,
  type ProcessAnswer,
  SCHEME_WATCH,
  type SchemeWatchInput,
  schemeWatchId,
  type WatchedScheme,
} from '../../workflows/scheme-watch/messages';
import { actorAs } from '../access';
import type { AppContext } from '../context';
import { findRefusal, forbidden, notFound, ProblemError } from '../errors';
import { answersOf } from '../process/answers';
import { answerOnce, sendStep } from '../process/engine';
import { derivedId, fingerprintOf } from '../process/keys';
import { nowOf } from '../reference';
import type { Viewer } from '../session/viewer';
import { maySeeScheme } from './access';
import type { SchemeWatchView } from './schemas';
import { calendarNow, organisationFacts, schemeInForce } from './scheme';

/** What the organiser of a scheme owes and owed, period by period. */
export async function viewWatch(
  ctx: AppContext,
  viewer: Viewer,
  schemeCode: string,
): Promise<SchemeWatchView> {
  if (!maySeeScheme(viewer, schemeCode)) throw notFound('这个方案');
  const [watch, periods] = await Promise.all([
    findWatch(ctx.db, schemeCode),
    occasionPeriodsOf(ctx.db, schemeCode),
  ]);
  const isOffice =
    viewer.roles.includes('ORGANISER') && viewer.organisation?.id === watch?.officeOrganisationId;
  return {
    schemeCode,
    watched: watch !== undefined,
    clockOffsetMs: watch?.clockOffsetMs ?? 0,
    now: nowOf({ clockOffsetMs: watch?.clockOffsetMs ?? 0 }),
    periods: periods.map((row) => ({
      ...row,
      from: row.fromDate,
      to: row.toDate,
      statusLabel: PERIOD_STATUS_LABELS[row.status],
      mayExplain: isOffice && row.status === 'MISSED',
    })),
  };
}

/** The office says why nothing was held in a period that is over. */
export async function explainMissed(
  ctx: AppContext,
  viewer: Viewer,
  schemeCode: string,
  body: { obligationId: string; note: string },
  key: string,
): Promise<ProcessAnswer> {
  if (!maySeeScheme(viewer, schemeCode)) throw notFound('这个方案');
  if (!viewer.roles.includes('ORGANISER')) throw forbidden();
  const workflowId = schemeWatchId(schemeCode);
  const fingerprint = fingerprintOf(viewer.accountId, 'explainMissed', schemeCode, body);
  const request = { workflowId, command: 'explainMissed', key, fingerprint };
  const ended = { code: 'NOT_WATCHED', message: '该方案没有需要按期举行的活动。', ruleId: 'LA-EXP-2' };
  return answerOnce(ctx, request, answersOf(schemeCode, ended), async () => {
    const noteId = derivedId('note', workflowId, key);
    const note = { id: noteId, subjectType: SCHEME_WATCH, subjectId: schemeCode, body: body.note };
    await keepNote(ctx.db, { ...note, authorAccountId: viewer.accountId });
    const command: ExplainMissedCommand = {
      actor: actorAs(viewer, 'ORGANISER'),
      fingerprint,
      obligationId: body.obligationId,
      noteId,
    };
    return sendStep<ProcessAnswer>(ctx, request, command, true);
  });
}

/** Months back in which gatherings may still count for a period that runs when the watch begins. */
const LOOK_BACK_MONTHS = 12;

/**
 * Sees to it that every published scheme that asks its organiser for sessions or meetings is watched, by its newest
 * version. A scheme that is not set up for it, for want of an office, say, is passed over and logged. Repeating it, or
 * doing it from several servers, is harmless. Answers the codes of the schemes.
 */
export async function ensureSchemeWatches(ctx: AppContext): Promise<string[]> {
  const watched: string[] = [];
  for (const { code } of await publishedOfficerSchemes(ctx.db)) {
    try {
      const scheme = await watchedScheme(ctx, code);
      if (!scheme) continue;
      await startWatch(ctx, code, scheme);
      watched.push(code);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      ctx.logger.warn({ schemeCode: code, code: error.code }, 'scheme is not watched');
    }
  }
  return watched;
}

async function watchedScheme(ctx: AppContext, code: string): Promise<WatchedScheme | null> {
  if (!(await findSchemeInForce(ctx.db, code))?.parameters.duties) return null; // a scheme of another kind
  const { version, parameters, officeOrganisationId } = await schemeInForce(ctx, code);
  const { occasions } = parameters.duties;
  if (occasions.length === 0) return null;
  return {
    schemeVersion: version,
    validity: { from: parameters.validity.from, to: parameters.validity.to },
    occasions,
    policy: parameters.hearing.policy,
    ladder: defaultLadder,
    office: await organisationFacts(ctx, officeOrganisationId),
  };
}

async function startWatch(ctx: AppContext, code: string, scheme: WatchedScheme): Promise<void> {
  const workflowId = schemeWatchId(code);
  const since = addMonthsClipped(chinaDate(new Date().toISOString()), -LOOK_BACK_MONTHS);
  const held = await heldSince(ctx.db, code, chinaInstant(since, '00:00'));
  const input: SchemeWatchInput = {
    schemeCode: code,
    ...scheme,
    calendar: await calendarNow(ctx),
    held: held.map(({ id, kind, startsAt, heldAt }) => ({
      gatheringId: id,
      kind,
      startsAt,
      counts: true,
      recordedAt: heldAt ?? startsAt,
    })),
  };
  await ctx.client.workflow.start(SCHEME_WATCH, {
    workflowId,
    taskQueue: ctx.settings.taskQueue,
    args: [input],
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
  });
  const known = await findWatch(ctx.db, code);
  if (known && known.schemeVersion < scheme.schemeVersion) await adopt(ctx, workflowId, scheme);
}

async function adopt(ctx: AppContext, workflowId: string, scheme: WatchedScheme): Promise<void> {
  const key = `scheme-version:${scheme.schemeVersion}`;
  try {
    await ctx.client.withDeadline(Date.now() + ctx.settings.stepTimeoutMs, () =>
      ctx.client.workflow
        .getHandle(workflowId)
        .executeUpdate('adoptVersion', { args: [{ fingerprint: key, scheme }], updateId: key }),
    );
  } catch (error) {
    if (findRefusal(error)?.code !== 'VERSION_UNCHANGED') throw error;
  }
}
