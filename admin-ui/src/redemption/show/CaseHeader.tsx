import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router-dom';
import { ClockCard } from '../../process/ClockCard';
import { Instant } from '../../shared/Instant';
import { LateMark } from '../../shared/LateMark';
import { KIND_LABELS, labelOf, OUTCOME_LABELS } from '../../shared/labels';
import { Inline } from '../../shared/Panel';
import { StatusChip } from '../../shared/StatusChip';
import { hasRole, useSession } from '../../shared/session';
import type { RedemptionDetail } from '../types';
import { overallClock, stageClock } from './clocks';

/** Number, status, and the two clocks side by side. */
export const CaseHeader = ({ record }: { record: RedemptionDetail }) => {
  const session = useSession();
  const moved = record.clockOffsetMs !== 0;
  return (
    <Paper variant="outlined" component="section" aria-label="办件概况" sx={{ p: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.25, mb: 0.5 }}>
        <Typography component="h2" variant="h5">
          {record.enterprise.name}
        </Typography>
        <StatusChip status={record.status} />
        {record.overdueCount > 0 && <LateMark label={`${record.overdueCount} 项时限已逾期`} />}
        {record.status === 'CLOSED' && (
          <Typography variant="body2">结果：{labelOf(OUTCOME_LABELS, record.outcome)}</Typography>
        )}
        <Box sx={{ flex: 1 }} />
        {hasRole(session, 'AUDITOR', 'SUPERVISOR') && (
          <Button component={Link} to={`/redemptions/${record.id}/history`} size="small" variant="outlined">
            查看全过程记录
          </Button>
        )}
      </Box>
      <Typography variant="body2" color="text.secondary" component="div">
        <Inline>
          <span>{record.caseNo}</span>
          <span>
            {record.item.name}（{labelOf(KIND_LABELS, record.kind)}）
          </span>
          <span>
            {moved ? '演示时钟：' : '办件当前时刻：'}
            <Instant at={record.now} />
          </span>
        </Inline>
      </Typography>
      <Box sx={{ display: 'grid', gap: 2, mt: 1.5, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
        <ClockCard
          title="本环节时限"
          obligation={stageClock(record.obligations)}
          now={record.now}
          none={record.status === 'CLOSED' ? '本件已办结' : '本环节没有时限在计算'}
        />
        <ClockCard
          title="全程兑现时限"
          obligation={overallClock(record.obligations)}
          now={record.now}
          none="受理后开始计算全程时限"
        />
      </Box>
    </Paper>
  );
};
