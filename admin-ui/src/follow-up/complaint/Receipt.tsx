import ContentCopy from '@mui/icons-material/ContentCopy';
import Print from '@mui/icons-material/Print';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

/** The tracking code, shown this once. */
export function Receipt({ trackingCode }: { trackingCode: string }) {
  const [copied, setCopied] = useState<'YES' | 'NO' | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(trackingCode).then(
      () => setCopied('YES'),
      () => setCopied('NO'),
    );
  return (
    <Stack spacing={2} role="status">
      <Alert severity="success">
        <strong>投诉已收到。</strong>核实后转有关单位办理，被投诉的单位看不到是谁投诉的。
      </Alert>
      <Typography>请记下查询码，凭它查询办理情况、查看答复或撤回投诉：</Typography>
      <Typography
        component="p"
        aria-label="查询码"
        sx={{ fontSize: '1.6rem', fontFamily: 'monospace', letterSpacing: 1, textAlign: 'center', py: 1 }}
      >
        {trackingCode}
      </Typography>
      <Alert severity="warning">查询码只显示这一次，丢失后无法找回。请截图、复制或打印保存。</Alert>
      <Stack direction="row" spacing={1}>
        <Button fullWidth variant="contained" startIcon={<ContentCopy />} onClick={() => void copy()}>
          复制查询码
        </Button>
        <Button fullWidth variant="outlined" startIcon={<Print />} onClick={() => window.print()}>
          打印
        </Button>
      </Stack>
      {copied && (
        <Typography>{copied === 'YES' ? '已复制。' : '没有复制成功，请手动抄写或截图。'}</Typography>
      )}
    </Stack>
  );
}
