import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { ACT_LABELS } from '../../../workflows/rules/redemption/labels';
import { formatInstant } from '../format';
import { ladderText } from './ladderText';
import type { Rung } from './types';

/** The steps of the warning ladder, those that have fallen filled in; also said in words (GR-U7, GR-G6). */
export function Ladder({ rungs }: { rungs: Rung[] }) {
  if (rungs.length === 0) return <span>—</span>;
  const next = rungs.find((rung) => !rung.fired);
  const title = rungs
    .map((rung) => `${rung.fired ? '已' : '将'}${ACT_LABELS[rung.act]} ${formatInstant(rung.at, false)}`)
    .join('；');
  return (
    <Tooltip title={title}>
      <Box component="span" tabIndex={0} sx={{ display: 'inline-block', whiteSpace: 'nowrap' }}>
        <Box
          component="span"
          aria-hidden
          sx={{ display: 'inline-flex', alignItems: 'flex-end', gap: '2px', mr: 1 }}
        >
          {rungs.map((rung, index) => (
            <Box
              // biome-ignore lint/suspicious/noArrayIndexKey: a ladder's rungs never change places
              key={index}
              component="span"
              sx={{
                width: 7,
                height: 5 + index * 3,
                border: '1px solid',
                borderColor: 'primary.main',
                bgcolor: rung.fired ? 'primary.main' : 'transparent',
              }}
            />
          ))}
        </Box>
        <span>{ladderText(rungs)}</span>
        {next?.at && (
          <Box component="span" sx={{ display: 'block', fontSize: '0.75rem', color: 'text.secondary' }}>
            下一级 {ACT_LABELS[next.act]} {formatInstant(next.at, false)}
          </Box>
        )}
      </Box>
    </Tooltip>
  );
}
