import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import {
  Datagrid,
  FunctionField,
  ListContextProvider,
  TextField,
  useGetList,
  useGetOne,
  useList,
  useNotify,
  useRefresh,
} from 'react-admin';
import { formatMoney } from '../format';
import { RecordLink } from '../policyItem/RecordLink';
import { runCommand } from '../redemption/commands';
import { PaymentsPanel } from '../redemption/show/PaymentsPanel';
import type { RedemptionDetail, RedemptionRow } from '../redemption/types';
import {
  ConfirmDialog,
  EmptyState,
  InstantField,
  LateMark,
  MoneyField,
  newIdempotencyKey,
  ProblemAlert,
  StatusField,
} from '../shared';

/** Cases of this finance body that wait for payment, failed instructions first; each can be executed here (GR-T4). */
export function PayableTable() {
  const { data, error, isPending, refetch } = useGetList<RedemptionRow>('redemptions', {
    filter: { status: ['PAYMENT_FAILED', 'APPROVED', 'PAYING'] },
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'nextDueAt', order: 'ASC' },
  });
  const [paying, setPaying] = useState<RedemptionRow | null>(null);
  const rows = [...(data ?? [])].sort((a, b) => rank(a) - rank(b));
  const list = useList({ data: rows, isPending, perPage: 100 });
  return (
    <>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      <ListContextProvider value={list}>
        <Datagrid
          rowClick={(_id, _resource, row) => `/redemptions/${row.id}/show`}
          bulkActionButtons={false}
          size="small"
          sx={{ overflowX: 'auto', '& .column-caseNo, & .MuiButton-root, & th': { whiteSpace: 'nowrap' } }}
          empty={<EmptyState title="没有待支付的件" hint="部门批准后会出现在这里，须在1个工作日内兑付。" />}
        >
          <RecordLink source="caseNo" base="/redemptions" label="办件编号" />
          <TextField source="enterpriseName" label="企业" sortable={false} />
          <TextField source="itemName" label="事项" sortable={false} />
          <MoneyField source="approvedFen" label="批准金额" textAlign="right" sortable={false} />
          <StatusField source="status" label="状态" sortable={false} />
          <InstantField source="nextDueAt" label="兑付到期" sortable={false} weekday />
          <FunctionField
            label="时限"
            render={(row: RedemptionRow) =>
              row.overdueCount > 0 ? <LateMark /> : <span style={{ whiteSpace: 'nowrap' }}>期限内</span>
            }
          />
          <FunctionField
            label="操作"
            render={(row: RedemptionRow) => <PayButton row={row} onClick={() => setPaying(row)} />}
          />
        </Datagrid>
      </ListContextProvider>
      {paying && <PayDialog row={paying} onClose={() => setPaying(null)} />}
    </>
  );
}

const rank = (row: RedemptionRow): number => ['PAYMENT_FAILED', 'APPROVED', 'PAYING'].indexOf(row.status);

function PayButton({ row, onClick }: { row: RedemptionRow; onClick(): void }) {
  if (row.status === 'PAYING') return <span style={{ whiteSpace: 'nowrap' }}>等待银行回执</span>;
  const label = row.status === 'PAYMENT_FAILED' ? '重新支付' : '执行支付';
  return (
    <Button
      size="small"
      variant="outlined"
      aria-label={`${label} ${row.caseNo}`}
      onClick={(event) => {
        event.stopPropagation();
        onClick();
      }}
    >
      {label}
    </Button>
  );
}

function PayDialog({ row, onClose }: { row: RedemptionRow; onClose(): void }) {
  const [key] = useState(newIdempotencyKey);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const notify = useNotify();
  const refresh = useRefresh();
  const again = row.status === 'PAYMENT_FAILED';
  const { data: detail } = useGetOne<RedemptionDetail>(
    'redemptions',
    { id: row.id, meta: { whole: true } },
    { enabled: again },
  );
  const send = async () => {
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      await runCommand(row.id, 'execute-payment', {}, key);
      notify('支付指令已发出，等待银行回执。', { type: 'success' });
      refresh();
      onClose();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setPending(false);
    }
  };
  return (
    <ConfirmDialog
      open
      title={again ? '重新支付' : '执行支付'}
      confirmLabel={again ? '重新发出支付指令' : '发出支付指令'}
      pending={pending}
      error={error}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <Typography>
        向 {row.enterpriseName} 支付 <strong>{formatMoney(row.approvedFen)}</strong>
      </Typography>
      <Typography color="text.secondary" sx={{ mb: 1 }}>
        办件编号 {row.caseNo}，事项 {row.itemName}
      </Typography>
      {again && detail && <PaymentsPanel record={detail} />}
    </ConfirmDialog>
  );
}
