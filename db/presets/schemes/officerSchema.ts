import { z } from 'zod';
import {
  END_STATES,
  EVENT_KINDS,
  GROUNDS,
  MEASURES,
  type OfficerSchemeParameters,
  PUBLICATION_ACTS,
  SERIOUSNESS,
  SUBMISSION_KINDS,
  VIOLATION_KINDS,
} from '../../../workflows/rules/officer-term/parameters';

const count = z.int().min(1);
const text = z.string().min(1);
const date = z.iso.date();
const ruleId = z.string().regex(/^[A-Z]+(-[A-Z0-9]+)+[a-z]?$/);
const rule = z.strictObject({ ruleId });
const item = z.strictObject({ code: text, label: text, ruleId });
const grade = z.enum(['EXCELLENT', 'GOOD', 'PASS']);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const eligibility = z.strictObject({
  age: z.strictObject({ min: count.nullable(), max: count.nullable(), ruleId }).nullable(),
  attestations: z.array(item),
  conditionsAnyOf: z.array(item),
  bars: z.array(item),
  commitmentLetter: z.strictObject({ ruleId, items: z.array(item).min(1) }).nullable(),
  liaison: rule.nullable(),
  trainingBeforeDuty: rule.nullable(),
  categories: z.strictObject({ ruleId, items: z.array(item).min(1), open: z.boolean() }).nullable(),
  industryRequired: rule.nullable(),
});

const quota = z.strictObject({
  total: count.nullable(),
  ruleId,
  channels: z.array(z.strictObject({ code: text, label: text, seats: count })),
  transfer: z.strictObject({ from: text, to: text, ifApplicantsBelow: count, ruleId }).nullable(),
});

const term = z.strictObject({
  years: count,
  ruleId,
  defaultStart: date.nullable(),
  otherLengthWithReason: z.boolean(),
  renewal: z.enum(['NEW_APPOINTMENT', 'RENEWAL', 'YEARLY_REVIEW', 'NONE']),
  renewalRuleId: ruleId,
  maxTerms: count.nullable(),
  askDaysBefore: count.nullable(),
  resignationRuleId: ruleId,
});

const monthlyReport = z.strictObject({
  dutyRuleId: ruleId,
  consecutiveEmptyMonths: count,
  consecutiveRuleId: ruleId,
  emptyMonthsInYearMoreThan: count,
  yearRuleId: ruleId,
  year: z.enum(['APPOINTMENT', 'CALENDAR']),
  nilReportCounts: z.boolean(),
  leaveExcuses: z.enum(['NEVER', 'WHOLE_MONTH']),
  warnOnDay: z.int().min(1).max(28),
});

const dutyQuota = z.strictObject({
  code: text,
  label: text,
  ruleId,
  per: z.enum(['QUARTER', 'HALF', 'YEAR', 'TERM']),
  year: z.enum(['TERM', 'CALENDAR']),
  kinds: z.array(z.enum(SUBMISSION_KINDS)).min(1),
  quality: z.enum(['SUBMITTED', 'VALID', 'VALUABLE']),
  min: count,
  warnDaysBefore: z.int().min(0).nullable(),
});

const gap = z.strictObject({
  ground: z.enum(GROUNDS),
  ruleId,
  months: count,
  warnMonths: z.array(count),
  countsAs: z.union([z.literal('ANY_ACTIVITY'), z.array(z.enum(SUBMISSION_KINDS)).min(1)]),
  specialReasonExempts: z.boolean(),
  foundAt: z.enum(['DAY', 'EVALUATION']),
});

const occasion = z.strictObject({
  kind: z.enum(EVENT_KINDS),
  label: text,
  per: z.enum(['MONTH', 'QUARTER']),
  min: count,
  strict: z.boolean(),
  remindDaysBefore: count,
  ruleId,
});

const duties = z.strictObject({
  monthlyReport: monthlyReport.nullable(),
  quotas: z.array(dutyQuota),
  gaps: z.array(gap),
  absences: z
    .strictObject({
      ground: z.enum(GROUNDS).nullable(),
      ruleId,
      kinds: z.array(z.enum(EVENT_KINDS)).min(1),
      threshold: count,
    })
    .nullable(),
  evaluation: z.strictObject({ everyMonths: count, ruleId }).nullable(),
  occasions: z.array(occasion),
  warningTime: time,
});

const ground = z.strictObject({
  ground: z.enum(GROUNDS),
  ruleId,
  mode: z.enum(['AUTO', 'DECIDE']),
  hearing: z.boolean(),
  endState: z.enum(['DISMISSED', 'TERMINATED', 'CANCELLED']),
  decider: text,
  inform: z.array(z.enum(['HOME_UNIT', 'ORGANISATION_DEPARTMENT', 'DISCIPLINE_ORGAN', 'COPY_ORGAN'])),
});

const hearing = z.strictObject({
  workingDays: count,
  remindDeliveryAfterWorkingDays: count,
  publicNoticeAfterWorkingDays: count,
  decisionWorkingDays: count,
  policy: z.strictObject({
    hourClock: z.enum(['OFFICE', 'WALL']),
    lastWorkingDayEndsAt: z.enum(['OFFICE_CLOSE', 'MIDNIGHT']),
  }),
});

