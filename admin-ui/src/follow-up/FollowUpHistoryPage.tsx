import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import type { FollowUpView } from '../../../api/follow-up/schemas';
import { ProcessHistory } from '../history/ProcessHistory';
import { callApi } from '../shared';
import { StatusMark } from './StatusMark';

/** The whole history of a follow-up, for audit and supervision. */
export default function FollowUpHistoryPage() {
  const { id = '' } = useParams();
  const path = `/follow-ups/${encodeURIComponent(id)}`;
  const { data } = useQuery({
    queryKey: ['follow-up', id],
    queryFn: () => callApi<FollowUpView>(path),
  });
  return (
    <ProcessHistory
      path={path}
      subjectId={id}
      title="差评和投诉办理全程"
      number={data ? `${data.objectName}　${data.kindLabel}` : ''}
      status={data && <StatusMark {...data} />}
      about={data && `登记于 ${data.registeredOn}　组织单位：${data.organOrganisationName}`}
      back={{ to: path, label: '查看本件' }}
      limits={data}
    />
  );
}
