import {
  ASSESSMENT_MODE_LABELS,
  ASSESSMENT_STATUS_LABELS,
} from '../../workflows/rules/officer-term/assessmentLabels';
import { GRADE_LABELS } from '../../workflows/rules/officer-term/labels';
import type { AssessedPersonView, AssessmentView } from './schemas';
import { type Cell, type Column, header, workbook } from './workbook';

const COLUMNS: Column<AssessedPersonView>[] = [
  ['姓名', ({ officerName }) => officerName],
  ['证书编号', ({ certificateNo }) => certificateNo ?? ''],
  ['采纳数', ({ adopted }) => adopted],
  ['提供数', ({ provided }) => provided],
  ['未核验', ({ unscreened }) => unscreened],
  ['未完成专项评价', ({ specialDutyMissed }) => specialDutyMissed],
  ['数量要求未达', ({ quotaMissed }) => quotaMissed.join('；')],
  ['名次', ({ rank }) => rank ?? ''],
  ['按采纳数等次', ({ earned }) => GRADE_LABELS[earned]],
  ['测算等次', ({ computed }) => GRADE_LABELS[computed]],
  ['评定等次', ({ grade }) => GRADE_LABELS[grade]],
  ['测算过程', ({ steps }) => steps.map(({ ruleId, text }) => `${text}（${ruleId}）`).join('；')],
  ['调整理由', ({ adjusted }) => adjusted?.note ?? ''],
];

/** The assessment as a workbook: how it was assessed above, everybody with the calculation below. */
export function assessmentWorkbook(view: AssessmentView): Promise<Buffer> {
  const line = (label: string, value: string | number): Cell[] => [header(label), value];
  const rows: Cell[][] = [
    line('方案', view.schemeName),
    line('考核年度', `${view.yearFrom}至${view.yearTo}`),
    line('状态', ASSESSMENT_STATUS_LABELS[view.status]),
    line('考核方式', view.mode ? ASSESSMENT_MODE_LABELS[view.mode] : '未定'),
    line('考核方式理由', view.modeNote ?? ''),
    line('参加考核人数', view.people),
    line('计算名额的基数', view.base),
    line('优秀名额', view.seats?.excellent ?? ''),
    line('良好名额', view.seats?.good ?? ''),
    line('采纳数中位数', view.doubleMedian === null ? '' : view.doubleMedian / 2),
    [],
    COLUMNS.map(([label]) => header(label)),
    ...view.persons.map((person) => COLUMNS.map(([, value]) => value(person))),
  ];
  return workbook('年度考核', rows);
}
