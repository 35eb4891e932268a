import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { formatInstant } from '../../format';
import { NoteField } from '../../process/NoteField';
import { labelOf, OBLIGATION_STATUS_LABELS } from '../../shared/labels';
import type { RedemptionDetail } from '../types';
import { type FieldsProps, textOf } from './types';

const LIVE = ['OPEN', 'PAUSED', 'BREACHED'];

/** Limits that are still owed; only these can be urged. */
export const owed = (record: RedemptionDetail) =>
  record.obligations.filter((obligation) => LIVE.includes(obligation.status));

/** For which limit, and what is to be told to the one who owes it. */
export const SupervisionFields = (props: FieldsProps) => {
  const { record, values, errors, set } = props;
  return (
    <>
      <TextField
        select
        required
        label="针对的时限"
        value={textOf(values, 'obligationId')}
        onChange={(event) => set('obligationId', event.target.value)}
        error={Boolean(errors.obligationId)}
        helperText={errors.obligationId}
      >
        {owed(record).map((obligation) => (
          <MenuItem key={obligation.id} value={obligation.id}>
            {obligation.label}（{obligation.ownerOrganisationName}，
            {labelOf(OBLIGATION_STATUS_LABELS, obligation.status)}，到期 {formatInstant(obligation.dueAt)}）
          </MenuItem>
        ))}
      </TextField>
      <NoteField {...props} label="督促内容" hint="可不填；填写后随通知送达责任单位。" />
    </>
  );
};
