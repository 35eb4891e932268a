import { chinaInstant } from '../../calendar/dates';
import { computeDeadline } from '../../deadlines/deadline';
import { lateFrom } from '../../obligations/schedule';
import type { Finding } from '../facts';
import type { GroundRule } from '../parameters';
import type { HearingContext, Procedure } from './types';

const FINAL: readonly Procedure['status'][] = ['CARRIED_OUT', 'KEPT', 'RECORDED', 'LAPSED'];

/** Nothing more can happen to it; a stay without end date is final as well (§12). */
export function isFinal(procedure: Procedure): boolean {
  return FINAL.includes(procedure.status) || (procedure.status === 'STAYED' && procedure.stay?.until == null);
}

/** The procedure that a finding opens under the scheme's rule for its ground. */
export function openProcedure(finding: Finding, rule: GroundRule, at: string, termEnded: boolean): Procedure {
  return {
    id: finding.key,
    ground: finding.ground,
    ruleId: finding.ruleId,
    mode: rule.mode,
    hearing: rule.hearing,
    endState: rule.endState,
    decider: rule.decider,
    inform: rule.inform,
    facts: finding.facts,
    needs: finding.needs,
    message: finding.message,
    factsAt: finding.at,
    detectedAt: at,
    status: 'DETECTED',
    notifiedAt: null,
    delivery: null,
    deliveryReminded: false,
    publicNoticeOffered: false,
    windowEndsAt: null,
    provisional: false,
    answers: [],
    lateReports: [],
    stayProposal: null,
    stay: null,
    decision: null,
    termEnded,
    lapse: null,
    endedAt: null,
  };
}

/** End of the window: so many working days after delivery, the day of delivery not counted (§12). UTC, inclusive. */
export function windowEnd(
  deliveredAt: string,
  context: HearingContext,
): { windowEndsAt: string; provisional: boolean } {
  const { due, provisional } = limit(deliveredAt, context.hearing.workingDays, context);
  return { windowEndsAt: due, provisional };
}

/** When the office is reminded of an open delivery, and when it may record public notice (§12). */
export function deliveryMoments(
  notifiedAt: string,
  context: HearingContext,
): { remindAt: string; publicNoticeFrom: string } {
  const { remindDeliveryAfterWorkingDays, publicNoticeAfterWorkingDays } = context.hearing;
  return {
    remindAt: lateFrom(limit(notifiedAt, remindDeliveryAfterWorkingDays, context).due),
    publicNoticeFrom: lateFrom(limit(notifiedAt, publicNoticeAfterWorkingDays, context).due),
  };
}

function limit(origin: string, n: number, { calendar, hours, hearing }: HearingContext) {
  const clock = { unit: 'WORKING_DAYS' as const, n };
  const { due, provisional } = computeDeadline({
    origin,
    clock,
    calendar,
    hours,
    policy: hearing.policy,
    pauses: [],
  });
  return { due: due!, provisional };
}

/** What time brings next to a procedure, and when; null when it waits for people only. */
export function nextMoment(
  procedure: Procedure,
  context: HearingContext,
): { at: string; what: 'REMIND_DELIVERY' | 'OFFER_PUBLIC_NOTICE' | 'WINDOW_END' | 'STAY_END' } | null {
  const { status, notifiedAt, windowEndsAt, stay } = procedure;
  if (status === 'NOTIFIED' && notifiedAt !== null) {
    const { remindAt, publicNoticeFrom } = deliveryMoments(notifiedAt, context);
    if (!procedure.deliveryReminded) return { at: remindAt, what: 'REMIND_DELIVERY' };
    if (!procedure.publicNoticeOffered) return { at: publicNoticeFrom, what: 'OFFER_PUBLIC_NOTICE' };
    return null;
  }
  if (status === 'WINDOW' && windowEndsAt !== null) return { at: lateFrom(windowEndsAt), what: 'WINDOW_END' };
  if (status === 'STAYED' && stay?.until != null) {
    return { at: chinaInstant(stay.until, '24:00'), what: 'STAY_END' };
  }
  return null;
}

/** Open windows and delivery limits under another calendar; what has already ended stays. */
export function recalculate(procedure: Procedure, context: HearingContext): Procedure {
  if (procedure.status !== 'WINDOW' || !procedure.delivery) return procedure;
  return { ...procedure, ...windowEnd(procedure.delivery.at, context) };
}

/** Does the ground still stand when these facts are left out? */
export function standsWithout(
  procedure: Pick<Procedure, 'facts' | 'needs'>,
  factIds: readonly string[],
): boolean {
  return procedure.facts.filter(({ factId }) => !factIds.includes(factId)).length >= procedure.needs;
}
