import UploadFile from '@mui/icons-material/UploadFile';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Title } from 'react-admin';
import { Link } from 'react-router-dom';
import { callApi, newIdempotencyKey } from './http';
import { Panel } from './Panel';
import { ProblemAlert } from './ProblemAlert';
import {
  isGood,
  type SheetReport,
  SheetReportTable,
  type SheetReportTableProps,
  type SheetRow,
} from './SheetReportTable';

interface SheetImportProps<R extends SheetRow> {
  title: string;
  /** In place of the title over the page. */
  header?: ReactNode;
  /** What to know before filling in the table, and what is chosen for it. */
  intro: ReactNode;
  template: string;
  /** Where the table goes, below the API; null as long as something has to be chosen first. */
  path: string | null;
  /** Queries that are read anew afterwards. */
  about: string;
  /** What is done with a row, and what one is counted in: 导入, 名. */
  verb: string;
  unit: string;
  /** How rows are shown. */
  table?: Pick<SheetReportTableProps<R>, 'nameHead' | 'detailOf' | 'mostGood'>;
  /** What is to be done with the rows that were taken. */
  after?: (rows: readonly R[]) => ReactNode;
  back: { to: string; label: string };
}

/** Takes a table in three steps: template, trial run with every fault by row and column, then the real run. */
export function SheetImport<R extends SheetRow>({
  title,
  header,
  intro,
  template,
  path,
  about,
  verb,
  unit,
  table,
  after,
  back,
}: SheetImportProps<R>) {
  const [file, setFile] = useState<File | null>(null);
  const [key, setKey] = useState(newIdempotencyKey);
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: ({ sheet, dryRun }: { sheet: File; dryRun: boolean }) => {
      const form = new FormData();
      form.append('file', sheet, sheet.name);
      // The trial run has a key of its own: the real one is kept for what comes of it.
      return callApi<SheetReport<R>>(`${path}${path?.includes('?') ? '&' : '?'}dryRun=${dryRun}`, {
        method: 'POST',
        body: form,
        idempotencyKey: dryRun ? newIdempotencyKey() : key,
      });
    },
    onSuccess: (report) => (report.dryRun ? undefined : client.invalidateQueries({ queryKey: [about] })),
  });
  const choose = (chosen: File | undefined) => {
    if (!chosen) return;
    setFile(chosen);
    setKey(newIdempotencyKey());
    send.mutate({ sheet: chosen, dryRun: true });
  };
  const report = send.data;
  const good = report?.rows.filter(isGood).length ?? 0;
  const left = (report?.rows.length ?? 0) - good;
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title={title} />
      {header ?? (
        <Typography variant="h5" component="h1">
          {title}
        </Typography>
      )}
      <Panel title="一、下载模板并填写">
        {intro}
        <Button component="a" variant="outlined" href={template} download sx={{ mt: 1 }}>
          下载模板
        </Button>
      </Panel>
      <Panel title="二、上传并检查">
        <Button
          component="label"
          variant="contained"
          startIcon={<UploadFile />}
          disabled={send.isPending || path === null}
        >
          {file ? '换一个文件' : '选择文件（.xlsx 或 .csv）'}
          <input
            hidden
            type="file"
            disabled={path === null}
            aria-label="导入文件"
            accept=".xlsx,.csv"
            onChange={(event) => {
              choose(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </Button>
        {file && <Typography variant="body2">{file.name}</Typography>}
        {send.isPending && <Typography role="status">正在处理，请稍候…</Typography>}
        <ProblemAlert
          error={send.error}
          onRetry={file && send.variables ? () => send.mutate(send.variables) : undefined}
        />
        {report && <SheetReportTable report={report} verb={verb} {...table} />}
      </Panel>
      {report?.dryRun && file && (
        <Panel title={`三、正式${verb}`}>
          <Typography variant="body2" sx={{ mb: 1 }}>
            {good > 0
              ? `可以${verb} ${good} ${unit}${left > 0 ? `；其余 ${left} 行有问题，不会${verb}，可改正后另行导入` : ''}。`
              : `没有可以${verb}的行，请按上表改正后重新上传。`}
          </Typography>
          <Button
            variant="contained"
            disabled={good === 0 || send.isPending}
            onClick={() => send.mutate({ sheet: file, dryRun: false })}
          >
            {verb}这 {good} {unit}
          </Button>
        </Panel>
      )}
      {report && !report.dryRun && (
        <Panel title="结果">
          <Alert severity={left > 0 ? 'warning' : 'success'} role="status">
            已{verb} {good} {unit}
            {left > 0 && `，${left} 行未能${verb}`}。
          </Alert>
          {after?.(report.rows)}
          <Button component={Link} to={back.to} sx={{ mt: 1 }}>
            {back.label}
          </Button>
        </Panel>
      )}
    </Stack>
  );
}
