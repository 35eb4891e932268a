import { z } from 'zod';
import type { OfficerTermCommandName } from '../../workflows/officer-term/messages';
import {
  GROUNDS,
  MEASURES,
  PUBLICATION_ACTS,
  SERIOUSNESS,
  SUBMISSION_KINDS,
  VIOLATION_KINDS,
} from '../../workflows/rules/officer-term/parameters';
import { optionalNote as optionalNoteOf, writtenNote } from '../process/bodies';

const note = writtenNote(4000);
const optionalNote = optionalNoteOf(4000);
const date = z.iso.date('请填写日期');
const optionalDate = date.nullish().transform((each) => each ?? null);
const instant = z.iso.datetime({ offset: true, error: '请填写时间' });
const code = z.string().min(1).max(64);
const optionalCode = code.nullish().transform((each) => each ?? null);
const id = z.uuid();
/** Procedures are named by their ground and facts. */
const procedureId = z.string().min(1, '请选择程序').max(200);
const factIds = z.array(z.string().min(1).max(200)).min(1, '请选择所涉及的事实').max(100);
const files = z.array(id).max(20, '一次最多附20个文件').default([]);

const onlyNote = z.strictObject({ note });
const onObligation = z.strictObject({ obligationId: z.string().min(1).max(200), note: optionalNote });
const span = { from: date, to: date };

const verdict = {
  submissionId: id,
  verdict: z.enum(['VALID', 'INVALID', 'FALSE', 'DUPLICATE']),
  valuable: z.boolean().default(false),
  workable: z.boolean().default(false),
  classification: optionalCode,
  duplicateOf: id.nullish().transform((each) => each ?? null),
};

const inOrder = { path: ['to'], message: '结束日期不能早于开始日期' };
const ordered = <S extends z.ZodType<{ from: string; to: string | null }>>(schema: S) =>
  schema.refine(({ from, to }) => to === null || from <= to, inOrder);

/** Body of each human step on a term, by the name of its Update. */
export const TERM_COMMAND_BODIES = {
  recordTraining: z.strictObject({ note: optionalNote }),
  file: z.strictObject({ submissionId: id, arrivedOn: optionalDate }),
  screen: z.strictObject({ ...verdict, note: optionalNote }),
  correctScreening: z.strictObject({ ...verdict, note }),
  decideAdoption: z.strictObject({
    submissionId: id,
    adopted: z.boolean(),
    byOrganisationId: optionalCode,
    byText: z
      .string()
      .trim()
      .max(200)
      .nullish()
      .transform((text) => text || null),
    note: optionalNote,
  }),
  recordActivity: z.strictObject({ kind: code, takenPlaceAt: instant, note: optionalNote }),
  requestLeave: ordered(z.strictObject({ ...span, note, files })),
  decideLeave: z.strictObject({ leaveId: id, grant: z.boolean(), note: optionalNote }),
  recordSpecialReason: ordered(z.strictObject({ from: date, to: optionalDate, note })),
  endSpecialReason: z.strictObject({ reasonId: id, to: date }),
  readNotice: z.strictObject({ procedureId }),
  recordDelivery: z.strictObject({
    procedureId,
    way: z.enum(['RECORDED', 'PUBLIC_NOTICE']),
    note: optionalNote,
  }),
  answerHearing: z.strictObject({ procedureId, note, files }),
  proposeStay: z.strictObject({ procedureId, factIds, until: optionalDate, note }),
  answerStay: z.strictObject({ procedureId, confirm: z.boolean(), note: optionalNote }),
  decideProcedure: z.strictObject({ procedureId, keep: z.boolean(), note }),
  refuteFacts: z.strictObject({ procedureId, factIds, note }),
  reportViolation: z.strictObject({ code, note: optionalNote }),
  verifyViolation: z.strictObject({
    violationId: id,
    confirmed: z.boolean(),
    kind: z.enum(VIOLATION_KINDS),
    seriousness: z.enum(SERIOUSNESS),
    badSocialEffect: z.boolean(),
    note,
  }),
  takeMeasure: z.strictObject({
    violationId: id,
    measure: z.enum(MEASURES),
    transferTo: z
      .string()
      .trim()
      .max(200)
      .nullish()
      .transform((text) => text || null),
    note,
  }),
  proposeGround: z.strictObject({ ground: z.enum(GROUNDS), note }),
  requestPublication: ordered(
    z.strictObject({
      acts: z.array(z.enum(PUBLICATION_ACTS)).min(1, '请选择需要许可的事项'),
      from: date,
      to: optionalDate,
      note,
      files,
    }),
  ),
  decidePublication: z.strictObject({
    permissionId: id,
    grant: z.boolean(),
    fileId: id.nullish().transform((each) => each ?? null),
    note: optionalNote,
  }),
  withdrawPublication: z.strictObject({ permissionId: id, note }),
  confirmReview: ordered(z.strictObject({ ...span, note })),
  decideRenewal: z.strictObject({ renew: z.boolean(), note }),
  resign: z.strictObject({ applicationFileId: id, note: optionalNote }),
  endWithScheme: onlyNote,
  urge: onObligation,
  order: onObligation,
} as const satisfies Partial<Record<OfficerTermCommandName, z.ZodType>>;

export type TermCommandName = keyof typeof TERM_COMMAND_BODIES;
export const TERM_COMMAND_NAMES = Object.keys(TERM_COMMAND_BODIES) as TermCommandName[];
export type TermCommandBody<N extends TermCommandName = TermCommandName> = z.output<
  (typeof TERM_COMMAND_BODIES)[N]
>;
/** What a screen sends. */
export type TermCommandInput<N extends TermCommandName = TermCommandName> = z.input<
  (typeof TERM_COMMAND_BODIES)[N]
>;

const title = z.string().trim().max(200, '标题不得超过200字').default('');
const text = z.string().max(20_000, '正文不得超过20000字').default('');

/** What an officer is writing; complete only when it is filed. */
export const DraftBody = z.strictObject({
  kind: z.enum(SUBMISSION_KINDS),
  nil: z.boolean().default(false),
  urgent: z.boolean().default(false),
  title,
  body: text,
  remedy: text,
  details: z
    .record(z.string().min(1).max(64), z.union([z.string().max(2000), z.array(z.string().max(200)).max(50)]))
    .default({}),
  place: z.string().trim().max(200).default(''),
  targetOrganisationId: optionalCode,
  targetText: z.string().trim().max(200).default(''),
  observedOn: optionalDate,
  knownOn: optionalDate,
  /** Uploads of the writer, whole list. */
  files,
});
export type DraftBody = z.output<typeof DraftBody>;
