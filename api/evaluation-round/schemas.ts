import { z } from 'zod';
import { GROUPS, REPLACEMENT_GROUNDS, ROUND_STEPS } from '../../workflows/rules/evaluation/parameters';
import { ROUND_STATUSES } from '../../workflows/rules/evaluation/round/types';
import { oneOrMany } from '../list';
import { ObligationView } from '../obligation/schemas';
import { optionalNote as optionalNoteOf, writtenNote } from '../process/bodies';
import { ActionView, DocumentRowView } from '../process/schemas';

const count = z.number().int();
const text = z.string().nullable();
const moment = z.iso.datetime({ offset: true }).transform((value) => new Date(value).toISOString());
const note = writtenNote(4000, '请说明理由');
const optionalNote = optionalNoteOf(4000);
const limit = z.strictObject({ obligationId: z.string().min(1).max(64), note: optionalNote });
const nothing = z.strictObject({});

/** Body of each human step by the name of its Update. */
export const ROUND_BODIES = {
  prepare: z.strictObject({ note: optionalNote }),
  draw: nothing,
  open: z.strictObject({ closesAt: moment }),
  extend: z.strictObject({ closesAt: moment, note }),
  replace: z.strictObject({ memberId: z.uuid(), ground: z.enum(REPLACEMENT_GROUNDS) }),
  remind: nothing,
  close: nothing,
  score: z.strictObject({ note: optionalNote }),
  rank: nothing,
  decideTie: z.strictObject({
    group: z.enum(GROUPS),
    objectIds: z.array(z.string().min(1).max(64)).max(50),
    note,
  }),
  review: z.strictObject({ approve: z.boolean(), note: optionalNote }),
  publish: nothing,
  startMeasures: nothing,
  book: nothing,
  correct: z.strictObject({ note }),
  withdrawCorrection: z.strictObject({ note }),
  voidRound: z.strictObject({ note }),
  urge: limit,
  order: limit,
} as const;
export type RoundHumanCommand = keyof typeof ROUND_BODIES;
export type RoundBody<N extends RoundHumanCommand = RoundHumanCommand> = z.output<(typeof ROUND_BODIES)[N]>;

export const Year = z.coerce.number().int().min(2000).max(2200);
export const BeginRoundBody = z.strictObject({
  year: z.number().int().min(2000).max(2200),
  number: z.number().int().min(1).max(12),
});
export type BeginRoundBody = z.output<typeof BeginRoundBody>;

export const RoundFilterBody = z.strictObject({
  year: z.number().int().optional(),
  status: oneOrMany(z.enum(ROUND_STATUSES)).optional(),
  overdue: z.boolean().optional(),
});

/** A round that a year has room for: where its period stands, and the round that was begun. */
export const PeriodView = z.object({
  year: count,
  number: count,
  from: z.string(),
  to: z.string(),
  /** Against today: over, running, or not begun. */
  stands: z.enum(['OVER', 'RUNNING', 'AHEAD']),
  roundId: text,
  /** What to think of before beginning it; null when nothing. */
  warning: text,
});
export type PeriodView = z.output<typeof PeriodView>;

/** How many have answered, as it may be told; `from` and `to` are the same where the figure itself is. */
export const ReturnRangeView = z.object({ from: count, to: count });

/** A line of the list of rounds. */
export const RoundRowView = z.object({
  id: z.string(),
  schemeCode: z.string(),
  year: count,
  number: count,
  periodFrom: z.string(),
  periodTo: z.string(),
  status: z.enum(ROUND_STATUSES),
  statusLabel: z.string(),
  /** Version of the result in work; for others than organiser, supervision and audit the published one. */
  version: count,
  publishedVersion: count.nullable(),
  publishedAt: text,
  selected: count.nullable(),
  /** Sheets that are in: a figure or a range (GE-WAY-3); null before the collection. */
  returned: ReturnRangeView.nullable(),
  closesAt: text,
  heldStep: z.enum(ROUND_STEPS).nullable(),
  heldStepLabel: text,
  nextDueAt: text,
  nextDueLabel: text,
  overdueCount: count,
  begunAt: z.string(),
  now: z.string(),
});
export type RoundRowView = z.output<typeof RoundRowView>;

