import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { GRADE_LABELS } from '../../../workflows/rules/officer-term/labels';
import { Instant } from '../shared';
import type { AssessedPersonView } from './types';

/** How one person's grade was found, line by line with the rule of each, and what was changed by whom. */
export function Calculation({ person }: { person: AssessedPersonView }) {
  const { steps, earned, adopted, provided, lastCountedAt, quotaMissed, adjusted } = person;
  return (
    <Box sx={{ typography: 'body2', py: 0.5 }}>
      <Box component="ol" sx={{ my: 0, pl: 3 }}>
        {steps.map(({ ruleId, text }) => (
          <li key={`${ruleId}${text}`}>
            {text}（依据 {ruleId}）
          </li>
        ))}
      </Box>
      <Typography variant="body2" sx={{ mt: 0.5 }}>
        采纳 {adopted} 条，仅按采纳数为“{GRADE_LABELS[earned]}”；提供 {provided} 条，最后一条计入于{' '}
        <Instant at={lastCountedAt} />。
        {quotaMissed.length > 0 && `有 ${quotaMissed.length} 期未完成数量要求，仅列示，不直接定等。`}
      </Typography>
      {adjusted && (
        <Typography variant="body2">
          {adjusted.by?.displayName} 于 <Instant at={adjusted.at} /> 调整：
          {adjusted.note ?? '（恢复为测算等次）'}
        </Typography>
      )}
    </Box>
  );
}
