import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { SUBMISSION_KIND_LABELS } from '../../../workflows/rules/officer-term/labels';
import { EmptyState, Instant, Panel, ProblemAlert } from '../shared';
import { BulkScreening } from './BulkScreening';
import { choicesFrom, ExportButton, FilterSelect, Pager, SearchField, Toolbar } from './ListTools';
import { SUBMISSION_STATUS_LABELS, VERDICT_LABELS } from './labels';
import { Standing } from './Standing';
import { SubmissionPane } from './SubmissionPane';
import type { SubmissionRowView, TabProps } from './types';
import { useListState } from './useListState';
import { useSchemeList } from './useScheme';

/** What officers filed: the list on the left, the chosen one with its screening on the right. */
export default function SubmissionsTab({ scheme, office }: TabProps) {
  const state = useListState(['arrivedAt', 'DESC']);
  const [search, setSearch] = useSearchParams();
  const [marked, setMarked] = useState<string[]>([]);
  const chosen = search.get('submission');
  const { data, error, refetch } = useSchemeList<{
    data: SubmissionRowView[];
    total: number;
    totalIsCapped?: boolean;
  }>(scheme.code, 'submissions', state.query);
  const open = (id: string) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        after.set('submission', id);
        return after;
      },
      { replace: true },
    );
  const rows = data?.data ?? [];
  const mark = (id: string, on: boolean) =>
    setMarked((before) => (on ? [...before, id] : before.filter((each) => each !== id)));
  return (
    <Panel
      title="报送核验"
      aside={<ExportButton code={scheme.code} name="submissions" query={state.exportQuery} />}
    >
      <Toolbar>
        <SearchField state={state} label="编号、标题或姓名" />
        <FilterSelect
          state={state}
          name="status"
          label="环节"
          choices={choicesFrom(SUBMISSION_STATUS_LABELS)}
        />
        <FilterSelect state={state} name="kind" label="种类" choices={choicesFrom(SUBMISSION_KIND_LABELS)} />
        <FilterSelect state={state} name="verdict" label="结论" choices={choicesFrom(VERDICT_LABELS)} />
        <FilterSelect state={state} name="urgent" label="紧急" choices={choicesFrom({ true: '只看紧急' })} />
        {office && marked.length > 0 && (
          <BulkScreening rows={rows.filter(({ id }) => marked.includes(id))} onDone={() => setMarked([])} />
        )}
      </Toolbar>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {rows.length === 0 && data && (
        <EmptyState title="没有符合条件的报送件" hint="体验人员报送后会出现在这里；待核验的件数见标签。" />
      )}
      {rows.length > 0 && (
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns: {
              xs: 'minmax(0, 1fr)',
              lg: chosen ? 'minmax(0, 1fr) minmax(0, 1fr)' : 'minmax(0, 1fr)',
            },
          }}
        >
          <Box>
            <TableContainer>
              <Table size="small" aria-label="报送件">
                <TableHead>
                  <TableRow>
                    {office && <TableCell padding="checkbox" aria-label="选择" />}
                    <TableCell>编号、标题</TableCell>
                    <TableCell>人员</TableCell>
                    <TableCell>到达时间</TableCell>
                    <TableCell>结论</TableCell>
                  </TableRow>
                </TableHead>
                <TableBody>
                  {rows.map((row) => (
                    <TableRow key={row.id} hover selected={row.id === chosen}>
                      {office && (
                        <TableCell padding="checkbox">
                          <Checkbox
                            size="small"
                            checked={marked.includes(row.id)}
                            onChange={(_, on) => mark(row.id, on)}
                            slotProps={{ input: { 'aria-label': `选择 ${row.number ?? row.title}` } }}
                          />
                        </TableCell>
                      )}
                      <TableCell component="th" scope="row">
                        <Link
                          to={`?submission=${row.id}`}
                          onClick={(event) => {
                            event.preventDefault();
                            open(row.id);
                          }}
                          aria-current={row.id === chosen ? 'true' : undefined}
                        >
                          {row.title || '（零报告）'}
                        </Link>
                        <div>
                          <small>
                            {row.number}　{row.kindLabel}
                            {row.urgent && '　紧急'}
                          </small>
                        </div>
                      </TableCell>
                      <TableCell sx={{ whiteSpace: 'nowrap' }}>
                        <Link to={`/officer-terms/${row.termId}`}>{row.officerName}</Link>
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
            {data && <Pager state={state} total={data.total} capped={data.totalIsCapped} />}
          </Box>
          {chosen && <SubmissionPane key={chosen} id={chosen} office={office} />}
        </Box>
      )}
    </Panel>
  );
}
