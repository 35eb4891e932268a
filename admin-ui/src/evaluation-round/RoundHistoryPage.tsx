import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { ProcessHistory } from '../history/ProcessHistory';
import { callApi } from '../shared';
import { StatusMark } from './StatusMark';
import { type RoundView, roundName } from './types';

/** The whole history of a round, for audit and supervision. */
export default function RoundHistoryPage() {
  const { id = '' } = useParams();
  const path = `/evaluation-rounds/${encodeURIComponent(id)}`;
  const { data } = useQuery({
    queryKey: ['evaluation-round', id],
    queryFn: () => callApi<RoundView>(path),
  });
  return (
    <ProcessHistory
      path={path}
      subjectId={id}
      title="直接评价办理全程"
      number={data ? roundName(data) : ''}
      status={data && <StatusMark status={data.status} label={data.statusLabel} />}
      about={data && `时段 ${data.periodFrom} 至 ${data.periodTo}　组织单位：${data.organiserName}`}
      back={{ to: path, label: '查看本轮评价' }}
      limits={data}
    />
  );
}
