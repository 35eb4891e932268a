import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { formatInstant } from '../format';
import { NoteField } from '../process/NoteField';
import { type CommandForm, type CommandForms, need, textOf, written } from '../process/types';
import { labelOf, OBLIGATION_STATUS_LABELS, type ObligationView } from '../shared';

const LIVE = ['OPEN', 'PAUSED', 'BREACHED'];

/** Urging and supervision orders on any process, by the limits that it still owes. */
export function supervisionForms<R>(limitsOf: (record: R) => ObligationView[]): CommandForms<R> {
  const owed = (record: R) => limitsOf(record).filter(({ status }) => LIVE.includes(status));
  const form = (intro: string, submitLabel: string): CommandForm<R> => ({
    intro,
    submitLabel,
    fields: (props) => (
      <>
        <TextField
          select
          required
          label="针对的时限"
          value={textOf(props.values, 'obligationId')}
          onChange={(event) => props.set('obligationId', event.target.value)}
          error={Boolean(props.errors.obligationId)}
          helperText={
            props.errors.obligationId ??
            (owed(props.record).length === 0 ? '现在没有正在计算的时限。' : undefined)
          }
        >
          {owed(props.record).map((each) => (
            <MenuItem key={each.id} value={each.id}>
              {each.label}（{each.ownerOrganisationName}，{labelOf(OBLIGATION_STATUS_LABELS, each.status)}
              ，到期 {formatInstant(each.dueAt)}）
            </MenuItem>
          ))}
        </TextField>
        <NoteField {...props} label="督促内容" hint="可不填；填写后随通知送达责任单位。" />
      </>
    ),
    initial: (record) => ({ obligationId: owed(record)[0]?.id ?? '' }),
    check: (values) => need(values, { obligationId: '请选择针对的时限' }),
    body: (values) => ({ obligationId: values.obligationId, note: written(values, 'note') }),
  });
  return {
    urge: form('向责任单位发出催办，记入办理过程。', '发出催办'),
    order: form('向责任单位负责人出具督办单。', '出具督办单'),
  };
}

/** A step that asks for nothing but a reason or a remark. */
export const noteForm = <R,>(
  intro: string,
  submitLabel: string,
  label: string,
  required?: string,
): CommandForm<R> => ({
  intro,
  submitLabel,
  fields: (props) => (
    <NoteField
      {...props}
      label={label}
      required={required !== undefined}
      hint={required ? undefined : '可不填。'}
    />
  ),
  check: (values) => (required ? need(values, { note: required }) : {}),
  body: (values) => ({ note: written(values, 'note') }),
});
