import UploadFile from '@mui/icons-material/UploadFile';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { Link } from 'react-router-dom';
import type { LibraryImportReport, LibraryView } from '../../../api/library/schemas';
import { callApi, newIdempotencyKey, Panel, ProblemAlert } from '../shared';
import { ImportReport } from './ImportReport';

/** Members by a table: template, trial run with every fault by row and column, then the real run. */
export default function LibraryImportPage() {
  const [file, setFile] = useState<File | null>(null);
  const [key, setKey] = useState(newIdempotencyKey);
  const [round, setRound] = useState('');
  const client = useQueryClient();
  const { data: library } = useQuery({
    queryKey: ['library', ''],
    queryFn: () => callApi<LibraryView>('/library'),
  });
  const wanted = round || (library ? `${library.round.year}/${library.round.number}` : '');
  const send = useMutation({
    mutationFn: ({ sheet, dryRun }: { sheet: File; dryRun: boolean }) => {
      const form = new FormData();
      form.append('file', sheet, sheet.name);
      const [year, number] = wanted.split('/');
      // The trial run has a key of its own: the real one is kept for the members.
      return callApi<LibraryImportReport>(`/library/import?dryRun=${dryRun}&year=${year}&number=${number}`, {
        method: 'POST',
        body: form,
        idempotencyKey: dryRun ? newIdempotencyKey() : key,
      });
    },
    onSuccess: (report) => (report.dryRun ? undefined : client.invalidateQueries({ queryKey: ['library'] })),
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
      <Title title="样本库导入" />
      <Typography variant="h5" component="h1">
        样本库导入
      </Typography>
      <Panel title="一、下载模板并填写">
        <Typography variant="body2" sx={{ mb: 1 }}>
          每行一名，带星号的必填；“样本层”照模板中的写法。没有手机的，邀请由推荐单位转交信函。同一人只能入库一次，只写了样本层的空行会跳过。
        </Typography>
        <Button component="a" variant="outlined" href="/api/library/import-template.xlsx" download>
          下载模板
        </Button>
        {library && (
          <TextField
            select
            label="作为哪一轮的样本"
            value={wanted}
            onChange={(event) => setRound(event.target.value)}
            sx={{ maxWidth: 260, display: 'block', mt: 2 }}
          >
            {library.rounds
              .filter(({ frozen }) => !frozen)
              .map((each) => (
                <MenuItem key={`${each.year}/${each.number}`} value={`${each.year}/${each.number}`}>
                  {each.year} 年第 {each.number} 轮
                </MenuItem>
              ))}
          </TextField>
        )}
      </Panel>
      <Panel title="二、上传并检查">
        <Button
          component="label"
          variant="contained"
          startIcon={<UploadFile />}
          disabled={send.isPending || !wanted}
        >
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
        {report && <ImportReport report={report} />}
      </Panel>
      {report?.dryRun && file && (
        <Panel title="三、正式导入">
          <Typography variant="body2" sx={{ mb: 1 }}>
            {ready > 0
              ? `可以导入 ${ready} 名${report.refused > 0 ? `；其余 ${report.refused} 行有问题，可改正后另行导入` : ''}。`
              : '没有可以导入的行，请按上表改正后重新上传。'}
          </Typography>
          <Button
            variant="contained"
            disabled={ready === 0 || send.isPending}
            onClick={() => send.mutate({ sheet: file, dryRun: false })}
          >
            导入这 {ready} 名
          </Button>
        </Panel>
      )}
      {report && !report.dryRun && (
        <Panel title="结果">
          <Alert severity={report.refused > 0 ? 'warning' : 'success'} role="status">
            已导入 {report.added} 名{report.refused > 0 && `，${report.refused} 行未能导入`}。
          </Alert>
          <Button component={Link} to="/library" sx={{ mt: 1 }}>
            返回样本库
          </Button>
        </Panel>
      )}
    </Stack>
  );
}
