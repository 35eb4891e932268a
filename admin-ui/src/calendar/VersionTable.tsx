import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Instant, ToneChip } from '../shared';
import { VERSION_LABELS, VERSION_TONES } from './labels';
import type { CalendarVersionRow } from './useCalendars';

/** All versions; the one looked at is marked. */
export function VersionTable(props: {
  versions: CalendarVersionRow[];
  shown: string | null;
  onShow(version: string): void;
}) {
  return (
    <Table size="small" aria-label="日历版本">
      <TableHead>
        <TableRow>
          <TableCell>版本</TableCell>
          <TableCell>状态</TableCell>
          <TableCell>已公布到</TableCell>
          <TableCell>发布时间</TableCell>
          <TableCell>依据</TableCell>
          <TableCell>操作</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {props.versions.map((row) => (
          <TableRow key={row.version} hover selected={row.version === props.shown}>
            <TableCell>{row.version}</TableCell>
            <TableCell>
              <ToneChip tone={VERSION_TONES[row.status]} label={VERSION_LABELS[row.status]} />
            </TableCell>
            <TableCell>{Math.max(...row.announcedYears)}年</TableCell>
            <TableCell>
              <Instant at={row.publishedAt} />
            </TableCell>
            <TableCell>{row.note ?? '—'}</TableCell>
            <TableCell>
              <Button
                size="small"
                aria-label={`查看 ${row.version}`}
                aria-pressed={row.version === props.shown}
                onClick={() => props.onShow(row.version)}
              >
                查看
              </Button>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
