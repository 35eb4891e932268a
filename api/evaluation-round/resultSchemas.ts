import { z } from 'zod';
import { GROUPS } from '../../workflows/rules/evaluation/parameters';
import { DISTINCTIONS } from '../../workflows/rules/evaluation/rank/rank';
import { SCORE_MARKS } from '../../workflows/rules/evaluation/score/types';
import { PublicationView, TieView } from './schemas';

const count = z.number().int();
const text = z.string().nullable();

const CalculationStepView = z.object({ label: z.string(), detail: z.string(), value: z.string() });
const PartView = z.object({
  shown: text,
  value: text,
  valid: count,
  /** null for the concentrated part: it would be the number of all sheets. */
  given: count.nullable(),
  steps: z.array(CalculationStepView),
});
export type PartView = z.output<typeof PartView>;

/** How a score came about: exact, part by part (GE-SCO-1 … GE-SCO-4). */
export const CalculationView = z.object({
  score: text,
  concentrated: PartView,
  realTime: PartView,
  steps: z.array(CalculationStepView),
});

/** An object's place in its list. */
export const ResultRowView = z.object({
  objectId: z.string(),
  name: z.string(),
  order: count,
  rank: count.nullable(),
  shown: text,
  top: z.boolean(),
  bottom: z.boolean(),
  distinction: z.enum(DISTINCTIONS).nullable(),
  distinctionLabel: text,
  tiedWith: z.array(z.string()),
  previousRank: count.nullable(),
  /** Places gained against the published round before; negative: lost. null: one of the two has no rank. */
  movement: count.nullable(),
  marks: z.array(z.object({ code: z.enum(SCORE_MARKS), label: z.string() })),
  /** Belongs to the viewer's own organisation. */
  own: z.boolean(),
  /** null for those who may know no more than rank and score. */
  calculation: CalculationView.nullable(),
});
export type ResultRowView = z.output<typeof ResultRowView>;

export const ResultsView = z.object({
  roundId: z.string(),
  year: count,
  number: count,
  version: count,
  published: z.boolean(),
  publishedAt: text,
  bulletinNumber: text,
  correctionNote: text,
  resultHash: z.string(),
  versions: z.array(PublicationView),
  /** A result that is not published is in work under this version; null when there is none or it is not to be seen. */
  workVersion: count.nullable(),
  previous: z.object({ year: count, number: count }).nullable(),
  groups: z.array(
    z.object({ group: z.enum(GROUPS), label: z.string(), ranked: count, rows: z.array(ResultRowView) }),
  ),
  /** Against the version published before, of a correction. */
  changes: z.array(
    z.object({
      objectId: z.string(),
      name: z.string(),
      group: z.enum(GROUPS),
      rankBefore: count.nullable(),
      rank: count.nullable(),
      shownBefore: text,
      shown: text,
    }),
  ),
  comparedWith: count.nullable(),
  /** Of the latest version, for organiser, supervision and audit. */
  ties: z.array(TieView),
});
export type ResultsView = z.output<typeof ResultsView>;

const AspectView = z.object({
  key: z.string(),
  label: z.string(),
  count: count.nullable(),
  value: text,
  hidden: z.boolean(),
});

/** One object in one round; aspects are for itself and for organiser, supervision and audit. */
export const ObjectResultView = z.object({
  roundId: z.string(),
  year: count,
  number: count,
  version: count,
  group: z.enum(GROUPS),
  groupLabel: z.string(),
  ranked: count,
  row: ResultRowView,
  aspects: z
    .object({ concentrated: z.array(AspectView), realTime: z.array(AspectView), hideBelow: count })
    .nullable(),
});
export type ObjectResultView = z.output<typeof ObjectResultView>;

/** Ranks of one list through the published rounds. */
export const RankHistoryView = z.object({
  group: z.enum(GROUPS),
  rounds: z.array(z.object({ roundId: z.string(), year: count, number: count })),
  objects: z.array(z.object({ objectId: z.string(), name: z.string(), ranks: z.array(count.nullable()) })),
});
export type RankHistoryView = z.output<typeof RankHistoryView>;
