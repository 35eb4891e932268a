import { findCalendarVersion } from '../../db/queries/calendar';
import { HEARING_WINDOW, type OwedLimit, openWindows, owedLimits } from '../../db/queries/calendarPreview';
import { findPublishedCalendar } from '../../db/queries/scheme';
import { chinaInstant } from '../../workflows/rules/calendar/dates';
import { firstDifference } from '../../workflows/rules/calendar/draft';
import type { CalendarSlice } from '../../workflows/rules/calendar/types';
import { computeDeadline } from '../../workflows/rules/deadlines/deadline';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import { clockLabel } from '../process/labels';
import type { MovedLimit, PreviewView } from './schemas';

/** Limits read at a time. */
const CHUNK = 500;
/** Limits looked at for one preview. */
const CAP = 20_000;

/**
 * Which open limits move when the version is published, from when to when, by the same rule by which their processes
 * will lay them out; last the windows of hearings. Reads only limits that reach the first day that changes, piece by
 * piece, at most 20 000.
 */
export async function previewCalendar(
  ctx: AppContext,
  version: string,
  { page, perPage }: { page: number; perPage: number },
): Promise<PreviewView> {
  const [row, published] = await Promise.all([
    findCalendarVersion(ctx.db, version),
    findPublishedCalendar(ctx.db),
  ]);
  if (!row || !published) throw notFound('该版日历');
  const first = firstDifference(published, row.content);
  const preview = emptyPreview(published.version, first);
  if (first === null) return preview;
  const from = chinaInstant(first, '00:00');
  const subjects = new Set<string>();
  const look = (limits: OwedLimit[]) => {
    for (const limit of limits) {
      const moved = movedBy(limit, row.content);
      if (!moved) continue;
      count(preview, moved);
      subjects.add(limit.workflowId);
      const index = preview.total - 1;
      if (index >= (page - 1) * perPage && index < page * perPage) preview.data.push(moved);
    }
    preview.counts.checked += limits.length;
  };
  let after: { workflowId: string; id: string } | null = null;
  while (!preview.isCapped) {
    const limits: OwedLimit[] = await owedLimits(ctx.db, from, { after, limit: CHUNK });
    look(limits);
    if (limits.length < CHUNK) break;
    after = limits[CHUNK - 1] as OwedLimit;
    preview.isCapped = preview.counts.checked >= CAP;
  }
  look(await openWindows(ctx.db, from));
  preview.counts.subjects = subjects.size;
  return preview;
}

const emptyPreview = (base: string, first: string | null): PreviewView => ({
  base,
  firstDifference: first,
  counts: { checked: 0, moved: 0, noLongerProvisional: 0, subjects: 0 },
  isCapped: false,
  data: [],
  total: 0,
});

function count(preview: PreviewView, { from, to, provisionalBefore, provisionalAfter }: MovedLimit): void {
  preview.total += 1;
  if (from !== to) preview.counts.moved += 1;
  if (provisionalBefore && !provisionalAfter) preview.counts.noLongerProvisional += 1;
}

/** The limit before and after; null when nothing changes for it. */
function movedBy(limit: OwedLimit, calendar: CalendarSlice): MovedLimit | null {
  const { origin, clock, hours, policy, pauses } = limit;
  const { due, provisional } = computeDeadline({ origin, clock, hours, policy, pauses, calendar });
  if (due === limit.dueAt && provisional === limit.provisional) return null;
  return {
    obligationId: limit.id,
    kind: limit.kind,
    label: limit.kind === HEARING_WINDOW ? '陈述申辩期' : clockLabel(limit.subjectType, limit.kind),
    subjectType: limit.subjectType,
    subjectId: limit.subjectId,
    subjectName: limit.subjectName,
    organisationName: limit.organisationName,
    from: limit.dueAt,
    to: due,
    provisionalBefore: limit.provisional,
    provisionalAfter: provisional,
  };
}
