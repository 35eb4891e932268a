import UploadFile from '@mui/icons-material/UploadFile';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { callApi, newIdempotencyKey, Panel, ProblemAlert, useSession } from '../shared';
import { AccessSlips } from './AccessSlips';
import { ImportReportTable } from './ImportReportTable';
import { PLAIN_LINKS } from './links';
import { SchemeHeader } from './SchemeHeader';
import type { ImportReport, OfficerSchemeView } from './types';
import { isOffice, schemePath, useScheme } from './useScheme';

/** Appoints many by a sheet: template, trial run with every reason by row, then the real run. */
export default function ImportPage() {
  const { code = '' } = useParams();
  const session = useSession();
  const { data: scheme, error, refetch } = useScheme(code);
  return (
    <Box sx={{ display: 'grid', gap: 2, py: 1.5, minWidth: 0, ...PLAIN_LINKS }}>
      <Title title="批量导入聘任" />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {scheme && (
        <>
          <SchemeHeader scheme={scheme} office={false} />
          {isOffice(session, scheme) ? (
            <Import scheme={scheme} />
          ) : (
            <ProblemAlert error={new Error('只有该方案的运营单位可以办理聘任。')} />
          )}
        </>
      )}
    </Box>
  );
}

function Import({ scheme }: { scheme: OfficerSchemeView }) {
  const [file, setFile] = useState<File | null>(null);
  const [key, setKey] = useState(newIdempotencyKey);
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: ({ sheet, dryRun }: { sheet: File; dryRun: boolean }) => {
      const form = new FormData();
      form.append('file', sheet, sheet.name);
      const path = `${schemePath(scheme.code)}/import?dryRun=${dryRun}`;
      // The trial run has a key of its own: the real one is kept for the appointments.
      const idempotencyKey = dryRun ? newIdempotencyKey() : key;
      return callApi<ImportReport>(path, { method: 'POST', body: form, idempotencyKey });
    },
    onSuccess: (report) =>
      report.dryRun ? undefined : client.invalidateQueries({ queryKey: ['officer-schemes'] }),
  });
  const choose = (chosen: File | undefined) => {
    if (!chosen) return;
    setFile(chosen);
    setKey(newIdempotencyKey());
    send.mutate({ sheet: chosen, dryRun: true });
  };
  const report = send.data;
  const ready = report?.rows.filter(({ result }) => result === 'READY').length ?? 0;
  const slips = (report?.rows ?? []).flatMap(({ name, access }) => (access ? [{ name, ...access }] : []));
  return (
    <>
      <Panel title="一、下载模板并填写">
        <Typography variant="body2" sx={{ mb: 1 }}>
          模板的各列按本方案的条件列出，带星号的必填；第一行为示例，请删除后填写，每行一人。
        </Typography>
        <Button
          component="a"
          variant="outlined"
          href={`/api${schemePath(scheme.code)}/import-template.xlsx`}
          download
        >
          下载模板
        </Button>
      </Panel>
      <Panel title="二、上传并检查">
        <Button component="label" variant="contained" startIcon={<UploadFile />} disabled={send.isPending}>
          {file ? '换一个文件' : '选择文件（.xlsx 或 .csv）'}
          <input
            hidden
            type="file"
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
        {report && <ImportReportTable report={report} />}
      </Panel>
      {report?.dryRun && file && (
        <Panel title="三、正式导入">
          <Typography variant="body2" sx={{ mb: 1 }}>
            {ready > 0
              ? `可以聘任 ${ready} 人${report.refused > 0 ? `；其余 ${report.refused} 行有问题，不会聘任，可改正后另行导入` : ''}。`
              : '没有可以聘任的行，请按上表改正后重新上传。'}
          </Typography>
          <Button
            variant="contained"
            disabled={ready === 0 || send.isPending}
            onClick={() => send.mutate({ sheet: file, dryRun: false })}
          >
            聘任这 {ready} 人
          </Button>
        </Panel>
      )}
      {report && !report.dryRun && (
        <Panel title="结果">
          <Alert severity={report.refused > 0 ? 'warning' : 'success'} role="status">
            已聘任 {report.appointed} 人{report.refused > 0 && `，${report.refused} 行未能聘任`}。
          </Alert>
          {slips.length > 0 && <AccessSlips slips={slips} title={scheme.title} />}
          <Button component={Link} to={`/officer-schemes/${scheme.code}`} sx={{ mt: 1 }}>
            返回方案
          </Button>
        </Panel>
      )}
    </>
  );
}
