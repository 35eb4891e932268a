import { z } from 'zod';
import { ASSESSMENT_STATUSES } from '../../workflows/rules/officer-term/assessmentLabels';
import { GRADES } from '../../workflows/rules/officer-term/parameters';
import { oneOrMany } from '../list';
import { ObligationView } from '../obligation/schemas';
import { optionalNote as optionalNoteOf, writtenNote } from '../process/bodies';
import { ActionView } from '../process/schemas';

const count = z.number().int();
const text = z.string().nullable();
const date = z.iso.date();
const note = writtenNote(2000);
const optionalNote = optionalNoteOf(2000);
export const SchemeCode = z.string().min(1).max(16);

const Year = z.object({ from: z.string(), to: z.string() });
const Person = z.object({ id: z.string(), displayName: z.string() }).nullable();
/** Body of each step of an assessment that exists, by the name of its Update. */
export const ASSESSMENT_BODIES = {
  recount: z.strictObject({ note: optionalNote }),
  decideMode: z.strictObject({ mode: z.enum(['ADOPTION', 'FALLBACK']), note }),
  adjust: z.strictObject({ termId: z.uuid(), grade: z.enum(GRADES), note: optionalNote }),
  confirm: z.strictObject({ note: optionalNote }),
  withdraw: z.strictObject({ note }),
  urge: z.strictObject({ obligationId: z.string().min(1).max(64), note: optionalNote }),
  order: z.strictObject({ obligationId: z.string().min(1).max(64), note: optionalNote }),
} as const;
export type AssessmentHumanCommand = keyof typeof ASSESSMENT_BODIES;

/** Opens the assessment of one year of a scheme; `replacesId` corrects an earlier one and needs a note. */
export const OpenAssessmentBody = z.strictObject({
  schemeCode: SchemeCode,
  schemeVersion: z.number().int().min(1).optional(),
  yearFrom: date,
  yearTo: date,
  replacesId: z.uuid().optional(),
  note: optionalNote,
});
export type OpenAssessmentBody = z.output<typeof OpenAssessmentBody>;

export const AssessmentFilter = z.strictObject({
  schemeCode: SchemeCode.optional(),
  status: oneOrMany(z.enum(ASSESSMENT_STATUSES)).optional(),
  yearFrom: date.optional(),
});

/** A line of the list of assessments. */
export const AssessmentRowView = z.object({
  id: z.string(),
  schemeCode: z.string(),
  schemeVersion: count,
  schemeName: z.string(),
  yearFrom: z.string(),
  yearTo: z.string(),
  status: z.enum(ASSESSMENT_STATUSES),
  mode: z.enum(['ADOPTION', 'FALLBACK']).nullable(),
  people: count,
  unscreened: count,
  officeOrganisationId: z.string(),
  officeOrganisationName: z.string(),
  openedAt: z.string(),
  countedAt: z.string(),
  confirmedAt: text,
  replacesId: text,
  replacedBy: text,
  nextDueAt: text,
  overdueCount: count,
  now: z.string(),
});
export type AssessmentRowView = z.output<typeof AssessmentRowView>;

const GradeStepView = z.object({ ruleId: z.string(), text: z.string() });

/** One person on the sheet: the figures, the machine's proposal with its whole calculation, what was decided. */
export const AssessedPersonView = z.object({
  termId: z.string(),
  officerName: z.string(),
  certificateNo: text,
  channel: z.string(),
  termStatus: z.string(),
  adopted: count,
  provided: count,
  unscreened: count,
  lastCountedAt: text,
  specialDutyMissed: count,
  quotaMissed: z.array(z.string()),
  /** Grade by adopted items alone. */
  earned: z.enum(GRADES),
  computed: z.enum(GRADES),
  /** As adjusted; the computed one unless somebody changed it. */
  grade: z.enum(GRADES),
  rank: z.number().int().nullable(),
  steps: z.array(GradeStepView),
  /** Grades that may be chosen instead, by the rules. */
  choices: z.array(z.enum(GRADES)),
  adjusted: z.object({ by: Person, at: z.string(), note: text }).nullable(),
});
export type AssessedPersonView = z.output<typeof AssessedPersonView>;

