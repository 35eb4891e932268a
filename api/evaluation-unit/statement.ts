import { chinaDate } from '../../workflows/rules/calendar/dates';
import { writtenDate } from '../documents/format';
import type { DocumentView } from '../documents/schemas';
import { type Column, workbook, yesNo } from '../spreadsheet';
import type { UnitRowView, UnitsView, UnitView } from './schemas';

/** What became of a unit in the award of a year; null as long as the reader may not know, or it was not opened. */
export interface AwardOutcome {
  statusLabel: string;
  recommended: boolean;
  persons: number;
}

/**
 * The year of one unit as a paper for the yearly target assessment (GE-USE-5, GE-USE-6): placings, points with every
 * booking, standing and outcome of the award, measures. `at` is when it was drawn up; it has no number, each print says
 * its date. PDF and page show the same.
 */
export function statementOf(
  unit: UnitView,
  { issuer, at, outcome }: { issuer: string; at: string; outcome: AwardOutcome | null },
): DocumentView {
  const { detail, year } = unit;
  if (!detail) throw new RangeError('a statement is for those who read the unit whole');
  const { points, award } = detail;
  const rounds = unit.history.filter((each) => each.year === year);
  const measures = detail.measures.filter(({ roundYear, endedAt }) => roundYear === year || endedAt === null);
  const open = measures.filter(({ endedAt }) => endedAt === null);
  return {
    id: '00000000-0000-0000-0000-000000000000',
    kind: 'YEAR_STATEMENT',
    redemptionId: null,
    termId: null,
    caseNo: null,
    number: `${year}年度`,
    title: '营商环境直接评价年度情况',
    issuedAt: at,
    issuer,
    addressee: unit.name,
    paragraphs: [
      `${year}年已通报${rounds.length}轮评价。${
        points.inTargetAssessment
          ? `按方案规定，全年记入年度目标绩效考核 ${points.total} 分。`
          : '本单位不在年度目标绩效考核范围内，参加排名，不加减分。'
      }`,
    ],
    rows: [
      { label: '类别', value: unit.groupLabel },
      { label: '纳入目标考核', value: points.inTargetAssessment ? '是' : '否' },
      { label: '全年加减分', value: points.total },
      { label: '连续末位次数', value: `${detail.streak}次` },
      { label: '评先资格', value: `${award.label}（${award.ruleId}）` },
      { label: '评先结果', value: outcomeText(outcome) },
      { label: '未办结的措施', value: open.map(({ kindLabel }) => kindLabel).join('、') || '无' },
      { label: '依据条款', value: points.ruleIds.join('、') },
    ],
    table: null,
    tables: [
      {
        title: '各轮名次',
        columns: ['轮次', '名次', '得分', '位次', '版本'],
        rows: rounds.map((each) => [
          `第${each.number}轮`,
          each.rank === null ? '未排名' : `${each.rank} / ${each.of}`,
          each.shown ?? '—',
          each.top ? '前列' : each.bottom ? '末位' : '',
          `第${each.version}版`,
        ]),
      },
      {
        title: '加减分明细',
        columns: ['轮次', '加分', '减分', '应记', '已记', '依据'],
        rows: points.lines.map((line) => [
          `第${line.number}轮`,
          line.plus,
          line.minus,
          line.net,
          line.booked ?? '未记入',
          line.ruleIds.join('、'),
        ]),
      },
      {
        title: '记入记录',
        columns: ['记入的通报', '所属轮次', '分值'],
        rows: points.lines.flatMap((line) =>
          line.bookings.map((each) => [
            `${each.sourceYear}年第${each.sourceNumber}轮通报第${each.sourceVersion}版`,
            `第${line.number}轮`,
            each.points,
          ]),
        ),
      },
      {
        title: '整改、约谈、述职',
        columns: ['措施', '启动的轮次', '连续末位', '状态', '启动日期', '办结日期'],
        rows: measures.map((each) => [
          each.kindLabel,
          `${each.roundYear}年第${each.roundNumber}轮`,
          `${each.streak}次`,
          each.statusLabel,
          chinaDate(each.startedAt),
          each.endedAt ? chinaDate(each.endedAt) : '未办结',
        ]),
      },
    ].filter(({ rows }) => rows.length > 0),
    closing: ['加减分按当年处于前列、末位的次数查表，记入与上次的差额；同一年度的加分和减分相抵。'],
    issuedOn: writtenDate(at),
    receipt: null,
    verification: null,
  };
}

const outcomeText = (outcome: AwardOutcome | null): string => {
  if (!outcome) return '当年评先尚未确认';
  const unit = outcome.recommended ? '已推荐' : '未推荐';
  const persons = outcome.persons > 0 ? `，推荐个人 ${outcome.persons} 名` : '';
  return `${unit}${persons}（${outcome.statusLabel}）`;
};

const points = (text: string | null): number | null => (text === null ? null : Number(text));

/** All units of a year in one sheet, for the yearly target assessment; what the viewer may not know is empty. */
export function unitsWorkbook({ year, rounds, data }: UnitsView): Promise<Buffer> {
  const columns: Column<UnitRowView>[] = [
    { head: '类别', width: 18, value: (row) => row.groupLabel },
    { head: '评价对象', width: 28, value: (row) => row.name },
    ...rounds.map(
      ({ number }, index): Column<UnitRowView> => ({
        head: `第${number}轮名次`,
        width: 12,
        value: (row) => row.ranks[index] ?? null,
      }),
    ),
    { head: '纳入目标考核', width: 14, value: (row) => yesNo(row.inTargetAssessment) },
    { head: '加减分', width: 10, value: (row) => points(row.points) },
    { head: '连续末位次数', width: 14, value: (row) => row.streak },
    { head: '评先资格', width: 16, value: (row) => row.standingLabel },
    { head: '未办结措施', width: 12, value: (row) => row.openMeasures },
  ];
  return workbook(`${year}年度评价情况`, columns, data);
}
