import UploadFile from '@mui/icons-material/UploadFile';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { Link } from 'react-router-dom';
import type { PointImportReport } from '../../../api/rating-point/schemas';
import { callApi, newIdempotencyKey, Panel, ProblemAlert, ToneChip } from '../shared';

/** Issues many codes by a sheet: template, trial run with every reason by row, then the real run. */
export default function ImportPage() {
  const [file, setFile] = useState<File | null>(null);
  const [key, setKey] = useState(newIdempotencyKey);
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: ({ sheet, dryRun }: { sheet: File; dryRun: boolean }) => {
      const form = new FormData();
      form.append('file', sheet, sheet.name);
      // The trial run has a key of its own: the real one is kept for the codes.
      return callApi<PointImportReport>(`/rating-points/import?dryRun=${dryRun}`, {
        method: 'POST',
        body: form,
        idempotencyKey: dryRun ? newIdempotencyKey() : key,
      });
    },
    onSuccess: (report) =>
      report.dryRun ? undefined : client.invalidateQueries({ queryKey: ['rating-points'] }),
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
      <Title title="批量发放评价码" />
      <Typography variant="h5" component="h1">
        批量发放评价码
      </Typography>
      <Panel title="一、下载模板并填写">
        <Typography variant="body2" sx={{ mb: 1 }}>
          每行一个窗口，带星号的必填；第一行为示例，请删除后填写。没有登记过的点位，填写点位类型和所属地区后会一并登记。
        </Typography>
        <Button component="a" variant="outlined" href="/api/rating-points/import-template.xlsx" download>
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
        {report && <Report report={report} />}
      </Panel>
      {report?.dryRun && file && (
        <Panel title="三、正式发放">
          <Typography variant="body2" sx={{ mb: 1 }}>
            {ready > 0
              ? `可以发放 ${ready} 个${report.refused > 0 ? `；其余 ${report.refused} 行有问题，可改正后另行导入` : ''}。`
              : '没有可以发放的行，请按上表改正后重新上传。'}
          </Typography>
          <Button
            variant="contained"
            disabled={ready === 0 || send.isPending}
            onClick={() => send.mutate({ sheet: file, dryRun: false })}
          >
            发放这 {ready} 个评价码
          </Button>
        </Panel>
      )}
      {report && !report.dryRun && (
        <Panel title="结果">
          <Alert severity={report.refused > 0 ? 'warning' : 'success'} role="status">
            已发放 {report.added} 个{report.refused > 0 && `，${report.refused} 行未能发放`}。
          </Alert>
          <Button component={Link} to="/rating-points" sx={{ mt: 1 }}>
            返回评价码
          </Button>
        </Panel>
      )}
    </Stack>
  );
}

const RESULTS = {
  READY: { tone: 'good', label: '可以发放' },
  DONE: { tone: 'good', label: '已发放' },
  REFUSED: { tone: 'stop', label: '不能发放' },
} as const;

function Report({ report }: { report: PointImportReport }) {
  const of = (row: number) => report.problems.filter((problem) => problem.row === row);
  return (
    <>
      {of(1).length > 0 && (
        <ul>
          {of(1).map(({ message }) => (
            <li key={message}>表头：{message}</li>
          ))}
        </ul>
      )}
      <Table size="small" aria-label={report.dryRun ? '检查结果' : '导入结果'} sx={{ mt: 1 }}>
        <TableHead>
          <TableRow>
            <TableCell>行</TableCell>
            <TableCell>内容</TableCell>
            <TableCell>结果</TableCell>
            <TableCell>说明</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {report.rows.map(({ row, name, result }) => (
            <TableRow key={row}>
              <TableCell>{row}</TableCell>
              <TableCell component="th" scope="row">
                {name || '—'}
              </TableCell>
              <TableCell>
                <ToneChip {...RESULTS[result]} />
              </TableCell>
              <TableCell>
                {of(row).map(({ column, message, ruleId, code }) => (
                  <div key={`${code}${message}`}>
                    {column && `“${column}”列：`}
                    {message}
                    {ruleId && `（依据 ${ruleId}）`}
                  </div>
                ))}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}
