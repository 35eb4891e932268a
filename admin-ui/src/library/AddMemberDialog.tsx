import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { LibraryView } from '../../../api/library/schemas';
import { useEvaluationAct } from '../evaluation/useEvaluationAct';
import { chinaDate } from '../format';
import { OrganisationField } from '../officer-scheme/OrganisationField';
import { ConfirmDialog } from '../shared';

/** One member, with consent and a way to be reached. */
export function AddMemberDialog({ library, onClose }: { library: LibraryView; onClose: () => void }) {
  const [fields, setFields] = useState({
    leafId: '',
    name: '',
    phone: '',
    employer: '',
    recommendedBy: '',
    consentedOn: chinaDate(Date.now()),
    consentBasis: '',
  });
  const set = (part: Partial<typeof fields>) => setFields((before) => ({ ...before, ...part }));
  const { send, pending, error, errors } = useEvaluationAct('/library/members', {
    about: 'library',
    said: '已入库',
    onDone: onClose,
  });
  const field = (
    name: keyof typeof fields,
    label: string,
    more: { required?: boolean; hint?: string; type?: string },
  ) => (
    <TextField
      label={label}
      required={more.required}
      type={more.type}
      value={fields[name]}
      error={Boolean(errors[name])}
      helperText={errors[name] ?? more.hint}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  );
  return (
    <ConfirmDialog
      open
      title="增加样本人员"
      confirmLabel="入库"
      pending={pending}
      error={error}
      onConfirm={() =>
        send({
          ...fields,
          phone: fields.phone || null,
          employer: fields.employer || null,
          recommendedBy: fields.recommendedBy || null,
          round: library.round,
        })
      }
      onClose={onClose}
    >
      <TextField
        select
        label="样本层"
        required
        value={fields.leafId}
        error={Boolean(errors.leafId)}
        helperText={errors.leafId}
        onChange={(event) => set({ leafId: event.target.value })}
      >
        {library.leaves.map(({ leafId, label, difference }) => (
          <MenuItem key={leafId} value={leafId}>
            {label}
            {difference < 0 ? `（缺 ${-difference}）` : ''}
          </MenuItem>
        ))}
      </TextField>
      {field('name', '姓名或企业名称', { required: true })}
      {field('phone', '手机', { hint: '没有手机的可不填，邀请以信函送达' })}
      {field('employer', '单位', {})}
      <OrganisationField
        label="推荐单位"
        value={fields.recommendedBy}
        error={errors.recommendedBy}
        hint="没有手机的，由推荐单位转交信函"
        onChange={(value) => set({ recommendedBy: value })}
      />
      {field('consentedOn', '同意日期', { required: true, type: 'date' })}
      {field('consentBasis', '同意依据', { required: true, hint: '如书面同意书、推荐表本人签名' })}
    </ConfirmDialog>
  );
}
