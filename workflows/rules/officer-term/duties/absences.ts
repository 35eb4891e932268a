import { chinaDate } from '../../calendar/dates';
import type { Attendance, DutyOutcome, FactRow, TermFacts } from '../facts';
import type { AbsenceParameters } from '../parameters';
import { dayLabel } from '../periods';

/** Absent, and no leave that was granted before the beginning covers the day (AMB-YY-2). */
export function isUnexcused(attendance: Attendance, facts: Pick<TermFacts, 'leaves'>): boolean {
  const date = chinaDate(attendance.startsAt);
  return (
    !attendance.present &&
    !facts.leaves.some(
      ({ from, to, grantedAt }) => from <= date && date <= to && grantedAt < attendance.startsAt,
    )
  );
}

/**
 * Unexcused absences within the term (YY-X-3, AMB-YY-2), found when the absence is recorded. Each absence makes part
 * of at most one finding; those covered by a decision to keep the officer no longer count.
 */
export function absenceOutcome(rule: AbsenceParameters, facts: TermFacts): DutyOutcome {
  const outcome: DutyOutcome = { findings: [], warnings: [], closed: [] };
  const absences = facts.attendances
    .filter((each) => rule.kinds.includes(each.kind) && isUnexcused(each, facts))
    .filter(({ startsAt }) => chinaDate(startsAt) >= facts.start && chinaDate(startsAt) <= facts.end)
    .sort((a, b) =>
      a.recordedAt === b.recordedAt ? compare(a.eventId, b.eventId) : compare(a.recordedAt, b.recordedAt),
    );
  let open: FactRow[] = [];
  for (const absence of absences) {
    const at = absence.recordedAt;
    const covered = new Set(facts.coverage.filter((each) => each.at < at).flatMap(({ factIds }) => factIds));
    open = [...open, rowOf(absence)].filter(({ factId }) => !covered.has(factId));
    if (rule.ground !== null && open.length >= rule.threshold) {
      outcome.findings.push({
        key: `${rule.ground}:${open.map(({ factId }) => factId.slice('ABSENCE:'.length)).join(',')}`,
        ground: rule.ground,
        ruleId: rule.ruleId,
        at,
        needs: rule.threshold,
        facts: open,
        message: `无故缺席${open.length}次：${open.map(({ label }) => label).join('、')}`,
      });
      open = [];
    } else {
      outcome.warnings.push({
        key: `ABSENCE:${absence.eventId}`,
        kind: 'ABSENCE',
        ruleId: rule.ruleId,
        at,
        to: rule.ground === null ? 'ORGANISER' : 'OFFICER',
        message:
          rule.ground === null
            ? `${dayLabel(chinaDate(absence.startsAt))}的活动无故缺席，请核实并视情批评教育`
            : `${dayLabel(chinaDate(absence.startsAt))}的集体活动无故缺席，聘期内满${rule.threshold}次将启动退出程序`,
      });
    }
  }
  return outcome;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rowOf({ eventId, startsAt }: Attendance): FactRow {
  const date = chinaDate(startsAt);
  return {
    factId: `ABSENCE:${eventId}`,
    label: dayLabel(date),
    from: date,
    to: date,
    count: 0,
    onLeave: false,
  };
}
