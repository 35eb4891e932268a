import { NoteField } from '../process/NoteField';
import { RadioField } from '../process/RadioField';
import { type Errors, type FieldsProps, need, type Values, written } from '../process/types';

/** Yes or no, with a reason where it is no. */
export const AnswerFields = ({
  yes,
  no,
  label = '审核意见',
  ...props
}: Pick<FieldsProps, 'values' | 'errors' | 'set' | 'record'> & {
  yes: string;
  no: string;
  label?: string;
}) => (
  <>
    <RadioField
      {...props}
      name="accept"
      label={label}
      choices={[
        { id: 'yes', name: yes },
        { id: 'no', name: no },
      ]}
    />
    <NoteField {...props} label="说明" required={props.values.accept === 'no'} hint={`“${no}”须说明理由。`} />
  </>
);

export const answerErrors = (values: Values): Errors =>
  need(values, { accept: '请选择意见', ...(values.accept === 'no' && { note: '请说明理由' }) });

export const answerBody = (values: Values) => ({
  accept: values.accept === 'yes',
  note: written(values, 'note'),
});
