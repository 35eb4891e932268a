import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ITEMS, type ReviewRowView } from '../review/types';
import { Facts, Instant, Panel } from '../shared';
import { Lines } from './Lines';
import type { TermRecord } from './types';

const KINDS = {
  MEASURED_ITEMS: '履职事实',
  YEARLY_REVIEW: '届满评议',
  PERIODIC_EVALUATION: '定期评估',
} as const;

/** The measured items of a sheet; other sheets hold words only. */
const figuresOf = (sheet: object) =>
  'performance' in sheet
    ? ITEMS.map(({ group, label, of }) => ({
        label: `${group}：${label}`,
        value: of(sheet as ReviewRowView),
      }))
    : [];

/** Reviews with the figures that stood when they were confirmed, and yearly grades. */
export const ReviewsPanel = ({ record: { reviews, grades } }: { record: TermRecord }) => (
  <Panel title="考核评估">
    {reviews.length + grades.length === 0 && (
      <Typography variant="body2" color="text.secondary">
        还没有考核评估。
      </Typography>
    )}
    <Lines title="年度等次">
      {grades.map((each) => (
        <li key={each.assessmentId}>
          {each.yearFrom} 至 {each.yearTo}：{each.gradeLabel}　
          <Instant at={each.confirmedAt} weekday={false} />
          {each.note && `　${each.note}`}
        </li>
      ))}
    </Lines>
    {reviews.map((each) => (
      <Box key={each.id} sx={{ py: 0.5 }}>
        <Typography component="h3" variant="subtitle2">
          {KINDS[each.kind]}　{each.from} 至 {each.to}
        </Typography>
        <Facts rows={figuresOf(each.sheet)} />
        <Typography variant="body2">
          {each.note}（{each.confirmedBy?.displayName} 于 <Instant at={each.confirmedAt} /> 确认）
        </Typography>
      </Box>
    ))}
  </Panel>
);
