import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { sendCommand } from '../process/commands';
import type { Done } from '../process/types';
import { ConfirmDialog, newIdempotencyKey } from '../shared';
import { type BoardObligation, pathOf } from './types';

export type SupervisionAct = 'urge' | 'order';

const TEXTS = {
  urge: { title: '催办', hint: '催办单发给责任单位经办人员。', done: '催办单已发出' },
  order: { title: '督办', hint: '督办单编号后发给责任单位负责人。', done: '督办单已发出' },
} as const;

/** Urges, or orders, the unit that owes this limit; the note goes onto the document (GR-U7). */
export function ActDialog(props: { obligation: BoardObligation; act: SupervisionAct; onClose(): void }) {
  const { obligation, act, onClose } = props;
  const texts = TEXTS[act];
  const [key] = useState(newIdempotencyKey);
  const [note, setNote] = useState('');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const notify = useNotify();
  const refresh = useRefresh();
  const send = async () => {
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      const body = { obligationId: obligation.id, ...(note.trim() ? { note: note.trim() } : {}) };
      const answer = await sendCommand<Done>(pathOf(obligation), act, body, key);
      const number = Object.values(answer.numbers)[0];
      notify(number ? `${texts.done}：${number}` : `${texts.done}。`, { type: 'success' });
      refresh();
      onClose();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setPending(false);
    }
  };
  return (
    <ConfirmDialog
      open
      title={`${texts.title}：${obligation.ownerOrganisationName}`}
      confirmLabel={`发出${texts.title}单`}
      pending={pending}
      error={error}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <Typography variant="body2">
        {obligation.caseNo ? `编号 ${obligation.caseNo}，` : ''}
        {obligation.label}（{obligation.ruleId}）。{texts.hint}
      </Typography>
      <TextField
        autoFocus
        multiline
        minRows={3}
        label={`${texts.title}说明（选填）`}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
    </ConfirmDialog>
  );
}
