import { z } from 'zod';
import {
  BOTTOM_TIES,
  EVALUATED,
  type EvaluationSchemeParameters,
  GROUPS,
  LADDER_MEASURES,
  type LimitParameters,
  REPLACEMENT_GROUNDS,
  ROUND_STEPS,
  STUFFING_KEYS,
} from '../../../workflows/rules/evaluation/parameters';
import {
  QUESTIONNAIRE_KINDS,
  type Questionnaire,
} from '../../../workflows/rules/evaluation/questionnaire/types';

const count = z.int().min(1);
const natural = z.int().min(0);
const text = z.string().min(1);
const date = z.iso.date();
const ruleId = z.string().regex(/^[A-Z]+(-[A-Z0-9]+)+$/);
const code = z.string().regex(/^[A-Z0-9_-]+$/);
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const byGroup = z.strictObject({ COUNTY: count, DEPARTMENT: count });

const clock = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('OFFICE_MINUTES'), n: count }),
  z.strictObject({ unit: z.literal('WORKING_DAYS'), n: count }),
  z.strictObject({ unit: z.literal('CALENDAR_DAYS'), n: count }),
  z.strictObject({ unit: z.literal('MONTHS'), n: count }),
  z.strictObject({ unit: z.literal('END_OF'), period: z.enum(['MONTH', 'QUARTER', 'HALF', 'YEAR']) }),
]);
const limit = z.strictObject({ kind: code, label: text, ruleId, organ: code, clock });

