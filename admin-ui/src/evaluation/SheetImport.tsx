import UploadFile from '@mui/icons-material/UploadFile';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Title } from 'react-admin';
import { Link } from 'react-router-dom';
import { callApi, newIdempotencyKey, Panel, ProblemAlert } from '../shared';
import { type SheetReport, SheetReportTable } from './SheetReportTable';

interface SheetImportProps {
  title: string;
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
  back: { to: string; label: string };
}

/** Takes a table in three steps: template, trial run with every fault by row and column, then the real run. */
export function SheetImport({ title, intro, template, path, about, verb, unit, back }: SheetImportProps) {
  const [file, setFile] = useState<File | null>(null);
  const [key, setKey] = useState(newIdempotencyKey);
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: ({ sheet, dryRun }: { sheet: File; dryRun: boolean }) => {
      const form = new FormData();
      form.append('file', sheet, sheet.name);
      // The trial run has a key of its own: the real one is kept for what comes of it.
      return callApi<SheetReport>(`${path}${path?.includes('?') ? '&' : '?'}dryRun=${dryRun}`, {
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
  const ready = report?.rows.filter(({ result }) => result === 'READY').length ?? 0;
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title={title} />
      <Typography variant="h5" component="h1">
        {title}
      </Typography>
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
        {report && <SheetReportTable report={report} verb={verb} />}
      </Panel>
      {report?.dryRun && file && (
        <Panel title={`三、正式${verb}`}>
          <Typography variant="body2" sx={{ mb: 1 }}>
            {ready > 0
              ? `可以${verb} ${ready} ${unit}${report.refused > 0 ? `；其余 ${report.refused} 行有问题，可改正后另行导入` : ''}。`
              : `没有可以${verb}的行，请按上表改正后重新上传。`}
          </Typography>
          <Button
            variant="contained"
            disabled={ready === 0 || send.isPending}
            onClick={() => send.mutate({ sheet: file, dryRun: false })}
          >
            {verb}这 {ready} {unit}
          </Button>
        </Panel>
      )}
      {report && !report.dryRun && (
        <Panel title="结果">
          <Alert severity={report.refused > 0 ? 'warning' : 'success'} role="status">
            已{verb} {report.added} {unit}
            {report.refused > 0 && `，${report.refused} 行未能${verb}`}。
          </Alert>
          <Button component={Link} to={back.to} sx={{ mt: 1 }}>
            {back.label}
          </Button>
        </Panel>
      )}
    </Stack>
  );
}
