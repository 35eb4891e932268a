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

/** Content of a document, the same for the PDF and for the print page; all texts are Chinese. */
export const documentView = z.object({
  id: z.uuid(),
  kind: z.enum(DOCUMENT_KINDS),
  redemptionId: z.uuid(),
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
});

export type DocumentView = z.infer<typeof documentView>;
export type DocumentRow = DocumentView['rows'][number];
