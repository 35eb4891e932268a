import MuiLink from '@mui/material/Link';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';

/** A link within the product, in the product's own colour. */
export const TextLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <MuiLink component={RouterLink} to={to}>
    {children}
  </MuiLink>
);
