import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { type FormEvent, useId } from 'react';
import { ProblemAlert } from '../shared/ProblemAlert';
import type { CommandForm } from './types';
import { useCommandForm } from './useCommandForm';

const PLAIN: CommandForm = { intro: '确认办理这一步。', submitLabel: '确认' };

/** The form of one step; stays open with everything typed when the step is refused. */
export const CommandDialog = <R,>({
  path,
  record,
  command,
  label,
  subtitle,
  form = PLAIN as CommandForm<R>,
  onClose,
}: {
  /** Of the process, e.g. `/officer-terms/<id>`. */
  path: string;
  record: R;
  command: string;
  label: string;
  subtitle?: string;
  form?: CommandForm<R>;
  onClose: () => void;
}) => {
  const id = useId();
  const { values, set, submit, errors, error, pending } = useCommandForm(
    path,
    record,
    command,
    form,
    onClose,
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <Dialog open onClose={pending ? undefined : onClose} aria-labelledby={id} maxWidth="sm" fullWidth>
      <form onSubmit={onSubmit} noValidate>
        <DialogTitle id={id}>
          {label}
          {subtitle && (
            <Typography variant="body2" color="text.secondary" component="div">
              {subtitle}
            </Typography>
          )}
        </DialogTitle>
        <DialogContent>
          <Typography variant="body2" sx={{ mb: 1.5 }}>
            {form.intro}
          </Typography>
          {form.fields?.({ record, values, errors, set })}
          <ProblemAlert error={error} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={pending}>
            取消
          </Button>
          <Button type="submit" variant="contained" disabled={pending}>
            {pending ? '正在提交…' : error ? `重新提交` : form.submitLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
