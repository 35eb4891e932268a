import Chip from '@mui/material/Chip';
import { useGetList } from 'react-admin';
import { returnText } from '../../../workflows/rules/evaluation/draw/returns';
import { TextLink } from '../gathering/TextLink';
import { EmptyState, Instant, LateMark, ProblemAlert, type RowColumn, RowTable } from '../shared';
import { StatusMark } from './StatusMark';
import { type RoundRowView, roundName } from './types';

/** Rounds, the latest begun first. */
export function RoundTable({ mayBegin }: { mayBegin: boolean }) {
  const { data, error, refetch } = useGetList<RoundRowView>(
    'evaluation-rounds',
    { pagination: { page: 1, perPage: 100 }, sort: { field: 'begunAt', order: 'DESC' } },
    { refetchInterval: 15_000 },
  );
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (data.length === 0)
    return (
      <EmptyState
        title={mayBegin ? '还没有启动过评价' : '还没有已通报的评价'}
        hint={
          mayBegin
            ? '每年三轮。先核对样本库和问卷，再点“启动一轮评价”。'
            : '一轮评价完成并通报后，名次和得分在这里查看。'
        }
      />
    );
  return <RowTable label="评价轮次" columns={columns} rows={data} keyOf={({ id }) => id} />;
}

const columns: RowColumn<RoundRowView>[] = [
  {
    head: '轮次',
    names: true,
    nowrap: true,
    phone: 'LEAD',
    cell: (row) => <TextLink to={`/evaluation-rounds/${row.id}`}>{roundName(row)}</TextLink>,
  },
  { head: '时段', nowrap: true, cell: (row) => `${row.periodFrom} 至 ${row.periodTo}` },
  {
    head: '状态',
    phone: 'LEAD',
    cell: (row) => (
      <>
        <StatusMark status={row.status} label={row.statusLabel} />
        {row.heldStepLabel && (
          <Chip size="small" variant="outlined" label={`${row.heldStepLabel}待人工办理`} sx={{ ml: 0.5 }} />
        )}
      </>
    ),
  },
  {
    head: '答卷 / 抽中',
    align: 'right',
    cell: ({ selected, returned }) =>
      selected === null ? '—' : `${returned ? returnText(returned) : 0} / ${selected}`,
  },
  {
    head: '下一时限',
    cell: (row) => (
      <>
        {row.overdueCount > 0 && <LateMark />} {row.nextDueLabel}{' '}
        {row.nextDueAt ? <Instant at={row.nextDueAt} /> : row.nextDueLabel ? '' : '—'}
      </>
    ),
  },
  {
    head: '通报',
    nowrap: true,
    cell: (row) =>
      row.publishedVersion ? (
        <TextLink to={`/evaluation-rounds/${row.id}/results`}>
          查看结果{row.publishedVersion > 1 ? `（第${row.publishedVersion}版）` : ''}
        </TextLink>
      ) : (
        '—'
      ),
  },
];
