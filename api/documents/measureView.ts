import type { LoadedMeasureDocument } from '../../db/queries/measureDocument';
import { LADDER_MEASURE_LABELS } from '../../workflows/rules/evaluation/labels';
import {
  MEASURE_DOCUMENT_LABELS,
  MEASURE_OBLIGATION_LABELS,
  measureStatusLabel,
} from '../../workflows/rules/evaluation/measures/labels';
import { headOf } from '../../workflows/rules/evaluation/measures/measure';
import { dueRows, noticeFrame, orderText } from './order';
import { type DocumentView, MEASURE_DOCUMENT_KINDS } from './schemas';

/** Lays a notice or an order of a measure out in words; who acts are organs and posts, never persons. */
export function viewMeasureDocument(document: LoadedMeasureDocument): DocumentView {
  const { measure, note, facts, obligationKind } = document;
  const kind = MEASURE_DOCUMENT_KINDS.find((each) => each === document.kind);
  if (kind === undefined) throw new Error(`no text for documents of kind ${document.kind}`);
  const order = kind === 'MEASURE_ORDER';
  const ground =
    `你单位在${measure.roundYear}年第${measure.roundNumber}轮营商环境直接评价中排名处于末位` +
    (measure.streak > 1 ? `，且已连续${measure.streak}次处于末位。` : '。');
  const limit = (obligationKind && MEASURE_OBLIGATION_LABELS[obligationKind]) || '应办事项';
  const asked = order
    ? orderText(limit, document)
    : `现启动${LADDER_MEASURE_LABELS[measure.kind]}，请按本通知要求办理。`;
  return {
    ...noticeFrame(document),
    kind,
    title: MEASURE_DOCUMENT_LABELS[kind] ?? kind,
    issuer: document.issuerName ?? measure.organOrganisationName,
    addressee: order ? (document.ownerName ?? measure.objectName) : measure.objectName,
    paragraphs: [...(order ? [] : [ground]), asked, ...(note ? [note] : [])],
    rows: [
      { label: '被评价对象', value: measure.objectName },
      { label: '评价轮次', value: `${measure.roundYear}年第${measure.roundNumber}轮` },
      { label: '措施', value: LADDER_MEASURE_LABELS[measure.kind] },
      { label: '依据条款', value: headOf(measure.parameters, measure.kind).ruleId },
      ...dueRows(facts),
      ...(order ? [{ label: '当前环节', value: measureStatusLabel(measure.kind, measure.status) }] : []),
    ],
    closing: order ? [] : ['办理情况请在系统中报送；对期限有困难的，请在到期前说明理由。'],
  };
}
