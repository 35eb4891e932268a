import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { addDays } from '../../../workflows/rules/calendar/dates';
import { AccessSlips } from '../officer-scheme/AccessSlips';
import type { AppointAnswer } from '../officer-scheme/types';
import { ConfirmDialog, callApi, hasRole, newIdempotencyKey, Panel, useSession } from '../shared';
import { fieldErrors, problemOf } from '../shared/http';
import type { TermRecord } from './types';
import { termPath } from './useTerm';

/** The next term of the same officer: offered to the office once the term is over, or its renewal is decided. */
export function RenewPanel({ record }: { record: TermRecord }) {
  const session = useSession();
  const [open, setOpen] = useState(false);
  const office =
    hasRole(session, 'ORGANISER') && session?.account.organisation?.id === record.officeOrganisationId;
  const due = record.endedAt !== null || record.renewal?.renew === true;
  if (!office || !due || record.nextTermId) return null;
  return (
    <Panel title="下一届" dense>
      <Typography variant="body2" sx={{ mb: 1 }}>
        {record.renewal?.renew ? '已决定续聘，请办理下一届的聘任。' : '聘期已经结束，可以再次聘任。'}
      </Typography>
      <Button variant="outlined" size="small" onClick={() => setOpen(true)}>
        办理下一届聘任
      </Button>
      {open && <RenewDialog record={record} onClose={() => setOpen(false)} />}
    </Panel>
  );
}

function RenewDialog({ record, onClose }: { record: TermRecord; onClose: () => void }) {
  const [key] = useState(newIdempotencyKey);
  const [start, setStart] = useState(addDays(record.to, 1));
  const [note, setNote] = useState('');
  const client = useQueryClient();
  const navigate = useNavigate();
  const renew = useMutation({
    mutationFn: () =>
      callApi<AppointAnswer>(`${termPath(record.id)}/renew`, {
        method: 'POST',
        idempotencyKey: key,
        body: { start: start || null, note: note || null },
      }),
    onSuccess: () => client.invalidateQueries(),
  });
  const done = renew.data;
  const errors = (renew.error && fieldErrors(problemOf(renew.error))) || {};
  return (
    <ConfirmDialog
      open
      title={`下一届聘任：${record.name}`}
      confirmLabel={done ? '查看下一届' : '聘任'}
      cancelLabel={done ? '关闭' : '取消'}
      pending={renew.isPending}
      error={renew.error}
      onConfirm={() => (done ? navigate(`/officer-terms/${done.termId}`) : renew.mutate())}
      onClose={onClose}
    >
      {done ? (
        <>
          <Typography>已聘任{done.certificateNo && `，证书编号 ${done.certificateNo}`}。</Typography>
          {done.access && (
            <AccessSlips slips={[{ name: record.name, ...done.access }]} title={record.title} />
          )}
        </>
      ) : (
        <>
          <Typography variant="body2">渠道、类别和资格条件沿用上一届的；按现行版本重新审查。</Typography>
          <TextField
            label="聘期起始日"
            type="date"
            value={start}
            onChange={(event) => setStart(event.target.value)}
            error={Boolean(errors.start)}
            helperText={errors.start}
            slotProps={{ inputLabel: { shrink: true } }}
          />
          <TextField label="备注" multiline value={note} onChange={(event) => setNote(event.target.value)} />
        </>
      )}
    </ConfirmDialog>
  );
}
