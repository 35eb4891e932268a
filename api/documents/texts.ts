import type { LoadedDocument } from '../../db/queries/document';
import { reviewLimit } from '../../workflows/rules/redemption/clocks';
import { KIND_LABELS } from '../../workflows/rules/redemption/labels';
import { writtenMinutes, writtenMoment } from './format';
import type { DocumentRow } from './schemas';

/** What differs between the kinds of documents. */
export interface DocumentText {
  title: string;
  addressee: string;
  paragraphs: string[];
  rows: DocumentRow[];
  closing: string[];
}

/** Names that the texts use over and over. */
export interface Names {
  plan: string;
  window: string;
  department: string;
  enterprise: string;
  item: string;
}

type TextOf = (document: LoadedDocument, names: Names) => DocumentText;

/** 交办通知书: the window gives the case to the department (GR-U5); limits GR-T2, GR-T3. */
export const assignmentNotice: TextOf = (document, names) => {
  const { redemption, item, scheme, facts, note } = document;
  const respond = writtenMinutes(scheme.parameters.clocks.respondMinutes);
  const { workingDays } = reviewLimit(
    {
      policyLevel: document.item.policyLevel,
      reviewWorkingDays: item.guide.reviewWorkingDays,
      longerLimitBasis: item.guide.longerLimitBasis,
    },
    scheme.parameters,
  );
  const kind = KIND_LABELS[facts.kind ?? redemption.kind];
  return {
    title: '惠企政策兑现交办通知书',
    addressee: names.department,
    paragraphs: [
      `${names.enterprise}申请兑现“${names.item}”，${names.window}已于${moment(redemption.acceptedAt)}受理。` +
        `经研判，该申请属${kind}类事项，由你单位负责审核办理。现依照${names.plan}交由你单位办理。`,
      `请自收到本通知书起${respond}内（以工作时间计）签收并明确经办人，${workingDays}个工作日内按办事指南完成审核和报批。` +
        '申请材料确需补正的，请一次性告知企业；补正期间审核时限停止计算。',
      ...(note ? [`交办说明：${note}`] : []),
    ],
    rows: [
      { label: '政策类别', value: `${kind}类` },
      { label: '交办方式', value: facts.channel === 'OFFLINE' ? '线下（纸质送达）' : '线上' },
      { label: '签收响应时限', value: dueOrRule(document, 'T2_RESPOND', `收到本通知书后${respond}内`) },
      {
        label: '审核报批时限',
        value: dueOrRule(document, 'T3_REVIEW', `收到本通知书后${workingDays}个工作日内`),
      },
      { label: '随附申请材料', value: materialNames(document, document.submittedKeys).join('；') || '无' },
    ],
    closing: ['办理进度请随时在系统中反馈。不属于你单位职责的，请说明理由并及时退回专窗。'],
  };
};

/** 补正通知书: everything that is missing, told at once (AMB-GR-4). */
export const supplementNotice: TextOf = (document, names) => {
  const { redemption, facts, note } = document;
  const missing = materialNames(document, facts.materialKeys ?? []);
  const underReview = redemption.acceptedAt !== null && redemption.acceptedAt < document.issuedAt;
  return {
    title: '惠企政策兑现申请材料补正通知书',
    addressee: names.enterprise,
    paragraphs: [
      `你单位于${moment(redemption.submittedAt)}提出的“${names.item}”兑现申请收悉。经审查，申请材料需要补正。` +
        '现将需要补正的全部内容一次性告知如下：',
      ...missing.map((name, index) => `${index + 1}．${name}`),
      ...(note ? [`补正要求：${note}`] : []),
    ],
    rows: [{ label: '所处环节', value: underReview ? '部门审核' : '专窗受理审查' }],
    closing: [
      underReview
        ? '自本通知发出至材料补齐期间，部门审核时限停止计算；补齐后接续办理。'
        : '材料补齐并符合办事指南要求的，专窗即予受理。',
      `请通过原申报渠道提交。${contact(document)}`,
    ],
  };
};

/** 不予受理通知书, with the reason and the ways to object. */
export const nonAcceptanceNotice: TextOf = (document, names) => ({
  title: '惠企政策兑现申请不予受理通知书',
  addressee: names.enterprise,
  paragraphs: [
    `你单位于${moment(document.redemption.submittedAt)}提出的“${names.item}”兑现申请收悉。` +
      `经对照该事项办事指南审查，依照${names.plan}，决定不予受理。`,
    `不予受理的理由：${document.note ?? '详见系统记录。'}`,
  ],
  rows: [],
  closing: ['上述情形消除后，你单位可以重新提出申请。', remedies(document), contact(document)],
});

