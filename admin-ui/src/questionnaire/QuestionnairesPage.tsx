import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import type { z } from 'zod';
import type { QuestionnaireRowView } from '../../../api/questionnaire/schemas';
import { QUESTIONNAIRE_KIND_LABELS } from '../../../workflows/rules/evaluation/labels';
import {
  QUESTIONNAIRE_KINDS,
  type QuestionnaireKind,
} from '../../../workflows/rules/evaluation/questionnaire/types';
import { useEvaluationAct } from '../evaluation/useEvaluationAct';
import {
  callApi,
  hasRole,
  Instant,
  Panel,
  ProblemAlert,
  type RowColumn,
  RowTable,
  ToneChip,
  useSession,
} from '../shared';
import { VERSION_MARKS } from './marks';

type Row = z.output<typeof QuestionnaireRowView>;

/** Both questionnaires with all their versions; one draft of each at a time. */
export default function QuestionnairesPage() {
  const { data, error, refetch } = useQuery({
    queryKey: ['questionnaires'],
    queryFn: () => callApi<{ data: Row[] }>('/questionnaires'),
  });
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title="评价问卷" />
      <Typography variant="h5" component="h1">
        评价问卷
      </Typography>
      <Typography variant="body2" color="text.secondary">
        选项的分值属于问卷的版本（GE-CON-3）。已发布的版本不能修改；新版由一人起草、另一人发布。每轮评价冻结启动时的现行版本，实时评价始终按评价时的版本计分。
      </Typography>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data &&
        QUESTIONNAIRE_KINDS.map((kind) => (
          <KindPanel key={kind} kind={kind} rows={data.data.filter((row) => row.kind === kind)} />
        ))}
    </Stack>
  );
}

function KindPanel({ kind, rows }: { kind: QuestionnaireKind; rows: Row[] }) {
  const navigate = useNavigate();
  const mayDraft = hasRole(useSession(), 'ORGANISER') && rows.every(({ status }) => status !== 'DRAFT');
  const { send, pending, error } = useEvaluationAct<{ version: number }>(`/questionnaires/${kind}/draft`, {
    about: 'questionnaires',
    said: '已起草新版',
    onDone: ({ version }) => navigate(`/questionnaires/${kind}/${version}`),
  });
  return (
    <Panel
      title={QUESTIONNAIRE_KIND_LABELS[kind]}
      aside={
        mayDraft && (
          <Button
            size="small"
            variant="outlined"
            disabled={pending}
            onClick={() => send({})}
            aria-label={`起草新版：${QUESTIONNAIRE_KIND_LABELS[kind]}`}
          >
            起草新版
          </Button>
        )
      }
    >
      <ProblemAlert error={error} />
      <RowTable
        label={QUESTIONNAIRE_KIND_LABELS[kind]}
        columns={columns}
        rows={rows}
        keyOf={({ version }) => String(version)}
      />
    </Panel>
  );
}

const columns: RowColumn<Row>[] = [
  { head: '版本', nowrap: true, phone: 'LEAD', cell: ({ version }) => `第 ${version} 版` },
  {
    head: '标题',
    names: true,
    phone: 'LEAD',
    cell: ({ kind, version, title }) => <Link to={`/questionnaires/${kind}/${version}`}>{title}</Link>,
  },
  { head: '状态', phone: 'LEAD', cell: ({ status }) => <ToneChip {...VERSION_MARKS[status]!} /> },
  { head: '起草', cell: ({ draftedByName }) => draftedByName ?? '随方案提供' },
  {
    head: '发布',
    cell: ({ publishedByName, publishedAt }) => (
      <>
        {publishedByName}　{publishedAt ? <Instant at={publishedAt} weekday={false} /> : '—'}
      </>
    ),
  },
];
