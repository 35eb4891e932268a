import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router-dom';
import { LightMark } from '../officer/LightMark';
import { ClockCard } from '../process/ClockCard';
import { hasRole, Inline, Instant, LateMark, TimeLeft, ToneChip, useSession } from '../shared';
import type { TermRecord } from './types';

const ENDED = { tone: 'done' } as const;

/** Who, in which scheme and version, until when, how it stands, and the clock that ends first. */
export function TermHeader({ record }: { record: TermRecord }) {
  const session = useSession();
  const [first] = record.obligations
    .filter(({ endedAt, dueAt }) => endedAt === null && dueAt !== null)
    .sort((a, b) => ((a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1));
  return (
    <Paper variant="outlined" component="section" aria-label="聘期概况" sx={{ p: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.25, mb: 0.5 }}>
        <Typography component="h1" variant="h5">
          {record.name}
        </Typography>
        <ToneChip
          tone={record.endedAt ? ENDED.tone : record.status === 'SERVING' ? 'good' : 'todo'}
          label={record.statusLabel}
        />
        <LightMark light={record.light} />
        {record.overdueCount > 0 && <LateMark label={`${record.overdueCount} 项时限已逾期`} />}
        <Box sx={{ flex: 1 }} />
        {hasRole(session, 'AUDITOR', 'SUPERVISOR') && (
          <Button component={Link} to={`/officer-terms/${record.id}/history`} size="small" variant="outlined">
            查看全过程记录
          </Button>
        )}
        <Button component={Link} to={`/officer-schemes/${record.schemeCode}`} size="small">
          返回方案
        </Button>
      </Box>
      <Typography variant="body2" color="text.secondary" component="div">
        <Inline>
          <span>
            {record.title}　{record.certificateNo}
          </span>
          <span>
            {record.schemeName}（按第 {record.schemeVersion} 版办理）
          </span>
          <span>
            聘期 {record.from} 至 {record.to}
            {record.servedTerms > 1 && `，第 ${record.servedTerms} 届`}
          </span>
          <span>
            {record.channelLabel}
            {(record.categoryText || record.categoryLabel) &&
              `　${record.categoryText || record.categoryLabel}`}
          </span>
          <span>运营单位：{record.officeOrganisationName}</span>
          <span>
            {record.clockOffsetMs !== 0 ? '演示时钟：' : '当前时刻：'}
            <Instant at={record.now} />
          </span>
          {record.outlastsScheme && <span>聘期长于方案有效期，届时须另行决定</span>}
        </Inline>
      </Typography>
      {record.endedAt && (
        <Typography variant="body2" sx={{ mt: 0.5 }}>
          已于 <Instant at={record.endedAt} /> 结束
          {record.endGroundLabel && `：${record.endGroundLabel}`}
          {record.endRuleId && `（依据 ${record.endRuleId}）`}
          {record.nextTermId && <Link to={`/officer-terms/${record.nextTermId}`}>下一届聘期</Link>}
        </Typography>
      )}
      {record.previousTermId && <Link to={`/officer-terms/${record.previousTermId}`}>上一届聘期</Link>}
      {!record.endedAt && (
        <Box sx={{ display: 'grid', gap: 2, mt: 1.5, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
          <ClockCard title="最先到期" obligation={first ?? null} now={record.now} none="现在没有时限在计算" />
          <Box sx={{ p: 1.5, border: 1, borderRadius: 1, borderColor: 'divider' }}>
            <Typography variant="body2" color="text.secondary" component="h3">
              聘期届满
            </Typography>
            <TimeLeft until={`${record.to}T15:59:59.999Z`} now={record.now} soonDays={30} />
            <Typography variant="body2">{record.to} 当日结束时届满</Typography>
            {record.renewal && (
              <Typography variant="body2">
                已决定{record.renewal.renew ? '续聘' : '不续聘'}（{record.renewal.by?.displayName}）
                {record.renewal.note && `：${record.renewal.note}`}
              </Typography>
            )}
          </Box>
        </Box>
      )}
    </Paper>
  );
}
