import Autocomplete from '@mui/material/Autocomplete';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { fieldsFor, submissionFormOf } from '../../../workflows/rules/officer-term/forms';
import { NoteField } from '../process/NoteField';
import { RadioField } from '../process/RadioField';
import {
  type CommandForm,
  type Errors,
  type FieldsProps,
  textOf,
  type Values,
  written,
} from '../process/types';
import { DuplicateField } from './DuplicateField';
import { InlineCommand } from './InlineCommand';
import { choices, VERDICT_LABELS } from './labels';
import type { OfficerSchemeView, SubmissionView } from './types';

type Draft = Pick<SubmissionView, 'schemeCode' | 'kind'> & { id?: string };

/** Fields of screening, for one or for several at once; only one of them can be said to repeat another. */
export function ScreeningFields({ record, values, errors, set }: FieldsProps<Draft>) {
  const verdict = textOf(values, 'verdict');
  const known = fieldsFor(submissionFormOf(record.schemeCode), record.kind)
    .filter(({ type }) => type !== 'TEXT')
    .flatMap(({ options }) => options.map(({ label }) => label));
  const { DUPLICATE: _one, ...several } = VERDICT_LABELS;
  return (
    <>
      <RadioField
        name="verdict"
        label="结论"
        choices={choices(record.id ? VERDICT_LABELS : several)}
        values={values}
        errors={errors}
        set={set}
        hint="无效、不实和重复的，不计入履职数量。"
      />
      {verdict === 'DUPLICATE' && record.id && (
        <DuplicateField
          code={record.schemeCode}
          self={record.id}
          value={textOf(values, 'duplicateOf')}
          error={errors.duplicateOf}
          onChange={(id) => set('duplicateOf', id)}
        />
      )}
      {verdict === 'VALID' && (
        <div>
          <Tick name="valuable" label="有价值" values={values} set={set} />
          <Tick name="workable" label="可操作" values={values} set={set} />
        </div>
      )}
      <Autocomplete
        freeSolo
        options={[...new Set(known)]}
        value={textOf(values, 'classification')}
        onInputChange={(_, text) => set('classification', text.slice(0, 64))}
        renderInput={(params) => (
          <TextField
            {...params}
            label="归类"
            error={Boolean(errors.classification)}
            helperText={errors.classification ?? '可从列表选择，也可自行填写；可不填。'}
          />
        )}
      />
      <NoteField
        values={values}
        errors={errors}
        set={set}
        record={record}
        label="筛查说明"
        required={verdict !== '' && verdict !== 'VALID'}
        hint="报送人会看到这段说明。"
      />
    </>
  );
}

const Tick = ({
  name,
  label,
  values,
  set,
}: { name: string; label: string } & Pick<FieldsProps, 'values' | 'set'>) => (
  <FormControlLabel
    label={label}
    control={<Checkbox size="small" checked={values[name] === true} onChange={(_, on) => set(name, on)} />}
  />
);

export const checkScreening = (values: Values): Errors => ({
  ...(textOf(values, 'verdict') ? {} : { verdict: '请选择结论' }),
  ...(textOf(values, 'verdict') === 'DUPLICATE' && !textOf(values, 'duplicateOf')
    ? { duplicateOf: '请选择与之重复的报送件' }
    : {}),
  ...(['INVALID', 'FALSE'].includes(textOf(values, 'verdict')) && !written(values, 'note')
    ? { note: '请写明理由' }
    : {}),
});

export const screeningBody = (values: Values): Record<string, unknown> => {
  const valid = values.verdict === 'VALID';
  return {
    verdict: values.verdict,
    valuable: valid && values.valuable === true,
    workable: valid && values.workable === true,
    classification: written(values, 'classification') ?? null,
    note: written(values, 'note'),
  };
};

const form: CommandForm<SubmissionView> = {
  intro: '对照左侧内容核实后给出结论；结论作出后不能更改。',
  submitLabel: '提交筛查结论',
  fields: (props) => <ScreeningFields {...props} />,
  check: checkScreening,
  body: (values, record) => ({
    submissionId: record.id,
    ...screeningBody(values),
    duplicateOf: values.verdict === 'DUPLICATE' ? values.duplicateOf : null,
  }),
};

/** The office's judgement of one submission. */
export const ScreeningForm = ({ submission }: { submission: SubmissionView; scheme: OfficerSchemeView }) => (
  <InlineCommand
    title="筛查"
    path={`/officer-terms/${submission.termId}`}
    record={submission}
    command="screen"
    form={form}
  />
);
