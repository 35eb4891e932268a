import { z } from 'zod';

/** Kinds of documents that a case can issue. */
export const DOCUMENT_KINDS = [
  'ASSIGNMENT_NOTICE',
  'SUPPLEMENT_NOTICE',
  'NON_ACCEPTANCE_NOTICE',
  'REFUSAL_NOTICE',
  'REMINDER',
  'SUPERVISION_ORDER',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Kinds of documents that an officer's term can issue. */
export const TERM_DOCUMENT_KINDS = [
  'CERTIFICATE',
  'PLAQUE',
  'HEARING_NOTICE',
  'DISMISSAL_NOTICE',
  'TERMINATION_NOTICE',
  'CANCELLATION_NOTICE',
  'EXPIRY_NOTICE',
  'RENEWAL_NOTICE',
  'RESIGNATION_NOTICE',
  'STAY_NOTICE',
  'INFORMATION_LETTER',
  'REMINDER',
  'SUPERVISION_ORDER',
] as const;
export type TermDocumentKind = (typeof TERM_DOCUMENT_KINDS)[number];

/** Kinds of documents that a measure of the ladder can issue. */
export const MEASURE_DOCUMENT_KINDS = [
  'RECTIFICATION_NOTICE',
  'INTERVIEW_NOTICE',
  'REVIEW_NOTICE',
  'MEASURE_ORDER',
] as const;

/** Kinds of documents that a follow-up can issue. */
export const FOLLOW_UP_DOCUMENT_KINDS = ['FOLLOW_UP_ORDER'] as const;

/** Kinds of papers of a round of direct evaluation: the numbered bulletin, and the protocol of its draw. */
export const ROUND_DOCUMENT_KINDS = ['EVALUATION_BULLETIN', 'DRAW_PROTOCOL'] as const;

/** Papers without a number, drawn up anew whenever they are asked for. */
export const STATEMENT_KINDS = ['YEAR_STATEMENT'] as const;

/** Content of a document, the same for the PDF and for the print page; all texts are Chinese. */
export const documentView = z.object({
  id: z.uuid(),
  kind: z.enum([
    ...DOCUMENT_KINDS,
    ...TERM_DOCUMENT_KINDS,
    ...MEASURE_DOCUMENT_KINDS,
    ...FOLLOW_UP_DOCUMENT_KINDS,
    ...ROUND_DOCUMENT_KINDS,
    ...STATEMENT_KINDS,
  ]),
  /** What it belongs to: a case or a term; the other is null, both of anything else's. */
  redemptionId: z.uuid().nullable(),
  termId: z.uuid().nullable(),
  /** Number of the case, or of the officer's certificate. */
  caseNo: z.string().nullable(),
  number: z.string(),
  title: z.string(),
  issuedAt: z.string(),
  /** Name of the issuing body, above the title and beside the seal. */
  issuer: z.string(),
  addressee: z.string(),
  paragraphs: z.array(z.string()),
  /** Table of facts. */
  rows: z.array(z.object({ label: z.string(), value: z.string() })),
  /** Table of the facts on which a procedure stands. */
  table: z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) }).nullable(),
  /** Further tables, each under its title. */
  tables: z
    .array(z.object({ title: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.string())) }))
    .optional(),
  /** Paragraphs after the table: consequences, remedies, contacts. */
  closing: z.array(z.string()),
  /** Date of issue as written beside the seal, e.g. 2026年1月5日. */
  issuedOn: z.string(),
  /** Slip to be signed by the receiver and returned. */
  receipt: z
    .object({
      title: z.string(),
      text: z.string(),
      rows: z.array(z.object({ label: z.string(), value: z.string() })),
    })
    .nullable(),
  /** Address at which anybody can check whether the document is valid; printed as QR code. */
  verification: z.object({ url: z.string(), text: z.string() }).nullable(),
});

export type DocumentView = z.infer<typeof documentView>;
export type DocumentRow = DocumentView['rows'][number];
