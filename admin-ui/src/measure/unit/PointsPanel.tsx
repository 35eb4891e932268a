import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { EmptyState, Panel, type RowColumn, RowTable } from '../../shared';
import type { PointsLineView, UnitDetailView } from './types';

/** Points of the year with every booking, and how plus and minus net out (GE-USE-5, GE-USE-6, AMB-GE-4, AMB-GE-8). */
export function PointsPanel({ points, year }: { points: UnitDetailView['points']; year: number }) {
  return (
    <Panel title={`${year}年加减分`}>
      {points.lines.length === 0 ? (
        <EmptyState title="这一年还没有已通报的名次" hint="通报后按前列、末位的次数记入加减分。" />
      ) : (
        <>
          <Typography sx={{ mb: 1 }}>
            {points.inTargetAssessment ? (
              <>
                全年已记 <strong>{points.total}</strong> 分
                {points.total !== points.byRules &&
                  `，按现有名次应为 ${points.byRules} 分，差额待系统记入或更正`}
                。
              </>
            ) : (
              '不在年度目标绩效考核范围内：参加排名和整改约谈，不加减分。'
            )}
          </Typography>
          <RowTable label="加减分" columns={columns} rows={points.lines} keyOf={({ roundId }) => roundId} />
          <Typography variant="caption" color="text.secondary">
            当年第一次、第二次、第三次处于前列合计加 0.2、0.5、0.8
            分，末位相应减分；每轮记入与上次的差额，同一年度加减相抵（依据 {points.ruleIds.join('、')}）。
          </Typography>
        </>
      )}
    </Panel>
  );
}

const columns: RowColumn<PointsLineView>[] = [
  { head: '轮次', names: true, nowrap: true, phone: 'LEAD', cell: (line) => `第${line.number}轮` },
  { head: '位次', nowrap: true, phone: 'LEAD', cell: (line) => placeOf(line) },
  { head: '加分', align: 'right', cell: (line) => line.plus },
  { head: '减分', align: 'right', cell: (line) => line.minus },
  { head: '本轮应记', align: 'right', cell: (line) => line.net },
  { head: '记入情况', cell: (line) => <Bookings line={line} /> },
  { head: '依据', cell: (line) => line.ruleIds.join('、') || '—' },
];

const placeOf = (line: PointsLineView): string => {
  if (line.top) return `前列${line.timesTop > 0 ? `，当年第${line.timesTop}次` : ''}`;
  if (line.bottom) return `末位${line.timesBottom > 0 ? `，当年第${line.timesBottom}次` : ''}`;
  return '—';
};

const Bookings = ({ line }: { line: PointsLineView }) =>
  line.bookings.length === 0 ? (
    <span>—</span>
  ) : (
    <Box component="ul" sx={{ m: 0, pl: 2 }}>
      {line.bookings.map((each) => (
        <li key={`${each.sourceYear}-${each.sourceNumber}-${each.sourceVersion}`}>
          {each.points}（{each.sourceYear}年第{each.sourceNumber}轮通报
          {each.sourceVersion > 1 ? `第${each.sourceVersion}版更正` : ''}）
        </li>
      ))}
    </Box>
  );
