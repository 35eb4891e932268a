import { z } from 'zod';
import { GROUPS } from '../../workflows/rules/evaluation/parameters';
import { AWARD_STANDINGS } from '../../workflows/rules/evaluation/results/award';
import {
  AWARD_RECOMMENDATION_KINDS,
  AWARD_STATUSES,
} from '../../workflows/rules/evaluation/results/awardRound';

const count = z.number().int();
const text = z.string().nullable();
const reason = z.string().trim().min(1, '请说明理由').max(1000, '理由不得超过1000字');
const objectId = z.string().min(1, '请选择单位').max(64);

export const OpenAwardBody = z.strictObject({ year: count.min(2022).max(2200) });
export const PlacesBody = z.strictObject({
  places: count.min(0, '名额不得少于0').max(100, '名额不得多于100'),
  reason,
});
export const RecommendUnitBody = z.strictObject({ objectId, reason });
export const RecommendPersonBody = z.strictObject({
  objectId,
  name: z.string().trim().min(1, '请填写姓名').max(40, '姓名不得超过40字'),
  post: z.string().trim().min(1, '请填写职务').max(60, '职务不得超过60字'),
  reason,
});
export const WithdrawBody = z.strictObject({ reason });
export const ConfirmBody = z.strictObject({
  reason: z
    .string()
    .trim()
    .max(1000, '理由不得超过1000字')
    .nullish()
    .transform((value) => value || null),
});

export const AwardRowView = z.object({
  id: z.string(),
  year: count,
  status: z.enum(AWARD_STATUSES),
  statusLabel: z.string(),
  extraPlaces: count.nullable(),
  units: count,
  persons: count,
  openedAt: z.string(),
  confirmedAt: text,
});
export type AwardRowView = z.output<typeof AwardRowView>;

export const AwardsView = z.object({
  data: z.array(AwardRowView),
  /** Years with a published round whose award nobody has opened; for the organiser. */
  toOpen: z.array(count),
});
export type AwardsView = z.output<typeof AwardsView>;

export const AwardLineView = z.object({
  objectId: z.string(),
  name: z.string(),
  group: z.enum(GROUPS),
  groupLabel: z.string(),
  standing: z.enum(AWARD_STANDINGS),
  standingLabel: z.string(),
  ruleId: z.string(),
  extraPlaces: count.nullable(),
  placings: z.array(
    z.object({
      roundId: z.string(),
      number: count,
      rank: count.nullable(),
      of: count,
      top: z.boolean(),
      bottom: z.boolean(),
    }),
  ),
  recommended: z.boolean(),
  persons: count,
  own: z.boolean(),
  /** By the placings that stand now the standing is another than the one confirmed. */
  changedTo: text,
});
export type AwardLineView = z.output<typeof AwardLineView>;

const RecommendationView = z.object({
  id: z.string(),
  kind: z.enum(AWARD_RECOMMENDATION_KINDS),
  kindLabel: z.string(),
  objectId: z.string(),
  objectName: z.string(),
  /** Of an individual, masked. */
  maskedName: text,
  post: text,
  reason: text,
  addedBy: text,
  addedAt: z.string(),
  withdrawnAt: text,
});
export type RecommendationView = z.output<typeof RecommendationView>;

/** The award of a year: the sheet with the placings as basis, what was put forward, who confirmed. */
export const AwardView = AwardRowView.extend({
  /** Organiser, supervision and audit; others read a confirmed award: its units and their own line. */
  inside: z.boolean(),
  openedBy: text,
  placesReason: text,
  confirmedBy: text,
  confirmReason: text,
  sheetHash: text,
  /** The frozen sheet has the hash under which it was confirmed; null while it is not confirmed. */
  hashHolds: z.boolean().nullable(),
  rounds: z.array(z.object({ roundId: z.string(), number: count, version: count })),
  perYear: count,
  consecutive: count,
  ruleIds: z.object({ basis: z.string(), recommend: z.string(), bar: z.string() }),
  lines: z.array(AwardLineView),
  recommendations: z.array(RecommendationView),
  mayEdit: z.boolean(),
  mayConfirm: z.boolean(),
  /** Why I may not confirm it. */
  confirmRefusal: text,
  mayReadNames: z.boolean(),
});
export type AwardView = z.output<typeof AwardView>;

export const PersonsView = z.object({
  data: z.array(z.object({ recommendationId: z.string(), name: z.string(), post: z.string() })),
});
export type PersonsView = z.output<typeof PersonsView>;

export const OpenedView = z.object({ id: z.string() });
