import Autocomplete from '@mui/material/Autocomplete';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EvaluationRecordKind } from '../../../api/evaluation-scheme/schemas';
import { listQuery } from '../dataProvider';
import { chinaDate } from '../format';
import { ConfirmDialog, callApi, fieldErrors, newIdempotencyKey, problemOf } from '../shared';
import { RECORD_LABELS } from './types';

interface Unit {
  id: string;
  name: string;
}

/** Notes to whom a paper was sent, or a basis or reading of the scheme. */
export function RecordDialog({ onClose }: { onClose: () => void }) {
  const [key] = useState(newIdempotencyKey);
  const [kind, setKind] = useState<EvaluationRecordKind>('ADDRESSEE');
  const [title, setTitle] = useState('');
  const [body, setBody] = useState('');
  const [heldOn, setHeldOn] = useState(chinaDate(Date.now()));
  const [units, setUnits] = useState<Unit[]>([]);
  const client = useQueryClient();
  const all = listQuery({ sort: { field: 'id', order: 'ASC' }, pagination: { page: 1, perPage: 1000 } });
  const { data } = useQuery({
    queryKey: ['organisations', 'all-by-id'],
    queryFn: () => callApi<{ data: Unit[] }>(`/organisations?${all}`),
    staleTime: 300_000,
  });
  const send = useMutation({
    mutationFn: () =>
      callApi('/evaluation-scheme/records', {
        method: 'POST',
        idempotencyKey: key,
        body:
          kind === 'ADDRESSEE'
            ? { kind, title, heldOn, organisationIds: units.map(({ id }) => id) }
            : { kind, title, heldOn, body },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['evaluation-scheme', 'records'] });
      onClose();
    },
  });
  const errors = (send.error && fieldErrors(problemOf(send.error))) || {};
  return (
    <ConfirmDialog
      open
      title="登记方案记录"
      confirmLabel="登记"
      pending={send.isPending}
      error={send.error}
      onConfirm={() => send.mutate()}
      onClose={onClose}
    >
      <TextField
        select
        label="种类"
        value={kind}
        onChange={(event) => setKind(event.target.value as EvaluationRecordKind)}
      >
        {Object.entries(RECORD_LABELS).map(([code, label]) => (
          <MenuItem key={code} value={code}>
            {label}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label={kind === 'ADDRESSEE' ? '文件名称' : '标题'}
        required
        value={title}
        error={Boolean(errors.title)}
        helperText={errors.title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <TextField
        label="日期"
        type="date"
        required
        value={heldOn}
        error={Boolean(errors.heldOn)}
        helperText={errors.heldOn}
        onChange={(event) => setHeldOn(event.target.value)}
      />
      {kind === 'ADDRESSEE' ? (
        <Autocomplete
          multiple
          disableCloseOnSelect
          options={data?.data ?? []}
          getOptionKey={({ id }) => id}
          getOptionLabel={({ name }) => name}
          isOptionEqualToValue={(a, b) => a.id === b.id}
          value={units}
          onChange={(_, chosen) => setUnits(chosen)}
          noOptionsText="没有这个单位"
          renderInput={(params) => (
            <TextField
              {...params}
              label="主送单位"
              required
              error={Boolean(errors.organisationIds)}
              helperText={errors.organisationIds ?? '可选多个，各自签收'}
            />
          )}
        />
      ) : (
        <TextField
          label="内容"
          required
          multiline
          minRows={4}
          value={body}
          error={Boolean(errors.body)}
          helperText={errors.body}
          onChange={(event) => setBody(event.target.value)}
        />
      )}
    </ConfirmDialog>
  );
}
