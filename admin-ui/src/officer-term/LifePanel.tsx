import Typography from '@mui/material/Typography';
import { Instant, labelOf, Panel } from '../shared';
import { Lines } from './Lines';
import type { TermRecord } from './types';

const LEAVES = { REQUESTED: '待审批', GRANTED: '已准假', REFUSED: '未准假' } as const;
const GATHERINGS: Record<string, string> = {
  COLLECTIVE: '集体活动',
  SESSION: '座谈会',
  MEETING: '会议',
  TRAINING: '培训',
  EVALUATION: '评议',
};

/** Leave, special reasons, other activities, and attendance. */
export function LifePanel({ record }: { record: TermRecord }) {
  const { leaves, specialReasons, activities, attendances } = record;
  const nothing = leaves.length + specialReasons.length + activities.length + attendances.length === 0;
  return (
    <Panel title="请假、活动与出席">
      {nothing && (
        <Typography variant="body2" color="text.secondary">
          还没有请假、活动或出席记录。
        </Typography>
      )}
      <Lines title="请假">
        {leaves.map((each) => (
          <li key={each.id}>
            {each.from} 至 {each.to}：{LEAVES[each.status]}　{each.note}
            {each.decisionNote && `　审批：${each.decisionNote}`}
          </li>
        ))}
      </Lines>
      <Lines title="特殊原因">
        {specialReasons.map((each) => (
          <li key={each.id}>
            {each.from} 至 {each.to ?? '尚未结束'}：{each.note}（{each.by?.displayName}）
          </li>
        ))}
      </Lines>
      <Lines title="履职活动">
        {activities.map((each) => (
          <li key={each.id}>
            {each.label}　<Instant at={each.at} weekday={false} />　{each.note}
          </li>
        ))}
      </Lines>
      <Lines title="出席">
        {attendances.map((each) => (
          <li key={`${each.gatheringId}${each.recordedAt}`}>
            {labelOf(GATHERINGS, each.kind)}　<Instant at={each.startsAt} weekday={false} />：
            {each.present ? '出席' : '缺席'}
          </li>
        ))}
      </Lines>
    </Panel>
  );
}
