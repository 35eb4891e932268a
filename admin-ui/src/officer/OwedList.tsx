import CheckCircle from '@mui/icons-material/CheckCircleOutline';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { closeOf } from '../../../workflows/rules/officer-term/periods';
import { EmptyState, TimeLeft } from '../shared';
import type { MyTermView, OwedView } from './types';

/** What I owe in each running period: how much is there, until when, and in one sentence why. */
export function OwedList({ term }: { term: Pick<MyTermView, 'owed' | 'now'> }) {
  if (term.owed.length === 0)
    return <EmptyState title="眼下没有要完成的次数要求" hint="发现问题或有建议时，随时可以报送。" />;
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {term.owed.map((duty) => (
        <Owed key={duty.key} duty={duty} now={term.now} />
      ))}
    </Box>
  );
}

function Owed({ duty, now }: { duty: OwedView; now: string }) {
  const Mark = duty.met ? CheckCircle : RadioButtonUnchecked;
  return (
    <Box
      component="li"
      sx={{ py: 1.25, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Mark fontSize="small" color={duty.met ? 'success' : 'action'} aria-hidden />
        <Typography component="h3" variant="subtitle2" sx={{ flex: 1, minWidth: 160 }}>
          {duty.label}
        </Typography>
        {duty.met ? <span>已完成</span> : <TimeLeft until={closeOf(duty.to)} now={now} />}
      </Box>
      <LinearProgress
        variant="determinate"
        value={Math.min(100, (100 * duty.counted) / Math.max(1, duty.required))}
        aria-label={`${duty.label}：已有${duty.counted}条，要求${duty.required}条`}
        sx={{ my: 0.75, height: 8, borderRadius: 4 }}
      />
      <Typography variant="body2" color="text.secondary">
        {duty.explanation}
        {duty.pending > 0 && `（其中${duty.pending}条待核验）`}
      </Typography>
    </Box>
  );
}
