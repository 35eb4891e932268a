import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { CANCEL_GROUND_LABELS } from '../../../workflows/rules/evaluation/labels';
import { measureStatusLabel } from '../../../workflows/rules/evaluation/measures/labels';
import type { Measure } from '../../../workflows/rules/evaluation/measures/measure';
import type { LadderMeasure } from '../../../workflows/rules/evaluation/parameters';
import { formatInstant } from '../format';
import { ClockCard } from '../process/ClockCard';
import { Way, type WayStep } from '../process/Way';
import { Panel } from '../shared';
import { type MeasureView, textBy } from './types';

const LIVE = ['OPEN', 'PAUSED', 'BREACHED'];

const WAYS: Record<LadderMeasure, string[]> = {
  RECTIFY: ['DUE', 'NOTIFIED', 'PLANNED', 'ACTING', 'REPORTED', 'ACCEPTED'],
  INTERVIEW: ['DUE', 'CONVENED', 'HELD', 'MINUTED', 'CONFIRMED', 'COMMITTED', 'CLOSED'],
  REVIEW: ['DUE', 'NOTIFIED', 'REPORTED', 'READY', 'SCHEDULED', 'HELD', 'CLOSED'],
};

/** The way of a measure's kind with the token where it stands, and every limit that runs. */
export function StagesPanel({ record }: { record: MeasureView }) {
  const { content, status, obligations, now, kind } = record;
  const way = WAYS[kind];
  const current = way.indexOf(status);
  const over = content.endedAt !== null;
  const reached = reachedAt(content);
  const running = obligations.filter((each) => LIVE.includes(each.status));
  const steps = way.map(
    (step, index): WayStep => ({
      key: step,
      label: measureStatusLabel(kind, step),
      note: index <= current && reached[step] ? formatInstant(reached[step], false) : null,
      state: over || index < current ? 'DONE' : index === current ? 'CURRENT' : 'AHEAD',
    }),
  );
  const words = over
    ? `本项措施${record.statusLabel}。`
    : `现在处于第 ${current + 1} 步（共 ${way.length} 步）：${record.statusLabel}。`;
  return (
    <Panel title="办到哪一步">
      {content.cancellation ? (
        <Alert severity="info">
          本项措施已于{formatInstant(content.cancellation.at)}终止：
          {CANCEL_GROUND_LABELS[content.cancellation.ground]}。{textBy(record, content.cancellation.reasonId)}
        </Alert>
      ) : (
        <Way steps={steps} label={words} />
      )}
      {!over && (
        <Box
          sx={{
            display: 'grid',
            gap: 1.5,
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
          }}
        >
          {running.map((each) => (
            <ClockCard key={each.id} title={each.label} obligation={each} now={now} none="" />
          ))}
          {running.length === 0 && (
            <Typography variant="body2" color="text.secondary">
              现在没有正在计算的时限。
            </Typography>
          )}
        </Box>
      )}
    </Panel>
  );
}

/** When each status was last reached. */
function reachedAt(content: Measure): Record<string, string | null | undefined> {
  const { startedAt, endedAt } = content;
  switch (content.kind) {
    case 'RECTIFY':
      return {
        DUE: startedAt,
        NOTIFIED: content.notice?.at,
        PLANNED: content.plans.at(-1)?.at,
        ACTING: content.plans.at(-1)?.answer?.at,
        REPORTED: content.reports.at(-1)?.at,
        ACCEPTED: endedAt,
      };
    case 'INTERVIEW':
      return {
        DUE: startedAt,
        CONVENED: content.convenings.at(-1)?.at,
        HELD: content.held?.at,
        MINUTED: content.minutes?.at,
        CONFIRMED: content.minutes?.confirmedAt,
        CLOSED: endedAt,
      };
    case 'REVIEW':
      return {
        DUE: startedAt,
        NOTIFIED: content.notice?.at,
        REPORTED: content.reports.at(-1)?.at,
        READY: content.reports.at(-1)?.answer?.at,
        SCHEDULED: content.sessions.at(-1)?.at,
        HELD: content.held?.at,
        CLOSED: endedAt,
      };
  }
}
