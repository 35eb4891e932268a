import type { LoadedDocument } from '../../db/queries/document';
import { writtenAmount, writtenDate, writtenMoment } from './format';
import { DOCUMENT_KINDS, type DocumentKind, type DocumentView } from './schemas';
import {
  assignmentNotice,
  type DocumentText,
  type Names,
  nonAcceptanceNotice,
  refusalNotice,
  reminder,
  supervisionOrder,
  supplementNotice,
} from './texts';

const TEXTS: Record<DocumentKind, (document: LoadedDocument, names: Names) => DocumentText> = {
  ASSIGNMENT_NOTICE: assignmentNotice,
  SUPPLEMENT_NOTICE: supplementNotice,
  NON_ACCEPTANCE_NOTICE: nonAcceptanceNotice,
  REFUSAL_NOTICE: refusalNotice,
  REMINDER: reminder,
  SUPERVISION_ORDER: supervisionOrder,
};

/** Documents that are addressed to the enterprise; the others are correspondence inside the administration. */
export const FOR_ENTERPRISE: readonly string[] = [
  'SUPPLEMENT_NOTICE',
  'NON_ACCEPTANCE_NOTICE',
  'REFUSAL_NOTICE',
];

/** Lays a document out in words: number, addressee, body, table of facts, closing, signature and receipt. */
export function viewDocument(document: LoadedDocument): DocumentView {
  const kind = kindOf(document.kind);
  const { redemption, enterprise, item, organisations } = document;
  const departmentId = document.facts.departmentOrganisationId ?? redemption.departmentOrganisationId;
  const names: Names = {
    plan: `《${document.scheme.name}》`,
    window: organisations[redemption.windowOrganisationId]?.name ?? '惠企政策兑现专窗',
    department: (departmentId && organisations[departmentId]?.name) || '主管部门',
    enterprise: enterprise.name,
    item: item.name,
  };
  const text = TEXTS[kind](document, names);
  return {
    id: document.id,
    kind,
    redemptionId: redemption.id,
    termId: null,
    caseNo: redemption.caseNo,
    number: document.number,
    title: text.title,
    issuedAt: document.issuedAt,
    issuer: issuerName(document, kind),
    addressee: text.addressee,
    paragraphs: text.paragraphs,
    rows: [
      { label: '办件编号', value: redemption.caseNo ?? redemption.id },
      { label: '申请企业', value: enterprise.name },
      { label: '统一社会信用代码', value: enterprise.creditCode },
      { label: '政策事项', value: item.name },
      { label: '申请金额', value: writtenAmount(redemption.requestedFen) },
      { label: '提交时间', value: writtenMoment(redemption.submittedAt) },
      ...text.rows,
    ],
    table: null,
    closing: text.closing,
    issuedOn: writtenDate(document.issuedAt),
    receipt: kind === 'ASSIGNMENT_NOTICE' ? receiptOf(document, names) : null,
    verification: null,
  };
}

function kindOf(kind: string): DocumentKind {
  const known = DOCUMENT_KINDS.find((each) => each === kind);
  if (known === undefined) throw new Error(`no text for documents of kind ${kind}`);
  return known;
}

/**
 * Organisation of the person who issued it; the system issues in the name of the window, a refusal in that of the
 * department. Nobody reminds himself: then it is the body to which the window belongs.
 */
function issuerName(document: LoadedDocument, kind: DocumentKind): string {
  const { redemption, organisations, facts } = document;
  const inName =
    kind === 'REFUSAL_NOTICE' ? redemption.departmentOrganisationId : redemption.windowOrganisationId;
  const issuer = organisations[document.issuerOrganisationId ?? inName ?? redemption.windowOrganisationId];
  const toItself =
    (kind === 'REMINDER' || kind === 'SUPERVISION_ORDER') && issuer?.id === facts.departmentOrganisationId;
  const parent = toItself && issuer?.parentId ? organisations[issuer.parentId] : undefined;
  return (parent ?? issuer)?.name ?? '惠企政策兑现专窗';
}

function receiptOf(document: LoadedDocument, names: Names): DocumentView['receipt'] {
  return {
    title: '回　执',
    text: `${names.window}：《惠企政策兑现交办通知书》（${document.number}）已收到。`,
    rows: [
      { label: '签收单位', value: '' },
      { label: '签收人', value: '' },
      { label: '经办人及电话', value: '' },
      { label: '签收时间', value: '年　　月　　日　　时　　分' },
    ],
  };
}
