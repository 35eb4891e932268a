import { formatInstant } from '../format';
import { ClockCard } from '../process/ClockCard';
import { Way, type WayStep } from '../process/Way';
import { Panel } from '../shared';
import type { RoundView } from './types';

const LIVE = ['OPEN', 'PAUSED', 'BREACHED'];

/** The steps in their binding order with the token where the round stands, and who owes the next one by when. */
export function StagesPanel({ record }: { record: RoundView }) {
  const { stages, obligations, now, inside } = record;
  const owed = obligations.find(({ status }) => LIVE.includes(status)) ?? null;
  return (
    <Panel title="办到哪一步">
      <Way steps={stages.map(wayStep)} label="本轮环节" />
      {inside && (
        <ClockCard
          title="现在的时限"
          obligation={owed}
          now={now}
          none={
            record.status === 'OPEN'
              ? '集中评价进行中，到截止时间由系统自动结束。'
              : '现在没有正在计算的时限。'
          }
        />
      )}
    </Panel>
  );
}

const wayStep = (stage: RoundView['stages'][number]): WayStep => ({
  key: stage.step,
  label: stage.label,
  state: stage.state === 'DONE' || stage.state === 'CURRENT' ? stage.state : 'AHEAD',
  note: stage.at
    ? formatInstant(stage.at, false)
    : stage.state === 'CURRENT'
      ? stage.organisationName
      : stage.automatic
        ? '系统可自动办理'
        : '人工办理',
});
