import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { RATING_SITE_KIND_LABELS } from '../../../workflows/rules/evaluation/ratings/labels';
import { useCoverage } from '../rating/useObjects';
import { ConfirmDialog } from '../shared';
import { useAct } from './useAct';

const EMPTY = { kind: '', regionId: '', name: '', address: '' };

/** Registers a hall or an entrance. */
export function SiteDialog({ onClose }: { onClose: () => void }) {
  const { data: coverage } = useCoverage();
  const [values, setValues] = useState(EMPTY);
  const { send, pending, error, errors, changed } = useAct(
    '/rating-points/sites',
    () => '点位已登记',
    onClose,
  );
  const set = (change: Partial<typeof EMPTY>) => {
    setValues((before) => ({ ...before, ...change }));
    changed();
  };
  const ofCounty = values.kind === 'COUNTY_HALL' || values.kind === 'TOWNSHIP_HALL';
  const regions = (coverage?.regions ?? []).filter(
    ({ level }) => values.kind === 'ENTRANCE' || level === (ofCounty ? 'COUNTY' : 'CITY'),
  );
  const select = (
    name: 'kind' | 'regionId',
    label: string,
    choices: readonly { id: string; name: string }[],
  ) => (
    <TextField
      select
      required
      label={label}
      value={choices.some(({ id }) => id === values[name]) ? values[name] : ''}
      error={Boolean(errors[name])}
      helperText={errors[name]}
      onChange={(event) => set({ [name]: event.target.value })}
    >
      {choices.map(({ id, name: words }) => (
        <MenuItem key={id} value={id}>
          {words}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <ConfirmDialog
      open
      title="登记点位"
      confirmLabel="登记"
      pending={pending}
      error={error}
      onConfirm={() => send({ ...values, kind: values.kind || undefined })}
      onClose={onClose}
    >
      {select(
        'kind',
        '点位类型',
        Object.entries(RATING_SITE_KIND_LABELS).map(([id, name]) => ({ id, name })),
      )}
      {select('regionId', '所属地区', regions)}
      <TextField
        label="点位名称"
        required
        value={values.name}
        error={Boolean(errors.name)}
        helperText={errors.name ?? '印在海报上，如“利州区政务服务大厅”'}
        onChange={(event) => set({ name: event.target.value })}
      />
      <TextField
        label="地址"
        value={values.address}
        error={Boolean(errors.address)}
        helperText={errors.address}
        onChange={(event) => set({ address: event.target.value })}
      />
    </ConfirmDialog>
  );
}
