import TextField from '@mui/material/TextField';
import { type FieldsProps, textOf } from './types';

/** Free text of a step; kept apart from the process record, so names may be written in it. */
export const NoteField = ({
  values,
  errors,
  set,
  label = '说明',
  required = false,
  hint,
}: FieldsProps & { label?: string; required?: boolean; hint?: string }) => (
  <TextField
    label={label}
    required={required}
    multiline
    minRows={3}
    value={textOf(values, 'note')}
    onChange={(event) => set('note', event.target.value)}
    error={Boolean(errors.note)}
    helperText={errors.note ?? hint}
    slotProps={{ htmlInput: { maxLength: 2000 } }}
  />
);
