import Alert from '@mui/material/Alert';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { RadioField } from '../process/RadioField';
import { type FieldsProps, textOf } from '../process/types';
import { callApi, ProblemAlert } from '../shared';
import type { RoundView, SelectionView } from './types';

/** Names one drawn person of one leaf; names are masked and nothing says who has answered (GE-DRW-1). */
export function ReplaceFields(props: FieldsProps<RoundView>) {
  const { record, values, errors, set } = props;
  const leafId = textOf(values, 'leafId');
  const { data, error, refetch } = useQuery({
    queryKey: ['evaluation-selection', record.id, leafId],
    queryFn: () =>
      callApi<SelectionView>(
        `/evaluation-rounds/${record.id}/selection${leafId ? `?leafId=${encodeURIComponent(leafId)}` : ''}`,
      ),
    placeholderData: (before) => before,
  });
  const leaf = data?.leaves.find((each) => each.leafId === leafId);
  const members = data?.members.filter((each) => each.leafId === leafId) ?? [];
  return (
    <>
      <Alert severity="warning">
        只替换确实联系不上、不愿参加或已不属于该类样本的人。每次申请都占用一名候补：尚未答卷的由候补接替，已经答卷的名额不变、候补不再受邀；系统不显示属于哪一种。
      </Alert>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      <TextField
        select
        required
        label="所在层"
        value={data ? leafId : ''}
        onChange={(event) => {
          set('leafId', event.target.value);
          set('memberId', '');
        }}
        helperText={leaf && `抽中 ${leaf.seats} 人，候补余 ${leaf.reservesLeft} 人`}
      >
        {(data?.leaves ?? []).map((each) => (
          <MenuItem key={each.leafId} value={each.leafId}>
            {each.label}（候补余 {each.reservesLeft}）
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        required
        label="要替换的人员"
        disabled={members.length === 0}
        value={members.some(({ memberId }) => memberId === values.memberId) ? textOf(values, 'memberId') : ''}
        onChange={(event) => set('memberId', event.target.value)}
        error={Boolean(errors.memberId)}
        helperText={errors.memberId ?? '姓名已隐去，编号与样本库页面一致。'}
      >
        {members.map(({ memberId, maskedName, fromReserve }) => (
          <MenuItem key={memberId} value={memberId}>
            {maskedName}（{memberId.slice(0, 8)}
            {fromReserve ? '，候补递补' : ''}）
          </MenuItem>
        ))}
      </TextField>
      <RadioField {...props} name="ground" label="事由" choices={record.grounds} />
    </>
  );
}
