import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import {
  RECORD_KIND_LABELS,
  type RecordKind,
  recordRule,
  recordRuleId,
} from '../../../workflows/rules/officer-term/records';
import { EmptyState, hasRole, Inline, Instant, Panel, ProblemAlert, ToneChip, useSession } from '../shared';
import { choicesFrom, ExportButton, FilterSelect, Pager, SearchField, Toolbar } from './ListTools';
import { AnswerDialog, RecordDialog } from './RecordDialogs';
import type { SchemeRecordRowView, TabProps } from './types';
import { useListState } from './useListState';
import { useSchemeList } from './useScheme';

/** Registers of the scheme's daily work, by kind; what is asked there can be answered. */
export default function RecordsTab({ scheme }: TabProps) {
  const session = useSession();
  const state = useListState(['heldOn', 'DESC']);
  const [adding, setAdding] = useState(false);
  const [answering, setAnswering] = useState<SchemeRecordRowView | null>(null);
  const { data, error, refetch } = useSchemeList<{
    data: SchemeRecordRowView[];
    total: number;
    totalIsCapped?: boolean;
  }>(scheme.code, 'records', state.query);
  const staff = scheme.organs.some(
    ({ organisationId }) => organisationId === session?.account.organisation?.id,
  );
  const writes = staff && hasRole(session, 'ORGANISER', 'DECISION_BODY');
  return (
    <Panel
      title="工作台账"
      aside={<ExportButton code={scheme.code} name="records" query={state.exportQuery} />}
    >
      <Toolbar>
        <SearchField state={state} label="标题、内容或姓名" />
        <FilterSelect state={state} name="kind" label="种类" choices={choicesFrom(RECORD_KIND_LABELS)} />
        <FilterSelect
          state={state}
          name="answered"
          label="答复"
          choices={choicesFrom({ false: '未答复', true: '已答复' })}
        />
        {writes && (
          <Button variant="contained" size="small" onClick={() => setAdding(true)}>
            登记
          </Button>
        )}
      </Toolbar>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data?.data.length === 0 && (
        <EmptyState title="没有符合条件的记录" hint="业务指导、通报、交办任务、表彰等日常工作登记在这里。" />
      )}
      <Box sx={{ display: 'grid', gap: 1 }}>
        {data?.data.map((record) => (
          <RecordItem
            key={record.id}
            record={record}
            onAnswer={writes ? () => setAnswering(record) : undefined}
          />
        ))}
      </Box>
      {data && data.total > 0 && <Pager state={state} total={data.total} capped={data.totalIsCapped} />}
      {adding && <RecordDialog scheme={scheme} onClose={() => setAdding(false)} />}
      {answering && <AnswerDialog record={answering} onClose={() => setAnswering(null)} />}
    </Panel>
  );
}

function RecordItem({ record, onAnswer }: { record: SchemeRecordRowView; onAnswer?: () => void }) {
  const { answeredBy } = recordRule(record.kind as RecordKind) ?? {};
  const waits = answeredBy && !record.answeredAt;
  return (
    <Paper variant="outlined" component="article" sx={{ p: 1.25 }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography component="h3" variant="subtitle2">
          {record.kindLabel}：{record.title}
        </Typography>
        {waits && <ToneChip tone="todo" label="待答复" />}
        {record.answeredAt && <ToneChip tone="good" label="已答复" />}
        <Box sx={{ flex: 1 }} />
        {waits && onAnswer && answeredBy !== 'OFFICER' && (
          <Button size="small" onClick={onAnswer} aria-label={`答复：${record.title}`}>
            答复
          </Button>
        )}
      </Box>
      {record.body && (
        <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
          {record.body}
        </Typography>
      )}
      {record.answer && (
        <Typography
          variant="body2"
          sx={{ pl: 1, borderLeft: 3, borderColor: 'divider', whiteSpace: 'pre-wrap' }}
        >
          {record.answeredByName}：{record.answer}　<Instant at={record.answeredAt} weekday={false} />
        </Typography>
      )}
      <Typography variant="caption" color="text.secondary" component="div">
        <Inline>
          <span>{record.heldOn}</span>
          {record.organisationName && <span>{record.organisationName}</span>}
          {record.termId && <Link to={`/officer-terms/${record.termId}`}>{record.officerName}</Link>}
          <span>登记：{record.createdByName ?? '系统'}</span>
          <span>依据 {recordRuleId(record.kind as RecordKind, record.schemeCode)}</span>
        </Inline>
      </Typography>
    </Paper>
  );
}
