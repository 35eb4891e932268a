import Alert from '@mui/material/Alert';
import Step from '@mui/material/Step';
import StepLabel from '@mui/material/StepLabel';
import Stepper from '@mui/material/Stepper';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { RedemptionOutcome, RedemptionStatus } from '../../../workflows/rules/redemption/types';
import { progressOf, STEPS } from './progress';

/** The way of an application as steps, and where it stands in one sentence. Upright on a phone. */
export function ProgressSteps(props: { status: RedemptionStatus; outcome: RedemptionOutcome | null }) {
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const { active, note, stopped } = progressOf(props.status, props.outcome);
  return (
    <>
      <Stepper
        activeStep={active}
        orientation={narrow ? 'vertical' : 'horizontal'}
        alternativeLabel={!narrow}
        aria-label="办理进度"
      >
        {STEPS.map((label, index) => (
          <Step key={label} completed={index < active} aria-current={index === active ? 'step' : undefined}>
            <StepLabel error={stopped && index === active}>{label}</StepLabel>
          </Step>
        ))}
      </Stepper>
      <Alert severity={stopped ? 'warning' : active === STEPS.length ? 'success' : 'info'} sx={{ mt: 1.5 }}>
        {note}
      </Alert>
    </>
  );
}
