import { useGetOne } from 'react-admin';
import { useParams } from 'react-router-dom';
import type { RedemptionDetail } from '../redemption/types';
import { StatusChip } from '../shared';
import { ProcessHistory } from './ProcessHistory';

/** The history of one case. */
export default function CaseHistoryPage() {
  const { id = '' } = useParams();
  const { data: record } = useGetOne<RedemptionDetail>('redemptions', { id, meta: { whole: true } });
  return (
    <ProcessHistory
      path={`/redemptions/${encodeURIComponent(id)}`}
      subjectId={id}
      title="办理全程"
      number={record?.caseNo ?? ''}
      status={record && <StatusChip status={record.status} />}
      about={record && `${record.enterpriseName}　${record.itemName}（第 ${record.itemVersion} 版）`}
      back={{ to: `/redemptions/${id}/show`, label: '查看办件' }}
      limits={record}
    />
  );
}
