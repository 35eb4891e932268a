import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useId } from 'react';
import { type FieldsProps, textOf } from './types';

/** One of a few choices, all visible. */
export const RadioField = ({
  name,
  label,
  choices,
  values,
  errors,
  set,
  hint,
}: Pick<FieldsProps, 'values' | 'errors' | 'set'> & {
  name: string;
  label: string;
  choices: { id: string; name: string }[];
  hint?: string;
}) => {
  const id = useId();
  return (
    <FormControl error={Boolean(errors[name])} component="fieldset">
      <FormLabel id={id} component="legend" required>
        {label}
      </FormLabel>
      <RadioGroup
        row
        aria-labelledby={id}
        value={textOf(values, name)}
        onChange={(_, value) => set(name, value)}
      >
        {choices.map((choice) => (
          <FormControlLabel
            key={choice.id}
            value={choice.id}
            control={<Radio size="small" />}
            label={choice.name}
          />
        ))}
      </RadioGroup>
      {(errors[name] ?? hint) && <FormHelperText>{errors[name] ?? hint}</FormHelperText>}
    </FormControl>
  );
};
