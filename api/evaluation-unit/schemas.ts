import { z } from 'zod';
import { GROUPS, LADDER_MEASURES } from '../../workflows/rules/evaluation/parameters';
import { AWARD_STANDINGS } from '../../workflows/rules/evaluation/results/award';
import { MeasureRowView } from '../measure/schemas';

const count = z.number().int();
const text = z.string().nullable();

export const YearQuery = z.object({ year: z.coerce.number().int().min(2022).max(2200).optional() });

const RoundKeyView = z.object({ roundId: z.string(), year: count, number: count });

/** An object with its ranks of the year; what goes beyond published placings is null for others than those concerned. */
export const UnitRowView = z.object({
  id: z.string(),
  name: z.string(),
  group: z.enum(GROUPS),
  groupLabel: z.string(),
  own: z.boolean(),
  ranks: z.array(count.nullable()),
  streak: count.nullable(),
  /** Points of the year as booked, with sign. */
  points: text,
  inTargetAssessment: z.boolean().nullable(),
  standing: z.enum(AWARD_STANDINGS).nullable(),
  standingLabel: text,
  openMeasures: count.nullable(),
});
export type UnitRowView = z.output<typeof UnitRowView>;

export const UnitsView = z.object({
  year: count,
  years: z.array(count),
  rounds: z.array(RoundKeyView),
  data: z.array(UnitRowView),
  /** The viewer reads every object whole. */
  whole: z.boolean(),
});
export type UnitsView = z.output<typeof UnitsView>;

const PlacingView = RoundKeyView.extend({
  version: count,
  name: z.string(),
  rank: count.nullable(),
  of: count,
  shown: text,
  top: z.boolean(),
  bottom: z.boolean(),
});

/** One rung of the ladder, and whether the streak has reached it. */
const RungView = z.object({
  streak: count,
  measure: z.enum(LADDER_MEASURES),
  label: z.string(),
  ruleId: z.string(),
  reached: z.boolean(),
  next: z.boolean(),
});

/** What a round of the year brought by the rules, and every booking of it. */
const PointsLineView = RoundKeyView.extend({
  top: z.boolean(),
  bottom: z.boolean(),
  timesTop: count,
  timesBottom: count,
  plus: z.string(),
  minus: z.string(),
  net: z.string(),
  ruleIds: z.array(z.string()),
  bookings: z.array(
    z.object({ points: z.string(), sourceYear: count, sourceNumber: count, sourceVersion: count }),
  ),
  /** Sum of the bookings; null as long as there is none. */
  booked: text,
});
export type PointsLineView = z.output<typeof PointsLineView>;

const UnitDetailView = z.object({
  streak: count,
  rungs: z.array(RungView),
  /** What another bottom placing would bring. */
  ifBottomAgain: z.object({ streak: count, measures: z.array(z.string()), ruleIds: z.array(z.string()) }),
  crossYear: z.boolean(),
  streakRuleId: z.string(),
  measures: z.array(MeasureRowView),
  points: z.object({
    lines: z.array(PointsLineView),
    total: z.string(),
    byRules: z.string(),
    inTargetAssessment: z.boolean(),
    ruleIds: z.array(z.string()),
  }),
  award: z.object({
    standing: z.enum(AWARD_STANDINGS),
    label: z.string(),
    ruleId: z.string(),
    consecutive: count,
  }),
});
export type UnitDetailView = z.output<typeof UnitDetailView>;

/** An evaluated object: published placings for everybody, the rest for itself, the organs, supervision and audit. */
export const UnitView = z.object({
  id: z.string(),
  name: z.string(),
  group: z.enum(GROUPS),
  groupLabel: z.string(),
  organisationName: text,
  validTo: text,
  own: z.boolean(),
  year: count,
  years: z.array(count),
  history: z.array(PlacingView),
  detail: UnitDetailView.nullable(),
});
export type UnitView = z.output<typeof UnitView>;
