import TextField from '@mui/material/TextField';
import { OrganisationField } from '../../officer-scheme/OrganisationField';
import { NoteField } from '../../process/NoteField';
import { RadioField } from '../../process/RadioField';
import { type FieldsProps, textOf } from '../../process/types';

/** Whether a submission was taken up, and by which unit; or why not. */
export const AdoptionFields = ({ record, values, errors, set }: FieldsProps<unknown>) => (
  <>
    <RadioField
      name="adopted"
      label="是否采纳"
      choices={[
        { id: 'yes', name: '采纳' },
        { id: 'no', name: '不采纳' },
      ]}
      values={values}
      errors={errors}
      set={set}
    />
    {values.adopted === 'yes' && (
      <>
        <OrganisationField
          label="采纳单位"
          value={textOf(values, 'byOrganisationId')}
          error={errors.byOrganisationId}
          onChange={(id) => set('byOrganisationId', id)}
        />
        <TextField
          label="列表以外的采纳单位"
          value={textOf(values, 'byText')}
          onChange={(event) => set('byText', event.target.value)}
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
      </>
    )}
    <NoteField
      record={record}
      values={values}
      errors={errors}
      set={set}
      label={values.adopted === 'no' ? '不采纳的理由' : '采纳情况'}
      required={values.adopted === 'no'}
    />
  </>
);
