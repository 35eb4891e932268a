import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { formatInstant } from '../format';
import { DOCUMENT_LABELS, Instant, labelOf, ROLE_LABELS } from '../shared';
import { CLOCK_EVENT_LABELS, type HistoryStep } from './types';

/** Who did what, by which rule, which clocks it moved, what it issued; proofs folded under each step. */
export function Steps({ steps }: { steps: HistoryStep[] }) {
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {steps.map((step) => (
        <Box
          key={step.seq}
          component="li"
          sx={{
            borderLeft: '2px solid',
            borderColor: step.actor ? 'primary.main' : 'divider',
            pl: 1.5,
            pb: 1.5,
          }}
        >
          <Stack direction="row" spacing={1} useFlexGap sx={{ alignItems: 'baseline', flexWrap: 'wrap' }}>
            <Typography variant="body2" color="text.secondary">
              {step.seq}. <Instant at={step.at} />
            </Typography>
            <Typography component="h3" variant="body1" sx={{ fontWeight: 600 }}>
              {step.label}
            </Typography>
            {step.ruleId && <Chip size="small" variant="outlined" label={step.ruleId} />}
          </Stack>
          <Typography variant="body2" color="text.secondary">
            {actorText(step)}
          </Typography>
          <Typography variant="body2">{step.summary}</Typography>
          {step.note && (
            <Typography
              variant="body2"
              sx={{ pl: 1, borderLeft: '3px solid', borderColor: 'divider', my: 0.5 }}
            >
              {step.note}
            </Typography>
          )}
          {step.clocks.map((clock) => (
            <Typography key={`${clock.kind} ${clock.event}`} variant="body2" color="text.secondary">
              时限：{clock.label} {labelOf(CLOCK_EVENT_LABELS, clock.event)}
              {clock.dueAt ? `，到期 ${formatInstant(clock.dueAt)}` : ''}
            </Typography>
          ))}
          {step.documents.map((document) => (
            <Typography key={document.id} variant="body2">
              文书：
              <Link href={`/api/documents/${document.id}.pdf`} target="_blank" rel="noreferrer">
                {labelOf(DOCUMENT_LABELS, document.kind)} {document.number}
              </Link>
            </Typography>
          ))}
          <Proof step={step} />
        </Box>
      ))}
    </Box>
  );
}

function actorText(step: HistoryStep): string {
  if (!step.actor) return '系统自动';
  const { displayName, organisationName, role } = step.actor;
  return [displayName, organisationName, role && labelOf(ROLE_LABELS, role)].filter(Boolean).join('　');
}

function Proof({ step }: { step: HistoryStep }) {
  return (
    <Box
      component="details"
      sx={{ fontSize: '0.75rem', color: 'text.secondary', '& summary': { cursor: 'pointer' } }}
    >
      <summary>凭据</summary>
      <Box sx={{ fontFamily: 'monospace', wordBreak: 'break-all' }}>
        操作编号 {step.updateId ?? '—（系统步骤）'}
        <br />
        运行编号 {step.runId ?? '—'}
        <br />
        记录指纹 {step.hash}
      </Box>
    </Box>
  );
}
