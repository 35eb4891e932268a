import Box from '@mui/material/Box';
import { TERM_STATUS_LABELS } from '../../../workflows/rules/officer-term/labels';
import type { TermRecord } from './types';

type Status = TermRecord['status'];
type Node = Status | 'APPOINTED' | 'PROCEDURE';

const PLACES: Record<Node, { x: number; y: number; label: string }> = {
  APPOINTED: { x: 10, y: 70, label: '聘任' },
  AWAITING_TRAINING: { x: 130, y: 20, label: TERM_STATUS_LABELS.AWAITING_TRAINING },
  SERVING: { x: 260, y: 70, label: TERM_STATUS_LABELS.SERVING },
  PROCEDURE: { x: 400, y: 140, label: '处理程序' },
  EXPIRED: { x: 560, y: 5, label: TERM_STATUS_LABELS.EXPIRED },
  RENEWED: { x: 680, y: 5, label: TERM_STATUS_LABELS.RENEWED },
  RESIGNED: { x: 560, y: 60, label: TERM_STATUS_LABELS.RESIGNED },
  DISMISSED: { x: 560, y: 140, label: TERM_STATUS_LABELS.DISMISSED },
  TERMINATED: { x: 680, y: 140, label: TERM_STATUS_LABELS.TERMINATED },
  CANCELLED: { x: 800, y: 140, label: TERM_STATUS_LABELS.CANCELLED },
};
const WIDTH = 100;
const HEIGHT = 36;

const WAYS: [Node, Node][] = [
  ['APPOINTED', 'AWAITING_TRAINING'],
  ['APPOINTED', 'SERVING'],
  ['AWAITING_TRAINING', 'SERVING'],
  ['SERVING', 'PROCEDURE'],
  ['SERVING', 'EXPIRED'],
  ['SERVING', 'RESIGNED'],
  ['PROCEDURE', 'DISMISSED'],
];

const lineOf = (from: Node, to: Node): string => {
  const a = PLACES[from];
  const b = PLACES[to];
  return `M ${a.x + WIDTH} ${a.y + HEIGHT / 2} L ${b.x - 2} ${b.y + HEIGHT / 2}`;
};

/** Where the term is on its way, drawn with a token and told in words. */
export function StatusDiagram({ record }: { record: TermRecord }) {
  const { status, openProcedures, trainedAt } = record;
  const past = (node: Node): boolean =>
    node !== status &&
    (node === 'APPOINTED' ||
      (node === 'SERVING' && status !== 'AWAITING_TRAINING') ||
      (node === 'AWAITING_TRAINING' && trainedAt !== null) ||
      (node === 'PROCEDURE' && ['DISMISSED', 'TERMINATED', 'CANCELLED'].includes(status)));
  const active = (node: Node): boolean => node === status || (node === 'PROCEDURE' && openProcedures > 0);
  const words = `聘期现在为“${record.statusLabel}”${openProcedures > 0 ? `，有 ${openProcedures} 个处理程序进行中` : ''}。`;
  return (
    <>
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label="聘期状态图，可左右滚动">
        <svg
          viewBox="0 0 910 185"
          role="img"
          aria-label={words}
          style={{ minWidth: 720, width: '100%', maxHeight: 220 }}
        >
          <defs>
            <marker
              id="term-arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0 0 L8 4 L0 8 z" fill="#4e5a60" />
            </marker>
          </defs>
          {WAYS.map(([from, to]) => (
            <path
              key={`${from}${to}`}
              d={lineOf(from, to)}
              stroke="#4e5a60"
              fill="none"
              markerEnd="url(#term-arrow)"
            />
          ))}
          {(Object.keys(PLACES) as Node[]).map((node) => (
            <Place key={node} node={node} past={past(node)} active={active(node)} />
          ))}
        </svg>
      </Box>
      <Box component="p" sx={{ m: 0, typography: 'caption', color: 'text.secondary' }}>
        {words}绿底为经过的，粗框并标“●”为现在所在；结束后的状态不再改变。
      </Box>
    </>
  );
}

const Place = ({ node, past, active }: { node: Node; past: boolean; active: boolean }) => {
  const { x, y, label } = PLACES[node];
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={WIDTH}
        height={HEIGHT}
        rx={6}
        fill={active ? '#dcedf2' : past ? '#e2f1e6' : '#ffffff'}
        stroke={active ? '#17617a' : '#9aa6ab'}
        strokeWidth={active ? 3 : 1}
      />
      <text x={x + WIDTH / 2} y={y + HEIGHT / 2 + 5} textAnchor="middle" fontSize="14" fill="#1c2529">
        {active ? '● ' : ''}
        {label}
      </text>
    </g>
  );
};
