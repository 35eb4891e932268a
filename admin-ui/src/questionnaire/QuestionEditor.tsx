import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import Delete from '@mui/icons-material/DeleteOutline';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import type { QuestionnaireContent } from '../../../api/questionnaire/schemas';

type Question = QuestionnaireContent['questions'][number];
type Option = Question['options'][number];

/** One question with its options; an option without a value is not scored. */
export function QuestionEditor({
  question,
  aspects,
  errorAt,
  onChange,
  onRemove,
  onUp,
  onDown,
}: {
  question: Question;
  aspects: readonly { code: string; label: string }[];
  errorAt: (field: string) => string | undefined;
  onChange: (question: Question) => void;
  onRemove: () => void;
  onUp?: () => void;
  onDown?: () => void;
}) {
  const { id, aspect, text, options } = question;
  const set = (part: Partial<Question>) => onChange({ ...question, ...part });
  const setOption = (at: number, part: Partial<Option>) =>
    set({ options: options.map((each, index) => (index === at ? { ...each, ...part } : each)) });
  return (
    <Paper variant="outlined" component="section" aria-label={`题目 ${id}`} sx={{ p: 1.5 }}>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '90px 160px 1fr auto' }, gap: 1 }}>
        <TextField
          label="题号"
          value={id}
          error={Boolean(errorAt('id'))}
          helperText={errorAt('id')}
          onChange={(event) => set({ id: event.target.value })}
        />
        <TextField
          select
          label="方面"
          value={aspects.some(({ code }) => code === aspect) ? aspect : ''}
          onChange={(event) => set({ aspect: event.target.value })}
        >
          {aspects.map(({ code, label }) => (
            <MenuItem key={code} value={code}>
              {label}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          label="题目"
          value={text}
          error={Boolean(errorAt('text'))}
          helperText={errorAt('text')}
          onChange={(event) => set({ text: event.target.value })}
        />
        <Box sx={{ display: 'flex', alignItems: 'center' }}>
          <IconButton aria-label={`上移题目 ${id}`} disabled={!onUp} onClick={onUp}>
            <ArrowUpward fontSize="small" />
          </IconButton>
          <IconButton aria-label={`下移题目 ${id}`} disabled={!onDown} onClick={onDown}>
            <ArrowDownward fontSize="small" />
          </IconButton>
          <IconButton aria-label={`删除题目 ${id}`} onClick={onRemove}>
            <Delete fontSize="small" />
          </IconButton>
        </Box>
      </Box>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))',
          gap: 1,
          mt: 0.5,
        }}
      >
        {options.map((option, at) => (
          <Box
            // biome-ignore lint/suspicious/noArrayIndexKey: codes of options can be edited
            key={at}
            sx={{ display: 'grid', gridTemplateColumns: '1fr 90px auto', gap: 0.5, alignItems: 'center' }}
          >
            <TextField
              label={`选项 ${at + 1}`}
              value={option.label}
              error={Boolean(errorAt(`options.${at}.label`))}
              helperText={errorAt(`options.${at}.label`)}
              onChange={(event) => setOption(at, { label: event.target.value })}
            />
            <TextField
              label="分值"
              value={option.points ?? ''}
              placeholder="不计分"
              error={Boolean(errorAt(`options.${at}.points`))}
              helperText={errorAt(`options.${at}.points`)}
              onChange={(event) => setOption(at, { points: pointsOf(event.target.value) })}
              slotProps={{ htmlInput: { inputMode: 'numeric' }, inputLabel: { shrink: true } }}
            />
            <IconButton
              aria-label={`删除题目 ${id} 的选项 ${option.label}`}
              onClick={() => set({ options: options.filter((_, index) => index !== at) })}
            >
              <Delete fontSize="small" />
            </IconButton>
          </Box>
        ))}
      </Box>
      <Button
        size="small"
        onClick={() =>
          set({ options: [...options, { code: `OPTION_${options.length + 1}`, label: '', points: null }] })
        }
      >
        增加选项
      </Button>
    </Paper>
  );
}

/** Digits only; nothing typed is no value. */
const pointsOf = (text: string): number | null => {
  const digits = text.replace(/\D/g, '').slice(0, 3);
  return digits === '' ? null : Number(digits);
};
