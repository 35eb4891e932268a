import { type Column, workbook, yesNo } from '../spreadsheet';
import type { AwardLineView, AwardView } from './schemas';

/** The sheet of a year as a workbook: the placings as basis, what follows, how much was put forward. No names. */
export function awardWorkbook({ year, rounds, lines }: AwardView): Promise<Buffer> {
  const columns: Column<AwardLineView>[] = [
    { head: '类别', width: 18, value: (row) => row.groupLabel },
    { head: '评价对象', width: 28, value: (row) => row.name },
    ...rounds.map(
      ({ roundId, number }): Column<AwardLineView> => ({
        head: `第${number}轮名次`,
        width: 12,
        value: (row) => row.placings.find((each) => each.roundId === roundId)?.rank ?? null,
      }),
    ),
    { head: '评先资格', width: 16, value: (row) => row.standingLabel },
    { head: '依据', width: 12, value: (row) => row.ruleId },
    { head: '增加个人名额', width: 14, value: (row) => row.extraPlaces },
    { head: '推荐单位', width: 10, value: (row) => yesNo(row.recommended) },
    { head: '推荐个人数', width: 12, value: (row) => row.persons },
    { head: '确认后变化', width: 16, value: (row) => row.changedTo },
  ];
  return workbook(`${year}年度评先`, columns, lines);
}
