import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Instant } from '../../shared/Instant';
import { Inline, Panel } from '../../shared/Panel';
import type { RedemptionDetail } from '../types';

const LEVELS = ['', '非常不满意', '不满意', '基本满意', '满意', '非常满意'];

/** Callbacks and acts of supervision; absent while there are none. */
export const CallbacksPanel = ({ record }: { record: RedemptionDetail }) => (
  <>
    {record.callbacks.length > 0 && (
      <Panel title="回访" dense>
        {record.callbacks.map((call) => (
          <Box key={call.id} sx={{ py: 0.5, typography: 'body2' }}>
            第 {call.attempt} 次，
            {call.result === 'REACHED'
              ? `已接通，${LEVELS[call.satisfaction ?? 0]}（${call.satisfaction} 分）`
              : '未接通'}
            {call.note && <div>意见：{call.note}</div>}
            <Typography variant="caption" color="text.secondary">
              <Instant at={call.at} weekday={false} /> {call.by?.displayName}
            </Typography>
          </Box>
        ))}
      </Panel>
    )}
    {record.supervisionActs.length > 0 && (
      <Panel title="催办督办" dense>
        {record.supervisionActs.map((act) => (
          <Box key={act.id} sx={{ py: 0.5, typography: 'body2' }}>
            <Inline>
              <strong>{act.label}</strong>
              <span>{act.targetOrganisationName}</span>
              {act.number && <span>{act.number}</span>}
            </Inline>
            {act.note && <div>{act.note}</div>}
            <Typography variant="caption" color="text.secondary">
              <Instant at={act.at} weekday={false} /> {act.by?.displayName ?? '系统自动'}
            </Typography>
          </Box>
        ))}
      </Panel>
    )}
  </>
);
