import {
  REWARD_LINE_STATUS_LABELS,
  REWARD_LIST_STATUS_LABELS,
} from '../../workflows/rules/officer-term/assessmentLabels';
import { GRADE_LABELS } from '../../workflows/rules/officer-term/labels';
import { type Cell, type Column, header, workbook } from '../assessment/workbook';
import type { RewardLineView, RewardListView } from './schemas';

const COLUMNS: Column<RewardLineView>[] = [
  ['姓名', ({ officerName }) => officerName],
  ['证书编号', ({ certificateNo }) => certificateNo ?? ''],
  ['评定等次', ({ grade }) => (grade ? GRADE_LABELS[grade] : '')],
  ['任职起', ({ servedFrom }) => servedFrom ?? ''],
  ['任职止', ({ servedTo }) => servedTo ?? ''],
  ['等次对应金额（元）', ({ gradeFen }) => gradeFen / 100],
  ['发放金额（元）', ({ fen }) => fen / 100],
  ['依据', ({ ruleId }) => ruleId],
  ['不予发放原因', ({ bars }) => bars.map(({ label, ruleId }) => `${label}（${ruleId}）`).join('；')],
  ['状态', ({ status }) => REWARD_LINE_STATUS_LABELS[status]],
  ['开户银行', ({ bankName }) => bankName ?? ''],
  ['账号', ({ bankAccountMasked }) => bankAccountMasked ?? ''],
];

/** The list as a workbook: sums above, everybody below, refused lines with their reasons. */
export function rewardListWorkbook(view: RewardListView): Promise<Buffer> {
  const line = (label: string, value: string | number): Cell[] => [header(label), value];
  const rows: Cell[][] = [
    line('清单编号', view.number),
    line('方案', view.schemeName),
    line('考核年度', `${view.yearFrom}至${view.yearTo}`),
    line('状态', REWARD_LIST_STATUS_LABELS[view.status]),
    line('发放人数', view.payees),
    line('合计金额（元）', view.totalFen / 100),
    line('已支付（元）', view.paidFen / 100),
    line('编制人', view.acted.preparedBy?.displayName ?? ''),
    line('审批人', view.acted.approvedBy?.displayName ?? ''),
    [],
    COLUMNS.map(([label]) => header(label)),
    ...view.lines.map((each) => COLUMNS.map(([, value]) => value(each))),
  ];
  return workbook('奖励清单', rows);
}