const library = z.strictObject({
  total: count,
  ruleId,
  refreshRuleId: ruleId,
  strata: z
    .array(
      z.strictObject({
        code,
        label: text,
        ruleId,
        refresh: z.enum(['ROUND', 'YEAR']),
        units: z
          .array(
            z.strictObject({
              code,
              label: z.string(),
              cells: z.array(z.strictObject({ id: code, label: z.string(), count })).min(1),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
  deviations: z.enum(['REFUSE', 'WITH_REASON']),
});

const aspects = z.strictObject({
  aspects: z.array(z.strictObject({ code, label: text })).min(1),
  ruleId,
});

const round = z.strictObject({
  perYear: count,
  perYearRuleId: ruleId,
  periods: z.array(z.strictObject({ from: monthDay, to: monthDay })).min(1),
  steps: z.array(
    z.strictObject({
      step: z.enum(ROUND_STEPS),
      ruleId,
      organ: code,
      automatic: z.boolean(),
      limit: limit.nullable(),
    }),
  ),
  ruleId,
});

const percent = z.int().min(0).max(100);
const score = z.strictObject({
  concentratedPercent: percent,
  realTimePercent: percent,
  ruleId,
  weighting: z.literal('EQUAL'),
  minimumConcentrated: count,
  minimumRuleId: ruleId,
  minimumRealTime: count,
  realTimeMissing: z.enum(['CONCENTRATED_ONLY', 'ZERO']),
  realTimeMissingRuleId: ruleId,
  decimals: z.int().min(0).max(6),
  roundingRuleId: ruleId,
  hideBelow: count,
  hideRuleId: ruleId,
});

const points = z.strictObject({
  tenthsByTimes: z.array(natural).min(2),
  plusRuleId: ruleId,
  minusRuleId: ruleId,
  readingRuleId: ruleId,
  scopeRuleId: ruleId,
});

const rectification = z.strictObject({
  organ: code,
  ruleId,
  maxExtensions: natural,
  notify: limit,
  plan: limit,
  approvePlan: limit,
  act: limit,
  accept: limit,
});
const interview = z.strictObject({
  organ: code,
  ruleId,
  convene: limit,
  minutes: limit,
  commit: limit,
  keep: limit,
});
const review = z.strictObject({
  organ: code,
  ruleId,
  notify: limit,
  report: limit,
  schedule: limit,
  result: limit,
  results: z.array(z.strictObject({ code, label: text })).min(1),
});

const ratings = z.strictObject({
  ruleId,
  onceRuleId: ruleId,
  limits: z.array(z.strictObject({ key: z.enum(STUFFING_KEYS), max: count, minutes: count })),
  poorUpTo: percent,
  followUp: limit,
  maxReworks: z.number().int().min(0).max(5).optional(),
  screener: code,
});

/** Checks the parameters of an evaluation scheme before they are stored or frozen into a round. */
export const evaluationParametersSchema = z
  .strictObject({
    title: text,
    validity: z.strictObject({ from: date, to: date.nullable(), ruleId }),
    organs: z.array(z.strictObject({ code, label: text, ruleId })).min(1),
    library,
    draw: z.strictObject({
      size: count,
      ruleId,
      strataTie: z.literal('SMALLER_STRATUM_FIRST'),
      tieRuleId: ruleId,
      replacementGrounds: z.array(z.enum(REPLACEMENT_GROUNDS)),
    }),
    objects: z.strictObject({ counts: byGroup, ruleId }),
    questionnaires: z.strictObject({
      concentrated: aspects,
      realTime: aspects,
      valuesRuleId: ruleId,
      coverage: z.enum(['ALLOW_UNKNOWN', 'REQUIRE_RATING']),
      coverageRuleId: ruleId,
    }),
    round,
    score,
    rank: z.strictObject({
      top: byGroup,
      bottom: byGroup,
      bottomTie: z.enum(BOTTOM_TIES),
      ruleId,
      tieRuleId: ruleId,
    }),
    ladder: z.strictObject({
      rungs: z.array(z.strictObject({ streak: count, measure: z.enum(LADDER_MEASURES), ruleId })).min(1),
      crossYear: z.boolean(),
      streakRuleId: ruleId,
    }),
    points,
    award: z.strictObject({
      consecutive: count,
      extraPlaces: natural.nullable(),
      basisRuleId: ruleId,
      recommendRuleId: ruleId,
      barRuleId: ruleId,
    }),
    rectification,
    interview,
    review,
    ratings,
  })
  .check((context) => {
    for (const message of contradictions(context.value)) {
      context.issues.push({ code: 'custom', message, input: context.value });
    }
  }) satisfies z.ZodType<EvaluationSchemeParameters>;

/** What the parts say against one another. */
function contradictions(scheme: EvaluationSchemeParameters): string[] {
  const cells = scheme.library.strata.flatMap(({ units }) => units.flatMap((unit) => unit.cells));
  const members = cells.reduce((sum, cell) => sum + cell.count, 0);
  const organs = scheme.organs.map((organ) => organ.code);
  const limits = limitsOf(scheme);
  const usedOrgans = [
    ...scheme.round.steps.map(({ organ }) => organ),
    ...limits.map(({ organ }) => organ),
    scheme.rectification.organ,
    scheme.interview.organ,
    scheme.review.organ,
    scheme.ratings.screener,
    EVALUATED,
  ];
  const { round, score, points, ladder, rank, objects, draw } = scheme;
  const found: [boolean, string][] = [
    [members !== scheme.library.total, `the leaves add up to ${members}`],
    [twice(cells.map(({ id }) => id)), 'a leaf id stands twice'],
    [twice(scheme.library.strata.map((stratum) => stratum.code)), 'a stratum stands twice'],
    [draw.size > members, 'the draw is larger than the library'],
    [round.periods.length !== round.perYear, 'every round of the year needs a period'],
    [
      round.periods.some((each, i) => each.from > each.to || each.from <= (round.periods[i - 1]?.to ?? '')),
      'periods overlap',
    ],
    [round.steps.map(({ step }) => step).join() !== ROUND_STEPS.join(), 'the steps are not in their order'],
    [score.concentratedPercent + score.realTimePercent !== 100, 'the weights miss 100'],
    [points.tenthsByTimes[0] !== 0, 'no time, no points'],
    [!ascending(points.tenthsByTimes), 'more times give fewer points'],
    [!ascending(ladder.rungs.map(({ streak }) => streak)), 'the ladder is out of order'],
    [
      GROUPS.some((group) => rank.top[group] + rank.bottom[group] > objects.counts[group]),
      'top and bottom overlap',
    ],
    [twice(limits.map(({ kind }) => kind)), 'two limits have one kind'],
  ];
  return [
    ...usedOrgans.filter((organ) => !organs.includes(organ)).map((organ) => `unknown organ ${organ}`),
    ...found.filter(([wrong]) => wrong).map(([, message]) => message),
  ];
}

function limitsOf({
  round,
  rectification: r,
  interview: i,
  review: v,
  ratings: g,
}: EvaluationSchemeParameters) {
  const ofSteps = round.steps.flatMap((step): LimitParameters[] => (step.limit ? [step.limit] : []));
  const ofMeasures = [
    ...[r.notify, r.plan, r.approvePlan, r.act, r.accept],
    ...[i.convene, i.minutes, i.commit, i.keep],
    ...[v.notify, v.report, v.schedule, v.result],
  ];
  return [...ofSteps, ...ofMeasures, g.followUp];
}

function twice(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}

function ascending(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value >= values[index - 1]!);
}

/** Form of a questionnaire version; whether it can be published is for questionnaireProblems to say. */
export const questionnaireSchema = z.strictObject({
  kind: z.enum(QUESTIONNAIRE_KINDS),
  version: count,
  title: text,
  introduction: z.string(),
  questions: z.array(
    z.strictObject({
      id: code,
      aspect: code,
      text: z.string(),
      options: z.array(z.strictObject({ code, label: z.string(), points: z.number().nullable() })),
    }),
  ),
}) satisfies z.ZodType<Questionnaire>;

/** An evaluation scheme as the product brings it. */
export interface EvaluationSchemePreset {
  code: string;
  version: number;
  name: string;
  parameters: EvaluationSchemeParameters;
  publishedAt: string | null;
}
