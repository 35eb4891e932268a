import Alert from '@mui/material/Alert';
import { PLAN_REVIEW_WORKING_DAYS } from './labels';
import type { PolicyLevel } from './types';

interface Props {
  reviewWorkingDays: number;
  longerLimitBasis: string | null;
  policyLevel: PolicyLevel;
}

/**
 * Warns when the guide gives the department longer than the plan's ten working days, with the basis: the one
 * recorded, or that province and state policy follow a limit of their own (GR-T3, AMB-GR-2). Otherwise nothing.
 */
export function LimitNote({ reviewWorkingDays, longerLimitBasis, policyLevel }: Props) {
  if (reviewWorkingDays <= PLAN_REVIEW_WORKING_DAYS) return null;
  return (
    <Alert severity="warning" sx={{ my: 1 }}>
      审核时限 {reviewWorkingDays} 个工作日，长于方案规定的 {PLAN_REVIEW_WORKING_DAYS} 个工作日（GR-T3）。
      {longerBasis(longerLimitBasis, policyLevel)}
    </Alert>
  );
}

/** Where a longer limit comes from, in one sentence. */
export function longerBasis(recorded: string | null, level: PolicyLevel): string {
  if (recorded) return `依据：${recorded}`;
  return level === 'CITY' ? '尚未登记依据。' : '上级政策按其自身规定的时限办理。';
}
