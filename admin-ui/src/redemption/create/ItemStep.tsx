import {
  Alert,
  Autocomplete,
  Stack,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import { formatMoney } from '../../format';
import { KindChip } from '../../policyItem/KindChip';
import { LimitNote } from '../../policyItem/LimitNote';
import { KIND_HINTS } from '../../policyItem/labels';
import type { PolicyItemDetail, PolicyItemRow } from '../../policyItem/types';
import { choicesOf, KIND_LABELS, ProblemAlert } from '../../shared';
import { useDebounced } from './useDebounced';
import type { ChangeDraft } from './useDraft';

/** Step 2: the policy item, by name, code or keyword. */
export function ItemStep(props: {
  item: PolicyItemDetail | undefined;
  change: ChangeDraft;
  strict: boolean;
}) {
  const { item, change, strict } = props;
  const [text, setText] = useState('');
  const [kind, setKind] = useState<string | null>(null);
  const q = useDebounced(text.trim());
  const { data, error, isFetching, refetch } = useGetList<PolicyItemRow>('policy-items', {
    filter: { ...(q ? { q } : {}), ...(kind ? { kind } : {}) },
    pagination: { page: 1, perPage: 20 },
    sort: { field: 'name', order: 'ASC' },
  });
  return (
    <Stack spacing={1}>
      <Stack direction="row" spacing={1} useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
        <ToggleButtonGroup
          size="small"
          exclusive
          value={kind}
          onChange={(_event, value: string | null) => setKind(value)}
          aria-label="事项类别"
        >
          {choicesOf(KIND_LABELS).map(({ id, name }) => (
            <ToggleButton key={id} value={id}>
              {name}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <Typography variant="body2" color="text.secondary">
          再按一次取消筛选
        </Typography>
      </Stack>
      <Autocomplete<PolicyItemRow>
        options={data ?? []}
        filterOptions={(options) => options}
        getOptionLabel={(row) => row.name}
        getOptionKey={(row) => row.id}
        isOptionEqualToValue={(option, value) => option.id === value.id}
        value={item ?? null}
        loading={isFetching}
        loadingText="正在查找…"
        noOptionsText={isFetching ? '正在查找…' : '没有符合的事项，请换个说法或取消类别筛选'}
        openOnFocus
        autoHighlight
        onInputChange={(_event, value, reason) => setText(reason === 'input' ? value : '')}
        onChange={(_event, row) => change({ itemId: row?.id ?? null })}
        renderOption={({ key, ...option }, row) => (
          <li key={key} {...option}>
            <ItemOption row={row} />
          </li>
        )}
        renderInput={(params) => (
          <TextField
            {...params}
            autoFocus
            label="政策事项"
            placeholder="名称、编号或关键词"
            error={strict && !item}
            helperText={strict && !item ? '请选择政策事项。' : '输入几个字后用上下方向键选择，回车确定'}
          />
        )}
      />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {item && <ItemCard item={item} />}
    </Stack>
  );
}

function ItemOption({ row }: { row: PolicyItemRow }) {
  return (
    <Stack sx={{ width: '100%' }}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
        <span>{row.name}</span>
        <KindChip kind={row.kind} />
      </Stack>
      <Typography variant="caption" color="text.secondary">
        {row.id}　{row.departmentOrganisationName}　审核 {row.reviewWorkingDays} 个工作日　全程{' '}
        {row.redemptionWorkingDays} 个工作日　上限 {formatMoney(row.maxAmountFen)}
      </Typography>
    </Stack>
  );
}

/** The chosen item in short. */
export function ItemCard({ item }: { item: PolicyItemDetail }) {
  return (
    <Alert severity="success" icon={false}>
      <ItemOption row={item} />
      <LimitNote
        reviewWorkingDays={item.reviewWorkingDays}
        longerLimitBasis={item.longerLimitBasis}
        policyLevel={item.policyLevel}
      />
      {item.kind === 'NO_APPLICATION' && (
        <Typography variant="body2">{KIND_HINTS.NO_APPLICATION}仅在企业到窗口确认收款信息时登记。</Typography>
      )}
      <Typography variant="body2">兑现标准：{item.guide.standard}</Typography>
      <Typography variant="body2">申报条件：{item.guide.conditions.join('；')}</Typography>
    </Alert>
  );
}
