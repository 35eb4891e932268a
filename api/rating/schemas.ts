import { z } from 'zod';
import { STUFFING_KEYS } from '../../workflows/rules/evaluation/parameters';
import { RATING_STATUSES } from '../../workflows/rules/evaluation/ratings/rating';
import { oneOrMany } from '../list';
import { ProblemView } from '../openapi';

const text = z.string().nullable();
const count = z.number().int();
const id = z.string().min(1).max(64);
const date = z.iso.date();

/** Days are China dates, both included. */
export const RatingListFilter = z.strictObject({
  objectId: oneOrMany(id).optional(),
  siteId: id.optional(),
  pointId: z.uuid().optional(),
  status: oneOrMany(z.enum(RATING_STATUSES)).optional(),
  suspicion: z.enum(STUFFING_KEYS).optional(),
  poor: z.boolean().optional(),
  screenedLate: z.boolean().optional(),
  from: date.optional(),
  to: date.optional(),
});

const Suspicion = z.object({
  key: z.enum(STUFFING_KEYS),
  count,
  max: count,
  minutes: count,
  /** The reason in words. */
  words: z.string(),
});

export const RatingRowView = z.object({
  id: z.string(),
  at: z.string(),
  objectId: z.string(),
  objectName: text,
  siteName: z.string(),
  windowName: z.string(),
  status: z.enum(RATING_STATUSES),
  statusLabel: z.string(),
  occasion: z.enum(['MATTER', 'VISIT']),
  poor: z.boolean(),
  mean: text,
  hasReason: z.boolean(),
  hasContact: z.boolean(),
  suspicions: z.array(Suspicion),
  screenedAt: text,
  screenedByName: text,
  screenedLate: z.boolean(),
});
export type RatingRowView = z.output<typeof RatingRowView>;

export const RatingView = RatingRowView.extend({
  answers: z.array(
    z.object({
      questionId: z.string(),
      aspectLabel: z.string(),
      text: z.string(),
      answer: text,
      points: z.number().int().nullable(),
      poor: z.boolean(),
    }),
  ),
  reason: text,
  contactName: text,
  contactPhone: text,
  screenNote: text,
  /** Ratings with the same key there are in all, this one included. */
  alike: z.array(z.object({ key: z.enum(STUFFING_KEYS), label: z.string(), count })),
  /** Round in whose period it lies, and whether it has been scored. */
  round: z.object({ id: z.string(), title: z.string(), scored: z.boolean() }).nullable(),
  mayScreen: z.boolean(),
  mayReadContact: z.boolean(),
});
export type RatingView = z.output<typeof RatingView>;

export const ScreenBody = z.strictObject({
  count: z.boolean({ error: '请选择计入或不计入' }),
  reason: z.string().trim().min(1, '请填写甄别理由').max(1000, '理由不得超过1000字'),
  /** Known to whoever decides: the round has been scored, only a correction of it takes the decision in. */
  afterScoring: z.boolean().default(false),
});
export type ScreenBody = z.output<typeof ScreenBody>;

export const BulkScreenBody = ScreenBody.extend({
  ids: z.array(z.uuid()).min(1, '请选择要甄别的评价').max(200, '一次最多甄别200条'),
});

export const ScreenAnswer = z.object({ id: z.string(), late: z.boolean() });
export type ScreenAnswer = z.output<typeof ScreenAnswer>;

export const BulkScreenAnswer = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      ok: z.boolean(),
      answer: ScreenAnswer.optional(),
      problem: ProblemView.optional(),
    }),
  ),
});

export const ContactView = z.object({ contactName: text, contactPhone: text });

export const QueueView = z.object({ waiting: count, oldest: text });

// ---- figures ------------------------------------------------------------------------------------------

export const BoardQuery = z.object({
  from: date,
  to: date,
  objectId: id.optional(),
  siteId: id.optional(),
});
export type BoardQuery = z.output<typeof BoardQuery>;

const Figures = { counted: count, mean: text, poor: count, setAside: count, rejected: count };

export const BoardView = z.object({
  from: z.string(),
  to: z.string(),
  /** Points up to which an answer is poor. */
  poorUpTo: count,
  summary: z.object(Figures),
  objects: z.array(z.object({ id: z.string(), name: z.string(), group: z.string(), ...Figures })),
  points: z.array(
    z.object({
      id: z.string(),
      objectName: z.string(),
      siteName: z.string(),
      windowName: z.string(),
      ...Figures,
    }),
  ),
  step: z.enum(['DAY', 'WEEK']),
  trend: z.array(z.object({ key: z.string(), counted: count, mean: text, poor: count })),
  aspects: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      count,
      mean: text,
      levels: z.array(z.object({ label: z.string(), points: z.number().int().nullable(), count })),
    }),
  ),
});
export type BoardView = z.output<typeof BoardView>;

const CellView = z.object({
  key: z.string(),
  label: z.string(),
  count: count.nullable(),
  value: text,
  hidden: z.boolean(),
});

export const OwnBoardView = z.object({
  /** Fewer ratings than this are not shown. */
  hideBelow: count,
  rounds: z.array(
    z.object({
      roundId: z.string(),
      title: z.string(),
      from: z.string(),
      to: z.string(),
      objectName: z.string(),
      total: CellView,
      windows: z.array(CellView),
      aspects: z.array(CellView),
    }),
  ),
});
export type OwnBoardView = z.output<typeof OwnBoardView>;
