import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { EmptyState, Panel } from '../../shared';
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
          <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label="加减分表">
            <Table size="small" aria-label="加减分">
              <TableHead>
                <TableRow sx={{ whiteSpace: 'nowrap' }}>
                  <TableCell>轮次</TableCell>
                  <TableCell>位次</TableCell>
                  <TableCell align="right">加分</TableCell>
                  <TableCell align="right">减分</TableCell>
                  <TableCell align="right">本轮应记</TableCell>
                  <TableCell>记入情况</TableCell>
                  <TableCell>依据</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {points.lines.map((line) => (
                  <TableRow key={line.roundId}>
                    <TableCell sx={{ whiteSpace: 'nowrap' }}>第{line.number}轮</TableCell>
                    <TableCell sx={{ whiteSpace: 'nowrap' }}>{placeOf(line)}</TableCell>
                    <TableCell align="right">{line.plus}</TableCell>
                    <TableCell align="right">{line.minus}</TableCell>
                    <TableCell align="right">{line.net}</TableCell>
                    <TableCell>
                      <Bookings line={line} />
                    </TableCell>
                    <TableCell>{line.ruleIds.join('、')}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </Box>
          <Typography variant="caption" color="text.secondary">
            当年第一次、第二次、第三次处于前列合计加 0.2、0.5、0.8
            分，末位相应减分；每轮记入与上次的差额，同一年度加减相抵（依据 {points.ruleIds.join('、')}）。
          </Typography>
        </>
      )}
    </Panel>
  );
}

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
