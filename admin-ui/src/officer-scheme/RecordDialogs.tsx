import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { chinaDate } from '../../../workflows/rules/calendar/dates';
import {
  RECORD_KIND_LABELS,
  RECORD_KIND_NAMES,
  type RecordKind,
  recordRule,
  recordRuleId,
} from '../../../workflows/rules/officer-term/records';
import { FilesField } from '../officer/FilesField';
import type { FileView } from '../officer/types';
import { ConfirmDialog, callApi, newIdempotencyKey } from '../shared';
import { fieldErrors, problemOf } from '../shared/http';
import { OrganisationField } from './OrganisationField';
import { TermField } from './TermField';
import type { OfficerSchemeView, SchemeRecordRowView } from './types';
import { schemePath } from './useScheme';

/** Kinds that staff of the scheme writes. */
const STAFF_KINDS = RECORD_KIND_NAMES.filter((kind) =>
  recordRule(kind).writers.some((party) => party !== 'OFFICER'),
);

/** Puts down a small record; what its kind asks for is asked here and checked by the server. */
export function RecordDialog({ scheme, onClose }: { scheme: OfficerSchemeView; onClose: () => void }) {
  const [key] = useState(newIdempotencyKey);
  const [kind, setKind] = useState<RecordKind>('GUIDANCE');
  const [files, setFiles] = useState<FileView[]>([]);
  const [fields, setFields] = useState({
    title: '',
    body: '',
    heldOn: chinaDate(scheme.now),
    organisationId: '',
    termId: '',
  });
  const set = (name: keyof typeof fields) => (value: string) =>
    setFields((before) => ({ ...before, [name]: value }));
  const client = useQueryClient();
  const rule = recordRule(kind);
  const add = useMutation({
    mutationFn: () =>
      callApi(`${schemePath(scheme.code)}/records`, {
        method: 'POST',
        idempotencyKey: key,
        body: {
          ...fields,
          kind,
          organisationId: fields.organisationId || null,
          termId: fields.termId || null,
          files: files.map(({ uploadId }) => uploadId),
        },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['officer-schemes'] });
      onClose();
    },
  });
  const errors = (add.error && fieldErrors(problemOf(add.error))) || {};
  const words = (name: 'title' | 'body' | 'heldOn', label: string, more: object = {}) => (
    <TextField
      label={label}
      value={fields[name]}
      onChange={(event) => set(name)(event.target.value)}
      error={Boolean(errors[name])}
      helperText={errors[name]}
      {...more}
    />
  );
  return (
    <ConfirmDialog
      open
      title="登记工作记录"
      confirmLabel="登记"
      pending={add.isPending}
      error={add.error}
      onConfirm={() => add.mutate()}
      onClose={onClose}
    >
      <TextField
        select
        label="种类"
        value={kind}
        onChange={(event) => setKind(event.target.value as RecordKind)}
      >
        {STAFF_KINDS.map((each) => (
          <MenuItem key={each} value={each}>
            {RECORD_KIND_LABELS[each]}
          </MenuItem>
        ))}
      </TextField>
      <Typography variant="caption" color="text.secondary">
        依据 {recordRuleId(kind, scheme.code)}
      </Typography>
      {words('title', '标题', { required: true })}
      {words('body', '内容', { multiline: true, minRows: 3 })}
      {words('heldOn', '日期', { type: 'date' })}
      <OrganisationField
        label="单位"
        required={rule.needsOrganisation}
        value={fields.organisationId}
        error={errors.organisationId}
        onChange={set('organisationId')}
      />
      <TermField
        code={scheme.code}
        required={rule.needsTerm}
        value={fields.termId}
        error={errors.termId}
        onChange={set('termId')}
      />
      <FilesField files={files} onChange={setFiles} />
    </ConfirmDialog>
  );
}

/** The one answer that a record gets. */
export function AnswerDialog({ record, onClose }: { record: SchemeRecordRowView; onClose: () => void }) {
  const [key] = useState(newIdempotencyKey);
  const [answer, setAnswer] = useState('');
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: () =>
      callApi(`/scheme-records/${record.id}/answer`, {
        method: 'POST',
        idempotencyKey: key,
        body: { answer },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['officer-schemes'] });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      title={`答复：${record.title}`}
      confirmLabel="提交答复"
      pending={send.isPending}
      confirmDisabled={!answer.trim()}
      error={send.error}
      onConfirm={() => send.mutate()}
      onClose={onClose}
    >
      <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
        {record.body}
      </Typography>
      <TextField
        label="答复内容"
        required
        multiline
        minRows={4}
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
      />
    </ConfirmDialog>
  );
}
