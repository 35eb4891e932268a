import Box from '@mui/material/Box';
import Step from '@mui/material/Step';
import StepLabel from '@mui/material/StepLabel';
import Stepper from '@mui/material/Stepper';
import Typography from '@mui/material/Typography';
import { usePhone } from '../shared';

/** One step of the way of a process. */
export interface WayStep {
  key: string;
  label: string;
  note?: string | null;
  state: 'DONE' | 'CURRENT' | 'AHEAD';
}

/** The steps of a process in their order with the token where it stands; upright on a phone. `label` says it in words. */
export function Way({ steps, label }: { steps: readonly WayStep[]; label: string }) {
  const phone = usePhone();
  const current = steps.findIndex(({ state }) => state === 'CURRENT');
  const stepper = (
    <Stepper
      activeStep={current < 0 ? steps.length : current}
      orientation={phone ? 'vertical' : 'horizontal'}
      alternativeLabel={!phone}
      sx={
        phone
          ? { '& .MuiStepConnector-line': { minHeight: 8 }, '& .MuiStepLabel-root': { py: 0 } }
          : { minWidth: steps.length * 97 }
      }
      aria-label={label}
    >
      {steps.map(({ key, label: name, note, state }) => (
        <Step key={key} completed={state === 'DONE'} sx={phone ? undefined : { flex: '1 1 0', px: 0.5 }}>
          <StepLabel aria-current={state === 'CURRENT' ? 'step' : undefined}>
            <Typography variant="body2" sx={{ fontWeight: state === 'CURRENT' ? 700 : 400 }}>
              {name}
            </Typography>
            {note && (
              <Typography variant="caption" color="text.secondary" component="div">
                {note}
              </Typography>
            )}
          </StepLabel>
        </Step>
      ))}
    </Stepper>
  );
  if (phone) return <Box sx={{ mb: 1.5 }}>{stepper}</Box>;
  return (
    <Box sx={{ overflowX: 'auto', pb: 1 }} tabIndex={0} role="region" aria-label="环节，可左右滚动">
      {stepper}
    </Box>
  );
}
