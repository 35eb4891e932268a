import { Alert, Autocomplete, Box, Stack, TextField, Typography } from '@mui/material';
import { useEffect } from 'react';
import { useGetList } from 'react-admin';
import { ProblemAlert } from '../../shared';
import type { Draft } from './draft';
import { enterpriseHint, readEnterpriseText } from './enterpriseSearch';
import { NewEnterpriseForm } from './NewEnterpriseForm';
import { emptyEnterprise } from './newEnterprise';
import type { EnterpriseRow } from './types';
import { useDebounced } from './useDebounced';
import type { ChangeDraft } from './useDraft';

/** Step 1: the enterprise, by credit code or name; an unknown valid code opens the short form. */
export function EnterpriseStep(props: { draft: Draft; change: ChangeDraft; strict: boolean }) {
  const { draft, change, strict } = props;
  const query = readEnterpriseText(draft.search);
  const settled = readEnterpriseText(useDebounced(draft.search));
  const filter =
    settled.kind === 'CODE'
      ? { creditCode: settled.creditCode }
      : settled.kind === 'NAME'
        ? { q: settled.q }
        : null;
  const { data, error, isFetching, isSuccess, refetch } = useGetList<EnterpriseRow>(
    'enterprises',
    { filter: filter ?? {}, pagination: { page: 1, perPage: 10 }, sort: { field: 'name', order: 'ASC' } },
    { enabled: filter !== null && draft.enterprise === null },
  );
  const found = filter ? (data ?? []) : [];
  const code = settled.kind === 'CODE' ? settled.creditCode : null;
  const answered = isSuccess && !isFetching && code !== null;
  const single = answered && found.length === 1 ? found[0]! : null;
  const unknown = answered && found.length === 0 && draft.enterprise === null;

  useEffect(() => {
    if (single && single.creditCode === code) change({ enterprise: pick(single), newEnterprise: null });
  }, [single, code, change]);
  useEffect(() => {
    if (unknown && code) {
      change((now) => ({
        newEnterprise: now.newEnterprise?.creditCode === code ? now.newEnterprise : emptyEnterprise(code),
      }));
    }
  }, [unknown, code, change]);

  return (
    <Box>
      <Autocomplete
        freeSolo
        options={found}
        filterOptions={(options) => options}
        getOptionLabel={(option) => (typeof option === 'string' ? option : option.name)}
        getOptionKey={(option) => (typeof option === 'string' ? option : option.id)}
        inputValue={draft.search}
        value={draft.enterprise}
        loading={isFetching}
        loadingText="正在查找…"
        onInputChange={(_event, search, reason) => {
          if (reason !== 'input' && reason !== 'clear') return;
          change({ search, enterprise: null, newEnterprise: null });
        }}
        onChange={(_event, option) => {
          if (option && typeof option !== 'string') {
            change({ enterprise: pick(option), search: option.name, newEnterprise: null });
          }
        }}
        renderOption={({ key, ...option }, row) => (
          <li key={key} {...option}>
            <Stack>
              <span>{row.name}</span>
              <Typography variant="caption" color="text.secondary">
                {row.creditCode}
              </Typography>
            </Stack>
          </li>
        )}
        renderInput={(params) => (
          <TextField
            {...params}
            autoFocus
            label="统一社会信用代码或企业名称"
            error={query.kind === 'BAD_CODE' || (strict && query.kind === 'EMPTY')}
            helperText={draft.enterprise ? '已选定企业' : enterpriseHint(query)}
          />
        )}
      />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {draft.enterprise && (
        <Alert severity="success" sx={{ mt: 1 }}>
          <strong>{draft.enterprise.name}</strong>　{draft.enterprise.creditCode}
        </Alert>
      )}
      {isSuccess && !isFetching && settled.kind === 'NAME' && found.length === 0 && !draft.enterprise && (
        <Alert severity="info" sx={{ mt: 1 }}>
          没有名称含“{settled.q}”的企业。请改用统一社会信用代码查找；代码未登记时可在此直接登记。
        </Alert>
      )}
      {draft.newEnterprise && !draft.enterprise && (
        <NewEnterpriseForm
          value={draft.newEnterprise}
          strict={strict}
          onChange={(newEnterprise) => change({ newEnterprise })}
        />
      )}
    </Box>
  );
}

const pick = ({ id, name, creditCode }: EnterpriseRow): EnterpriseRow => ({ id, name, creditCode });
