import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Title } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { chinaDate } from '../../../workflows/rules/calendar/dates';
import { callApi, newIdempotencyKey, Panel, ProblemAlert, problemOf, useSession } from '../shared';
import { AppointedPanel } from './AppointedPanel';
import {
  type AppointDraft,
  appointBody,
  emptyDraft,
  missingIn,
  type PartProps,
  reasonsByField,
} from './appointment';
import { GateFields } from './GateFields';
import { PLAIN_LINKS } from './links';
import { OfficerFields } from './OfficerFields';
import { SchemeHeader } from './SchemeHeader';
import { TermFields } from './TermFields';
import type { AppointAnswer, OfficerSchemeView } from './types';
import { isOffice, schemePath, useScheme } from './useScheme';

/** Takes up a person or organisation by the scheme's own conditions. */
export default function AppointPage() {
  const { code = '' } = useParams();
  const session = useSession();
  const { data: scheme, error, refetch } = useScheme(code);
  return (
    <Box sx={{ display: 'grid', gap: 2, py: 1.5, minWidth: 0, ...PLAIN_LINKS }}>
      <Title title="新聘任" />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {scheme && (
        <>
          <SchemeHeader scheme={scheme} office={false} />
          {isOffice(session, scheme) ? (
            <AppointForm scheme={scheme} />
          ) : (
            <ProblemAlert error={new Error('只有该方案的运营单位可以办理聘任。')} />
          )}
        </>
      )}
    </Box>
  );
}

function AppointForm({ scheme }: { scheme: OfficerSchemeView }) {
  const fresh = () => emptyDraft(scheme, chinaDate(scheme.now));
  const [draft, setDraft] = useState<AppointDraft>(fresh);
  const [key, setKey] = useState(newIdempotencyKey);
  const [missing, setMissing] = useState<PartProps['reasons']>({});
  const client = useQueryClient();
  const appoint = useMutation({
    mutationFn: () =>
      callApi<AppointAnswer>(`${schemePath(scheme.code)}/terms`, {
        method: 'POST',
        idempotencyKey: key,
        body: appointBody(draft),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['officer-schemes'] }),
  });
  const set: PartProps['set'] = (name, value) => {
    // Another form is another intention.
    if (appoint.isError) setKey(newIdempotencyKey());
    setMissing({});
    setDraft((before) => ({ ...before, [name]: value }));
  };
  const again = () => {
    setDraft(fresh());
    setKey(newIdempotencyKey());
    appoint.reset();
  };
  if (appoint.data)
    return (
      <AppointedPanel answer={appoint.data} name={draft.officer.name ?? ''} scheme={scheme} onAgain={again} />
    );
  const refused = reasonsByField(appoint.error ? problemOf(appoint.error) : null);
  const reasons = { ...refused, ...missing };
  const parts = { scheme, draft, set, reasons };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = missingIn(draft, scheme.subject);
    setMissing(found);
    if (Object.keys(found).length === 0) appoint.mutate();
  };
  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ display: 'grid', gap: 2 }} aria-label="聘任表">
      <Panel title={scheme.subject === 'PERSON' ? '人员' : '单位'}>
        <OfficerFields {...parts} />
      </Panel>
      <Panel title="聘期与渠道">
        <TermFields {...parts} />
      </Panel>
      <Panel title="资格审查">
        <GateFields {...parts} />
      </Panel>
      <ProblemAlert error={appoint.error} />
      {Object.keys(missing).length > 0 && (
        <Alert severity="warning" role="alert">
          {Object.values(missing).flat().join('；')}。
        </Alert>
      )}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained" disabled={appoint.isPending}>
          {appoint.isPending ? '正在提交…' : '聘任'}
        </Button>
        <Button component={Link} to={`/officer-schemes/${scheme.code}`}>
          返回方案
        </Button>
      </Box>
    </Box>
  );
}
