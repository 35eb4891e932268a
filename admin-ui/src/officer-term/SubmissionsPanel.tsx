import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router-dom';
import { Standing } from '../officer-scheme/Standing';
import { Instant, Panel } from '../shared';
import type { TermRecord } from './types';

/** The latest that the officer filed; each opens beside its screening. */
export function SubmissionsPanel({ record }: { record: TermRecord }) {
  const filter = encodeURIComponent(JSON.stringify({ termId: record.id }));
  const list = `/officer-schemes/${record.schemeCode}/submissions?filter=${filter}`;
  return (
    <Panel
      title={`报送（${record.submissions.total}）`}
      aside={
        <Button size="small" component={Link} to={list}>
          全部报送
        </Button>
      }
    >
      {record.submissions.data.length === 0 && (
        <Typography variant="body2" color="text.secondary">
          还没有报送。
        </Typography>
      )}
      <TableContainer>
        <Table size="small" aria-label="最近的报送">
          <TableBody>
            {record.submissions.data.map((row) => (
              <TableRow key={row.id}>
                <TableCell component="th" scope="row">
                  <Link to={`${list}&submission=${row.id}`}>{row.title || '（零报告）'}</Link>
                  <div>
                    <small>
                      {row.number}　{row.kindLabel}
                      {row.urgent && '　紧急'}
                    </small>
                  </div>
                </TableCell>
                <TableCell>
                  <Instant at={row.arrivedAt} weekday={false} />
                </TableCell>
                <TableCell>
                  <Standing row={row} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Panel>
  );
}