export const AssessmentView = AssessmentRowView.extend({
  confirmerOrganisationId: z.string(),
  confirmerOrganisationName: z.string(),
  /** Persons who compete: all but those who missed the special duty. */
  base: count,
  seats: z.object({ excellent: count, good: count }).nullable(),
  overCeiling: z.object({ excellent: z.boolean(), good: z.boolean() }).nullable(),
  /** Twice the median of adopted items. */
  doubleMedian: z.number().int().nullable(),
  fallbackAdvised: z.boolean(),
  modeNote: text,
  openNote: text,
  figuresFinal: z.boolean(),
  persons: z.array(AssessedPersonView),
  left: z.array(z.object({ termId: z.string(), officerName: z.string(), endedOn: z.string() })),
  acted: z.object({ openedBy: Person, modeBy: Person, confirmedBy: Person }),
  /** Terms that have been told of the confirmed grade. */
  told: count,
  obligations: z.array(ObligationView),
  rewardLists: z.array(z.object({ id: z.string(), number: text, status: z.string() })),
  actions: z.array(ActionView),
});
export type AssessmentView = z.output<typeof AssessmentView>;

/** What an assessment of the year would start from, before it is opened. */
export const AssessmentPreview = z.object({
  schemeCode: z.string(),
  schemeVersion: count,
  year: Year,
  opensOn: z.string(),
  mayOpen: z.boolean(),
  people: count,
  unscreened: count,
  base: count,
  doubleMedian: z.number().int().nullable(),
  fallbackAdvised: z.boolean(),
  persons: z.array(
    AssessedPersonView.pick({
      termId: true,
      officerName: true,
      adopted: true,
      provided: true,
      unscreened: true,
      specialDutyMissed: true,
      quotaMissed: true,
      earned: true,
    }),
  ),
});

export type AssessmentPreview = z.output<typeof AssessmentPreview>;

/** A year of a scheme that is ending or over and has no assessment yet. */
export const AssessmentDue = z.object({
  schemeCode: z.string(),
  schemeVersion: count,
  schemeName: z.string(),
  yearFrom: z.string(),
  yearTo: z.string(),
  opensOn: z.string(),
  people: count,
  /** The year is over. */
  closed: z.boolean(),
});
export type AssessmentDue = z.output<typeof AssessmentDue>;

const PeriodView = z.looseObject({ key: z.string(), label: z.string(), met: z.boolean() });
/** Measured items of one person in a span; no weights and no grades (HB-MGT-2, LA-TRM-1, AMB-YY-4). */
export const ReviewRowView = z.object({
  termId: z.string(),
  officerName: z.string(),
  certificateNo: text,
  termStatus: z.string(),
  performance: z.object({
    submissions: count,
    attended: count,
    activities: count,
    unexcusedAbsences: count,
  }),
  suggestions: z.object({ made: count, adopted: count }),
  reports: z.object({ filed: count, valid: count }),
  periods: z.array(PeriodView),
  findings: z.array(z.looseObject({ key: z.string(), ground: z.string(), message: z.string() })),
  /** The review that the organ has confirmed for a span with this last day, if any. */
  confirmed: z.object({ id: z.string(), confirmedAt: z.string(), note: text }).nullable(),
});
export type ReviewRowView = z.output<typeof ReviewRowView>;
export const ReviewsView = z.object({
  schemeCode: z.string(),
  kind: z.enum(['MEASURED_ITEMS', 'YEARLY_REVIEW', 'PERIODIC_EVALUATION', 'ADOPTION_GRADES']),
  ruleId: z.string(),
  from: z.string(),
  to: z.string(),
  data: z.array(ReviewRowView),
});
export type ReviewsView = z.output<typeof ReviewsView>;
