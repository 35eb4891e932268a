import Autocomplete from '@mui/material/Autocomplete';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { type FormAnswers, type FormField, otherOf } from '../../../workflows/rules/officer-term/forms';

interface AnswerFieldProps {
  field: FormField;
  answers: FormAnswers;
  error?: string;
  onChange: (answers: FormAnswers) => void;
}

const one = (answer: string | string[] | undefined): string =>
  (Array.isArray(answer) ? answer[0] : answer) ?? '';
const many = (answer: string | string[] | undefined): string[] =>
  Array.isArray(answer) ? answer : answer ? [answer] : [];

/** One question of the scheme's form; an open list has a place for other things beside it. */
export function AnswerField({ field, answers, error, onChange }: AnswerFieldProps) {
  const [other, setOther] = useState(false);
  const set = (code: string, value: string | string[]) => onChange({ ...answers, [code]: value });
  const shared = {
    label: field.label,
    required: field.required,
    error: Boolean(error),
    helperText: error ?? field.hint,
  };
  return (
    <>
      {field.type === 'TEXT' && (
        <TextField
          {...shared}
          multiline
          value={one(answers[field.code])}
          onChange={(event) => set(field.code, event.target.value)}
          slotProps={{ htmlInput: { maxLength: 2000 } }}
        />
      )}
      {field.type === 'CHOICE' && (
        <TextField
          {...shared}
          select
          value={one(answers[field.code])}
          onChange={(event) => set(field.code, event.target.value)}
        >
          <MenuItem value="">（不选）</MenuItem>
          {field.options.map(({ code, label }) => (
            <MenuItem key={code} value={code}>
              {label}
            </MenuItem>
          ))}
        </TextField>
      )}
      {field.type === 'CHOICES' && (
        <Autocomplete
          multiple
          disableCloseOnSelect
          options={field.options}
          getOptionLabel={({ label }) => label}
          isOptionEqualToValue={(a, b) => a.code === b.code}
          value={field.options.filter(({ code }) => many(answers[field.code]).includes(code))}
          onChange={(_, chosen) =>
            set(
              field.code,
              chosen.map(({ code }) => code),
            )
          }
          noOptionsText="没有更多选项"
          renderInput={(params) => <TextField {...params} {...shared} />}
        />
      )}
      {field.open && (other || one(answers[otherOf(field.code)]) !== '') ? (
        <TextField
          label={`${field.label}：其他`}
          value={one(answers[otherOf(field.code)])}
          onChange={(event) => set(otherOf(field.code), event.target.value)}
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
      ) : (
        field.open && (
          <Button size="small" sx={{ mb: 1 }} onClick={() => setOther(true)}>
            填写其他{field.label}
          </Button>
        )
      )}
    </>
  );
}
