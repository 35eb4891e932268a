import Box from '@mui/material/Box';
import { useId } from 'react';

export interface Option {
  code: string;
  label: string;
  scored: boolean;
}

/** One question as a row of large buttons; radio buttons for keyboard and screen reader. */
export const OptionRow = ({
  legend,
  hint,
  options,
  value,
  onChange,
}: {
  legend: string;
  hint?: string;
  options: readonly Option[];
  value: string | undefined;
  onChange: (code: string) => void;
}) => {
  const name = useId();
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mt: 1, minWidth: 0 }}>
      <Box component="legend" sx={{ p: 0, mb: 0.5, typography: 'body1' }}>
        <strong>{legend}</strong>
        {hint && (
          <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
            {hint}
          </Box>
        )}
      </Box>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'repeat(3, 1fr)', sm: 'repeat(6, 1fr)' },
          gap: 0.75,
        }}
      >
        {options.map((option) => (
          <Box
            key={option.code}
            component="label"
            sx={{
              position: 'relative',
              display: 'flex',
              alignItems: 'center',
              justifyContent: 'center',
              textAlign: 'center',
              minHeight: 44,
              px: 0.5,
              border: 1,
              borderColor: value === option.code ? 'primary.main' : 'divider',
              borderStyle: option.scored ? 'solid' : 'dashed',
              borderRadius: 1,
              cursor: 'pointer',
              fontWeight: value === option.code ? 700 : 400,
              backgroundColor: value === option.code ? 'primary.main' : 'background.paper',
              color: value === option.code ? 'primary.contrastText' : 'text.primary',
              '&:focus-within': { outline: '3px solid #17617a', outlineOffset: 2 },
            }}
          >
            <input
              type="radio"
              name={name}
              value={option.code}
              checked={value === option.code}
              onChange={() => onChange(option.code)}
              style={{
                position: 'absolute',
                opacity: 0,
                inset: 0,
                width: '100%',
                height: '100%',
                margin: 0,
                cursor: 'pointer',
              }}
            />
            {option.label}
          </Box>
        ))}
      </Box>
    </Box>
  );
};
