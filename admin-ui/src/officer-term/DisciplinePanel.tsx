import Typography from '@mui/material/Typography';
import { SERIOUSNESS_LABELS, VIOLATION_KIND_LABELS } from '../../../workflows/rules/officer-term/labels';
import { ACT_LABELS } from '../officer/forms';
import { Instant, labelOf, Panel } from '../shared';
import { Lines } from './Lines';
import type { TermRecord } from './types';

const VERIFIED = { REPORTED: '待核实', CONFIRMED: '属实', REFUTED: '不属实' } as const;
const DECIDED = { REQUESTED: '待审批', GRANTED: '已许可', REFUSED: '未许可', WITHDRAWN: '已撤回' } as const;

/** Suspicions, what was found of them, measures, and permissions to publish. */
export const DisciplinePanel = ({
  record: { violations, measures, permissions },
}: {
  record: TermRecord;
}) => (
  <Panel title="纪律与对外发布">
    {violations.length + measures.length + permissions.length === 0 && (
      <Typography variant="body2" color="text.secondary">
        没有违规线索、处理措施或发布申请。
      </Typography>
    )}
    <Lines title="违规线索">
      {violations.map((each) => (
        <li key={each.id}>
          {each.codeLabel}（{each.ruleId}）：{VERIFIED[each.status]}　
          <Instant at={each.reportedAt} weekday={false} />
          {each.note && `　${each.note}`}
          {each.status === 'CONFIRMED' &&
            `　${labelOf(VIOLATION_KIND_LABELS, each.kind)}，${labelOf(SERIOUSNESS_LABELS, each.seriousness)}${each.badSocialEffect ? '，造成不良社会影响' : ''}`}
          {each.verificationNote &&
            `　核实：${each.verificationNote}（${each.verifiedBy?.displayName ?? ''}）`}
        </li>
      ))}
    </Lines>
    <Lines title="处理措施">
      {measures.map((each) => (
        <li key={each.id}>
          {each.label}（{each.ruleId}）　
          <Instant at={each.takenAt} weekday={false} />　{each.takenBy?.displayName}
          {each.transferTo && `　移送 ${each.transferTo}`}
          {each.note && `　${each.note}`}
        </li>
      ))}
    </Lines>
    <Lines title="对外发布">
      {permissions.map((each) => (
        <li key={each.id}>
          {each.acts.map((act) => labelOf(ACT_LABELS, act)).join('、')}（{each.from} 起
          {each.to ? `，至 ${each.to}` : ''}）：{DECIDED[each.status]}　{each.note}
        </li>
      ))}
    </Lines>
  </Panel>
);