const StageView = z.object({
  step: z.enum(ROUND_STEPS),
  label: z.string(),
  organisationName: z.string(),
  ruleId: z.string(),
  /** The process may take it by itself. */
  automatic: z.boolean(),
  state: z.enum(['DONE', 'CURRENT', 'AHEAD']),
  at: text,
});

const PlacesView = z.object({
  key: z.string(),
  label: z.string(),
  selected: count,
  /** Requests to replace somebody; whether he had answered is not told. */
  replaced: count,
  reservesLeft: count,
});

export const ProgressView = z.object({
  selected: count,
  answered: ReturnRangeView,
  replaced: count,
  reservesLeft: count,
  strata: z.array(
    PlacesView.extend({
      /** null: too few places, counted together with others only. */
      answered: ReturnRangeView.nullable(),
      leaves: z.array(PlacesView),
    }),
  ),
  pooled: z.object({ labels: z.array(z.string()), selected: count, answered: ReturnRangeView }).nullable(),
  hideBelow: count,
});
export type ProgressView = z.output<typeof ProgressView>;

export const TieView = z.object({
  group: z.enum(GROUPS),
  groupLabel: z.string(),
  objects: z.array(z.object({ objectId: z.string(), name: z.string() })),
  mustDecide: z.boolean(),
  atLeastOne: z.boolean(),
  ruleId: z.string(),
  decision: z
    .object({ objectIds: z.array(z.string()), reason: text, byName: text, at: z.string() })
    .nullable(),
});

export type TieView = z.output<typeof TieView>;

export const PublicationView = z.object({
  version: count,
  bulletinNumber: z.string(),
  documentId: text,
  resultHash: z.string(),
  publishedAt: z.string(),
  correctionNote: text,
});

/** A round whole; what others than organiser, supervision and audit may not see is empty for them. */
export const RoundView = RoundRowView.extend({
  /** The viewer belongs to organiser, supervision or audit. */
  inside: z.boolean(),
  begunByName: text,
  organiserName: z.string(),
  stages: z.array(StageView),
  frozen: z
    .object({
      at: z.string(),
      frameHash: z.string(),
      members: count,
      objects: count,
      questionnaires: z.array(z.object({ kind: z.string(), label: z.string(), version: count })),
      /** Leaves and groups that do not have the scheme's numbers; published with the round. */
      deviations: z.array(
        z.object({ label: z.string(), required: count, actual: count, ruleId: z.string() }),
      ),
    })
    .nullable(),
  drawHash: text,
  progress: ProgressView.nullable(),
  held: z.object({ step: z.string(), code: z.string(), what: z.string(), todo: z.string() }).nullable(),
  ties: z.array(TieView),
  resultHash: text,
  /** Objects scored and those of them with enough valid answers; null before scoring. */
  coverage: z.object({ objects: count, enough: count }).nullable(),
  /** A result of the version in work can be looked at. */
  scored: z.boolean(),
  publications: z.array(PublicationView),
  documents: z.array(DocumentRowView),
  voidReason: text,
  grounds: z.array(z.object({ id: z.enum(REPLACEMENT_GROUNDS), name: z.string() })),
  obligations: z.array(ObligationView),
  actions: z.array(ActionView),
});
export type RoundView = z.output<typeof RoundView>;

/** The drawn of one leaf, masked, for naming somebody who can't be reached; nothing says who has answered. */
export const SelectionView = z.object({
  leaves: z.array(z.object({ leafId: z.string(), label: z.string(), seats: count, reservesLeft: count })),
  members: z.array(
    z.object({ memberId: z.string(), leafId: z.string(), maskedName: z.string(), fromReserve: z.boolean() }),
  ),
});
export type SelectionView = z.output<typeof SelectionView>;

export { ProcessAnswerView } from '../process/schemas';
