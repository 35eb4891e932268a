import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type FormEvent, useState } from 'react';
import type { TrackedView } from '../../../../api/follow-up/publicSchemas';
import { ConfirmDialog, callApi, Facts, Panel, ProblemAlert } from '../../shared';

/** How a complaint stands and what was answered, for whoever has its code. The code travels in the body only. */
export function TrackPanel() {
  const [code, setCode] = useState('');
  const [found, setFound] = useState<TrackedView | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const [asking, setAsking] = useState(false);
  const ask = async (what: 'track' | 'withdraw') => {
    setPending(true);
    setError(null);
    try {
      const body = { trackingCode: code.trim() };
      setFound(await callApi<TrackedView>(`/public/complaints/${what}`, { method: 'POST', body }));
    } catch (refusal) {
      setError(refusal);
      if (what === 'track') setFound(null);
    } finally {
      setPending(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') void ask('track');
  };
  return (
    <Stack spacing={2}>
      <Stack component="form" spacing={2} onSubmit={submit}>
        <TextField
          label="查询码"
          required
          value={code}
          onChange={(event) => setCode(event.target.value)}
          helperText="提交投诉后显示的那一串字母和数字，大小写和横线不影响"
          slotProps={{ htmlInput: { maxLength: 64, autoComplete: 'off', autoCapitalize: 'characters' } }}
        />
        <Button type="submit" variant="contained" size="large" disabled={pending || code.trim() === ''}>
          查询
        </Button>
      </Stack>
      <ProblemAlert error={error} />
      {found && (
        <Box role="status">
          <Panel title="办理情况">
            <Facts
              rows={[
                { label: '被投诉单位', value: found.objectName },
                { label: '反映的问题', value: found.kinds.join('、') },
                { label: '收到日期', value: found.receivedOn },
                { label: '进展', value: <strong>{found.statusLabel}</strong> },
                ...(found.addressee ? [{ label: '请向这里反映', value: found.addressee }] : []),
                ...(found.endedOn ? [{ label: '办结日期', value: found.endedOn }] : []),
              ]}
            />
            {found.reply && (
              <>
                <Typography variant="subtitle2" component="h3" sx={{ mt: 2 }}>
                  答复
                </Typography>
                <Typography sx={{ whiteSpace: 'pre-wrap' }}>{found.reply}</Typography>
              </>
            )}
            {found.mayWithdraw && (
              <Button sx={{ mt: 2 }} onClick={() => setAsking(true)} disabled={pending}>
                撤回投诉
              </Button>
            )}
          </Panel>
        </Box>
      )}
      <ConfirmDialog
        open={asking}
        title="撤回投诉"
        confirmLabel="撤回"
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          void ask('withdraw');
        }}
      >
        撤回后不再办理，也不能恢复。确定撤回吗？
      </ConfirmDialog>
    </Stack>
  );
}
