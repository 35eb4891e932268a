import Box from '@mui/material/Box';
import { type ReactNode, Suspense } from 'react';
import { Layout as AdminLayout, Loading } from 'react-admin';
import { AppBar } from './AppBar';
import { DemoBanner } from './DemoBanner';
import { Menu } from './Menu';

/** The frame of every page behind the login. */
export const Layout = ({ children }: { children: ReactNode }) => (
  <AdminLayout
    appBar={AppBar}
    menu={Menu}
    sx={{
      // What is wider than the window moves by itself, and never the whole page.
      minWidth: 0,
      '& .RaLayout-appFrame': { minWidth: 0 },
      '& .RaLayout-content': { minWidth: 0, px: { xs: 1, md: 2 }, pb: 3 },
      '@media print': { '& header, & .RaSidebar-fixed, & .RaSidebar-root': { display: 'none' } },
    }}
  >
    <DemoBanner />
    <Suspense fallback={<Loading />}>
      <Box>{children}</Box>
    </Suspense>
  </AdminLayout>
);
