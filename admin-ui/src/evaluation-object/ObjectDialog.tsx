import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { EvaluationObjectView } from '../../../api/evaluation-object/schemas';
import { GROUP_LABELS } from '../../../workflows/rules/evaluation/labels';
import { GROUPS } from '../../../workflows/rules/evaluation/parameters';
import { useEvaluationAct } from '../evaluation/useEvaluationAct';
import { chinaDate } from '../format';
import { OrganisationField } from '../officer-scheme/OrganisationField';
import { ConfirmDialog } from '../shared';

/** Adds an object, begins a new version of one, or ends it. */
export function ObjectDialog({
  object,
  ending,
  onClose,
}: {
  object: EvaluationObjectView | null;
  ending: boolean;
  onClose: () => void;
}) {
  const last = object?.versions.at(-1);
  const [fields, setFields] = useState({
    id: '',
    group: 'DEPARTMENT',
    order: '',
    name: last?.name ?? '',
    inTargetAssessment: last?.inTargetAssessment ?? true,
    organisationId: last?.organisationId ?? '',
    day: chinaDate(Date.now()),
    reason: '',
  });
  const set = (part: Partial<typeof fields>) => setFields((before) => ({ ...before, ...part }));
  const path = object
    ? `/evaluation-objects/${encodeURIComponent(object.id)}/${ending ? 'end' : 'change'}`
    : '/evaluation-objects';
  const { send, pending, error, errors } = useEvaluationAct(path, {
    about: 'evaluation-objects',
    said: ending ? '已终止' : object ? '已变更，新版本到期生效' : '已增加',
    onDone: onClose,
  });
  const { id, group, order, name, inTargetAssessment, organisationId, day, reason } = fields;
  const version = {
    name,
    inTargetAssessment,
    organisationId: organisationId || null,
    validFrom: day,
    reason,
  };
  const submit = () => {
    if (ending) send({ validTo: day, reason });
    else if (object) send(version);
    else send({ ...version, id, group, order: Number(order) });
  };
  const title = ending ? `终止：${last?.name}` : object ? `变更：${last?.name}` : '增加评价对象';
  return (
    <ConfirmDialog
      open
      title={title}
      confirmLabel={ending ? '终止' : '保存'}
      pending={pending}
      error={error}
      onConfirm={submit}
      onClose={onClose}
    >
      {!object && (
        <>
          <TextField
            label="代码"
            required
            value={id}
            error={Boolean(errors.id)}
            helperText={errors.id ?? '大写字母、数字和连字符；用于评价码，之后不再改变'}
            onChange={(event) => set({ id: event.target.value.toUpperCase() })}
          />
          <TextField
            select
            label="类别"
            value={group}
            onChange={(event) => set({ group: event.target.value })}
          >
            {GROUPS.map((each) => (
              <MenuItem key={each} value={each}>
                {GROUP_LABELS[each]}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            label="序号"
            type="number"
            required
            value={order}
            error={Boolean(errors.order)}
            helperText={errors.order}
            onChange={(event) => set({ order: event.target.value })}
          />
        </>
      )}
      {!ending && (
        <>
          <TextField
            label="名称"
            required
            value={name}
            error={Boolean(errors.name)}
            helperText={errors.name}
            onChange={(event) => set({ name: event.target.value })}
          />
          <OrganisationField
            label="单位（可不填）"
            value={organisationId}
            error={errors.organisationId}
            hint="有单位账户的，由该单位自己报送整改材料"
            onChange={(value) => set({ organisationId: value })}
          />
          <FormControlLabel
            control={
              <Switch
                checked={inTargetAssessment}
                onChange={(event) => set({ inTargetAssessment: event.target.checked })}
              />
            }
            label="纳入年度目标考核（加分、扣分）"
          />
        </>
      )}
      <TextField
        label={ending ? '最后一日' : '生效日期'}
        type="date"
        required
        value={day}
        error={Boolean(errors.validFrom ?? errors.validTo)}
        helperText={
          errors.validFrom ?? errors.validTo ?? (object && !ending ? '原版本到前一日为止' : undefined)
        }
        onChange={(event) => set({ day: event.target.value })}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <TextField
        label="理由"
        required
        multiline
        minRows={2}
        value={reason}
        error={Boolean(errors.reason)}
        helperText={errors.reason}
        onChange={(event) => set({ reason: event.target.value })}
      />
    </ConfirmDialog>
  );
}
