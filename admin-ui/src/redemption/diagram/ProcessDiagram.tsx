import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { ProblemAlert } from '../../shared/ProblemAlert';
import type { RedemptionDetail, TimelineEntry } from '../types';
import { doneNodes, type NodeState, nodeOf, progressText } from './progress';
import type { Drawing } from './viewer';

const WORDS: Record<NodeState, string> = { done: '已完成', current: '当前', ahead: '未到' };

/** The process with the token where the case stands, and the same in words. */
export const ProcessDiagram = ({
  record,
  timeline,
}: {
  record: RedemptionDetail;
  timeline: TimelineEntry[];
}) => {
  const holder = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const [error, setError] = useState<unknown>(null);
  const late = record.overdueCount > 0;
  const { status } = record;
  const done = doneNodes(timeline, status).join(' ');

  useEffect(() => {
    let gone = false;
    import('./viewer')
      .then(async ({ drawProcess }) => {
        const element = holder.current;
        if (gone || !element) return;
        const marks = {
          done: done.split(' ') as ReturnType<typeof doneNodes>,
          current: nodeOf(status),
          late,
        };
        const drawn = await drawProcess(element, marks);
        if (gone) drawn.remove();
        else drawing.current = drawn;
      })
      .catch(setError);
    return () => {
      gone = true;
      drawing.current?.remove();
      drawing.current = null;
    };
  }, [done, status, late]);

  const steps = progressText(timeline, status);
  return (
    <Box>
      <Box
        ref={holder}
        role="group"
        aria-label={`流程图，当前在“${steps.find((step) => step.state === 'current')?.name ?? '办结'}”${late ? '，已逾期' : ''}；文字说明见下方`}
        sx={{
          height: { xs: 220, md: 300, lg: 420 },
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          overflow: 'hidden',
        }}
      />
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1, mt: 0.5 }}>
        <Typography variant="caption" color="text.secondary" sx={{ flex: 1 }}>
          绿底为已完成，粗框并标“当前”为现在所在步骤；可拖动平移。
        </Typography>
        <Button size="small" onClick={() => drawing.current?.zoom(1)}>
          放大
        </Button>
        <Button size="small" onClick={() => drawing.current?.zoom(-1)}>
          缩小
        </Button>
        <Button size="small" onClick={() => drawing.current?.fit()}>
          看全图
        </Button>
      </Box>
      <ProblemAlert error={error} />
      <Box
        component="details"
        sx={{ mt: 0.5, '& summary': { cursor: 'pointer', color: 'primary.main', typography: 'body2' } }}
      >
        <summary>流程的文字说明</summary>
        <Box component="ol" sx={{ pl: 3, my: 1, typography: 'body2' }}>
          {steps.map((step) => (
            <li key={step.node} aria-current={step.state === 'current' ? 'step' : undefined}>
              {step.name}：{WORDS[step.state]}
              {step.state === 'current' && late ? '，已逾期' : ''}
            </li>
          ))}
        </Box>
      </Box>
    </Box>
  );
};
