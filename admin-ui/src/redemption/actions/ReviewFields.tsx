import Alert from '@mui/material/Alert';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { formatMoney, yuanToFen } from '../../format';
import { NoteField } from '../../process/NoteField';
import { RadioField } from '../../process/RadioField';
import { useTimeline } from '../../process/useTimeline';
import { type FieldsProps, textOf, type Values } from './types';

const PROPOSALS = [
  { id: 'APPROVE', name: '拟同意兑现' },
  { id: 'REFUSE', name: '拟不予兑现' },
];
const DECISIONS = [
  { id: 'APPROVE', name: '同意' },
  { id: 'REFUSE', name: '不予兑现' },
  { id: 'REWORK', name: '退回经办人重拟' },
];

/** The amount is typed in yuan and sent in fen, converted digit by digit. */
export const PrepareFields = (props: FieldsProps) => {
  const { record, values, errors, set } = props;
  const typed = textOf(values, 'amountYuan');
  const fen = yuanToFen(typed);
  return (
    <>
      <RadioField {...props} name="proposal" label="拟办结论" choices={PROPOSALS} />
      {textOf(values, 'proposal') === 'APPROVE' && (
        <TextField
          label="拟兑现金额"
          required
          value={typed}
          onChange={(event) => set('amountYuan', event.target.value)}
          error={Boolean(errors.amountFen)}
          helperText={
            errors.amountFen ??
            `企业申请 ${formatMoney(record.requestedFen)}，本事项最高 ${formatMoney(record.item.maxAmountFen)}${fen === null ? '' : `；将拟办 ${formatMoney(fen)}`}`
          }
          slotProps={{
            htmlInput: { inputMode: 'decimal' },
            input: { endAdornment: <InputAdornment position="end">元</InputAdornment> },
          }}
        />
      )}
      <NoteField {...props} label="审核意见" required hint="写明依据办事指南核对的结果。" />
    </>
  );
};

/** What was prepared, and the decision of a second person. */
export const DecideFields = (props: FieldsProps) => {
  const { record, values } = props;
  const { proposal, people } = record;
  const prepared = useTimeline(`/redemptions/${record.id}`).entries.findLast(
    (entry) => entry.action === 'prepare',
  );
  const asked = noteAsked(values, proposal);
  return (
    <>
      {proposal && (
        <Alert severity="info" icon={false} sx={{ mb: 1 }}>
          {people.preparer?.displayName ?? '经办人'}
          {proposal === 'APPROVE' ? '拟同意兑现' : '拟不予兑现'}
          {prepared && (
            <Typography variant="body2" component="p">
              {prepared.summary}
              {prepared.note && `　意见：${prepared.note}`}
            </Typography>
          )}
        </Alert>
      )}
      <RadioField {...props} name="decision" label="审批结论" choices={DECISIONS} />
      <NoteField
        {...props}
        label="审批意见"
        required={asked}
        hint={asked ? '与拟办意见不一致或退回时须说明理由。' : '可不填。'}
      />
    </>
  );
};

/** A reason is owed when the decision departs from what was prepared. */
export const noteAsked = (values: Values, proposal: string | null): boolean => {
  const decision = textOf(values, 'decision');
  return decision !== '' && decision !== proposal;
};