const discipline = z.strictObject({
  codes: z.array(z.strictObject({ code: text, label: text, ruleId, kind: z.enum(VIOLATION_KINDS) })),
  otherRuleId: ruleId,
  measures: z.array(
    z.strictObject({
      measure: z.enum(MEASURES),
      ruleId,
      kinds: z.array(z.enum(VIOLATION_KINDS)).min(1),
      seriousness: z.array(z.enum(SERIOUSNESS)).min(1),
      socialEffect: z.boolean(),
      ground: z.enum(GROUNDS).nullable(),
      automatic: z.boolean(),
    }),
  ),
  verifier: text,
  publication: z.array(
    z.strictObject({
      acts: z.array(z.enum(PUBLICATION_ACTS)).min(1),
      written: z.boolean(),
      grantor: text,
      ruleId,
    }),
  ),
});

const percent = z.int().min(0).max(100);
const organAssessment = { ruleId, confirmer: text };
const assessment = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ADOPTION_GRADES'),
    ruleId,
    year: z.enum(['APPOINTMENT', 'CALENDAR']),
    bands: z.array(z.strictObject({ min: z.int().min(0), max: count.nullable(), grade, ruleId })).min(1),
    specialDutyRuleId: ruleId,
    quotaMissFails: z.boolean(),
    fallback: z.strictObject({
      excellentMaxPercent: percent,
      goodMaxPercent: percent,
      count: z.enum(['VALID', 'ALL']),
      adviseBelowMedian: count,
      ruleId,
      tieRuleId: ruleId,
      readingRuleId: ruleId,
    }),
    confirmer: text,
    confirmRuleId: ruleId,
  }),
  z.strictObject({ kind: z.literal('MEASURED_ITEMS'), ...organAssessment }),
  z.strictObject({ kind: z.literal('YEARLY_REVIEW'), ...organAssessment }),
  z.strictObject({ kind: z.literal('PERIODIC_EVALUATION'), ...organAssessment }),
]);

/** Checks the parameters of an officers' scheme before they are stored or frozen into a term. */
export const officerParametersSchema = z
  .strictObject({
    title: text,
    subject: z.enum(['PERSON', 'ORGANISATION']),
    validity: z.strictObject({ from: date, to: date.nullable(), ruleId }),
    organs: z.array(item).min(1),
    selection: z.array(z.strictObject({ channel: text, steps: z.array(text).min(1) })).min(1),
    quota,
    eligibility,
    term,
    duties,
    grounds: z.array(ground),
    hearing,
    discipline,
    assessment,
    rewards: z
      .strictObject({
        fen: z.array(z.strictObject({ grade, fen: count, ruleId })).min(1),
        barRuleId: ruleId,
        barringEndStates: z.array(z.enum(END_STATES)),
      })
      .nullable(),
    rotation: z
      .strictObject({
        groupSize: z.literal(2),
        sameUnit: z.enum(['AVOID', 'ALLOW']),
        ruleId,
        ownUnitRuleId: ruleId,
      })
      .nullable(),
  })
  .check((context) => {
    for (const message of contradictions(context.value)) {
      context.issues.push({ code: 'custom', message, input: context.value });
    }
  }) satisfies z.ZodType<OfficerSchemeParameters>;

/** What the parts say against one another: organs and grounds that are used must exist, seats must add up. */
function contradictions(scheme: OfficerSchemeParameters): string[] {
  const organs = scheme.organs.map(({ code }) => code);
  const grounds = scheme.grounds.map((each) => each.ground);
  const usedOrgans = [
    ...scheme.grounds.map(({ decider }) => decider),
    scheme.discipline.verifier,
    scheme.assessment.confirmer,
  ];
  const { monthlyReport, gaps, absences } = scheme.duties;
  const usedGrounds = [
    ...(monthlyReport ? (['CONSECUTIVE_EMPTY_MONTHS', 'EMPTY_MONTHS_IN_YEAR'] as const) : []),
    ...gaps.map((each) => each.ground),
    ...(absences?.ground ? [absences.ground] : []),
    ...scheme.discipline.measures.flatMap((each) => each.ground ?? []),
  ];
  const { total, channels, transfer } = scheme.quota;
  const seats = channels.reduce((sum, { seats: n }) => sum + n, 0);
  const codes = channels.map(({ code }) => code);
  const { evaluation } = scheme.duties;
  return [
    ...usedOrgans.filter((code) => !organs.includes(code)).map((code) => `unknown organ ${code}`),
    ...usedGrounds.filter((code) => !grounds.includes(code)).map((code) => `no rule for ground ${code}`),
    ...(new Set(grounds).size < grounds.length ? ['a ground has two rules'] : []),
    ...(channels.length > 0 && total !== null && seats !== total
      ? ['seats of the channels miss the total']
      : []),
    ...(transfer && !(codes.includes(transfer.from) && codes.includes(transfer.to))
      ? ['transfer between unknown channels']
      : []),
    ...(gaps.some(({ foundAt }) => foundAt === 'EVALUATION') && !evaluation
      ? ['no evaluation to find gaps']
      : []),
  ];
}

/** An officers' scheme as the product brings it; `publishedAt` is null for a draft. */
export interface OfficerSchemePreset {
  code: string;
  version: number;
  name: string;
  parameters: OfficerSchemeParameters;
  publishedAt: string | null;
}
