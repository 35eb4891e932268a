import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router-dom';
import { Inline, ToneChip } from '../shared';
import { VERSION_TONES } from './SchemesPage';
import type { CompletionView, OfficerSchemeView } from './types';

/** Name, version, places, lights, and how far the running periods are fulfilled. */
export const SchemeHeader = ({ scheme, office }: { scheme: OfficerSchemeView; office: boolean }) => (
  <Paper variant="outlined" component="section" aria-label="方案概况" sx={{ p: 2 }}>
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <Typography variant="h5" component="h1">
        {scheme.name}
      </Typography>
      <ToneChip {...VERSION_TONES[scheme.status]} />
      <Box sx={{ flex: 1 }} />
      {office && (
        <>
          <Button
            component={Link}
            to={`/officer-schemes/${scheme.code}/appoint`}
            variant="contained"
            size="small"
          >
            新聘任
          </Button>
          <Button
            component={Link}
            to={`/officer-schemes/${scheme.code}/import`}
            variant="outlined"
            size="small"
          >
            批量导入
          </Button>
        </>
      )}
    </Box>
    <Typography variant="body2" component="div" color="text.secondary">
      <Inline>
        <span>
          {scheme.title}　第 {scheme.version} 版
        </span>
        <span>
          {scheme.validFrom} 起{scheme.validTo ? `，至 ${scheme.validTo}` : ''}
        </span>
        {scheme.organs.map((organ) => (
          <span key={organ.code}>
            {organ.label}：{organ.organisationName ?? '未设立'}
          </span>
        ))}
      </Inline>
    </Typography>
    <Typography variant="body2" component="div" sx={{ mt: 0.5 }}>
      <Inline>
        <strong>
          在任 {scheme.serving}
          {scheme.seats !== null && ` / 名额 ${scheme.seats}（空缺 ${scheme.vacancies ?? 0}）`}
        </strong>
        {scheme.channels.map((channel) => (
          <span key={channel.code}>
            {channel.label} {channel.serving}/{channel.seats}，空缺 {channel.vacancies}
          </span>
        ))}
        {scheme.awaitingTraining > 0 && <span>待培训 {scheme.awaitingTraining}</span>}
        <span>已结束聘期 {scheme.ended}</span>
        <span>
          ● 正常 {scheme.lights.green}　▲ 留意 {scheme.lights.yellow}　■ 处理 {scheme.lights.red}
        </span>
      </Inline>
    </Typography>
    {scheme.completion.length > 0 && (
      <Box
        sx={{ display: 'grid', gap: 1.5, mt: 1, gridTemplateColumns: { xs: '1fr', md: 'repeat(3, 1fr)' } }}
      >
        {scheme.completion.slice(0, 6).map((duty) => (
          <Completion key={`${duty.code}${duty.from}`} duty={duty} />
        ))}
      </Box>
    )}
  </Paper>
);

const Completion = ({ duty }: { duty: CompletionView }) => {
  const all = duty.met + duty.owing;
  return (
    <Box>
      <Typography variant="body2">
        {duty.label}：{duty.met}/{all} 人已完成
      </Typography>
      <LinearProgress
        variant="determinate"
        value={all === 0 ? 0 : (100 * duty.met) / all}
        aria-label={`${duty.label}：${all}人中${duty.met}人已完成`}
        sx={{ height: 6, borderRadius: 3 }}
      />
      <Typography variant="caption" color="text.secondary">
        {duty.from} 至 {duty.to}（依据 {duty.ruleId}）
      </Typography>
    </Box>
  );
};
