import { z } from 'zod';

const days = z.record(z.string(), z.string());
const nullable = z.string().nullable();

export const CalendarContent = z.object({
  version: z.string(),
  announcedYears: z.array(z.number().int()),
  holidays: days,
  makeUps: days,
  closures: days.optional(),
});

export const CalendarView = z.object({
  calendar: CalendarContent,
  hours: z.object({ slots: z.array(z.object({ from: z.string(), to: z.string() })) }),
});

/** A version without its days. */
export const CalendarVersionRow = z.object({
  version: z.string(),
  status: z.enum(['DRAFT', 'PUBLISHED', 'SUPERSEDED']),
  publishedAt: nullable,
  note: nullable,
  announcedYears: z.array(z.number().int()),
});
export type CalendarVersionRow = z.infer<typeof CalendarVersionRow>;

/** How far the running processes have been told; UNKNOWN while the engine does not answer. */
export const PublicationView = z.object({
  phase: z.enum(['RUNNING', 'SETTLING', 'DONE', 'INCOMPLETE', 'SUPERSEDED', 'FAILED', 'UNKNOWN']),
  total: z.number().int().nullable(),
  done: z.number().int().nullable(),
  failed: z.number().int().nullable(),
  startedAt: nullable,
});
export type PublicationView = z.infer<typeof PublicationView>;

export const CalendarVersionView = CalendarVersionRow.extend({
  /** The version on which a draft was made; null for one that came with a release. */
  base: nullable,
  content: CalendarContent,
  publication: PublicationView.nullable(),
});
export type CalendarVersionView = z.infer<typeof CalendarVersionView>;

const noticeDays = z.array(z.strictObject({ date: z.string().max(10), name: z.string().max(20) })).max(120);

/** A year's notice: as pasted text, or as lists. */
export const DraftBody = z
  .strictObject({
    year: z.number().int().min(2000).max(2200),
    correction: z.boolean().default(false),
    /** Where the notice was published. */
    note: z.string().trim().max(200).optional(),
    text: z.string().max(20_000).optional(),
    holidays: noticeDays.optional(),
    makeUps: noticeDays.optional(),
  })
  .refine(
    (body) => (body.text === undefined) !== (body.holidays === undefined && body.makeUps === undefined),
    {
      path: ['text'],
      message: '请粘贴放假安排，或逐日列出',
    },
  );
export type DraftBody = z.infer<typeof DraftBody>;

export const DraftAnswer = CalendarVersionView.extend({
  /** What each line of a pasted notice was read as. */
  rows: z.array(
    z.object({
      line: z.number().int(),
      text: z.string(),
      kind: z.enum(['HOLIDAY', 'MAKE_UP']).nullable(),
      dates: z.array(z.string()),
      name: z.string(),
      message: nullable,
    }),
  ),
  warnings: z.array(z.object({ code: z.string(), field: z.string(), message: z.string() })),
});
export type DraftAnswer = z.infer<typeof DraftAnswer>;

export const PreviewQuery = z.object({
  page: z.coerce.number().int().min(1).max(400).default(1),
  perPage: z.coerce.number().int().min(1).max(200).default(50),
});

/** One limit that moves, or stops or begins being provisional. */
export const MovedLimit = z.object({
  obligationId: z.string(),
  kind: z.string(),
  label: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  /** Case number, certificate, theme …: what people know the subject by. */
  subjectName: nullable,
  organisationName: z.string(),
  from: nullable,
  to: nullable,
  provisionalBefore: z.boolean(),
  provisionalAfter: z.boolean(),
});
export type MovedLimit = z.infer<typeof MovedLimit>;

export const PreviewView = z.object({
  base: z.string(),
  /** First day on which the version differs from the one in force; null when it does not. */
  firstDifference: nullable,
  counts: z.object({
    /** Open limits that were looked at, because they reach that day. */
    checked: z.number().int(),
    moved: z.number().int(),
    noLongerProvisional: z.number().int(),
    /** Cases, terms, gatherings … of which a limit moves. */
    subjects: z.number().int(),
  }),
  /** True when not every open limit was looked at; the counts are then at least. */
  isCapped: z.boolean(),
  data: z.array(MovedLimit),
  total: z.number().int(),
});
export type PreviewView = z.infer<typeof PreviewView>;
