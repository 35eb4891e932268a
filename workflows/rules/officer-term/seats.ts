import { ALLOWED, type Decision, refuse } from './decision';
import type { OfficerSchemeParameters } from './parameters';

/** Numbers of an open call. `passed` is null until screening is over. */
export interface CallFigures {
  applicants: number;
  passed: number | null;
}

/** Seats of each channel after the transfers, and what may still be transferred by a decision. */
export interface SeatPlan {
  seats: Record<string, number>;
  /** Moved by itself, because too few people applied (BT-QUO-4). */
  transferred: number;
  /** Could be moved, because too few passed; needs a recorded decision (AMB-BT-1). */
  offered: number;
  ruleId: string | null;
}

/**
 * Seats per channel once the open call is closed (BT-QUO-4, AMB-BT-1). Too few applicants move the rest of the
 * places by themselves; places left after screening move only by `decided`, never more than are offered. Nothing
 * moves the other way.
 */
export function planSeats(
  { quota }: OfficerSchemeParameters,
  call: CallFigures | null,
  decided = 0,
): SeatPlan {
  const seats = Object.fromEntries(quota.channels.map(({ code, seats: n }) => [code, n]));
  const { transfer } = quota;
  if (!transfer || !call) return { seats, transferred: 0, offered: 0, ruleId: null };
  const own = seats[transfer.from] ?? 0;
  const transferred = call.applicants < transfer.ifApplicantsBelow ? Math.max(0, own - call.applicants) : 0;
  const left = own - transferred;
  const offered = call.passed === null ? 0 : Math.max(0, left - call.passed);
  const moved = transferred + Math.min(Math.max(0, decided), offered);
  return {
    seats: { ...seats, [transfer.from]: own - moved, [transfer.to]: (seats[transfer.to] ?? 0) + moved },
    transferred,
    offered: offered - (moved - transferred),
    ruleId: transfer.ruleId,
  };
}

/** Is there a place for one more officer? `serving` counts the places taken, by channel. */
export function checkSeat(
  { quota, title }: OfficerSchemeParameters,
  plan: SeatPlan,
  serving: Record<string, number>,
  channel: string,
): Decision {
  const taken = Object.values(serving).reduce((sum, n) => sum + n, 0);
  if (quota.total !== null && taken >= quota.total) {
    return refuse('SEATS_FULL', `${title}共${quota.total}名，已无空缺`, quota.ruleId);
  }
  if (quota.channels.length === 0) return ALLOWED;
  const seats = plan.seats[channel];
  if (seats === undefined)
    return refuse('CHANNEL_UNKNOWN', '本方案没有这个选聘渠道', quota.ruleId, 'channel');
  const label = quota.channels.find(({ code }) => code === channel)!.label;
  return (serving[channel] ?? 0) >= seats
    ? refuse('CHANNEL_FULL', `“${label}”名额${seats}名，已满`, plan.ruleId ?? quota.ruleId, 'channel')
    : ALLOWED;
}

/** Places that are free, null where the scheme fixes no number. */
export function vacancies({ quota }: OfficerSchemeParameters, serving: number): number | null {
  return quota.total === null ? null : Math.max(0, quota.total - serving);
}

/** Nobody is sent to look at the unit that employs them (BT-DUT-2, AMB-LA-3). */
export function checkTarget(homeUnitIds: readonly string[], targetUnitId: string, ruleId: string): Decision {
  return homeUnitIds.includes(targetUnitId)
    ? refuse('OWN_UNIT', '不能安排体验或监督本人所在单位', ruleId)
    : ALLOWED;
}
