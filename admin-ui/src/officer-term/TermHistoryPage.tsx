import { useParams } from 'react-router-dom';
import { ProcessHistory } from '../history/ProcessHistory';
import { ToneChip } from '../shared';
import { termPath, useTerm } from './useTerm';

/** The history of a term in business words, its verification, and the raw events on demand. */
export default function TermHistoryPage() {
  const { id = '' } = useParams();
  const { data: record } = useTerm(id);
  return (
    <ProcessHistory
      path={termPath(id)}
      subjectId={id}
      title="履职全程"
      number={record ? `${record.name}　${record.certificateNo ?? ''}` : ''}
      status={record && <ToneChip tone={record.endedAt ? 'done' : 'running'} label={record.statusLabel} />}
      about={record && `${record.schemeName}（第 ${record.schemeVersion} 版）`}
      back={{ to: `/officer-terms/${id}`, label: '查看聘期' }}
      limits={record}
    />
  );
}
