import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { FilesField } from '../officer/FilesField';
import type { FileView } from '../officer/types';
import { NoteField } from '../process/NoteField';
import { type FieldsProps, type Values, written } from '../process/types';
import type { TermRecord } from './types';

export type Props = FieldsProps<TermRecord>;

export interface Option {
  id: string;
  name: string;
}

/** One of a list; says so when there is nothing to choose. */
export const PickField = ({
  name,
  label,
  options,
  hint,
  values,
  errors,
  set,
}: Props & { name: string; label: string; options: readonly Option[]; hint?: string }) => (
  <TextField
    select
    required
    label={label}
    value={options.some(({ id }) => id === values[name]) ? values[name] : ''}
    onChange={(event) => set(name, event.target.value)}
    error={Boolean(errors[name])}
    helperText={errors[name] ?? (options.length === 0 ? '现在没有可以选择的事项。' : hint)}
  >
    {options.map(({ id, name: text }) => (
      <MenuItem key={id} value={id} sx={{ whiteSpace: 'normal' }}>
        {text}
      </MenuItem>
    ))}
  </TextField>
);

export const Tick = ({ name, label, values, set }: Props & { name: string; label: string }) => (
  <FormControlLabel
    sx={{ display: 'flex' }}
    label={label}
    control={<Checkbox size="small" checked={values[name] === true} onChange={(_, on) => set(name, on)} />}
  />
);

const codesOf = (values: Values, name: string): string[] => (values[name] as string[] | undefined) ?? [];

/** Any number of a list. */
export const TicksField = ({
  name,
  label,
  options,
  values,
  errors,
  set,
}: Props & { name: string; label: string; options: readonly Option[] }) => {
  const chosen = codesOf(values, name);
  return (
    <fieldset style={{ border: 0, padding: 0, margin: '8px 0' }}>
      <legend>{label}</legend>
      {options.map(({ id, name: text }) => (
        <FormControlLabel
          key={id}
          sx={{ display: 'flex' }}
          label={text}
          control={
            <Checkbox
              size="small"
              checked={chosen.includes(id)}
              onChange={(_, on) => set(name, on ? [...chosen, id] : chosen.filter((each) => each !== id))}
            />
          }
        />
      ))}
      {errors[name] && (
        <FormHelperText error role="alert">
          {errors[name]}
        </FormHelperText>
      )}
    </fieldset>
  );
};

/** One paper that the step asks for. */
export const PaperField = ({ name, label, values, errors, set }: Props & { name: string; label: string }) => (
  <fieldset style={{ border: 0, padding: 0, margin: '8px 0' }}>
    <legend>{label}</legend>
    <FilesField files={filesOf(values, name)} onChange={(files) => set(name, files.slice(-1))} />
    {errors[name] && (
      <FormHelperText error role="alert">
        {errors[name]}
      </FormHelperText>
    )}
  </fieldset>
);

const filesOf = (values: Values, name: string): FileView[] => (values[name] as FileView[] | undefined) ?? [];
export const paperOf = (values: Values, name: string): string | null =>
  filesOf(values, name)[0]?.uploadId ?? null;

export const Note = ({ label, required = true, ...props }: Props & { label: string; required?: boolean }) => (
  <NoteField {...props} label={label} required={required} />
);

/** The id when there is one thing to choose only. */
export const only = (list: readonly { id: string }[]): string =>
  list.length === 1 ? (list[0]?.id ?? '') : '';

export const noteOf = (values: Values): { note: string | undefined } => ({ note: written(values, 'note') });
export const dayOrNull = (values: Values, name: string): string | null => written(values, name) ?? null;
