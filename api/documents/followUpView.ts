import type { LoadedFollowUpDocument } from '../../db/queries/followUpDocument';
import {
  FOLLOW_UP_DOCUMENT_LABELS,
  FOLLOW_UP_KIND_LABELS,
  FOLLOW_UP_OBLIGATION_LABELS,
  OBJECT_OBLIGATIONS,
} from '../../workflows/rules/follow-up/labels';
import { mayKnow, readsAsObject } from '../follow-up/reading';
import type { Viewer } from '../session/viewer';
import { dueRows, noticeFrame, orderText } from './order';
import { type DocumentView, FOLLOW_UP_DOCUMENT_KINDS } from './schemas';

/** The people of the object read orders on limits of theirs only: the others would tell who is called (GE-WAY-3). */
export const mayReadOrder = (viewer: Viewer, { followUp, obligationKind }: LoadedFollowUpDocument): boolean =>
  mayKnow(viewer, followUp) &&
  (!readsAsObject(viewer, followUp) || OBJECT_OBLIGATIONS.includes(obligationKind ?? ''));

/** Lays a supervision order out in words; nothing of it tells who rated or complained, or where. */
export function viewFollowUpDocument(document: LoadedFollowUpDocument): DocumentView {
  const { followUp, note, facts, obligationKind } = document;
  const kind = FOLLOW_UP_DOCUMENT_KINDS.find((each) => each === document.kind);
  if (kind === undefined) throw new Error(`no text for documents of kind ${document.kind}`);
  const limit = (obligationKind && FOLLOW_UP_OBLIGATION_LABELS[obligationKind]) || '应办事项';
  return {
    ...noticeFrame(document),
    kind,
    title: FOLLOW_UP_DOCUMENT_LABELS[kind] ?? kind,
    issuer: document.issuerName ?? followUp.organOrganisationName,
    addressee: document.ownerName ?? followUp.objectName,
    paragraphs: [orderText(limit, document), ...(note ? [note] : [])],
    rows: [
      { label: '被评价对象', value: followUp.objectName },
      { label: '事项类别', value: FOLLOW_UP_KIND_LABELS[followUp.kind] },
      { label: '依据条款', value: followUp.parameters.ruleId },
      ...dueRows(facts),
    ],
    closing: ['办理情况请在系统中报送。'],
  };
}
