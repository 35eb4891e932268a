import Inbox from '@mui/icons-material/Inbox';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** Nothing here: says why and what to do next. */
export const EmptyState = ({ title, hint, action }: { title: string; hint: string; action?: ReactNode }) => (
  <Box sx={{ textAlign: 'center', py: 5, px: 2 }}>
    <Inbox sx={{ fontSize: 44, color: 'text.disabled' }} aria-hidden />
    <Typography variant="subtitle1" component="p">
      {title}
    </Typography>
    <Typography variant="body2" color="text.secondary" sx={{ mb: action ? 2 : 0 }}>
      {hint}
    </Typography>
    {action}
  </Box>
);
