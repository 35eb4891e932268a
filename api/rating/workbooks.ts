import { type Column, momentCell, workbook, yesNo } from '../spreadsheet';
import type { BoardView, RatingRowView } from './schemas';

const ROWS: Column<RatingRowView>[] = [
  { head: '评价时间', width: 18, value: (row) => momentCell(row.at) },
  { head: '评价对象', width: 24, value: (row) => row.objectName },
  { head: '点位', width: 24, value: (row) => row.siteName },
  { head: '窗口', width: 16, value: (row) => row.windowName },
  { head: '状态', width: 12, value: (row) => row.statusLabel },
  { head: '得分', width: 10, value: (row) => row.mean },
  { head: '差评', width: 8, value: (row) => yesNo(row.poor) },
  { head: '存疑原因', width: 40, value: (row) => row.suspicions.map(({ words }) => words).join('；') },
  { head: '甄别人', width: 12, value: (row) => row.screenedByName },
  { head: '甄别时间', width: 18, value: (row) => momentCell(row.screenedAt) },
  { head: '计分后甄别', width: 12, value: (row) => (row.screenedLate ? '是' : null) },
];

/** Ratings as a workbook; words and telephone numbers are not in it. */
export const ratingsWorkbook = (rows: readonly RatingRowView[]): Promise<Buffer> =>
  workbook('实时评价', ROWS, rows);

type Line = BoardView['points'][number] & { kind: string };

const BOARD: Column<Line>[] = [
  { head: '汇总', width: 10, value: (row) => row.kind },
  { head: '评价对象', width: 24, value: (row) => row.objectName },
  { head: '点位', width: 24, value: (row) => row.siteName },
  { head: '窗口', width: 16, value: (row) => row.windowName },
  { head: '计分评价数', width: 12, value: (row) => row.counted },
  { head: '平均分', width: 10, value: (row) => row.mean },
  { head: '差评数', width: 10, value: (row) => row.poor },
  { head: '存疑待甄别', width: 12, value: (row) => row.setAside },
  { head: '不计分', width: 10, value: (row) => row.rejected },
];

/** Figures of a board by object, then by code. */
export const boardWorkbook = (board: BoardView): Promise<Buffer> =>
  workbook('实时评价统计', BOARD, [
    ...board.objects.map((row) => ({
      ...row,
      kind: '按对象',
      objectName: row.name,
      siteName: '',
      windowName: '',
    })),
    ...board.points.map((row) => ({ ...row, kind: '按窗口' })),
  ]);
