import TextField from '@mui/material/TextField';
import { type ReactNode, useState } from 'react';
import { useStart } from '../gathering/useStart';
import { ConfirmDialog } from '../shared';

interface NoteDialogProps {
  title: string;
  confirmLabel: string;
  /** Where it goes, below the API, with this beside the note. */
  path: string;
  body: object;
  /** What is said when it is done. */
  said: string;
  /** Name of the note: 理由. */
  label: string;
  hint?: string;
  maxLength?: number;
  children: ReactNode;
  onClose: () => void;
}

/** A step that takes a note of the person and nothing else to be filled in; without the note it is not sent. */
export function NoteDialog({
  title,
  confirmLabel,
  path,
  body,
  said,
  label,
  hint,
  maxLength = 4000,
  children,
  onClose,
}: NoteDialogProps) {
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const { start, pending, error } = useStart(path, said, onClose);
  const missing = tried && !note.trim();
  return (
    <ConfirmDialog
      open
      title={title}
      confirmLabel={confirmLabel}
      pending={pending}
      error={error}
      onConfirm={() => {
        setTried(true);
        if (note.trim()) start({ ...body, note: note.trim() });
      }}
      onClose={onClose}
    >
      {children}
      <TextField
        label={label}
        required
        multiline
        minRows={3}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={missing}
        helperText={missing ? `请写明${label}` : hint}
        slotProps={{ htmlInput: { maxLength } }}
      />
    </ConfirmDialog>
  );
}
