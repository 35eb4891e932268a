import { appendAudit } from '../../db/audit/append';
import type { AppContext } from '../context';
import type { Viewer } from '../session/viewer';
import { type Column, momentCell, workbook, yesNo } from '../spreadsheet';
import type {
  CheckView,
  ExportName,
  HearingRowView,
  MatrixView,
  SchemeRecordRowView,
  SubmissionRowView,
  TermRowView,
} from './schemas';

export const EXPORT_LABELS: Record<ExportName, string> = {
  people: '人员名册',
  matrix: '履职情况表',
  checks: '检查日历',
  hearings: '处理程序',
  submissions: '报送内容',
  records: '工作台账',
};

const PEOPLE: Column<TermRowView>[] = [
  { head: '姓名（名称）', width: 16, value: (row) => row.officerName },
  { head: '所在单位', width: 24, value: (row) => row.unitName },
  { head: '证书编号', width: 18, value: (row) => row.certificateNo },
  { head: '渠道', width: 12, value: (row) => row.channelLabel },
  { head: '类别', width: 16, value: (row) => row.categoryLabel },
  { head: '聘期起', width: 12, value: (row) => row.fromDate },
  { head: '聘期止', width: 12, value: (row) => row.toDate },
  { head: '届次', width: 6, value: (row) => row.servedTerms },
  { head: '状态', width: 10, value: (row) => row.statusLabel },
  { head: '预警', width: 8, value: (row) => LIGHTS[row.light] },
  { head: '进行中的程序', width: 12, value: (row) => row.openProcedures },
  { head: '待核验', width: 8, value: (row) => row.unscreened },
  { head: '最近报送', width: 18, value: (row) => momentCell(row.lastFiledAt) },
  { head: '最近到期事项', width: 16, value: (row) => row.nextDueLabel },
  { head: '到期时间', width: 18, value: (row) => momentCell(row.nextDueAt) },
  { head: '结束时间', width: 18, value: (row) => momentCell(row.endedAt) },
  { head: '结束情形', width: 18, value: (row) => row.endGroundLabel },
  { head: '适用规则', width: 12, value: (row) => row.endRuleId },
];

const LIGHTS: Record<TermRowView['light'], string> = {
  GREEN: '正常',
  YELLOW: '预警',
  RED: '程序中',
  GREY: '已结束',
};

const MONTHS: Record<MatrixView['data'][number]['months'][number]['state'], string> = {
  OUTSIDE: '—',
  FUTURE: '',
  RUNNING: '进行中',
  REPORTED: '',
  EMPTY: '未报',
  EXCUSED: '免报',
  STAYED: '未报（暂缓）',
  NONE: '',
};

const CHECKS: Column<CheckView>[] = [
  { head: '日期', width: 12, value: (row) => row.date },
  { head: '类型', width: 14, value: (row) => row.kindLabel },
  { head: '事项', width: 40, value: (row) => row.label },
  { head: '依据规则', width: 12, value: (row) => row.ruleId },
  { head: '涉及', width: 8, value: (row) => row.total },
  { head: '未完成', width: 8, value: (row) => row.owing },
  {
    head: '未完成人员',
    width: 60,
    value: (row) =>
      row.terms
        .filter(({ done }) => !done)
        .map(({ officerName, detail }) => `${officerName}（${detail}）`)
        .join('；'),
  },
];

const HEARINGS: Column<HearingRowView>[] = [
  { head: '姓名（名称）', width: 16, value: (row) => row.officerName },
  { head: '证书编号', width: 18, value: (row) => row.certificateNo },
  { head: '情形', width: 18, value: (row) => row.groundLabel },
  { head: '适用规则', width: 12, value: (row) => row.ruleId },
  { head: '事实', width: 40, value: (row) => row.message },
  { head: '拟作处理', width: 12, value: (row) => row.endStateLabel },
  { head: '决定单位', width: 24, value: (row) => row.deciderOrganisationName },
  { head: '环节', width: 14, value: (row) => row.statusLabel },
  { head: '告知书', width: 20, value: (row) => row.noticeNo },
  { head: '发现时间', width: 18, value: (row) => momentCell(row.detectedAt) },
  { head: '告知时间', width: 18, value: (row) => momentCell(row.notifiedAt) },
  { head: '送达时间', width: 18, value: (row) => momentCell(row.deliveredAt) },
  { head: '陈述申辩截止', width: 18, value: (row) => momentCell(row.windowEndsAt) },
  { head: '陈述申辩次数', width: 12, value: (row) => row.answers },
  { head: '结束时间', width: 18, value: (row) => momentCell(row.endedAt) },
];

