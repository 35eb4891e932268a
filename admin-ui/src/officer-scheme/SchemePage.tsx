import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type ComponentType, lazy, Suspense } from 'react';
import { Loading, Title } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { EmptyState, ProblemAlert, useSession } from '../shared';
import { PLAIN_LINKS } from './links';
import { SchemeHeader } from './SchemeHeader';
import type { OfficerSchemeView, TabProps } from './types';
import { isOffice, useScheme } from './useScheme';

const TABS: Record<string, { label: string; Tab: ComponentType<TabProps> }> = {
  people: { label: '人员', Tab: lazy(() => import('./PeopleTab')) },
  matrix: { label: '履职情况表', Tab: lazy(() => import('./MatrixTab')) },
  submissions: { label: '报送核验', Tab: lazy(() => import('./SubmissionsTab')) },
  hearings: { label: '处理程序', Tab: lazy(() => import('./HearingsTab')) },
  checks: { label: '检查日历', Tab: lazy(() => import('./ChecksTab')) },
  records: { label: '工作台账', Tab: lazy(() => import('./RecordsTab')) },
  parameters: { label: '方案参数', Tab: lazy(() => import('./ParametersTab')) },
};

/** One scheme: who serves and how, what is filed, what is under way, what falls due, and by which rules. */
export default function SchemePage() {
  const { code = '', tab = 'people' } = useParams();
  const session = useSession();
  const { data: scheme, error, refetch } = useScheme(code);
  const chosen = TABS[tab];
  return (
    <Box sx={{ display: 'grid', gap: 2, py: 1.5, minWidth: 0, '& > *': { minWidth: 0 }, ...PLAIN_LINKS }}>
      <Title title={scheme?.title ?? '体验监督方案'} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {scheme && (
        <>
          <SchemeHeader scheme={scheme} office={isOffice(session, scheme)} />
          <Box component="nav" aria-label="方案各页" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
            {Object.entries(TABS).map(([key, { label }]) => (
              <Button
                key={key}
                component={Link}
                to={`/officer-schemes/${code}/${key}`}
                size="small"
                variant={key === tab ? 'contained' : 'outlined'}
                aria-current={key === tab ? 'page' : undefined}
              >
                {label}
                {badgeOf(key, scheme)}
              </Button>
            ))}
          </Box>
          <Suspense fallback={<Loading />}>
            {chosen ? (
              <chosen.Tab key={`${code}/${tab}`} scheme={scheme} office={isOffice(session, scheme)} />
            ) : (
              <EmptyState title="没有这一页" hint="请从上方选择要看的内容。" />
            )}
          </Suspense>
        </>
      )}
    </Box>
  );
}

const badgeOf = (tab: string, { unscreened, openProcedures }: OfficerSchemeView): string => {
  const n = tab === 'submissions' ? unscreened : tab === 'hearings' ? openProcedures : 0;
  return n > 0 ? `（${n}）` : '';
};
