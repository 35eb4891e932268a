import type { LoadedTermDocument } from '../../db/queries/termDocument';
import {
  ADDRESSEE_LABELS,
  GROUND_LABELS,
  TERM_OBLIGATION_LABELS,
} from '../../workflows/rules/officer-term/labels';
import type { Addressee, EndState } from '../../workflows/rules/officer-term/parameters';
import { dayLabel } from '../../workflows/rules/officer-term/periods';
import { writtenMoment } from './format';
import type { DocumentRow, DocumentView, TermDocumentKind } from './schemas';
import type { DocumentText } from './texts';

/** Names that the texts use over and over. */
export interface TermNames {
  plan: string;
  /** What the scheme calls its officers. */
  title: string;
  officer: string;
  office: string;
  officePhone: string | null;
  decider: string;
  owner: string;
}

export type TermText = DocumentText & { table?: DocumentView['table'] };
type TextOf = (document: LoadedTermDocument, names: TermNames) => TermText;

const NO_TABLE = { rows: [], closing: [] };

/** 聘书: certificate of a person (BT-SEL-1, LA-SEL-3, YY-S-5). */
const certificate: TextOf = ({ term, scheme }, names) => ({
  title: '聘　书',
  addressee: names.officer,
  paragraphs: [
    `依照${names.plan}，经规定程序，聘请您为${names.title}，聘期自${dayLabel(term.fromDate)}起至${dayLabel(term.toDate)}止。`,
    '请在聘期内依规履行职责，遵守工作纪律。',
  ],
  rows: [
    { label: '证书编号', value: term.certificateNo ?? '' },
    ...channelRows(scheme.parameters, term),
    { label: '聘期', value: spanOf(term) },
  ],
  closing: [],
});

/** 牌匾证明: what stands behind the plaque of an organisation (YY-P-3). */
const plaque: TextOf = ({ term }, names) => ({
  title: `${names.title}牌匾证明`,
  addressee: names.officer,
  paragraphs: [
    `依照${names.plan}，经规定程序，确定你单位为${names.title}，有效期自${dayLabel(term.fromDate)}起至${dayLabel(term.toDate)}止。`,
    '资格终止后，请停止使用牌匾和本证明。',
  ],
  rows: [
    { label: '牌匾编号', value: term.certificateNo ?? '' },
    { label: '有效期', value: spanOf(term) },
  ],
  closing: [],
});

const PROPOSED: Record<string, string> = {
  DISMISSED: '解聘',
  TERMINATED: '终止资格',
  CANCELLED: '取消资格',
};

const verbOf = (endState: EndState | undefined): string => PROPOSED[endState ?? ''] ?? '处理';

/** 拟处理告知书: facts, ground, window and how to use it (§12). */
const hearingNotice: TextOf = ({ procedure, scheme, term, facts }, names) => {
  const { hearing } = scheme.parameters;
  const verb = verbOf(procedure?.endState);
  const ground = procedure ? GROUND_LABELS[procedure.ground] : '有关情形';
  return {
    title: `拟${verb}告知书`,
    addressee: names.officer,
    paragraphs: [
      `经核查，你（单位）在${names.title}聘期内存在“${ground}”情形：${procedure?.message ?? '详见下表'}。` +
        `依照${names.plan}，拟予${verb}。现将有关事实和你（单位）享有的权利告知如下。`,
    ],
    rows: [
      { label: '证书编号', value: term.certificateNo ?? '' },
      { label: '聘期', value: spanOf(term) },
      { label: '情形', value: ground },
      { label: '适用规则', value: procedure?.ruleId ?? '' },
      { label: '事实成立时间', value: procedure ? writtenMoment(procedure.factsAt) : '' },
      { label: '陈述申辩期限', value: windowWords(hearing.workingDays, procedure?.windowEndsAt ?? null) },
      { label: '拟作处理', value: verb },
      { label: '处理决定单位', value: names.decider },
    ],
    table: procedure
      ? {
          columns: ['事实', '起', '止', '已有件数', '请假'],
          rows: (facts.facts ?? procedure.facts).map(({ label, from, to, count, onLeave }) => [
            label,
            from,
            to,
            String(count),
            onLeave ? '是' : '否',
          ]),
        }
      : null,
    closing: [
      `你（单位）可以自收到本告知书的次日起${hearing.workingDays}个工作日内，在系统中陈述、申辩并提交材料，也可以书面提交${names.office}。` +
        '有正当理由的，可以请求暂缓处理。',
      procedure?.mode === 'AUTO'
        ? '期限届满未暂缓、上述事实未被更正的，即按规定处理，不再另行告知。'
        : '期限届满后，由有权单位结合陈述申辩情况作出决定；不陈述、不申辩不影响作出决定。',
      contact(names),
    ],
  };
};

