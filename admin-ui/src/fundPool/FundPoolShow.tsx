import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Show, useRecordContext } from 'react-admin';
import { Facts, hasRole, Money, Panel, useSession } from '../shared';
import { EntryTable } from './EntryTable';
import { PayableTable } from './PayableTable';
import { PoolBar } from './PoolBar';
import { TopUpDialog } from './TopUpDialog';
import type { FundPoolView } from './types';

/** One pool: what is in it, what waits to be paid from it, and its ledger. */
export default function FundPoolShow() {
  return (
    <Show title={<Title />} component="div" actions={false}>
      <Content />
    </Show>
  );
}

function Title() {
  const pool = useRecordContext<FundPoolView>();
  return <span>{pool ? `资金池　${pool.name}` : '资金池'}</span>;
}

function Content() {
  const pool = useRecordContext<FundPoolView>();
  const mayPay = hasRole(useSession(), 'FINANCE');
  const [topUp, setTopUp] = useState(false);
  if (!pool) return null;
  return (
    <Stack spacing={2}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
        <Typography variant="h5" component="h1" sx={{ flex: 1 }}>
          {pool.name}
        </Typography>
        {mayPay && (
          <Button variant="contained" onClick={() => setTopUp(true)}>
            补充资金
          </Button>
        )}
      </Box>
      <Panel title="资金状况">
        <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: '1fr', md: '1fr 2fr' } }}>
          <Facts
            rows={[
              { label: '管理单位', value: pool.organisationName },
              { label: '余额', value: <Money fen={pool.balanceFen} strong /> },
              { label: '已预留', value: <Money fen={pool.reservedFen} /> },
              { label: '可用', value: <Money fen={pool.availableFen} strong /> },
              { label: '补充线', value: <Money fen={pool.refillLineFen} /> },
            ]}
          />
          <PoolBar pool={pool} large />
        </Box>
      </Panel>
      {mayPay && (
        <Panel title="待支付与支付失败">
          <PayableTable />
        </Panel>
      )}
      <Panel title="资金流水">
        <EntryTable />
      </Panel>
      {topUp && <TopUpDialog pool={pool} onClose={() => setTopUp(false)} />}
    </Stack>
  );
}
