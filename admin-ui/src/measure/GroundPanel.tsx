import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { GROUP_LABELS } from '../../../workflows/rules/evaluation/labels';
import { roundName } from '../evaluation-round/types';
import { TextLink } from '../gathering/TextLink';
import { Facts, Panel } from '../shared';
import type { MeasureView } from './types';

/** On which rung of the ladder this is, and the published placings on which it stands. */
export function GroundPanel({ record }: { record: MeasureView }) {
  const { ground, streak } = record;
  return (
    <Panel title="为什么启动">
      <Facts
        rows={[
          {
            label: '评价对象',
            value: (
              <TextLink to={`/evaluation-units/${encodeURIComponent(record.objectId)}`}>
                {record.objectName}
              </TextLink>
            ),
          },
          { label: '类别', value: GROUP_LABELS[record.objectGroup] },
          {
            label: '阶梯',
            value: `连续第 ${streak} 次处于末位 → ${record.kindLabel}（依据 ${record.ruleId}）`,
          },
          {
            label: '对应轮次',
            value:
              ground.length === 0 ? (
                roundName({ year: record.roundYear, number: record.roundNumber })
              ) : (
                <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
                  {ground.map((each) => (
                    <li key={each.roundId}>
                      <TextLink to={`/evaluation-rounds/${each.roundId}/results`}>{roundName(each)}</TextLink>
                      ：{each.rank === null ? '未排名' : `第 ${each.rank} 名，共 ${each.of} 个`}
                      {each.bottom ? '，末位' : '，更正后不在末位'}
                    </li>
                  ))}
                </Box>
              ),
          },
          { label: '主管单位', value: record.organOrganisationName },
          { label: '被评价单位', value: record.objectOrganisationName ?? '未在系统设户，由主管单位代为登记' },
        ]}
      />
      <Typography variant="caption" color="text.secondary">
        每次处于末位都启动专项整改；连续两次另启动市政府约谈，连续三次及以上再启动检视述职。
      </Typography>
    </Panel>
  );
}
