import { type Refused, refuse } from '../../decision';
import type { LimitEffect } from '../limits';
import { EVALUATED, type EvaluationSchemeParameters, type OrganActor } from '../parameters';

/** What a scheme lays down for its measures; frozen into each measure when it is started. */
export type MeasureParameters = Pick<EvaluationSchemeParameters, 'rectification' | 'interview' | 'review'>;

/** Limits of what a measure asks beside the scheme's own ones, in working days; configuration, the text sets none. */
export interface MeasureLimits {
  /** An extension that was asked for is answered. */
  answerExtension: number;
  /** What was to be held is registered, counted from the appointed time. */
  register: number;
}
export const MEASURE_LIMITS: MeasureLimits = { answerExtension: 3, register: 2 };

/** What every measure knows of its ground; ids only. */
export interface MeasureBase {
  id: string;
  objectId: string;
  roundId: string;
  /** Bottom placings in a row when it began. */
  streak: number;
  startedAt: string;
  endedAt: string | null;
  cancellation: { at: string; by: OrganActor | null; ground: CancelGround; reasonId: string } | null;
}

/** CORRECTED: the round was corrected and the placing fell away. ABOLISHED: the evaluated body no longer exists. */
export const CANCEL_GROUNDS = ['CORRECTED', 'ABOLISHED'] as const;
export type CancelGround = (typeof CANCEL_GROUNDS)[number];

export interface CancelEvent {
  type: 'CANCEL';
  at: string;
  by: OrganActor | null;
  ground: CancelGround;
  reasonId: string;
}

export interface MeasureOutcome<M> {
  measure: M;
  effects: LimitEffect[];
}

export function newBase(due: {
  key: string;
  objectId: string;
  roundId: string;
  streak: number;
  at: string;
}): MeasureBase {
  const { key, objectId, roundId, streak, at } = due;
  return { id: key, objectId, roundId, streak, startedAt: at, endedAt: null, cancellation: null };
}

/** The process itself cancels what a correction has left without ground; anything else needs a person and a reason. */
export function cancelRefusal(event: CancelEvent, organ: string, ruleId: string): Refused | null {
  if (event.by === null) {
    return event.ground === 'CORRECTED' ? null : refuse('PERSON_REQUIRED', '此项须由有权人员办理', ruleId);
  }
  return wrongOrgan(event.by, organ, ruleId) ?? reasonMissing(event.reasonId, '终止措施', ruleId);
}

export function wrongOrgan(by: OrganActor, organ: string, ruleId: string): Refused | null {
  if (by.organ === organ) return null;
  return organ === EVALUATED
    ? refuse('NOT_THE_OBJECT', '此项须由被评价对象办理', ruleId)
    : refuse('WRONG_ORGAN', '此项不属于本单位的职责', ruleId);
}

export function samePerson(
  by: OrganActor,
  others: readonly (OrganActor | null | undefined)[],
  message: string,
  ruleId: string,
): Refused | null {
  return others.some((other) => other?.accountId === by.accountId)
    ? refuse('FOUR_EYES', message, ruleId)
    : null;
}

export function reasonMissing(reasonId: string, what: string, ruleId: string): Refused | null {
  return reasonId === '' ? refuse('REASON_REQUIRED', `${what}须说明理由`, ruleId, 'reason') : null;
}

export function fileMissing(id: string, what: string, field: string, ruleId: string): Refused | null {
  return id === '' ? refuse('DOCUMENT_REQUIRED', `须附${what}`, ruleId, field) : null;
}

export const over = (ruleId: string): Refused => refuse('MEASURE_OVER', '该项措施已经结束', ruleId);

export const wrongStatus = (ruleId: string): Refused =>
  refuse('WRONG_STATUS', '该项措施当前所处环节不能办理此项', ruleId);
