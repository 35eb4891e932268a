import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type FormEvent, useState } from 'react';
import { Title } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { gatheringKinds, gatheringRule } from '../../../workflows/rules/gathering/kinds';
import { GATHERING_KIND_LABELS } from '../../../workflows/rules/gathering/labels';
import type { EventKind } from '../../../workflows/rules/officer-term/parameters';
import type { Errors } from '../process/types';
import { EmptyState, Panel, ProblemAlert } from '../shared';
import { ArrangementFields } from './ArrangementFields';
import { arrangementBody, arrangementErrors, formErrors } from './arrangement';
import { SchemeSelect, useChosenScheme, useScheme } from './schemes';
import type { OfficerSchemeView, Started } from './types';
import { useDraftValues, useStart } from './useStart';

/** Plans a gathering of a scheme; what is typed stays in this tab until it is planned. */
export default function PlanPage() {
  const { schemes, scheme, choose, error, isPending, refetch } = useChosenScheme();
  const whole = useScheme(scheme?.code);
  return (
    <Stack spacing={2} sx={{ py: 1, maxWidth: 900 }}>
      <Title title="计划活动" />
      <Typography variant="h5" component="h1">
        计划活动
      </Typography>
      <ProblemAlert error={error ?? whole.error} onRetry={() => void refetch()} />
      {!isPending && !scheme && (
        <EmptyState title="没有可以计划活动的方案" hint="您所在的单位不是任何体验监督方案的主办单位。" />
      )}
      {scheme && schemes.length > 1 && (
        <SchemeSelect schemes={schemes} value={scheme.code} onChange={choose} />
      )}
      {whole.data && <PlanForm key={whole.data.code} scheme={whole.data} />}
    </Stack>
  );
}

function PlanForm({ scheme }: { scheme: OfficerSchemeView }) {
  const kinds = gatheringKinds(scheme.parameters);
  const draft = useDraftValues(`/gatherings/${scheme.code}`, { kind: kinds[0] });
  const { values, set } = draft;
  const [errors, setErrors] = useState<Errors>({});
  const navigate = useNavigate();
  const planned = useStart<Started>('/gatherings', '活动已计划，已通知受邀人员', ({ subjectId }) => {
    draft.forget();
    navigate(`/gatherings/${subjectId}`);
  });
  const kind = values.kind as EventKind;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = arrangementErrors(values);
    setErrors(found);
    if (Object.keys(found).length === 0)
      planned.start({ schemeCode: scheme.code, kind, ...arrangementBody(values) });
  };
  return (
    <Panel title={scheme.title}>
      <form onSubmit={submit} noValidate>
        <TextField
          select
          required
          label="活动种类"
          value={kind}
          onChange={(event) => set('kind', event.target.value)}
          helperText={`依据 ${gatheringRule(scheme.parameters, kind)}`}
        >
          {kinds.map((each) => (
            <MenuItem key={each} value={each}>
              {GATHERING_KIND_LABELS[each]}
            </MenuItem>
          ))}
        </TextField>
        <ArrangementFields
          schemeCode={scheme.code}
          kind={kind}
          values={values}
          errors={{ ...formErrors(planned.serverErrors), ...errors }}
          set={(name, value) => {
            setErrors(({ [name]: _gone, ...rest }) => rest);
            set(name, value);
          }}
        />
        <ProblemAlert error={planned.error} />
        <Button type="submit" variant="contained" disabled={planned.pending} sx={{ mt: 1 }}>
          {planned.pending ? '正在提交…' : '计划并发出邀请'}
        </Button>
      </form>
    </Panel>
  );
}
