import Box from '@mui/material/Box';
import Step from '@mui/material/Step';
import StepLabel from '@mui/material/StepLabel';
import Stepper from '@mui/material/Stepper';
import Typography from '@mui/material/Typography';
import { formatInstant } from '../format';
import { ClockCard } from '../process/ClockCard';
import { Panel } from '../shared';
import type { RoundView } from './types';

const LIVE = ['OPEN', 'PAUSED', 'BREACHED'];

/** The steps in their binding order with the token where the round stands, and who owes the next one by when. */
export function StagesPanel({ record }: { record: RoundView }) {
  const { stages, obligations, now, inside } = record;
  const current = stages.findIndex(({ state }) => state === 'CURRENT');
  const owed = obligations.find(({ status }) => LIVE.includes(status)) ?? null;
  return (
    <Panel title="办到哪一步">
      <Box sx={{ overflowX: 'auto', pb: 1 }} tabIndex={0} role="region" aria-label="本轮环节">
        <Stepper
          activeStep={current < 0 ? stages.length : current}
          alternativeLabel
          sx={{ minWidth: 880 }}
          aria-label="本轮环节"
        >
          {stages.map((stage) => (
            <Step key={stage.step} completed={stage.state === 'DONE'} sx={{ flex: '1 1 0', px: 0.5 }}>
              <StepLabel aria-current={stage.state === 'CURRENT' ? 'step' : undefined}>
                <Typography variant="body2" sx={{ fontWeight: stage.state === 'CURRENT' ? 700 : 400 }}>
                  {stage.label}
                </Typography>
                <Typography variant="caption" color="text.secondary" component="div">
                  {stage.at
                    ? formatInstant(stage.at, false)
                    : stage.state === 'CURRENT'
                      ? stage.organisationName
                      : stage.automatic
                        ? '系统可自动办理'
                        : '人工办理'}
                </Typography>
              </StepLabel>
            </Step>
          ))}
        </Stepper>
      </Box>
      {inside && (
        <ClockCard
          title="现在的时限"
          obligation={owed}
          now={now}
          none={
            record.status === 'OPEN'
              ? '集中评价进行中，到截止时间由系统自动结束。'
              : '现在没有正在计算的时限。'
          }
        />
      )}
    </Panel>
  );
}
