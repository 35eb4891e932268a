import Download from '@mui/icons-material/Download';
import { Button, downloadCSV, useListContext, useStore } from 'react-admin';
import { chinaDate } from '../../format';
import type { RedemptionRow } from '../types';
import { COLUMNS, HIDDEN_AT_FIRST } from './columns';
import { toCsv } from './csv';

/** Saves exactly what the screen shows: this page's rows in the chosen columns and their order. */
export const ExportScreenButton = () => {
  const { data } = useListContext<RedemptionRow>();
  const [hidden] = useStore<string[]>('redemptions.datatable', HIDDEN_AT_FIRST);
  const [ranks] = useStore<number[] | undefined>('redemptions.datatable_columnRanks');
  const rows = data ?? [];
  const save = () => {
    const order = [...(ranks ?? []), ...COLUMNS.keys()].filter(
      (rank, index, all) => all.indexOf(rank) === index,
    );
    const columns = order
      .flatMap((rank) => COLUMNS[rank] ?? [])
      .filter((column) => !hidden.includes(column.source));
    downloadCSV(toCsv(columns, rows), `兑现办件-${chinaDate(rows[0]?.now ?? Date.now())}`);
  };
  return (
    <Button label={`导出本页（${rows.length}）`} onClick={save} disabled={rows.length === 0}>
      <Download />
    </Button>
  );
};
