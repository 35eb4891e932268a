import type { Actor } from '../actor';
import { addDays, addMonthsClipped, chinaInstant } from '../calendar/dates';
import type { Refused } from '../decision';
import {
  ASSESSMENT_COMMAND_LABELS,
  ASSESSMENT_STATUS_LABELS,
  type AssessmentStatus,
} from './assessmentLabels';
import { commandGuard } from './commandRules';
import { ALLOWED, type Decision, refuse } from './decision';
import { closeOf, type Span } from './periods';

/** Working days within which the grades of a year are to be confirmed; configuration, the plan gives no number. */
export const ASSESSMENT_CONFIRM_WORKING_DAYS = 10;

/** What the guard of an assessment looks at. */
export interface AssessmentGuardFacts {
  status: AssessmentStatus;
  /** Rule of the yearly assessment (BT-ASM-1) and of its confirmation (BT-ASM-8). */
  ruleId: string;
  confirmRuleId: string;
  officeOrganisationId: string;
  confirmerOrganisationId: string;
  /** Who decided the way of assessing or changed a grade; none of them confirms. */
  decidedBy: readonly string[];
}

/** The day on which work on a year may begin: the first of its last month (AMB-BT-2). */
export function assessmentOpensOn(year: Span): string {
  const next = addDays(year.to, 1);
  return addMonthsClipped(next, -1);
}

/** A year is taken up in its last month at the earliest (BT-ASM-1, AMB-BT-2). */
export function checkOpening(year: Span, at: string): Decision {
  const day = assessmentOpensOn(year);
  return at >= chinaInstant(day, '00:00')
    ? ALLOWED
    : refuse('YEAR_NOT_ENDING', `年度考核在年度末开展，最早于${day}启动`, 'AMB-BT-2', 'year');
}

/** Figures of items that nobody has screened are taken only with a reason on record. */
export function checkUnscreened(unscreened: number, reasonId: string | null): Decision {
  return unscreened === 0 || reasonId
    ? ALLOWED
    : refuse(
        'UNSCREENED_LEFT',
        `本年度还有${unscreened}条体验信息未核验，核验前统计须说明理由`,
        'BT-DUT-11',
        'note',
      );
}

/** Grades are confirmed on figures that were counted after the last day of the year (AMB-BT-2). */
export function checkFinalFigures(year: Span, countedAt: string): Decision {
  return countedAt >= closeOf(year.to)
    ? ALLOWED
    : refuse(
        'FIGURES_NOT_FINAL',
        `年度尚未结束时统计的数据不能用于评定，请在${year.to}之后重新统计`,
        'AMB-BT-2',
      );
}

const UNCONFIRMED: readonly AssessmentStatus[] = ['OPEN', 'PROPOSED'];

/** Guard of the steps of a yearly assessment: role, organisation, status, four eyes. */
export const assessmentGuard = commandGuard<AssessmentGuardFacts>({
  what: '年度考核',
  labels: ASSESSMENT_COMMAND_LABELS,
  statusLabels: ASSESSMENT_STATUS_LABELS,
  hidden: ['recalculate'],
  rules: {
    recount: { roles: ['ORGANISER'], statuses: UNCONFIRMED, ruleId: 'BT-ASM-2' },
    decideMode: { roles: ['DECISION_BODY', 'ORGANISER'], statuses: UNCONFIRMED, ruleId: 'AMB-BT-3' },
    adjust: { roles: ['DECISION_BODY', 'ORGANISER'], statuses: ['PROPOSED'], ruleId: 'BT-ASM-8' },
    confirm: { roles: ['DECISION_BODY'], statuses: ['PROPOSED'], ruleId: 'BT-ASM-8', also: otherPerson },
    withdraw: { roles: ['ORGANISER'], statuses: UNCONFIRMED, ruleId: 'BT-ASM-1' },
    urge: { roles: ['SUPERVISOR'], statuses: UNCONFIRMED, ruleId: 'BT-ASM-1' },
    order: { roles: ['SUPERVISOR'], statuses: UNCONFIRMED, ruleId: 'BT-ASM-1' },
    recalculate: { roles: ['ADMIN'], statuses: UNCONFIRMED, ruleId: 'AMB-GR-1' },
  },
  belongsTo(facts, actor) {
    if (actor.role === 'ORGANISER') return actor.organisationId === facts.officeOrganisationId;
    if (actor.role === 'DECISION_BODY') return actor.organisationId === facts.confirmerOrganisationId;
    return true;
  },
});

function otherPerson(facts: AssessmentGuardFacts, actor: Actor): Refused | null {
  return facts.decidedBy.includes(actor.accountId)
    ? refuse('FOUR_EYES', '决定考核方式或调整等次的人员不能确认考核结果，须由另一人确认', facts.confirmRuleId)
    : null;
}
