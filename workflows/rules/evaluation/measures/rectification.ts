import type { OrganActor } from '../parameters';
import type { CancelEvent, MeasureBase } from './common';

/** Special rectification after a bottom placing (GE-USE-2). */
export const RECTIFICATION_STATUSES = [
  'DUE', // 待发整改通知
  'NOTIFIED', // 待报整改方案
  'PLANNED', // 方案待审
  'ACTING', // 整改中
  'REPORTED', // 待验收
  'ACCEPTED', // 已验收销号
  'CANCELLED', // 已终止
] as const;
export type RectificationStatus = (typeof RECTIFICATION_STATUSES)[number];

interface Answer {
  at: string;
  by: OrganActor;
  accepted: boolean;
  reasonId: string;
}

export interface PlanItem {
  id: string;
  /** Where the text of what is to be done lies. */
  textId: string;
  /** China date. */
  dueOn: string;
}

export interface Rectification extends MeasureBase {
  kind: 'RECTIFY';
  status: RectificationStatus;
  notice: { at: string; by: OrganActor; documentId: string } | null;
  /** China date by which the result has to be reported; later after a granted extension. */
  dueOn: string | null;
  plans: { at: string; by: OrganActor; planId: string; items: PlanItem[]; answer: Answer | null }[];
  evidence: { at: string; by: OrganActor; itemId: string; fileIds: string[] }[];
  reports: { at: string; by: OrganActor; reportId: string; answer: Answer | null }[];
  extensions: { at: string; by: OrganActor; until: string; reasonId: string; answer: Answer | null }[];
}

export type RectificationEvent =
  | { type: 'NOTIFY'; at: string; by: OrganActor; documentId: string; dueOn: string }
  | { type: 'SUBMIT_PLAN'; at: string; by: OrganActor; planId: string; items: PlanItem[] }
  | { type: 'ANSWER_PLAN'; at: string; by: OrganActor; accept: boolean; reasonId: string }
  | { type: 'ADD_EVIDENCE'; at: string; by: OrganActor; itemId: string; fileIds: string[] }
  | { type: 'REPORT'; at: string; by: OrganActor; reportId: string }
  /** Given back with another date, or with the one that stands as long as it lies ahead. */
  | {
      type: 'ANSWER_REPORT';
      at: string;
      by: OrganActor;
      accept: boolean;
      reasonId: string;
      dueOn: string | null;
    }
  | { type: 'ASK_EXTENSION'; at: string; by: OrganActor; until: string; reasonId: string }
  | { type: 'ANSWER_EXTENSION'; at: string; by: OrganActor; accept: boolean; reasonId: string }
  | CancelEvent;

/** Items of the plan that stands, without those of plans that were given back. */
export function planItems(measure: Rectification): PlanItem[] {
  return measure.plans.at(-1)?.items ?? [];
}

/** Items for which nothing has been shown yet. */
export function itemsWithoutEvidence(measure: Rectification): PlanItem[] {
  return planItems(measure).filter(({ id }) => !measure.evidence.some(({ itemId }) => itemId === id));
}

/** An extension that waits for its answer. */
export function openExtension(measure: Rectification): Rectification['extensions'][number] | null {
  const last = measure.extensions.at(-1);
  return last && last.answer === null ? last : null;
}
