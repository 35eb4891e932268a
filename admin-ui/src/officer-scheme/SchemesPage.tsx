import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import { Link } from 'react-router-dom';
import { callApi, EmptyState, Inline, ProblemAlert, ToneChip } from '../shared';
import { PLAIN_LINKS } from './links';
import type { OfficerSchemeRowView } from './types';

/** Schemes of appointed persons and points that I work with or look at. */
export default function SchemesPage() {
  const { data, error, refetch } = useQuery({
    queryKey: ['officer-schemes'],
    queryFn: () => callApi<{ data: OfficerSchemeRowView[] }>('/officer-schemes'),
    refetchInterval: 60_000,
  });
  return (
    <Box sx={{ display: 'grid', gap: 2, py: 1.5, ...PLAIN_LINKS }}>
      <Title title="体验监督方案" />
      <Typography variant="h5" component="h1">
        体验监督方案
      </Typography>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data?.data.length === 0 && (
        <EmptyState
          title="没有您所在单位参与的方案"
          hint="方案发布并确定各机构后，会出现在这里；需要参与的，请联系管理员。"
        />
      )}
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
        {data?.data.map((scheme) => (
          <SchemeCard key={scheme.id} scheme={scheme} />
        ))}
      </Box>
    </Box>
  );
}

const SchemeCard = ({ scheme }: { scheme: OfficerSchemeRowView }) => (
  <Paper variant="outlined" component="article" sx={{ p: 2 }}>
    <Typography component="h2" variant="h6">
      <Link to={`/officer-schemes/${scheme.code}`}>{scheme.name}</Link>
    </Typography>
    <Box sx={{ my: 0.5, display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <ToneChip {...VERSION_TONES[scheme.status]} />
      <Typography variant="body2" color="text.secondary">
        {scheme.title}　第 {scheme.version} 版　{scheme.validFrom} 起
        {scheme.validTo && `，至 ${scheme.validTo}`}
      </Typography>
    </Box>
    <Typography variant="body2" component="div">
      <Inline>
        <span>
          在任 {scheme.serving}
          {scheme.seats !== null && ` / ${scheme.seats}`}
        </span>
        <span>
          ● 正常 {scheme.lights.green}　▲ 留意 {scheme.lights.yellow}　■ 处理 {scheme.lights.red}
        </span>
        <span>待核验 {scheme.unscreened}</span>
        <span>处理程序 {scheme.openProcedures}</span>
      </Inline>
    </Typography>
  </Paper>
);

export const VERSION_TONES = {
  DRAFT: { tone: 'todo', label: '草案' },
  PUBLISHED: { tone: 'good', label: '施行中' },
  SUPERSEDED: { tone: 'done', label: '已被替代' },
} as const;
