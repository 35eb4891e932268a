import { ASSESSMENT_MODE_LABELS } from '../../../workflows/rules/officer-term/assessmentLabels';
import { Facts, Instant, Panel } from '../shared';
import { medianText } from './figures';
import type { AssessmentView } from './types';

/** How the year was counted and decided, each figure with what it means. */
export function SummaryPanel({ record }: { record: AssessmentView }) {
  const { seats, overCeiling, acted } = record;
  const over = [overCeiling?.excellent && '优秀', overCeiling?.good && '良好'].filter(Boolean).join('、');
  return (
    <Panel title="统计和决定" dense>
      <Facts
        rows={[
          { label: '统计时间', value: <Instant at={record.countedAt} /> },
          { label: '参评基数', value: `${record.base} 人（未完成专项评价的除外）` },
          {
            label: '采纳数中位数',
            value: `${medianText(record.doubleMedian)}${record.fallbackAdvised ? '，建议按提供总数考核' : ''}`,
          },
          { label: '考核方式', value: record.mode ? ASSESSMENT_MODE_LABELS[record.mode] : '未定' },
          ...(record.modeNote ? [{ label: '决定理由', value: record.modeNote }] : []),
          ...(seats
            ? [{ label: '名额上限', value: `优秀 ${seats.excellent} 人，良好 ${seats.good} 人（向下取整）` }]
            : []),
          ...(over ? [{ label: '超出上限', value: `按采纳数已得${over}的人数超过上限，保留已得等次` }] : []),
          ...(record.openNote ? [{ label: '启动说明', value: record.openNote }] : []),
          { label: '启动人', value: acted.openedBy?.displayName },
          { label: '决定方式人', value: acted.modeBy?.displayName ?? '—' },
          { label: '确认单位', value: record.confirmerOrganisationName },
          { label: '确认人', value: acted.confirmedBy?.displayName ?? '—' },
          { label: '已送达', value: `${record.told} / ${record.people} 人` },
        ]}
      />
    </Panel>
  );
}
