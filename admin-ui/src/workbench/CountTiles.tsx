import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router-dom';
import type { Workbench } from '../redemption/types';
import { STATUS_LABELS } from '../shared/labels';

const listLink = (filter: object): string =>
  `/redemptions?${new URLSearchParams({ filter: JSON.stringify(filter), displayedFilters: '{}' })}`;

/** Where the cases behind a figure are listed, when the list can show them. */
function linkOf(key: string): string | null {
  if (key in STATUS_LABELS) return listLink({ status: [key] });
  if (key === 'overdue') return listLink({ overdue: true });
  if (key === 'open') return listLink({ open: true });
  return null;
}

/** Figures of my work; each leads to the cases it counts. */
export const CountTiles = ({ counts }: { counts: Workbench['counts'] }) => (
  <Box
    component="ul"
    aria-label="数量"
    sx={{
      m: 0,
      p: 0,
      listStyle: 'none',
      display: 'grid',
      gap: 1.5,
      gridTemplateColumns: 'repeat(auto-fill, minmax(132px, 1fr))',
    }}
  >
    {counts.map((count) => {
      const late = count.key.toLowerCase() === 'overdue' && count.total > 0;
      const link = linkOf(count.key);
      const figure = (
        <>
          <Typography
            component="span"
            sx={(theme) => ({
              display: 'block',
              fontSize: '1.6rem',
              fontWeight: 600,
              lineHeight: 1.2,
              color: late ? theme.palette.late.main : theme.palette.text.primary,
            })}
          >
            {count.total}
          </Typography>
          <Typography component="span" variant="body2" color="text.secondary">
            {late ? `⚠ ${count.label}` : count.label}
          </Typography>
        </>
      );
      return (
        <Paper key={count.key} component="li" variant="outlined" sx={{ px: 2, py: 1 }}>
          {link ? (
            <Link to={link} style={{ textDecoration: 'none', display: 'block' }}>
              {figure}
            </Link>
          ) : (
            figure
          )}
        </Paper>
      );
    })}
  </Box>
);
