import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useGetList } from 'react-admin';
import { NoteField } from '../../process/NoteField';
import { RadioField } from '../../process/RadioField';
import { choicesOf, KIND_LABELS } from '../../shared/labels';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { type FieldsProps, textOf } from './types';

interface Organisation {
  id: string;
  name: string;
}

const CHANNELS = [
  { id: 'ONLINE', name: '线上交办（即时送达）' },
  { id: 'OFFLINE', name: '线下送达纸质通知书' },
];

/** Department, kind and way of the assignment (GR-U5); begins with what the published item says. */
export const AssignFields = (props: FieldsProps) => {
  const { record, values, errors, set } = props;
  const list = useGetList<Organisation>('organisations', {
    filter: { kind: 'DEPARTMENT' },
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'name', order: 'ASC' },
  });
  const published = record.item.departmentOrganisationId;
  const chosen = textOf(values, 'departmentOrganisationId');
  const departments = list.data ?? [];
  const differs = (chosen !== '' && chosen !== published) || textOf(values, 'kind') !== record.item.kind;
  return (
    <>
      <TextField
        select
        required
        label="主管部门"
        value={departments.some((each) => each.id === chosen) ? chosen : ''}
        onChange={(event) => set('departmentOrganisationId', event.target.value)}
        error={Boolean(errors.departmentOrganisationId)}
        helperText={errors.departmentOrganisationId ?? '已按事项的公布信息带出，可按判定结果调整。'}
      >
        {departments.map((each) => (
          <MenuItem key={each.id} value={each.id}>
            {each.name}
            {each.id === published ? '（事项公布的主管部门）' : ''}
          </MenuItem>
        ))}
      </TextField>
      <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />
      <RadioField {...props} name="kind" label="政策类别" choices={choicesOf(KIND_LABELS)} />
      <RadioField
        {...props}
        name="channel"
        label="交办方式"
        choices={CHANNELS}
        hint="线上交办即视为部门收到，响应和审核时限随即起算；线下以登记送达为收到。"
      />
      <NoteField
        {...props}
        label={differs ? '调整理由' : '交办说明'}
        required={differs}
        hint={differs ? '主管部门或类别与公布的事项不一致，须说明理由。' : '可不填。'}
      />
    </>
  );
};
