import { nationalCalendar } from '../../db/presets/calendars';
import { bt } from '../../db/presets/schemes/bt';
import { chinaInstant } from '../../workflows/rules/calendar/dates';
import type {
  Attendance,
  DutyOutcome,
  Finding,
  Submission,
  TermFacts,
} from '../../workflows/rules/officer-term/facts';
import type { OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import type { TermContext } from '../../workflows/rules/officer-term/stepTerm';
import { termSpan } from '../../workflows/rules/officer-term/termDates';

/** An instant of a China date, 10:00 unless told. */
export const on = (date: string, time = '10:00'): string => chinaInstant(date, time);

/** Facts of a term from a day on; nothing was done yet. */
export function factsFrom(
  parameters: OfficerSchemeParameters,
  start: string,
  over: Partial<TermFacts> = {},
): TermFacts {
  const { from, to } = termSpan(parameters, start);
  return {
    start: from,
    end: to,
    submissions: [],
    attendances: [],
    activities: [],
    leaves: [],
    specialReasons: [],
    coverage: [],
    ...over,
  };
}

/** A valid report filed on a day. */
export function filed(date: string, over: Partial<Submission> = {}): Submission {
  const at = on(date);
  return {
    id: `${over.kind ?? 'REPORT'}-${date}`,
    at,
    kind: 'REPORT',
    nil: false,
    judgement: { at: on(date, '16:00'), verdict: 'VALID', valuable: true },
    adoptedAt: null,
    ...over,
  };
}

/** Presence at a collective activity, recorded the same evening. */
export function called(date: string, present: boolean, over: Partial<Attendance> = {}): Attendance {
  return {
    eventId: `event-${date}`,
    kind: 'COLLECTIVE',
    startsAt: on(date, '09:00'),
    present,
    recordedAt: on(date, '18:00'),
    ...over,
  };
}

/** A BT term 2022-04 … 2023-03 with a report in every month except the named ones (`YYYY-MM`). */
export function reportsExcept(...empty: string[]): TermFacts {
  const facts = factsFrom(bt.parameters, '2022-04-01');
  const months = Array.from({ length: 12 }, (_, i) => {
    const month = ((i + 3) % 12) + 1;
    return `${i < 9 ? 2022 : 2023}-${String(month).padStart(2, '0')}`;
  });
  return { ...facts, submissions: months.filter((m) => !empty.includes(m)).map((m) => filed(`${m}-10`)) };
}

export const groundsOf = (outcome: DutyOutcome): string[] => outcome.findings.map(({ ground }) => ground);

export const HOURS = {
  slots: [
    { from: '09:00', to: '12:00' },
    { from: '14:00', to: '18:00' },
  ],
};

export function contextOf(parameters: OfficerSchemeParameters, over: Partial<TermContext> = {}): TermContext {
  return {
    parameters,
    calendar: nationalCalendar,
    hours: HOURS,
    officerAccountId: 'officer',
    servedTerms: 1,
    ...over,
  };
}

/** A finding as the duty checks would give it. */
export function finding(over: Partial<Finding> = {}): Finding {
  const facts = ['2022-04', '2022-05'].map((month) => ({
    factId: `MONTH:${month}`,
    label: month,
    from: `${month}-01`,
    to: `${month}-30`,
    count: 0,
    onLeave: false,
  }));
  return {
    key: 'CONSECUTIVE_EMPTY_MONTHS:2022-04,2022-05',
    ground: 'CONSECUTIVE_EMPTY_MONTHS',
    ruleId: 'BT-DSM-2',
    at: on('2022-06-01', '00:00'),
    needs: 2,
    facts,
    message: '连续2个月未上报',
    ...over,
  };
}
