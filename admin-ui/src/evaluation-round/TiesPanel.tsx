import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { Instant, Panel } from '../shared';
import type { RoundView } from './types';

/** Ties over the boundary of the bottom group and how they stand (AMB-GE-5). */
export function TiesPanel({ ties }: { ties: RoundView['ties'] }) {
  return (
    <Panel title="末位并列">
      {ties.map((tie) => (
        <Alert key={tie.group} severity={tie.mustDecide && !tie.decision ? 'warning' : 'info'} sx={{ mb: 1 }}>
          <strong>{tie.groupLabel}</strong>：{tie.objects.map(({ name }) => name).join('、')}
          各项得分完全相同，跨在末位界线上（依据 {tie.ruleId}）。
          {tie.mustDecide
            ? tie.decision
              ? ''
              : '须由组织单位裁定哪些列入末位并说明理由，裁定前不能通过复核。'
            : '按有利于单位的原则，均不列入末位。'}
          {tie.decision && (
            <Typography variant="body2">
              {tie.decision.byName} 于 <Instant at={tie.decision.at} /> 裁定列入末位：
              {tie.objects
                .filter(({ objectId }) => tie.decision?.objectIds.includes(objectId))
                .map(({ name }) => name)
                .join('、') || '无'}
              。理由：{tie.decision.reason}
            </Typography>
          )}
        </Alert>
      ))}
    </Panel>
  );
}
