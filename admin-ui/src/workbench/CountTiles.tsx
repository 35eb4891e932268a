import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router-dom';
import type { Workbench } from '../redemption/types';
import type { Session } from '../shared/types';

const listLink = (filter: object): string =>
  `/redemptions?${new URLSearchParams({ filter: JSON.stringify(filter), displayedFilters: JSON.stringify({ open: true }) })}`;

/** The cases behind each figure, as a filter of the list. */
const FILTERS: Record<string, object> = {
  ACCEPT: { status: ['SUBMITTED'] },
  ASSIGN: { status: ['ACCEPTED', 'RETURNED'] },
  DELIVER: { status: ['DELIVERING'] },
  SUPPLEMENT: { status: ['SUPPLEMENT', 'REVIEW_SUPPLEMENT'] },
  CALL_BACK: { status: ['PAID', 'REFUSED', 'NOT_ACCEPTED', 'WITHDRAWN'] },
  SIGN_FOR: { status: ['ASSIGNED'] },
  HANDLE: { status: ['REVIEWING'] },
  DECIDE: { status: ['PREPARED'] },
  PAY: { status: ['APPROVED'] },
  PAY_AGAIN: { status: ['PAYMENT_FAILED'] },
  OVERDUE: { overdue: true, open: true },
};

/** Where the cases behind a figure are listed; the handler's own ones are named by account. */
function linkOf(key: string, session: Session | undefined): string | null {
  const filter = FILTERS[key];
  if (!filter) return null;
  return listLink(key === 'HANDLE' ? { ...filter, handlerAccountId: session?.account.id } : filter);
}

/** Figures of my work; each leads to the cases it counts. */
export const CountTiles = ({
  counts,
  session,
}: {
  counts: Workbench['counts'];
  session: Session | undefined;
}) => (
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
      const late = count.key === 'OVERDUE' && count.total > 0;
      const link = linkOf(count.key, session);
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