const SUBMISSIONS: Column<SubmissionRowView>[] = [
  { head: '编号', width: 18, value: (row) => row.number },
  { head: '报送人', width: 16, value: (row) => row.officerName },
  { head: '类型', width: 12, value: (row) => row.kindLabel },
  { head: '紧急', width: 6, value: (row) => yesNo(row.urgent) },
  { head: '标题', width: 40, value: (row) => row.title },
  { head: '涉及单位', width: 24, value: (row) => row.targetName },
  { head: '地点', width: 20, value: (row) => row.place },
  { head: '到达时间', width: 18, value: (row) => momentCell(row.arrivedAt) },
  { head: '状态', width: 10, value: (row) => row.statusLabel },
  { head: '核验结论', width: 10, value: (row) => row.verdictLabel },
  { head: '有价值', width: 8, value: (row) => yesNo(row.valuable) },
  { head: '可操作', width: 8, value: (row) => yesNo(row.workable) },
  { head: '重复于', width: 18, value: (row) => row.duplicateOfNumber },
  { head: '核验时间', width: 18, value: (row) => momentCell(row.screenedAt) },
  { head: '采纳单位', width: 24, value: (row) => row.adoptedByName },
  { head: '采纳登记时间', width: 18, value: (row) => momentCell(row.adoptionAt) },
];

const RECORDS: Column<SchemeRecordRowView>[] = [
  { head: '日期', width: 12, value: (row) => row.heldOn },
  { head: '类型', width: 14, value: (row) => row.kindLabel },
  { head: '标题', width: 32, value: (row) => row.title },
  { head: '内容', width: 60, value: (row) => row.body },
  { head: '单位', width: 24, value: (row) => row.organisationName },
  { head: '人员', width: 16, value: (row) => row.officerName },
  { head: '答复', width: 40, value: (row) => row.answer },
  { head: '答复人', width: 12, value: (row) => row.answeredByName },
  { head: '答复时间', width: 18, value: (row) => momentCell(row.answeredAt) },
  { head: '登记人', width: 12, value: (row) => row.createdByName },
  { head: '登记时间', width: 18, value: (row) => momentCell(row.createdAt) },
];

/** Rows of each list; the table of months comes whole, since its columns depend on the year. */
export interface Exported {
  people: TermRowView[];
  matrix: MatrixView;
  checks: CheckView[];
  hearings: HearingRowView[];
  submissions: SubmissionRowView[];
  records: SchemeRecordRowView[];
}

/** One list as a workbook, in the columns of its screen. */
export function exportWorkbook<Name extends ExportName>(
  name: Name,
  content: Exported[Name],
): Promise<Buffer> {
  const known = { [name]: content } as unknown as Exported;
  switch (name) {
    case 'people':
      return workbook(EXPORT_LABELS.people, PEOPLE, known.people);
    case 'matrix':
      return workbook(EXPORT_LABELS.matrix, matrixColumns(known.matrix), known.matrix.data);
    case 'checks':
      return workbook(EXPORT_LABELS.checks, CHECKS, known.checks);
    case 'hearings':
      return workbook(EXPORT_LABELS.hearings, HEARINGS, known.hearings);
    case 'submissions':
      return workbook(EXPORT_LABELS.submissions, SUBMISSIONS, known.submissions);
    default:
      return workbook(EXPORT_LABELS.records, RECORDS, known.records);
  }
}

type MatrixRow = MatrixView['data'][number];

/** One column for each month, then one for each quota period that any of the rows has. */
function matrixColumns({ months, data }: MatrixView): Column<MatrixRow>[] {
  const periods = new Map(
    data.flatMap((row) =>
      row.periods.map(({ key, label, from, to }) => [key, `${label} ${from}至${to}`] as const),
    ),
  );
  return [
    { head: '姓名（名称）', width: 16, value: (row) => row.officerName },
    { head: '证书编号', width: 18, value: (row) => row.certificateNo },
    { head: '渠道', width: 12, value: (row) => row.channelLabel },
    { head: '状态', width: 10, value: (row) => row.statusLabel },
    ...months.map(
      ({ month, label }): Column<MatrixRow> => ({
        head: label,
        width: 10,
        value: (row) => {
          const cell = row.months.find((each) => each.month === month);
          if (!cell) return null;
          const words = `${MONTHS[cell.state]}${cell.onLeave && cell.state !== 'OUTSIDE' ? '（请假）' : ''}`;
          return cell.count > 0 ? `${cell.count}${words}` : words;
        },
      }),
    ),
    ...[...periods].map(
      ([key, head]): Column<MatrixRow> => ({
        head,
        width: 14,
        value: (row) => {
          const period = row.periods.find((each) => each.key === key);
          return period ? `${period.counted}/${period.required}` : null;
        },
      }),
    ),
  ];
}

/** Keeps on record who took which list of a scheme away, before it is given out. The search text stays out of it. */
export async function auditExport(
  ctx: AppContext,
  viewer: Viewer,
  schemeCode: string,
  name: ExportName,
  rows: number,
): Promise<void> {
  await ctx.db.transaction().execute((tx) =>
    appendAudit(tx, {
      subjectType: 'access',
      subjectId: schemeCode,
      at: new Date().toISOString(),
      actorAccountId: viewer.accountId,
      actorRole: viewer.roles[0] ?? null,
      actorOrganisationId: viewer.organisation?.id ?? null,
      onBehalfOf: null,
      action: 'exportList',
      ruleId: 'ACCESS',
      before: null,
      after: { list: name, rows },
      noteId: null,
      workflowId: null,
      runId: null,
      updateId: null,
    }),
  );
}
