import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Title, useGetOne } from 'react-admin';
import { useParams } from 'react-router-dom';
import { Timeline } from '../process/Timeline';
import { useTimeline } from '../process/useTimeline';
import { ActionsPanel } from '../redemption/actions/ActionsPanel';
import { StoredFile } from '../redemption/create/FileRow';
import type { RedemptionDetail } from '../redemption/types';
import { DOCUMENT_LABELS, Facts, Instant, labelOf, Money, Panel, ProblemAlert } from '../shared';
import { CurrentClock } from './CurrentClock';
import { ProgressSteps } from './ProgressSteps';

/** One application of my enterprise: progress, clock, what I can do, documents and what happened. */
export default function ApplicationPage() {
  const { id = '' } = useParams();
  const {
    data: record,
    error,
    refetch,
  } = useGetOne<RedemptionDetail>('redemptions', { id, meta: { whole: true } }, { refetchInterval: 30_000 });
  return (
    <Stack spacing={2} sx={{ py: 1, maxWidth: 900, mx: 'auto' }}>
      <Title title="我的申请" />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {record && (
        <>
          <Typography variant="h5" component="h1">
            {record.itemName}
          </Typography>
          <Panel title={`办理进度　${record.caseNo ?? ''}`}>
            <ProgressSteps status={record.status} outcome={record.outcome} />
            <CurrentClock record={record} />
          </Panel>
          {record.actions.some((action) => action.allowed) && <ActionsPanel record={record} />}
          <Panel title="金额">
            <Facts
              rows={[
                { label: '申请金额', value: <Money fen={record.requestedFen} /> },
                { label: '批准金额', value: <Money fen={record.approvedFen} strong /> },
                { label: '兑付时间', value: <Instant at={record.paidAt} /> },
              ]}
            />
          </Panel>
          <Documents record={record} />
          <Materials record={record} />
          <Happened id={id} />
        </>
      )}
    </Stack>
  );
}

function Documents({ record }: { record: RedemptionDetail }) {
  if (record.documents.length === 0) return null;
  return (
    <Panel title="文书">
      {record.documents.map((document) => (
        <Stack key={document.id} direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap' }}>
          <Link href={`/api/documents/${document.id}.pdf`} target="_blank" rel="noreferrer">
            {labelOf(DOCUMENT_LABELS, document.kind)} {document.number}
          </Link>
          <Instant at={document.issuedAt} />
        </Stack>
      ))}
    </Panel>
  );
}

function Materials({ record }: { record: RedemptionDetail }) {
  const lines = new Map(record.materials.map((file) => [file.materialKey, file.name]));
  return (
    <Panel title="已交材料">
      {lines.size === 0 && <Typography>没有上传材料。</Typography>}
      {[...lines].map(([key, name]) => (
        <Box key={key} sx={{ mb: 0.5 }}>
          {name}
          {record.materials
            .filter((file) => file.materialKey === key)
            .map((file) => (
              <StoredFile key={file.uploadId} file={{ ...file, id: file.uploadId }} />
            ))}
        </Box>
      ))}
    </Panel>
  );
}

function Happened({ id }: { id: string }) {
  const { entries, error, refetch } = useTimeline(`/redemptions/${id}`);
  return (
    <Panel title="办理经过">
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      <Timeline entries={entries} />
    </Panel>
  );
}
