import { InputAdornment, TextField } from '@mui/material';
import { useState } from 'react';
import { fenToYuan, yuanToFen } from '../../format';
import { amountProblem } from './amount';

interface Props {
  label?: string;
  value: string;
  ceilingFen: number | null;
  /** Show a missing amount as an error too, once the person has tried to go on. */
  strict: boolean;
  onChange(text: string): void;
}

/** The amount applied for, typed in yuan and read exactly; says the ceiling and what was understood. */
export function AmountField({ label = '申请金额', value, ceilingFen, strict, onChange }: Props) {
  const [touched, setTouched] = useState(false);
  const problem = amountProblem(value, ceilingFen);
  const shown = strict || (touched && value !== '') ? problem : null;
  const fen = yuanToFen(value);
  const read = fen === null ? '' : `合 ${fenToYuan(fen)} 元。`;
  const ceiling = ceilingFen === null ? '' : `单笔上限 ${fenToYuan(ceilingFen)} 元。`;
  return (
    <TextField
      label={label}
      autoFocus
      required
      value={value}
      error={shown !== null}
      helperText={shown ?? `${ceiling}${read}`}
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => setTouched(true)}
      slotProps={{
        htmlInput: { inputMode: 'decimal', autoComplete: 'off' },
        input: { endAdornment: <InputAdornment position="end">元</InputAdornment> },
      }}
      sx={{ width: { xs: '100%', sm: 320 } }}
    />
  );
}
