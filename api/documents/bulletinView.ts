import type { LoadedBulletin } from '../../db/queries/bulletin';
import type { ResultRow } from '../../db/queries/evaluationResults';
import { type ReturnRange, returnText } from '../../workflows/rules/evaluation/draw/returns';
import { GROUP_LABELS, SCORE_MARK_LABELS } from '../../workflows/rules/evaluation/labels';
import { GROUPS, type Group } from '../../workflows/rules/evaluation/parameters';
import { writtenDate, writtenHash } from './format';
import type { DocumentView } from './schemas';

/** The bulletin in the form of an official paper: both lists, what deviates, the hash of the result (GE-USE-1). */
export function viewBulletin(bulletin: LoadedBulletin, returned: ReturnRange): DocumentView {
  const { round, parameters, publication, earlier } = bulletin;
  const { score, rank } = parameters;
  const name = `${round.year}年第${round.number}轮`;
  return {
    id: bulletin.id,
    kind: 'EVALUATION_BULLETIN',
    redemptionId: null,
    termId: null,
    caseNo: null,
    number: bulletin.number,
    title: `${name}营商环境直接评价排名通报${publication.version > 1 ? '（更正）' : ''}`,
    issuedAt: bulletin.issuedAt,
    issuer: bulletin.issuerName,
    addressee: '各县（区），市级各部门（单位）',
    paragraphs: [
      `根据直接评价方案，${name}评价（时段${round.periodFrom}至${round.periodTo}）已经完成。集中评价占${score.concentratedPercent}%，时段内实时评价占${score.realTimePercent}%，按百分制计分。现将排名通报如下。`,
      ...(publication.version > 1
        ? [
            `本通报为第${publication.version}版，更正${earlier.map(({ bulletinNumber }) => `“${bulletinNumber}”`).join('、')}；原通报仍可查阅。${publication.correctionNote ? `更正原因：${publication.correctionNote}` : ''}`,
          ]
        : []),
    ],
    rows: [
      { label: '抽取评价人员', value: `${round.selected ?? 0}人` },
      { label: '收回问卷', value: `${returnText(returned)}份` },
      { label: '评价对象', value: `${round.objects ?? 0}个` },
      { label: '结果版本', value: `第${publication.version}版` },
      { label: '结果摘要', value: writtenHash(publication.resultHash) },
    ],
    table: null,
    tables: [
      ...GROUPS.map((group) => listTable(group, bulletin.rows)),
      ...(bulletin.deviations.length > 0 ? [deviationTable(bulletin)] : []),
    ],
    closing: [
      '得分保留两位小数，名次按精确值排定；同分的依次比较集中评价、实时评价和有效评价数，仍相同的并列。',
      `县（区）前${rank.top.COUNTY}位、市级部门（单位）前${rank.top.DEPARTMENT}位，县（区）后${rank.bottom.COUNTY}位、市级部门（单位）后${rank.bottom.DEPARTMENT}位的结果运用，按方案规定办理。`,
    ],
    issuedOn: writtenDate(bulletin.issuedAt),
    receipt: null,
    verification: null,
  };
}

function listTable(group: Group, rows: readonly ResultRow[]) {
  const list = rows.filter(({ groupCode }) => groupCode === group);
  return {
    title: `${GROUP_LABELS[group]}（${list.length}个）`,
    columns: ['评价对象', '名次', '综合得分', '说明'],
    rows: list.map(({ name, rank, shown, top, bottom, tiedWith, marks }) => [
      name,
      rank === null ? '不排名' : String(rank),
      shown ?? '—',
      [
        ...(top ? ['前列'] : []),
        ...(bottom ? ['末位'] : []),
        ...((tiedWith ?? []).length > 0 ? ['并列'] : []),
        ...marks.map((mark) => SCORE_MARK_LABELS[mark]),
      ].join('，'),
    ]),
  };
}

const deviationTable = ({ deviations }: LoadedBulletin) => ({
  title: '与方案规定人数、对象数不符的情况',
  columns: ['项目', '规定', '实有', '依据'],
  rows: deviations.map(({ kind, label, required, actual, ruleId }) => [
    kind === 'GROUP' ? `评价对象：${GROUP_LABELS[label as Group] ?? label}` : label,
    String(required),
    String(actual),
    ruleId,
  ]),
});
