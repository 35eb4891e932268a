import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { formatMoney } from '../format';
import type { FundPoolView } from './types';

/** Shares of the bar in percent. The bar spans the balance, or the refill line when that is higher. */
export function barShares(pool: Pick<FundPoolView, 'balanceFen' | 'reservedFen' | 'refillLineFen'>): {
  reserved: number;
  available: number;
  line: number;
} {
  const span = Math.max(pool.balanceFen, pool.refillLineFen, 1);
  const percent = (fen: number) => (fen / span) * 100;
  return {
    reserved: percent(pool.reservedFen),
    available: percent(pool.balanceFen - pool.reservedFen),
    line: percent(pool.refillLineFen),
  };
}

/** Whether what is available has fallen below the refill line (GR-G2). */
export const needsRefill = (pool: Pick<FundPoolView, 'availableFen' | 'refillLineFen'>): boolean =>
  pool.availableFen < pool.refillLineFen;

/** A pool as a bar: reserved, available, refill line, each also in words. */
export function PoolBar({ pool, large = false }: { pool: FundPoolView; large?: boolean }) {
  const shares = barShares(pool);
  const words = `余额 ${formatMoney(pool.balanceFen)}，已预留 ${formatMoney(pool.reservedFen)}，可用 ${formatMoney(pool.availableFen)}，补充线 ${formatMoney(pool.refillLineFen)}`;
  return (
    <Box sx={{ minWidth: 220 }}>
      <Box
        role="img"
        aria-label={words}
        sx={{
          position: 'relative',
          display: 'flex',
          height: large ? 22 : 12,
          borderRadius: 1,
          bgcolor: 'action.hover',
          border: '1px solid',
          borderColor: 'divider',
        }}
      >
        <Box
          sx={{
            width: `${shares.reserved}%`,
            backgroundImage: 'repeating-linear-gradient(45deg, #7fa9b8 0 4px, #c3dbe3 4px 8px)',
          }}
        />
        <Box sx={{ width: `${shares.available}%`, bgcolor: 'primary.main' }} />
        <Box
          sx={{
            position: 'absolute',
            left: `${Math.min(shares.line, 99.5)}%`,
            top: -4,
            bottom: -4,
            width: '2px',
            bgcolor: 'text.primary',
          }}
        />
      </Box>
      {large && (
        <Typography variant="caption" color="text.secondary" component="p" sx={{ mt: 0.5 }}>
          斜纹为已预留，实色为可用，竖线为补充线。
        </Typography>
      )}
      {needsRefill(pool) && (
        <Stack direction="row" spacing={0.5} sx={{ alignItems: 'center', color: 'warning.main', mt: 0.5 }}>
          <WarningAmber fontSize="small" />
          <Typography variant="body2">可用资金低于补充线，请及时补充。</Typography>
        </Stack>
      )}
    </Box>
  );
}
