import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { Instant } from '../../shared/Instant';
import { CHANNEL_LABELS, KIND_LABELS, labelOf } from '../../shared/labels';
import { Money } from '../../shared/Money';
import { Facts, Panel } from '../../shared/Panel';
import type { RedemptionDetail } from '../types';
import { PayeeFacts } from './PayeeFacts';

/** What is applied for, by whom, under which version of the guide. */
export const FactsPanel = ({ record }: { record: RedemptionDetail }) => (
  <Panel title="申报信息">
    <Facts
      rows={[
        {
          label: '政策事项',
          value: (
            <Link component={RouterLink} to={`/policy-items/${record.itemId}/show`}>
              {record.item.name}（办事指南第 {record.item.version} 版）
            </Link>
          ),
        },
        { label: '政策类别', value: labelOf(KIND_LABELS, record.kind) },
        { label: '申报渠道', value: labelOf(CHANNEL_LABELS, record.channel) },
        { label: '统一社会信用代码', value: record.enterprise.creditCode },
        { label: '申请金额', value: <Money fen={record.requestedFen} /> },
        { label: '批准金额', value: <Money fen={record.approvedFen} strong /> },
        { label: '兑现标准', value: record.item.guide.standard },
        { label: '申报时间', value: <Instant at={record.submittedAt} /> },
        { label: '受理时间', value: <Instant at={record.acceptedAt} /> },
        { label: '兑现时间', value: <Instant at={record.paidAt} /> },
        { label: '办结时间', value: <Instant at={record.closedAt} /> },
      ]}
    />
    <PayeeFacts record={record} />
  </Panel>
);