/** Notice of an end against the officer: facts, ground, hearing, decision. */
const endNotice: TextOf = (document, names) => {
  const { term, procedure, note } = document;
  const verb = verbOf(procedure?.endState ?? (term.status as EndState));
  const ground = procedure?.ground ?? term.endGround;
  return {
    title: `${verb}通知书`,
    addressee: names.officer,
    paragraphs: [
      `你（单位）在${names.title}聘期内存在“${ground ? GROUND_LABELS[ground] : '有关情形'}”情形` +
        `${procedure ? `：${procedure.message}` : ''}。${heard(procedure)}依照${names.plan}，现予${verb}。`,
      ...(note ? [`理由：${note}`] : []),
      `自${writtenMoment(term.endedAt ?? document.issuedAt)}起，你（单位）不再担任${names.title}，请停止使用证书或牌匾以及有关名义。`,
    ],
    rows: [
      { label: '证书编号', value: term.certificateNo ?? '' },
      { label: '原聘期', value: spanOf(term) },
      { label: '情形', value: ground ? GROUND_LABELS[ground] : '' },
      { label: '适用规则', value: term.endRuleId ?? procedure?.ruleId ?? '' },
      { label: '告知时间', value: procedure?.notifiedAt ? writtenMoment(procedure.notifiedAt) : '无须告知' },
      { label: '送达时间', value: procedure?.delivery ? writtenMoment(procedure.delivery.at) : '' },
      { label: '陈述申辩', value: answersOf(procedure) },
      { label: '处理决定单位', value: names.decider },
    ].filter(({ value }) => value !== ''),
    closing: [contact(names)],
  };
};

const expiryNotice: TextOf = ({ term }, names) => ({
  title: '聘期届满通知书',
  addressee: names.officer,
  paragraphs: [
    `你（单位）担任${names.title}的聘期已于${dayLabel(term.toDate)}届满，自即日起自然退出。感谢你（单位）在聘期内对优化营商环境工作的支持。`,
  ],
  ...NO_TABLE,
  rows: certificateRows(term),
  closing: ['请停止使用证书或牌匾以及有关名义。'],
});

const renewalNotice: TextOf = ({ term, note }, names) => ({
  title: '续聘通知书',
  addressee: names.officer,
  paragraphs: [
    `你（单位）担任${names.title}的聘期至${dayLabel(term.toDate)}届满。依照${names.plan}，决定予以续聘，新聘期另行颁发证书。`,
    ...(note ? [`说明：${note}`] : []),
  ],
  ...NO_TABLE,
  rows: certificateRows(term),
});

const resignationNotice: TextOf = ({ term, issuedAt }, names) => ({
  title: '解聘通知书（本人申请）',
  addressee: names.officer,
  paragraphs: [
    `你（单位）的书面申请已收悉。依照${names.plan}，自${writtenMoment(term.endedAt ?? issuedAt)}起不再担任${names.title}。感谢你（单位）的工作。`,
  ],
  ...NO_TABLE,
  rows: certificateRows(term),
  closing: ['请停止使用证书或牌匾以及有关名义。'],
});

/** 暂缓通知书: the procedure rests, for good or until a day. */
const stayNotice: TextOf = ({ procedure, note, term }, names) => ({
  title: '暂缓处理通知书',
  addressee: names.officer,
  paragraphs: [
    `关于拟予${verbOf(procedure?.endState)}一事，经研究确认，决定暂缓处理` +
      `${procedure?.stay?.until ? `至${dayLabel(procedure.stay.until)}，届时重新决定` : ''}。`,
    ...(note ? [`理由：${note}`] : []),
  ],
  rows: [
    ...certificateRows(term),
    { label: '情形', value: procedure ? GROUND_LABELS[procedure.ground] : '' },
  ],
  closing: ['暂缓期间请继续依规履行职责。'],
});

/** A letter that tells a body outside the scheme's organs of an end (LA-DIS-7). */
const informationLetter: TextOf = (document, names) => {
  const { facts, officer, organisations, term, procedure } = document;
  const home =
    (officer.homeOrganisationId && organisations[officer.homeOrganisationId]?.name) || officer.unitName;
  const named = facts.organisationId ? organisations[facts.organisationId]?.name : undefined;
  const known = named ?? ADDRESSEE_LABELS[facts.addressee as Addressee] ?? '有关单位';
  const ground = procedure?.ground ?? term.endGround;
  return {
    title: '情况通报函',
    addressee: facts.addressee === 'HOME_UNIT' && home ? home : known,
    paragraphs: [
      `${names.officer}（${names.title}，证书编号${term.certificateNo ?? ''}）` +
        `因“${ground ? GROUND_LABELS[ground] : '有关情形'}”，已依照${names.plan}予以${verbOf(procedure?.endState ?? (term.status as EndState))}。现将有关情况函告。`,
      ...(procedure ? [`有关事实：${procedure.message}。`] : []),
    ],
    rows: [{ label: '结束时间', value: writtenMoment(term.endedAt ?? document.issuedAt) }],
    closing: [contact(names)],
  };
};

