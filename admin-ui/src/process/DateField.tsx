import TextField from '@mui/material/TextField';
import { type FieldsProps, textOf } from './types';

type DateFieldProps = Pick<FieldsProps, 'values' | 'errors' | 'set'> & {
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
};

/** A China date in the form of a step. */
export const DateField = ({ name, label, hint, required, values, errors, set }: DateFieldProps) => (
  <TextField
    type="date"
    label={label}
    required={required}
    value={textOf(values, name)}
    onChange={(event) => set(name, event.target.value)}
    error={Boolean(errors[name])}
    helperText={errors[name] ?? hint}
    slotProps={{ inputLabel: { shrink: true } }}
  />
);
