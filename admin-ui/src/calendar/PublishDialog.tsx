import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { ConfirmDialog, newIdempotencyKey } from '../shared';
import { publishVersion, useForgetCalendars } from './useCalendars';

/** Asks once more before the version is put in force. One key per dialog: a repeated try is the same request. */
export function PublishDialog({ version, onClose }: { version: string; onClose(): void }) {
  const [key] = useState(newIdempotencyKey);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const notify = useNotify();
  const forget = useForgetCalendars();
  const send = async () => {
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      await publishVersion(version, key);
      notify(`日历 ${version} 已发布，办理中的时限正在重算。`, { type: 'success' });
      onClose();
    } catch (refusal) {
      setError(refusal);
    } finally {
      await forget();
      setPending(false);
    }
  };
  return (
    <ConfirmDialog
      open
      title={`发布日历 ${version}`}
      confirmLabel="确认发布"
      pending={pending}
      error={error}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <Typography variant="body2">
        发布后新办件按本版计算，办理中的时限逐件重算并记入审计。发布的版本不能修改，有误时须另行录入更正。
      </Typography>
    </ConfirmDialog>
  );
}
