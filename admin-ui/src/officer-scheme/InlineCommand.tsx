import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { FormEvent } from 'react';
import type { CommandForm } from '../process/types';
import { useCommandForm } from '../process/useCommandForm';
import { ProblemAlert } from '../shared';

/** The form of one step beside what it is about; what is typed stays when the step is refused. */
export function InlineCommand<R>({
  title,
  path,
  record,
  command,
  form,
}: {
  title: string;
  path: string;
  record: R;
  command: string;
  form: CommandForm<R>;
}) {
  const { values, set, submit, errors, error, pending } = useCommandForm(
    path,
    record,
    command,
    form,
    () => undefined,
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <Box
      component="form"
      aria-label={title}
      onSubmit={onSubmit}
      noValidate
      sx={{ mt: 1.5, pt: 1.5, borderTop: 1, borderColor: 'divider' }}
    >
      <Typography component="h4" variant="subtitle2">
        {title}
      </Typography>
      <Typography variant="body2" color="text.secondary">
        {form.intro}
      </Typography>
      {form.fields?.({ record, values, errors, set })}
      <ProblemAlert error={error} />
      <Button type="submit" variant="contained" disabled={pending} sx={{ mt: 1 }}>
        {pending ? '正在提交…' : form.submitLabel}
      </Button>
    </Box>
  );
}
