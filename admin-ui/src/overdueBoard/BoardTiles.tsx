import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { LateMark } from '../shared';
import { rateText, sumOf } from './figures';
import type { BoardGroup } from './types';

interface Props {
  groups: BoardGroup[];
  level: string | undefined;
  onLevel(level: string | undefined): void;
}

/** The board's totals; a tile filters the list below, pressed again it shows all. */
export function BoardTiles({ groups, level, onLevel }: Props) {
  const total = sumOf(groups);
  const tiles = [
    { id: 'OVERDUE', label: '已逾期', n: total.overdue },
    { id: 'DUE_SOON', label: '即将到期', n: total.dueSoon },
    { id: 'OPEN', label: '全部未办结', n: total.open },
  ];
  return (
    <Box
      sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'repeat(2, 1fr)', md: 'repeat(4, 1fr)' } }}
    >
      {tiles.map((tile) => (
        <ButtonBase
          key={tile.id}
          aria-pressed={level === tile.id}
          onClick={() => onLevel(level === tile.id ? undefined : tile.id)}
          sx={{
            display: 'flex',
            flexDirection: 'column',
            alignItems: 'flex-start',
            justifyContent: 'flex-start',
            textAlign: 'left',
            p: 1.5,
            borderRadius: 1,
            bgcolor: 'background.paper',
            border: '1px solid',
            borderColor: level === tile.id ? 'primary.main' : 'divider',
            outline: level === tile.id ? '1px solid' : 'none',
          }}
        >
          <Typography variant="body2" color="text.secondary">
            {tile.label}
          </Typography>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
            <Typography variant="h5" component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
              {tile.n}
            </Typography>
            {tile.id === 'OVERDUE' && tile.n > 0 && <LateMark label="需督办" />}
          </Box>
        </ButtonBase>
      ))}
      <Box
        sx={{
          p: 1.5,
          borderRadius: 1,
          bgcolor: 'background.paper',
          border: '1px solid',
          borderColor: 'divider',
        }}
      >
        <Typography variant="body2" color="text.secondary">
          按时办结率
        </Typography>
        <Typography variant="h5" component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
          {rateText(total.onTimeRate)}
        </Typography>
        <Typography variant="caption" color="text.secondary" component="p">
          按时完成 {total.metOnTime} ÷（按时 {total.metOnTime}＋逾期完成 {total.metLate}＋逾期未办{' '}
          {total.overdue}）
        </Typography>
      </Box>
    </Box>
  );
}
