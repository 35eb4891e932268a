import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { SchemeChangeView } from '../../../../api/evaluation-scheme/changeSchemas';
import type { EvaluationSchemeParameters } from '../../../../workflows/rules/evaluation/parameters';
import { schemeProblems, valuesOf } from '../../../../workflows/rules/evaluation/scheme/change';
import {
  type FieldValue,
  type FieldValues,
  rangeText,
  type SchemeField,
  valueText,
} from '../../../../workflows/rules/evaluation/scheme/field';
import { schemeFields } from '../../../../workflows/rules/evaluation/scheme/fields';
import { useEvaluationAct } from '../../evaluation/useEvaluationAct';
import { Panel, ProblemAlert } from '../../shared';
import { groupsOf } from './groups';

/** A change of the parameters in a form: begun, or gone on with at the revision that was opened. */
export function ParameterForm({
  parameters,
  draft,
  onClose,
}: {
  parameters: EvaluationSchemeParameters;
  draft: SchemeChangeView | null;
  onClose: () => void;
}) {
  const standing = valuesOf(parameters);
  const [values, setValues] = useState<FieldValues>({ ...standing, ...draft?.values });
  const [reason, setReason] = useState(draft?.reason ?? '');
  const path = draft ? `/evaluation-scheme/changes/${draft.version}/save` : '/evaluation-scheme/changes';
  const { send, pending, error, errors } = useEvaluationAct(path, {
    about: 'evaluation-scheme',
    said: '调整草稿已保存，待另一人发布',
    onDone: onClose,
  });
  const fields = schemeFields(parameters);
  const changed = Object.fromEntries(
    Object.entries(values).filter(([key, value]) => value !== standing[key]),
  );
  const problems = new Map(schemeProblems(parameters, changed).map(({ field, message }) => [field, message]));
  const save = () => send({ reason, values: changed, ...(draft ? { revision: draft.revision } : {}) });
  return (
    <>
      <Panel title="调整理由">
        <TextField
          label="理由"
          required
          fullWidth
          multiline
          minRows={2}
          value={reason}
          error={Boolean(errors.reason)}
          helperText={errors.reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Panel>
      {groupsOf(fields).map(({ group, fields: own }) => (
        <Panel key={group} title={group}>
          <Box
            sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr' } }}
          >
            {own.map((field) => (
              <ValueField
                key={field.key}
                field={field}
                value={values[field.key] ?? null}
                before={standing[field.key] ?? null}
                problem={problems.get(field.key) ?? errors[`values.${field.key}`]}
                onChange={(value) => setValues((all) => ({ ...all, [field.key]: value }))}
              />
            ))}
          </Box>
        </Panel>
      ))}
      <Panel title="保存">
        <ProblemAlert error={error} />
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Button variant="contained" disabled={pending} onClick={save}>
            保存草稿
          </Button>
          <Button disabled={pending} onClick={onClose}>
            取消
          </Button>
          <span>
            已调整 {Object.keys(changed).length} 项
            {problems.size > 0 && `，其中 ${problems.size} 处不符合要求`}
          </span>
        </Box>
      </Panel>
    </>
  );
}

function ValueField({
  field,
  value,
  before,
  problem,
  onChange,
}: {
  field: SchemeField;
  value: FieldValue;
  before: FieldValue;
  problem: string | undefined;
  onChange: (value: FieldValue) => void;
}) {
  const hint = `${rangeText(field)}（依据 ${field.ruleId}）`;
  const common = {
    label: field.unit ? `${field.label}（${field.unit}）` : field.label,
    error: Boolean(problem),
    helperText: problem ?? (value === before ? hint : `现行：${valueText(field, before)}。${hint}`),
  };
  if (field.kind === 'CHOICE') {
    return (
      <TextField select {...common} value={value} onChange={(event) => onChange(event.target.value)}>
        {field.options.map((option) => (
          <MenuItem key={option.value} value={option.value}>
            {option.label}
          </MenuItem>
        ))}
      </TextField>
    );
  }
  const read = (text: string): FieldValue =>
    field.kind === 'DAY' ? text : /^\d{1,6}$/.test(text) ? Number(text) : text === '' ? null : text;
  return (
    <TextField
      {...common}
      value={value ?? ''}
      slotProps={field.kind === 'NUMBER' ? { htmlInput: { inputMode: 'numeric' } } : {}}
      onChange={(event) => onChange(read(event.target.value.trim()))}
    />
  );
}
