import { AdoptionFields } from '../officer-term/forms/AdoptionFields';
import { type CommandForm, type Errors, textOf, written } from '../process/types';
import { InlineCommand } from './InlineCommand';
import type { SubmissionView } from './types';

const form: CommandForm<SubmissionView> = {
  intro: '登记有关单位是否采纳；采纳的写明单位，不采纳的向报送人说明理由。',
  submitLabel: '登记采纳情况',
  fields: (props) => <AdoptionFields {...props} />,
  check: (values): Errors => ({
    ...(textOf(values, 'adopted') ? {} : { adopted: '请选择是否采纳' }),
    ...(values.adopted === 'yes' && !written(values, 'byOrganisationId') && !written(values, 'byText')
      ? { byOrganisationId: '请选择或写明采纳单位' }
      : {}),
    ...(values.adopted === 'no' && !written(values, 'note') ? { note: '请写明不采纳的理由' } : {}),
  }),
  body: (values, record) => ({
    submissionId: record.id,
    adopted: values.adopted === 'yes',
    byOrganisationId: values.adopted === 'yes' ? (written(values, 'byOrganisationId') ?? null) : null,
    byText: values.adopted === 'yes' ? (written(values, 'byText') ?? null) : null,
    note: written(values, 'note'),
  }),
};

/** Whether and by whom a valid submission was taken up. */
export const AdoptionForm = ({ submission }: { submission: SubmissionView }) => (
  <InlineCommand
    title="采纳情况"
    path={`/officer-terms/${submission.termId}`}
    record={submission}
    command="decideAdoption"
    form={form}
  />
);
