import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { FilesField } from '../officer/FilesField';
import type { FileView } from '../officer/types';
import { type Errors, type FieldsProps, textOf, type Values } from '../process/types';
import type { Item } from './types';

interface FieldProps extends Pick<FieldsProps, 'values' | 'errors' | 'set'> {
  name: string;
  label: string;
  hint?: string;
}

/** A moment in China time. */
export const MomentField = ({ name, label, hint, values, errors, set }: FieldProps) => (
  <TextField
    type="datetime-local"
    label={label}
    required
    value={textOf(values, name)}
    onChange={(event) => set(name, event.target.value)}
    error={Boolean(errors[name])}
    helperText={errors[name] ?? hint ?? '北京时间。'}
    slotProps={{ inputLabel: { shrink: true } }}
  />
);

/** One of the items of a plan, or of the commitments. */
export const ItemField = ({
  name,
  label,
  items,
  none,
  values,
  errors,
  set,
}: FieldProps & { items: Item[]; none: string }) => (
  <TextField
    select
    required
    label={label}
    value={textOf(values, name)}
    onChange={(event) => set(name, event.target.value)}
    error={Boolean(errors[name])}
    helperText={errors[name] ?? (items.length === 0 ? none : undefined)}
  >
    {items.map(({ id, text, dueOn }) => (
      <MenuItem key={id} value={id} sx={{ whiteSpace: 'normal' }}>
        {id}　{text}（{dueOn}前）
      </MenuItem>
    ))}
  </TextField>
);

/** Lines, one for each entry. */
export const LinesField = ({
  name,
  label,
  hint,
  values,
  errors,
  set,
  required = true,
}: FieldProps & { required?: boolean }) => (
  <TextField
    label={label}
    required={required}
    multiline
    minRows={2}
    value={textOf(values, name)}
    onChange={(event) => set(name, event.target.value)}
    error={Boolean(errors[name])}
    helperText={errors[name] ?? hint}
  />
);

export const linesOf = (values: Values, name: string): string[] =>
  textOf(values, name)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export const filesOf = (values: Values): FileView[] => (values.files as FileView[] | undefined) ?? [];
export const fileIds = (values: Values): string[] => filesOf(values).map(({ uploadId }) => uploadId);

/** Files that go with the step. */
export const Files = ({ label, hint, values, errors, set }: Omit<FieldProps, 'name'>) => (
  <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, my: 1 }}>
    <FormLabel component="legend">{label}</FormLabel>
    <FilesField files={filesOf(values)} onChange={(files) => set('files', files)} />
    {(errors.files ?? hint) && (
      <FormHelperText error={Boolean(errors.files)}>{errors.files ?? hint}</FormHelperText>
    )}
  </Box>
);

/** What is to be done, as it is typed. */
export interface Line {
  text: string;
  dueOn: string;
}
export const EMPTY_LINE: Line = { text: '', dueOn: '' };
export const lineList = (values: Values): Line[] => (values.items as Line[] | undefined) ?? [EMPTY_LINE];

/** Mistakes of a list of things to be done, by field. */
export function lineErrors(values: Values): Errors {
  const missing = lineList(values).flatMap((line, index): [string, string][] => [
    ...(line.text.trim() ? [] : [[`items.${index}.text`, '请填写内容'] as [string, string]]),
    ...(line.dueOn ? [] : [[`items.${index}.dueOn`, '请填写完成日期'] as [string, string]]),
  ]);
  return Object.fromEntries(missing);
}

/** A list of things to be done, each with its date. */
export function LinesWithDates({
  values,
  errors,
  set,
  what,
}: Pick<FieldsProps, 'values' | 'errors' | 'set'> & { what: string }) {
  const lines = lineList(values);
  const change = (index: number, part: Partial<Line>) =>
    set(
      'items',
      lines.map((line, i) => (i === index ? { ...line, ...part } : line)),
    );
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, my: 1 }}>
      <FormLabel component="legend" required>
        {what}
      </FormLabel>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
        <Box key={index} sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'flex-start' }}>
          <TextField
            label={`第 ${index + 1} 项`}
            multiline
            value={line.text}
            onChange={(event) => change(index, { text: event.target.value })}
            error={Boolean(errors[`items.${index}.text`])}
            helperText={errors[`items.${index}.text`]}
            sx={{ flex: '1 1 240px' }}
          />
          <TextField
            label="完成日期"
            type="date"
            value={line.dueOn}
            onChange={(event) => change(index, { dueOn: event.target.value })}
            error={Boolean(errors[`items.${index}.dueOn`])}
            helperText={errors[`items.${index}.dueOn`]}
            slotProps={{
              inputLabel: { shrink: true },
              htmlInput: { 'aria-label': `第 ${index + 1} 项完成日期` },
            }}
            sx={{ width: 170 }}
          />
          {lines.length > 1 && (
            <Button
              size="small"
              sx={{ mt: 1.5 }}
              aria-label={`删去第 ${index + 1} 项`}
              onClick={() =>
                set(
                  'items',
                  lines.filter((_, i) => i !== index),
                )
              }
            >
              删去
            </Button>
          )}
        </Box>
      ))}
      {errors.items && <FormHelperText error>{errors.items}</FormHelperText>}
      <Button size="small" onClick={() => set('items', [...lines, EMPTY_LINE])}>
        增加一项
      </Button>
    </Box>
  );
}
