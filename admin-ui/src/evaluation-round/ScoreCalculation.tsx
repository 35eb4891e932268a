import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { PartView, ResultRowView } from './types';

type Calculation = NonNullable<ResultRowView['calculation']>;

/** How a score came about, part by part, every line with its figures; exact values as fractions (GE-SCO-4). */
export const ScoreCalculation = ({ calculation }: { calculation: Calculation }) => (
  <Box sx={{ typography: 'body2', py: 0.5 }}>
    <Part title="集中评价" part={calculation.concentrated} />
    <Part title="实时评价" part={calculation.realTime} />
    <Typography variant="subtitle2" component="h3">
      综合
    </Typography>
    <Steps steps={calculation.steps} />
    {calculation.score && (
      <Typography variant="body2">精确得分 {calculation.score}，名次按精确得分排定。</Typography>
    )}
  </Box>
);

const Part = ({ title, part }: { title: string; part: PartView }) => (
  <>
    <Typography variant="subtitle2" component="h3">
      {title}：{part.shown ?? '无得分'}（{part.given !== null && `收到 ${part.given} 份，`}有效 {part.valid}{' '}
      份）
    </Typography>
    <Steps steps={part.steps} />
  </>
);

const Steps = ({ steps }: { steps: Calculation['steps'] }) => (
  <Box component="ol" sx={{ my: 0.5, pl: 3 }}>
    {steps.map(({ label, detail, value }) => (
      <li key={`${label}${detail}`}>
        {label}：{detail} → {value}
      </li>
    ))}
  </Box>
);
