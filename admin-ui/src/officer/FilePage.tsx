import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { checkAnswers, fieldsFor, submissionFormOf } from '../../../workflows/rules/officer-term/forms';
import { SUBMISSION_KIND_LABELS } from '../../../workflows/rules/officer-term/labels';
import { RadioField } from '../process/RadioField';
import { Panel, ProblemAlert } from '../shared';
import { fieldErrors, problemOf } from '../shared/http';
import { AnswerField } from './AnswerField';
import { FilesField } from './FilesField';
import { OfficerPage } from './OfficerPage';
import type { MyTermView } from './types';
import { type Draft, draftOf, remembered, useDraft } from './useDraft';

/** Writing down what was seen: saves itself while one writes, nothing is lost on the way. */
export default function FilePage() {
  const [search] = useSearchParams();
  return (
    <OfficerPage title="报送" back="/my">
      {(term) => (
        <FileForm key={`${term.id}/${search.get('draft')}`} term={term} draftId={search.get('draft')} />
      )}
    </OfficerPage>
  );
}

const EMPTY: Omit<Draft, 'kind'> = {
  nil: false,
  urgent: false,
  title: '',
  body: '',
  remedy: '',
  details: {},
  place: '',
  targetOrganisationId: null,
  targetText: '',
  observedOn: null,
  knownOn: null,
  files: [],
};

function FileForm({ term, draftId }: { term: MyTermView; draftId: string | null }) {
  const form = submissionFormOf(term.schemeCode);
  const known = term.drafts.find(({ id }) => id === draftId);
  const [start] = useState<Draft>(() => ({
    ...EMPTY,
    kind: form.kinds[0]!,
    ...(known ? draftOf(known) : {}),
    ...remembered(term.id, known?.id ?? null),
  }));
  const { draft, change, saved, saving, saveError, file, retry } = useDraft(
    term.id,
    start,
    known?.id ?? null,
  );
  const [mistakes, setMistakes] = useState<Record<string, string>>({});
  const navigate = useNavigate();
  const notify = useNotify();
  const errors = { ...(file.error ? fieldErrors(problemOf(file.error)) : {}), ...mistakes };

  const submit = () => {
    const found = mistakesOf(term, draft);
    setMistakes(found);
    if (Object.keys(found).length > 0) return;
    file.mutate(undefined, {
      onSuccess: ({ numbers }) => {
        notify(`已报送${Object.values(numbers)[0] ? `，编号${Object.values(numbers)[0]}` : ''}`, {
          type: 'success',
        });
        navigate(`/my/submissions?term=${term.id}`);
      },
    });
  };
  const text = (name: 'title' | 'body' | 'remedy' | 'place' | 'targetText', label: string, rows = 1) => (
    <TextField
      label={label}
      value={draft[name]}
      multiline={rows > 1}
      minRows={rows > 1 ? rows : undefined}
      onChange={(event) => change({ [name]: event.target.value })}
      error={Boolean(errors[name])}
      helperText={errors[name]}
    />
  );
  const day = (name: 'observedOn' | 'knownOn', label: string) => (
    <TextField
      label={label}
      type="date"
      value={draft[name] ?? ''}
      onChange={(event) => change({ [name]: event.target.value || null })}
      slotProps={{ inputLabel: { shrink: true } }}
      error={Boolean(errors[name])}
      helperText={errors[name]}
    />
  );
  return (
    <Stack
      spacing={2}
      component="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Panel title="写什么">
        <RadioField
          name="kind"
          label="种类"
          values={{ kind: draft.kind }}
          errors={errors}
          set={(_, kind) => change({ kind: kind as Draft['kind'] })}
          choices={form.kinds.map((kind) => ({ id: kind, name: SUBMISSION_KIND_LABELS[kind] }))}
        />
        {form.nil && (
          <FormControlLabel
            control={<Checkbox checked={draft.nil} onChange={(_, nil) => change({ nil })} />}
            label="本次没有发现问题（零报告）"
          />
        )}
        {form.urgentRuleId && (
          <FormControlLabel
            control={<Checkbox checked={draft.urgent} onChange={(_, urgent) => change({ urgent })} />}
            label="重大问题，第一时间报告"
          />
        )}
        {text('title', '标题')}
        {text('body', '具体情况', 6)}
        {text('remedy', '我的建议', 2)}
        <FilesField voice files={draft.files} onChange={(files) => change({ files })} />
      </Panel>
      <Panel title="在哪里、什么时候">
        {text('place', '地点')}
        {text('targetText', '涉及的单位')}
        {day('observedOn', '看到的日期')}
        {day('knownOn', '得知的日期')}
      </Panel>
      <Panel title="分类">
        {fieldsFor(form, draft.kind).map((field) => (
          <AnswerField
            key={field.code}
            field={field}
            answers={draft.details}
            error={errors[`details.${field.code}`]}
            onChange={(details) => change({ details })}
          />
        ))}
      </Panel>
      {saveError && (
        <Alert severity="warning" action={<Button onClick={retry}>重试</Button>}>
          暂时没有保存到服务器，已留在本机：{problemOf(saveError).detail}
        </Alert>
      )}
      <ProblemAlert error={file.error} />
      {Object.keys(mistakes).length > 0 && (
        <Alert severity="error">还有{Object.keys(mistakes).length}处需要补填。</Alert>
      )}
      <Button type="submit" variant="contained" size="large" disabled={file.isPending}>
        {file.isPending ? '正在报送…' : '报送'}
      </Button>
      <Typography variant="body2" color="text.secondary" role="status">
        {saving ? '正在保存草稿…' : saved ? '草稿已保存，可以随时离开再回来。' : '报送后内容不能再修改。'}
      </Typography>
    </Stack>
  );
}

/** What is missing, by field; the server checks again. */
function mistakesOf(term: MyTermView, draft: Draft): Record<string, string> {
  const found: Record<string, string> = {};
  if (!draft.title.trim()) found.title = '请写一个标题';
  if (!draft.nil && !draft.body.trim()) found.body = '请写明具体情况';
  const { kind, details } = draft;
  const form = submissionFormOf(term.schemeCode);
  for (const field of draft.nil ? [] : fieldsFor(form, kind)) {
    const decision = checkAnswers({ ...form, fields: [field] }, kind, only(details, field.code));
    if (!decision.allowed) found[`details.${field.code}`] = decision.message;
  }
  return found;
}

const only = (details: Draft['details'], code: string): Draft['details'] =>
  Object.fromEntries(Object.entries(details).filter(([key]) => key === code || key === `${code}Other`));
