import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Link } from 'react-router-dom';
import { TERM_STATUS_LABELS } from '../../../workflows/rules/officer-term/labels';
import { LightMark } from '../officer/LightMark';
import { EmptyState, Instant, LateMark, Panel, ProblemAlert, TimeLeft } from '../shared';
import { choicesFrom, ExportButton, FilterSelect, Pager, SearchField, Toolbar } from './ListTools';
import type { TabProps, TermRowView } from './types';
import { useListState } from './useListState';
import { useSchemeList } from './useScheme';

const LIGHT_CHOICES = choicesFrom({
  GREEN: '● 正常',
  YELLOW: '▲ 请留意',
  RED: '■ 需要处理',
  GREY: '○ 已结束',
});
const SERVING = choicesFrom({ true: '在任', false: '已结束' });

/** Who serves, how each stands, and what falls due for each. */
export default function PeopleTab({ scheme }: TabProps) {
  const state = useListState(['fromDate', 'DESC']);
  const { data, error, refetch } = useSchemeList<{
    data: TermRowView[];
    total: number;
    totalIsCapped?: boolean;
  }>(scheme.code, 'terms', state.query);
  return (
    <Panel title="人员" aside={<ExportButton code={scheme.code} name="people" query={state.exportQuery} />}>
      <Toolbar>
        <SearchField state={state} label="姓名、单位或证书编号" />
        <FilterSelect state={state} name="serving" label="在任" choices={SERVING} />
        <FilterSelect state={state} name="light" label="状态灯" choices={LIGHT_CHOICES} />
        <FilterSelect
          state={state}
          name="status"
          label="聘期状态"
          choices={choicesFrom(TERM_STATUS_LABELS)}
        />
        {scheme.channels.length > 0 && (
          <FilterSelect
            state={state}
            name="channel"
            label="渠道"
            choices={scheme.channels.map(({ code, label }) => ({ value: code, label }))}
          />
        )}
      </Toolbar>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data?.data.length === 0 && (
        <EmptyState
          title="没有符合条件的人员"
          hint="放宽条件后再看；运营单位可以用“新聘任”或“批量导入”聘任人员。"
        />
      )}
      {data && data.data.length > 0 && (
        <>
          <TableContainer>
            <Table size="small" aria-label="人员">
              <TableHead>
                <TableRow>
                  <TableCell>姓名或名称</TableCell>
                  <TableCell>状态灯</TableCell>
                  <TableCell>聘期</TableCell>
                  <TableCell>渠道、类别</TableCell>
                  <TableCell>最近报送</TableCell>
                  <TableCell>下一到期</TableCell>
                  <TableCell align="right">待核验</TableCell>
                  <TableCell align="right">程序</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {data.data.map((row) => (
                  <Person key={row.id} row={row} />
                ))}
              </TableBody>
            </Table>
          </TableContainer>
          <Pager state={state} total={data.total} capped={data.totalIsCapped} />
        </>
      )}
    </Panel>
  );
}

const Person = ({ row }: { row: TermRowView }) => (
  <TableRow hover>
    <TableCell component="th" scope="row">
      <Link to={`/officer-terms/${row.id}`}>{row.officerName}</Link>
      <div>
        <small>{[row.unitName, row.certificateNo].filter(Boolean).join('　')}</small>
      </div>
    </TableCell>
    <TableCell>
      <LightMark light={row.light} />
    </TableCell>
    <TableCell>
      {row.statusLabel}
      {row.endGroundLabel && `（${row.endGroundLabel}）`}
      <div>
        <small>
          {row.fromDate} 至 {row.toDate}
          {row.servedTerms > 1 && `，第 ${row.servedTerms} 届`}
          {row.outlastsScheme && '，长于方案有效期'}
        </small>
      </div>
    </TableCell>
    <TableCell>{[row.channelLabel, row.categoryLabel].filter(Boolean).join('、')}</TableCell>
    <TableCell>
      <Instant at={row.lastFiledAt} weekday={false} />
    </TableCell>
    <TableCell>
      {row.overdueCount > 0 && <LateMark label={`${row.overdueCount} 项已逾期`} />}
      {row.nextDueAt && row.endedAt === null && (
        <>
          <div>{row.nextDueLabel}</div>
          <TimeLeft until={row.nextDueAt} now={row.now} />
        </>
      )}
    </TableCell>
    <TableCell align="right">{row.unscreened || '—'}</TableCell>
    <TableCell align="right">{row.openProcedures || '—'}</TableCell>
  </TableRow>
);
