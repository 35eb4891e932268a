import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';

/** A titled part of a page; a landmark for screen readers. */
export const Panel = ({
  title,
  aside,
  children,
  dense = false,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  dense?: boolean;
}) => {
  const id = useId();
  return (
    <Paper
      component="section"
      aria-labelledby={id}
      variant="outlined"
      sx={{ p: dense ? 1.5 : 2, minWidth: 0 }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 1, mb: 1 }}>
        <Typography id={id} component="h2" variant="subtitle1" sx={{ fontWeight: 600 }}>
          {title}
        </Typography>
        {aside}
      </Box>
      {children}
    </Paper>
  );
};

/** Names and values side by side; rows without a value show an em dash. */
export const Facts = ({ rows }: { rows: { label: string; value: ReactNode }[] }) => (
  <Box
    component="dl"
    sx={{
      m: 0,
      display: 'grid',
      gridTemplateColumns: 'max-content minmax(0, 1fr)',
      columnGap: 2,
      rowGap: 0.75,
      '& dt': { color: 'text.secondary' },
      '& dd': { m: 0, overflowWrap: 'anywhere' },
    }}
  >
    {rows.map((row) => (
      <Box key={row.label} sx={{ display: 'contents', typography: 'body2' }}>
        <Typography component="dt" variant="body2">
          {row.label}
        </Typography>
        <Typography component="dd" variant="body2">
          {row.value ?? '—'}
        </Typography>
      </Box>
    ))}
  </Box>
);

/** Short pieces in a row with even gaps, going on to the next line as whole pieces. */
export const Inline = ({ children }: { children: ReactNode }) => (
  <Box component="span" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, alignItems: 'baseline' }}>
    {children}
  </Box>
);
