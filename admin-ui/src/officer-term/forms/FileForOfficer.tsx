import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldsFor, submissionFormOf } from '../../../../workflows/rules/officer-term/forms';
import { SUBMISSION_KIND_LABELS } from '../../../../workflows/rules/officer-term/labels';
import type { SubmissionKind } from '../../../../workflows/rules/officer-term/parameters';
import { AnswerField } from '../../officer/AnswerField';
import { FilesField } from '../../officer/FilesField';
import type { FileView } from '../../officer/types';
import { textOf } from '../../process/types';
import { callApi, fieldErrors, newIdempotencyKey, ProblemAlert, problemOf } from '../../shared';
import type { Props } from '../fields';
import type { OwnSubmissionView } from '../types';
import { termPath } from '../useTerm';

type Answers = Record<string, string | string[]>;

/** What the office writes down for an officer who reported on paper: first kept as a draft, then filed. */
export function FileForOfficer({ record, values, errors, set }: Props) {
  const form = submissionFormOf(record.schemeCode);
  const [key] = useState(newIdempotencyKey);
  const [changed, setChanged] = useState(false);
  const kind = (textOf(values, 'kind') || form.kinds[0]) as SubmissionKind;
  const answers = (values.details as Answers | undefined) ?? {};
  const files = (values.files as FileView[] | undefined) ?? [];
  const known = textOf(values, 'submissionId');
  const change = (name: string, value: unknown) => {
    setChanged(true);
    set(name, value);
  };
  const save = useMutation({
    mutationFn: () =>
      callApi<OwnSubmissionView>(`${termPath(record.id)}/drafts${known && `/${known}`}`, {
        method: known ? 'PUT' : 'POST',
        idempotencyKey: known ? undefined : key,
        body: {
          kind,
          title: textOf(values, 'title'),
          body: textOf(values, 'body'),
          details: answers,
          files: files.map(({ uploadId }) => uploadId),
        },
      }),
    onSuccess: ({ id }) => {
      setChanged(false);
      set('submissionId', id);
    },
  });
  const found = { ...(save.error ? fieldErrors(problemOf(save.error)) : {}), ...errors };
  return (
    <>
      <TextField select label="种类" value={kind} onChange={(event) => change('kind', event.target.value)}>
        {form.kinds.map((each) => (
          <MenuItem key={each} value={each}>
            {SUBMISSION_KIND_LABELS[each]}
          </MenuItem>
        ))}
      </TextField>
      {(['title', 'body'] as const).map((name) => (
        <TextField
          key={name}
          required
          label={name === 'title' ? '标题' : '正文'}
          multiline={name === 'body'}
          minRows={name === 'body' ? 4 : undefined}
          value={textOf(values, name)}
          onChange={(event) => change(name, event.target.value)}
          error={Boolean(found[name])}
          helperText={found[name]}
        />
      ))}
      {fieldsFor(form, kind).map((field) => (
        <AnswerField
          key={field.code}
          field={field}
          answers={answers}
          error={found[`details.${field.code}`]}
          onChange={(next) => change('details', next)}
        />
      ))}
      <FilesField files={files} onChange={(next) => change('files', next)} />
      <ProblemAlert error={save.error} />
      <Button variant="outlined" disabled={save.isPending} onClick={() => save.mutate()}>
        {known ? '保存修改' : '保存内容'}
      </Button>
      <Typography variant="body2" role="status" component="span" sx={{ ml: 1 }}>
        {known && !changed && '内容已保存，可以登记报送。'}
        {known && changed && '有修改尚未保存。'}
      </Typography>
      {errors.submissionId && <Typography role="alert">{errors.submissionId}</Typography>}
    </>
  );
}
