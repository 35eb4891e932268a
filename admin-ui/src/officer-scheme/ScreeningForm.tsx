import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
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
  need,
  textOf,
  type Values,
  written,
} from '../process/types';
import { DuplicateField } from './DuplicateField';
import { InlineCommand } from './InlineCommand';
import { choices, VERDICT_LABELS } from './labels';
import type { SubmissionView } from './types';

type Draft = Pick<SubmissionView, 'schemeCode' | 'kind'> & { id?: string };

/** Fields of screening, for one or for several at once; only one of them can be said to repeat another. */
export function ScreeningFields({ record, values, errors, set }: FieldsProps<Draft>) {
  const verdict = textOf(values, 'verdict');
  /** Another verdict asks for other fields: what was missing for the last one is forgotten. */
  const choose = (name: string, value: unknown) => {
    set(name, value);
    set('note', textOf(values, 'note'));
  };
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
        set={choose}
        hint="无效、失实和重复的，不计入履职数量。"
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
        label="核验说明"
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
  ...need(values, { verdict: '请选择结论' }),
  ...(values.verdict === 'DUPLICATE' ? need(values, { duplicateOf: '请选择与之重复的报送件' }) : {}),
  ...(values.verdict !== 'VALID' ? need(values, { note: '请写明理由' }) : {}),
});

export const screeningBody = (values: Values): Record<string, unknown> => {
  const valid = values.verdict === 'VALID';
  return {
    verdict: values.verdict,
    valuable: valid && values.valuable === true,
    workable: valid && values.workable === true,
    classification: written(values, 'classification') ?? null,
    duplicateOf: values.verdict === 'DUPLICATE' ? values.duplicateOf : null,
    note: written(values, 'note'),
  };
};

const screen: CommandForm<SubmissionView> = {
  intro: '对照所报送的内容核实后给出结论，报送人随即收到通知。',
  submitLabel: '提交核验结论',
  fields: (props) => <ScreeningFields {...props} />,
  check: checkScreening,
  body: (values, record) => ({ submissionId: record.id, ...screeningBody(values) }),
};

const correct: CommandForm<SubmissionView> = {
  ...screen,
  intro: '原结论有误的，可以更正并说明理由；所属期间的考核确认后不能再更正。',
  submitLabel: '提交更正',
  check: (values) => ({ ...checkScreening(values), ...need(values, { note: '请写明更正的理由' }) }),
};

interface ScreeningProps {
  submission: SubmissionView;
}

/** The office's judgement of one submission. */
export const ScreeningForm = ({ submission }: ScreeningProps) => (
  <InlineCommand
    title="核验"
    path={`/officer-terms/${submission.termId}`}
    record={submission}
    command="screen"
    form={screen}
  />
);

/** A wrong judgement put right, with the reason; folded away until it is wanted. */
export const CorrectionForm = ({ submission }: ScreeningProps) => (
  <Box
    component="details"
    sx={{ mt: 1.5, '& summary': { cursor: 'pointer', color: 'primary.main', typography: 'body2' } }}
  >
    <summary>更正核验结论</summary>
    <InlineCommand
      title="更正核验结论"
      path={`/officer-terms/${submission.termId}`}
      record={submission}
      command="correctScreening"
      form={correct}
    />
  </Box>
);