/** 不予兑现决定书, decided by the department, with the reason and the ways to object. */
export const refusalNotice: TextOf = (document, names) => ({
  title: '惠企政策不予兑现决定书',
  addressee: names.enterprise,
  paragraphs: [
    `你单位提出的“${names.item}”兑现申请已于${moment(document.redemption.acceptedAt)}受理。` +
      `经${names.department}按照该事项办事指南审核，依照${names.plan}，决定不予兑现。`,
    `不予兑现的理由：${document.note ?? '详见系统记录。'}`,
  ],
  rows: [],
  closing: [remedies(document), contact(document)],
});

/** 催办单: told to the body that owes (GR-U7). */
export const reminder: TextOf = (document, names) => ({
  title: '惠企政策兑现催办单',
  addressee: ownerName(document, names),
  paragraphs: [
    standing(document, names),
    '请抓紧办理，并在系统中反馈办理进度。',
    ...(document.note ? [`催办意见：${document.note}`] : []),
  ],
  rows: dutyRows(document),
  closing: [],
});

/** 督办单: told to the leader of the body that owes (GR-U7); what may follow is GR-G6. */
export const supervisionOrder: TextOf = (document, names) => ({
  title: '惠企政策兑现督办单',
  addressee: `${ownerName(document, names)}主要负责同志`,
  paragraphs: [
    standing(document, names),
    '现予督办。请你单位负责人督促立即办结，并将未按时办结的原因和办结时间书面反馈专窗。',
    ...(document.note ? [`督办意见：${document.note}`] : []),
  ],
  rows: dutyRows(document),
  closing: [
    '限时办结情况列入定期通报和年度目标绩效考核。对不作为、慢作为、乱作为的问题线索，可按规定移送纪检监察机关处理。',
  ],
});

/** What is owed by each kind of obligation, to follow “应于……前”. */
const DUTIES: Record<string, string> = {
  INTAKE: '完成受理审查',
  T1_ASSIGN: '向主管部门交办',
  T2_RESPOND: '签收交办通知书并明确经办人',
  T3_REVIEW: '完成审核报批',
  T4_PAY: '完成资金兑付',
  OVERALL: '完成兑现全过程',
  CALLBACK: '完成企业回访',
};

function duty(document: LoadedDocument): string {
  return DUTIES[obligation(document)?.kind ?? ''] ?? '完成所承担的办理工作';
}

function obligation(document: LoadedDocument) {
  return document.obligations.find((each) => each.id === document.facts.obligationId);
}

function dueAt(document: LoadedDocument): string | null {
  return document.facts.dueAt ?? obligation(document)?.firstDueAt ?? null;
}

function standing(document: LoadedDocument, names: Names): string {
  const due = dueAt(document);
  const late = due !== null && document.issuedAt > due;
  return (
    `${names.enterprise}申请兑现“${names.item}”一案，依照${names.plan}，` +
    `你单位应${due === null ? '按规定时限' : `于${writtenMoment(due)}前`}${duty(document)}。` +
    `截至${writtenMoment(document.issuedAt)}，该项工作尚未完成${late ? '，已超过规定时限' : ''}。`
  );
}

function dutyRows(document: LoadedDocument): DocumentRow[] {
  const due = dueAt(document);
  const owed = obligation(document);
  return [
    { label: '应办事项', value: duty(document) },
    ...(owed ? [{ label: '时限起算', value: writtenMoment(owed.origin) }] : []),
    { label: '到期时间', value: due === null ? '时限暂停中' : writtenMoment(due) },
  ];
}

function ownerName(document: LoadedDocument, names: Names): string {
  const id = obligation(document)?.ownerOrganisationId ?? document.facts.departmentOrganisationId;
  return (id && document.organisations[id]?.name) || names.department;
}

/** Due instant of the clock that the notice itself started; words of the rule when it starts with delivery on paper. */
function dueOrRule(document: LoadedDocument, kind: string, rule: string): string {
  const started = document.obligations.find(
    (each) => each.kind === kind && each.origin === document.issuedAt,
  );
  return started ? `${writtenMoment(started.firstDueAt)}前` : rule;
}

function materialNames(document: LoadedDocument, keys: string[]): string[] {
  const { materials } = document.item.guide;
  return keys.map((key) => materials.find((each) => each.key === key)?.name ?? key);
}

/** Administrative review within 60 days, court within six months, from the day of knowing. */
function remedies(document: LoadedDocument): string {
  const { complaintPhone } = document.item.guide;
  return (
    '对本决定不服的，可以自收到之日起六十日内依法申请行政复议，或者自收到之日起六个月内依法向人民法院提起行政诉讼。' +
    `对办理过程有意见的，可拨打监督投诉电话${complaintPhone}。`
  );
}

function contact(document: LoadedDocument): string {
  return `咨询电话：${document.item.guide.windowPhone}（惠企政策兑现专窗）。`;
}

function moment(instant: string | null): string {
  return instant === null ? '规定时间' : writtenMoment(instant);
}
