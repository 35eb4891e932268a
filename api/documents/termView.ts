import type { LoadedTermDocument } from '../../db/queries/termDocument';
import { writtenDate } from './format';
import { type DocumentView, TERM_DOCUMENT_KINDS, type TermDocumentKind } from './schemas';
import { TERM_TEXTS, type TermNames } from './termTexts';

/** Documents that are addressed to the officer; the others are correspondence inside the administration. */
export const FOR_OFFICER: readonly string[] = [
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
];

/** Issued in the name of the organ that decides on the ground. */
const BY_DECIDER: readonly string[] = ['DISMISSAL_NOTICE', 'TERMINATION_NOTICE', 'CANCELLATION_NOTICE'];

const VERIFIABLE: readonly string[] = ['CERTIFICATE', 'PLAQUE'];

/**
 * Lays a document of a term out in words. `publicUrl` is the address under which the public reaches this system, for
 * the QR code of certificates.
 */
export function viewTermDocument(document: LoadedTermDocument, publicUrl: string): DocumentView {
  const kind = kindOf(document.kind);
  const { term, officer, scheme, organisations, obligation } = document;
  const office = organisations[term.officeOrganisationId];
  const name = (id: string | null | undefined) => (id ? organisations[id]?.name : undefined);
  const own = obligation !== null && obligation.ownerAccountId === term.officerAccountId;
  const names: TermNames = {
    plan: `《${scheme.name}》`,
    title: scheme.parameters.title,
    officer: officer.name,
    office: office?.name ?? '方案运营单位',
    officePhone: office?.phone ?? null,
    decider: name(document.deciderOrganisationId) ?? office?.name ?? '有权单位',
    owner: own ? officer.name : (name(obligation?.ownerOrganisationId) ?? '承办单位'),
  };
  const text = TERM_TEXTS[kind](document, names);
  return {
    id: document.id,
    kind,
    redemptionId: null,
    termId: term.id,
    caseNo: term.certificateNo,
    number: document.number,
    title: text.title,
    issuedAt: document.issuedAt,
    issuer: BY_DECIDER.includes(kind) ? names.decider : (name(document.issuerOrganisationId) ?? names.office),
    addressee: text.addressee,
    paragraphs: text.paragraphs,
    rows: text.rows,
    table: text.table ?? null,
    closing: text.closing,
    issuedOn: writtenDate(document.issuedAt),
    receipt: kind === 'HEARING_NOTICE' ? receiptOf(document, names, text.title) : null,
    verification:
      VERIFIABLE.includes(kind) && term.verificationCode
        ? {
            url: `${publicUrl}/certificates/${term.verificationCode}`,
            text: `扫码核验真伪。核验码：${term.verificationCode}`,
          }
        : null,
  };
}

function kindOf(kind: string): TermDocumentKind {
  const known = TERM_DOCUMENT_KINDS.find((each) => each === kind);
  if (known === undefined) throw new Error(`no text for documents of kind ${kind}`);
  return known;
}

/** True when the officer of the term himself is meant to read it. */
export function isForOfficer({ kind, obligation, term }: LoadedTermDocument): boolean {
  return (
    FOR_OFFICER.includes(kind) || (obligation !== null && obligation.ownerAccountId === term.officerAccountId)
  );
}

function receiptOf(document: LoadedTermDocument, names: TermNames, title: string): DocumentView['receipt'] {
  return {
    title: '送达回执',
    text: `${names.office}：《${title}》（${document.number}）已收到。`,
    rows: [
      { label: '受送达人', value: names.officer },
      { label: '签收人', value: '' },
      { label: '送达方式', value: '' },
      { label: '签收时间', value: '年　　月　　日　　时　　分' },
    ],
  };
}
