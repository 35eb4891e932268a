import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router-dom';
import { GROUND_LABELS, PROCEDURE_STATUS_LABELS } from '../../../workflows/rules/officer-term/labels';
import { ProcedureFacts, ProcedureStanding } from '../officer-term/ProcedureFacts';
import { EmptyState, Inline, Panel, ProblemAlert, ToneChip } from '../shared';
import { choicesFrom, ExportButton, FilterSelect, Pager, SearchField, Toolbar } from './ListTools';
import type { HearingRowView, TabProps } from './types';
import { useListState } from './useListState';
import { useSchemeList } from './useScheme';

/** Procedures against officers: those under way first, each with its window, stay and what is to be done. */
export default function HearingsTab({ scheme }: TabProps) {
  const state = useListState(['detectedAt', 'DESC']);
  const { data, error, refetch } = useSchemeList<{
    data: HearingRowView[];
    total: number;
    totalIsCapped?: boolean;
  }>(scheme.code, 'hearings', state.query);
  const grounds = scheme.parameters.grounds.map(({ ground }) => ({
    value: ground,
    label: GROUND_LABELS[ground],
  }));
  return (
    <Panel
      title="处理程序"
      aside={<ExportButton code={scheme.code} name="hearings" query={state.exportQuery} />}
    >
      <Toolbar>
        <SearchField state={state} label="姓名或证书编号" />
        <FilterSelect
          state={state}
          name="open"
          label="是否进行中"
          choices={choicesFrom({ true: '进行中', false: '已结束' })}
        />
        <FilterSelect
          state={state}
          name="status"
          label="环节"
          choices={choicesFrom(PROCEDURE_STATUS_LABELS)}
        />
        <FilterSelect state={state} name="ground" label="事由" choices={grounds} />
      </Toolbar>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data?.data.length === 0 && (
        <EmptyState
          title="没有符合条件的处理程序"
          hint="履职事实达到方案所定条件时，系统会自动启动程序并提醒运营单位。"
        />
      )}
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        {data?.data.map((row) => (
          <Hearing key={row.id} row={row} />
        ))}
      </Box>
      {data && data.total > 0 && <Pager state={state} total={data.total} capped={data.totalIsCapped} />}
    </Panel>
  );
}

const Hearing = ({ row }: { row: HearingRowView }) => (
  <Paper
    variant="outlined"
    component="article"
    sx={{ p: 1.5 }}
    aria-label={`${row.officerName}：${row.groundLabel}`}
  >
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <Typography component="h3" variant="subtitle1">
        <Link to={`/officer-terms/${row.termId}#procedures`}>{row.officerName}</Link>　{row.groundLabel}
      </Typography>
      <ToneChip tone={row.open ? 'todo' : 'done'} label={row.statusLabel} />
      {row.stayProposed && <ToneChip tone="todo" label="有暂缓建议，待另一人确认" />}
    </Box>
    <Typography variant="body2">
      {row.message}（依据 {row.ruleId}）
    </Typography>
    <Typography variant="body2" component="div" color="text.secondary">
      <Inline>
        <span>拟处理：{row.endStateLabel}</span>
        <span>
          决定单位：{row.deciderLabel}（{row.deciderOrganisationName}）
        </span>
        <span>陈述 {row.answers} 次</span>
        {row.lateReports > 0 && <span>事后补报 {row.lateReports} 件（不改变事实）</span>}
        {row.stayUntil && <span>暂缓至 {row.stayUntil}</span>}
      </Inline>
    </Typography>
    <ProcedureStanding procedure={row} now={row.now} />
    <ProcedureFacts facts={row.facts} />
  </Paper>
);
