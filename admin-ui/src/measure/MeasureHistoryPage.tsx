import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { roundName } from '../evaluation-round/types';
import { ProcessHistory } from '../history/ProcessHistory';
import { callApi } from '../shared';
import { StatusMark } from './StatusMark';
import type { MeasureView } from './types';

/** The whole history of a measure, for audit and supervision. */
export default function MeasureHistoryPage() {
  const { id = '' } = useParams();
  const path = `/measures/${encodeURIComponent(id)}`;
  const { data } = useQuery({ queryKey: ['measure', id], queryFn: () => callApi<MeasureView>(path) });
  return (
    <ProcessHistory
      path={path}
      subjectId={id}
      title="措施办理全程"
      number={data ? `${data.objectName} ${data.kindLabel}` : ''}
      status={data && <StatusMark status={data.status} label={data.statusLabel} />}
      about={
        data &&
        `${roundName({ year: data.roundYear, number: data.roundNumber })}，连续第 ${data.streak} 次处于末位　主管单位：${data.organOrganisationName}`
      }
      back={{ to: path, label: '查看本项措施' }}
      limits={data}
    />
  );
}