const standing: TextOf = (document, names) => {
  const { obligation, facts, issuedAt, note } = document;
  const due = facts.dueAt ?? obligation?.firstDueAt ?? null;
  const duty = obligation ? dutyOf(obligation.kind) : '应办事项';
  const late = due !== null && issuedAt > due;
  return {
    title: '催办单',
    addressee: names.owner,
    paragraphs: [
      `依照${names.plan}，关于${names.title}${names.officer}的“${duty}”，应${due === null ? '按规定时限' : `于${writtenMoment(due)}前`}完成。` +
        `截至${writtenMoment(issuedAt)}尚未完成${late ? '，已超过规定时限' : ''}。`,
      '请抓紧办理，并在系统中登记办理情况。',
      ...(note ? [`意见：${note}`] : []),
    ],
    rows: [
      { label: '应办事项', value: duty },
      ...(obligation ? [{ label: '时限起算', value: writtenMoment(obligation.origin) }] : []),
      { label: '到期时间', value: due === null ? '时限暂停中' : writtenMoment(due) },
    ],
    closing: [],
  };
};

const order: TextOf = (document, names) => {
  const text = standing(document, names);
  const own = document.obligation?.ownerAccountId === document.term.officerAccountId;
  return {
    ...text,
    title: '督办单',
    addressee: own ? text.addressee : `${text.addressee}主要负责同志`,
    paragraphs: text.paragraphs.map((each, index) =>
      index === 1 ? '现予督办。请督促立即办结，并书面反馈未按时办结的原因和办结时间。' : each,
    ),
  };
};

export const TERM_TEXTS: Record<TermDocumentKind, TextOf> = {
  CERTIFICATE: certificate,
  PLAQUE: plaque,
  HEARING_NOTICE: hearingNotice,
  DISMISSAL_NOTICE: endNotice,
  TERMINATION_NOTICE: endNotice,
  CANCELLATION_NOTICE: endNotice,
  EXPIRY_NOTICE: expiryNotice,
  RENEWAL_NOTICE: renewalNotice,
  RESIGNATION_NOTICE: resignationNotice,
  STAY_NOTICE: stayNotice,
  INFORMATION_LETTER: informationLetter,
  REMINDER: standing,
  SUPERVISION_ORDER: order,
};

type Term = LoadedTermDocument['term'];

const spanOf = ({ fromDate, toDate }: Term): string => `${dayLabel(fromDate)}至${dayLabel(toDate)}`;

const certificateRows = (term: Term): DocumentRow[] => [
  { label: '证书编号', value: term.certificateNo ?? '' },
  { label: '聘期', value: spanOf(term) },
];

function channelRows(
  { quota, eligibility }: LoadedTermDocument['scheme']['parameters'],
  term: Term,
): DocumentRow[] {
  const channel = quota.channels.find(({ code }) => code === term.channel)?.label;
  const category =
    eligibility.categories?.items.find(({ code }) => code === term.category)?.label ?? term.categoryText;
  return [
    ...(channel ? [{ label: '选聘渠道', value: channel }] : []),
    ...(category ? [{ label: '类别', value: category }] : []),
  ];
}

const windowWords = (workingDays: number, endsAt: string | null): string =>
  `收到本告知书的次日起${workingDays}个工作日内${endsAt ? `（至${writtenMoment(endsAt)}）` : ''}`;

function heard(procedure: LoadedTermDocument['procedure']): string {
  if (!procedure?.notifiedAt) return '';
  const answers = procedure.answers.length;
  return `${writtenMoment(procedure.notifiedAt)}已向你（单位）告知拟处理的事实、理由和陈述申辩的权利，期限内${answers > 0 ? '你（单位）的陈述申辩意见已予记录' : '你（单位）未陈述申辩'}。`;
}

function answersOf(procedure: LoadedTermDocument['procedure']): string {
  if (!procedure?.notifiedAt) return '';
  return procedure.answers.length > 0 ? `${procedure.answers.length}次` : '未陈述申辩';
}

const dutyOf = (kind: string): string =>
  (TERM_OBLIGATION_LABELS as Record<string, string>)[kind] ?? '应办事项';

const contact = ({ office, officePhone }: TermNames): string =>
  `联系单位：${office}${officePhone ? `，电话${officePhone}` : ''}。`;
