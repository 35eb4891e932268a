import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Panel, usePhone } from '../../shared';
import type { UnitDetailView } from './types';

const WIDTH = 190;
const HEIGHT = 60;
const RISE = 44;
const GAP = 24;

/** The ladder drawn as rising steps: which rungs the streak has reached, which come next; told in words as well. */
export function LadderPanel({ detail, name }: { detail: UnitDetailView; name: string }) {
  const { rungs, streak, ifBottomAgain } = detail;
  const phone = usePhone();
  const total = rungs.length * (WIDTH + GAP);
  const height = HEIGHT + (rungs.length - 1) * RISE + 40;
  const now =
    streak === 0
      ? `${name}最近一轮不处于末位，没有连续末位次数。`
      : `${name}已连续 ${streak} 次处于末位，对应${rungs
          .filter(({ reached }) => reached)
          .map(({ label }) => label)
          .join('、')}。`;
  const next = `下一轮如再处于末位，即为连续第 ${ifBottomAgain.streak} 次，将启动${ifBottomAgain.measures.join('、')}（依据 ${ifBottomAgain.ruleIds.join('、')}）。`;
  return (
    <Panel title="连续末位阶梯">
      {phone ? (
        <UprightLadder rungs={rungs} />
      ) : (
        <svg
          viewBox={`0 0 ${total} ${height}`}
          role="img"
          aria-label={`${now}${next}`}
          style={{ width: '100%', maxHeight: 220 }}
        >
          {rungs.map((rung, index) => {
            const x = index * (WIDTH + GAP) + 4;
            const y = height - HEIGHT - 8 - index * RISE;
            const last = isLast(rungs, index);
            return (
              <g key={rung.measure}>
                <rect
                  x={x}
                  y={y}
                  width={WIDTH}
                  height={HEIGHT}
                  rx={6}
                  fill={rung.reached ? '#f7efd9' : '#ffffff'}
                  stroke={last ? '#5c4300' : rung.next ? '#17617a' : '#9aa6ab'}
                  strokeWidth={last ? 3 : 1.5}
                  strokeDasharray={!rung.reached && rung.next ? '6 4' : undefined}
                />
                <text x={x + WIDTH / 2} y={y + 25} textAnchor="middle" fontSize="16" fill="#1c2529">
                  {last ? '● ' : ''}
                  {rung.label}
                </text>
                <text x={x + WIDTH / 2} y={y + 46} textAnchor="middle" fontSize="13" fill="#41494d">
                  {timesOf(rung)}
                </text>
              </g>
            );
          })}
        </svg>
      )}
      <Typography variant="body2" component="p">
        {now}
      </Typography>
      <Typography variant="body2" component="p">
        {next}
      </Typography>
      <Typography variant="caption" color="text.secondary">
        底色并标“●”为现在所在，虚线框为再次末位时另到达的一级。
        {detail.crossYear ? '次数跨年度连续计算' : '次数只在当年计算'}，未参加排名的一轮使连续中断（依据{' '}
        {detail.streakRuleId}）。
      </Typography>
    </Panel>
  );
}

type Rungs = UnitDetailView['rungs'];

/** The rung on which the streak stands now. */
const isLast = (rungs: Rungs, index: number): boolean =>
  rungs[index]!.reached && !(rungs[index + 1]?.reached ?? false);

const timesOf = ({ streak, ruleId }: Rungs[number]): string =>
  `连续${streak}次${streak === 3 ? '及以上' : ''}　${ruleId}`;

/** For a phone: the highest rung on top, each a little further in than the one below. */
const UprightLadder = ({ rungs }: { rungs: Rungs }) => (
  <Box component="ol" reversed sx={{ listStyle: 'none', m: 0, p: 0, mb: 1, display: 'grid', gap: 0.75 }}>
    {rungs
      .map((rung, index) => ({ rung, index, last: isLast(rungs, index) }))
      .reverse()
      .map(({ rung, index, last }) => (
        <Box
          component="li"
          key={rung.measure}
          sx={{
            ml: index * 3,
            px: 1.5,
            py: 0.75,
            border: last
              ? '3px solid #5c4300'
              : `1.5px ${!rung.reached && rung.next ? 'dashed' : 'solid'} #9aa6ab`,
            borderRadius: 1,
            backgroundColor: rung.reached ? '#f7efd9' : '#ffffff',
          }}
        >
          <Typography variant="body1">
            {last ? '● ' : ''}
            {rung.label}
          </Typography>
          <Typography variant="body2" color="text.secondary">
            {timesOf(rung)}
          </Typography>
        </Box>
      ))}
  </Box>
);
