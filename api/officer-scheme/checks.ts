import type { ProcedureRow } from '../../db/queries/officerProcedure';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { monthRows } from '../../workflows/rules/officer-term/duties/emptyMonths';
import { evaluateDuties, occasionState } from '../../workflows/rules/officer-term/duties/evaluate';
import { evaluationDates } from '../../workflows/rules/officer-term/duties/gaps';
import { quotaPeriods, quotaState } from '../../workflows/rules/officer-term/duties/quotas';
import { GROUND_LABELS } from '../../workflows/rules/officer-term/labels';
import type { EventKind, OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import {
  closeOf,
  dayLabel,
  fullPeriods,
  periodOf,
  type Span,
  within,
} from '../../workflows/rules/officer-term/periods';
import { expiryInstant, renewalQuestionAt } from '../../workflows/rules/officer-term/termDates';
import type { MeasuredTerm } from './matrix';
import type { CheckKind, CheckView } from './schemas';

export const CHECK_LABELS: Record<CheckKind, string> = {
  PERIOD_CLOSE: '履职期截止',
  GAP_LIMIT: '未履职期限届满',
  WINDOW_END: '陈述申辩期届满',
  STAY_END: '暂缓期届满',
  EVALUATION: '定期评估',
  RENEWAL: '届满安排',
  TERM_END: '聘期届满',
  OCCASION: '集体活动',
};

/** A running term with what the calendar of checks looks at. */
export interface CheckedTerm extends MeasuredTerm {
  id: string;
  officerName: string;
  parameters: OfficerSchemeParameters;
  renewalDecided: boolean;
  /** Last days of the spans for which a periodic evaluation is on record. */
  evaluated: readonly string[];
}

/** One thing that falls due for one term. */
interface Due {
  kind: CheckKind;
  key: string;
  date: string;
  at: string;
  label: string;
  ruleId: string;
  done: boolean;
  detail: string;
}

/** Officers named with each entry; those who still have something to do come first. */
const NAMED = 200;

/** A procedure with the term to which it belongs. */
export type CheckedProcedure = Pick<ProcedureRow, 'termId' | 'officerName' | 'content'>;

/**
 * What falls due for these running terms and open procedures within a span of days, in order of time; the same for
 * several officers is one entry.
 */
export function checksWithin(
  terms: readonly CheckedTerm[],
  procedures: readonly CheckedProcedure[],
  span: Span,
  now: string,
): CheckView[] {
  const groups = new Map<string, CheckView>();
  const concerned = [
    ...terms.map((term) => ({ ...term, dues: duesOf(term, span, now) })),
    ...procedures.map((each) => ({ ...each, id: each.termId, dues: proceduresDue(each, span) })),
  ];
  for (const term of concerned) {
    for (const due of term.dues) {
      const id = `${due.kind}:${due.key}`;
      const { kind, date, at, label, ruleId, done, detail } = due;
      const group = groups.get(id) ?? {
        id,
        kind,
        kindLabel: CHECK_LABELS[kind],
        date,
        at,
        label,
        ruleId,
        total: 0,
        owing: 0,
        terms: [],
      };
      group.total += 1;
      if (!done) group.owing += 1;
      group.terms.push({ termId: term.id, officerName: term.officerName, done, detail });
      groups.set(id, group);
    }
  }
  return [...groups.values()]
    .map((group) => ({
      ...group,
      terms: group.terms.sort((a, b) => Number(a.done) - Number(b.done)).slice(0, NAMED),
    }))
    .sort(byTime);
}

/** Sessions and meetings that the office owes in periods that close within the span. */
export function occasionsWithin(
  { duties }: Pick<OfficerSchemeParameters, 'duties'>,
  held: readonly { kind: EventKind; at: string }[],
  span: Span,
): CheckView[] {
  return duties.occasions.flatMap((occasion) => {
    const heldAt = held.filter(({ kind }) => kind === occasion.kind).map(({ at }) => at);
    const first = periodOf(span.from, occasion.per);
    return fullPeriods({ from: first.from, to: span.to }, occasion.per).map((period): CheckView => {
      const { key, label, ruleId, at, required, counted, met } = occasionState(occasion, heldAt, period.from);
      const detail = `${dayLabel(period.from)}至${dayLabel(period.to)}应组织${required}次，已组织${counted}次`;
      return {
        id: `OCCASION:${key}`,
        kind: 'OCCASION',
        kindLabel: CHECK_LABELS.OCCASION,
        date: period.to,
        at,
        label: `${label}：${detail}`,
        ruleId,
        total: required,
        owing: met ? 0 : required - counted,
        terms: [],
      };
    });
  });
}

export const byTime = (a: CheckView, b: CheckView): number =>
  a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1;

const duesOf = (term: CheckedTerm, span: Span, now: string): Due[] => [
  ...periodsDue(term, span, now),
  ...gapsDue(term, span, now),
  ...organDue(term, span),
];

function periodsDue({ parameters, facts }: CheckedTerm, span: Span, now: string): Due[] {
  const { monthlyReport, quotas } = parameters.duties;
  const months = monthlyReport ? monthRows(monthlyReport, facts) : [];
  const dues = months
    .filter(({ to }) => within(to, span))
    .map((row) => ({
      ...closing(`MONTHLY_REPORT:${row.month}`, row.to),
      label: `${row.label}上报`,
      ruleId: monthlyReport?.dutyRuleId ?? '',
      done: row.state !== 'EMPTY',
      detail: row.count > 0 ? `已上报${row.count}件` : row.onLeave ? '未上报（请假）' : '未上报',
    }));
  for (const quota of quotas) {
    for (const period of quotaPeriods(quota, facts).filter(({ to }) => within(to, span))) {
      const { key, label, ruleId, met, counted, required } = quotaState(
        quota,
        facts.submissions,
        period,
        now,
      );
      const detail = `要求${required}件，已有${counted}件`;
      dues.push({ ...closing(key, period.to), label, ruleId, done: met, detail });
    }
  }
  return dues;
}

const closing = (key: string, to: string) => ({
  kind: 'PERIOD_CLOSE' as const,
  key: `${key}:${to}`,
  date: to,
  at: closeOf(to),
});

/** Months without any sign that will be complete within the span unless something comes (HB-DSM-3, YY-X-2). */
function gapsDue({ parameters, facts }: CheckedTerm, span: Span, now: string): Due[] {
  const grounds = parameters.duties.gaps.map(({ ground }) => ground);
  if (grounds.length === 0) return [];
  return evaluateDuties(parameters, facts, closeOf(span.to))
    .findings.filter(({ ground, at }) => grounds.includes(ground) && at > now)
    .flatMap(({ ground, ruleId, at, facts: rows, message }): Due[] => {
      const date = rows[0]?.to ?? chinaDate(at);
      if (!within(date, span)) return [];
      return [
        {
          kind: 'GAP_LIMIT',
          key: `${ground}:${date}`,
          date,
          at,
          label: GROUND_LABELS[ground],
          ruleId,
          done: false,
          detail: message,
        },
      ];
    });
}

/** What the organ has to look at on fixed days of the term. */
function organDue({ parameters, facts, evaluated, renewalDecided }: CheckedTerm, span: Span): Due[] {
  const { duties, term } = parameters;
  const dues = evaluationDates(duties, facts)
    .filter((date) => within(date, span))
    .map((date): Due => {
      const done = evaluated.includes(date);
      return {
        kind: 'EVALUATION',
        key: date,
        date,
        at: closeOf(date),
        label: `截至${dayLabel(date)}的定期评估`,
        ruleId: duties.evaluation?.ruleId ?? '',
        done,
        detail: done ? '已评估' : '待评估',
      };
    });
  const whole = { from: facts.start, to: facts.end };
  const asked = renewalQuestionAt(parameters, whole);
  if (asked !== null && within(chinaDate(asked), span)) {
    const date = chinaDate(asked);
    dues.push({
      kind: 'RENEWAL',
      key: `${date}:${facts.end}`,
      date,
      at: asked,
      label: `聘期至${dayLabel(facts.end)}届满的后续安排`,
      ruleId: term.renewalRuleId,
      done: renewalDecided,
      detail: renewalDecided ? '已决定' : '待决定',
    });
  }
  if (within(facts.end, span)) {
    dues.push({
      kind: 'TERM_END',
      key: facts.end,
      date: facts.end,
      at: expiryInstant(whole),
      label: '聘期届满',
      ruleId: term.ruleId,
      done: renewalDecided,
      detail: renewalDecided ? '届满安排已决定' : '届满安排未决定',
    });
  }
  return dues;
}

function proceduresDue({ content }: CheckedProcedure, span: Span): Due[] {
  const { id, ground, ruleId, status, windowEndsAt, answers, stay } = content;
  const label = GROUND_LABELS[ground];
  const due = (kind: CheckKind, at: string, date: string, done: boolean, detail: string): Due[] =>
    within(date, span) ? [{ kind, key: `${id}:${date}`, date, at, label, ruleId, done, detail }] : [];
  if (status === 'WINDOW' && windowEndsAt) {
    const answered = answers.length > 0;
    const detail = answered ? '已陈述申辩' : '未陈述申辩';
    return due('WINDOW_END', windowEndsAt, chinaDate(windowEndsAt), answered, detail);
  }
  if (status !== 'STAYED' || !stay?.until) return [];
  return due('STAY_END', closeOf(stay.until), stay.until, false, '届满后重新决定');
}
