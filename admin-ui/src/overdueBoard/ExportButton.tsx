import Download from '@mui/icons-material/Download';
import { Button, downloadCSV, useListContext } from 'react-admin';
import { chinaDate, formatInstant } from '../format';
import { csvCell } from '../redemption/list/csv';
import { labelOf, OBLIGATION_STATUS_LABELS } from '../shared';
import { ladderText } from './ladderText';
import type { BoardObligation } from './types';

const COLUMNS: [title: string, text: (row: BoardObligation) => string][] = [
  ['办件编号', (row) => row.caseNo ?? ''],
  ['企业', (row) => row.enterpriseName],
  ['事项', (row) => row.itemName],
  ['环节', (row) => row.label],
  ['规则', (row) => row.ruleId],
  ['责任单位', (row) => row.ownerOrganisationName],
  ['状态', (row) => labelOf(OBLIGATION_STATUS_LABELS, row.status)],
  ['到期', (row) => formatInstant(row.dueAt, false)],
  ['提醒与升级', (row) => ladderText(row.rungs)],
];

/** Saves the limits that the screen shows, in its columns, for a spreadsheet. */
export function ExportButton() {
  const { data = [] } = useListContext<BoardObligation>();
  const save = () => {
    const lines = [
      COLUMNS.map(([title]) => csvCell(title)),
      ...data.map((row) => COLUMNS.map(([, text]) => csvCell(text(row)))),
    ];
    const csv = `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
    downloadCSV(csv, `时限清单-${chinaDate(data[0]?.now ?? Date.now())}`);
  };
  return (
    <Button label={`导出本页（${data.length}）`} onClick={save} disabled={data.length === 0}>
      <Download />
    </Button>
  );
}
