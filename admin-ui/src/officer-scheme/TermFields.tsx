import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField, { type TextFieldProps } from '@mui/material/TextField';
import type { PartProps } from './appointment';
import { TWO_COLUMNS } from './OfficerFields';

type TextName = 'channel' | 'start' | 'years' | 'lengthReason' | 'applicants' | 'moved' | 'note';

/** From which day, by which channel, as what. */
export function TermFields({ scheme, draft, set, reasons }: PartProps) {
  const { term, quota, selection, eligibility } = scheme.parameters;
  const field = (name: TextName, label: string, more: TextFieldProps = {}) => {
    const found = reasons[name];
    return (
      <TextField
        label={label}
        value={draft[name]}
        onChange={(event) => set(name, event.target.value)}
        {...more}
        error={Boolean(found)}
        helperText={found?.join('；') ?? more.helperText}
      />
    );
  };
  const channels = selection.map(({ channel }) => ({
    code: channel,
    label: scheme.channels.find(({ code }) => code === channel)?.label ?? CHANNEL_WORDS[channel] ?? channel,
    vacancies: scheme.channels.find(({ code }) => code === channel)?.vacancies,
  }));
  const { categories } = eligibility;
  return (
    <Box sx={TWO_COLUMNS}>
      {field('channel', '选聘渠道', {
        select: true,
        required: true,
        children: channels.map(({ code, label, vacancies }) => (
          <MenuItem key={code} value={code}>
            {label}
            {vacancies !== undefined && `（空缺 ${vacancies}）`}
          </MenuItem>
        )),
      })}
      {categories && (
        <TextField
          select
          required
          label="人员类别"
          value={draft.category.code}
          onChange={(event) => set('category', { ...draft.category, code: event.target.value })}
          error={Boolean(reasons.category)}
          helperText={reasons.category?.join('；') ?? `依据 ${categories.ruleId}`}
        >
          {categories.items.map(({ code, label }) => (
            <MenuItem key={code} value={code}>
              {label}
            </MenuItem>
          ))}
          {categories.open && <MenuItem value="OTHER">其他</MenuItem>}
        </TextField>
      )}
      {draft.category.code === 'OTHER' && (
        <TextField
          label="其他类别"
          required
          value={draft.category.text}
          onChange={(event) => set('category', { ...draft.category, text: event.target.value })}
        />
      )}
      {field('start', '聘期起始日', {
        type: 'date',
        required: true,
        slotProps: { inputLabel: { shrink: true } },
        helperText: `聘期${term.years}年（依据 ${term.ruleId}）`,
      })}
      {term.otherLengthWithReason &&
        field('years', '另定的年数', { type: 'number', helperText: '不填即按方案。' })}
      {term.otherLengthWithReason && field('lengthReason', '另定聘期的理由')}
      {quota.transfer &&
        field('applicants', '公开招募报名人数', {
          type: 'number',
          helperText: `名额调剂时填写（依据 ${quota.transfer.ruleId}）`,
        })}
      {quota.transfer && field('moved', '经决定调剂的名额', { type: 'number' })}
      {field('note', '备注', { multiline: true })}
    </Box>
  );
}

const CHANNEL_WORDS: Record<string, string> = { OPEN: '公开选聘', RECOMMENDED: '推荐' };
