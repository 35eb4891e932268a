import { Alert, Box, MenuItem, TextField } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useGetList } from 'react-admin';
import { newEnterpriseProblems, SIZE_LABELS } from './newEnterprise';
import type { NewEnterprise } from './types';

interface Props {
  value: NewEnterprise;
  /** Show everything that is missing, once the person has tried to go on. */
  strict: boolean;
  onChange(value: NewEnterprise): void;
}

interface RegionSource {
  id: string;
  regionId: string;
  name: string;
}

/** The short form for an enterprise whose valid credit code is not registered yet. */
export function NewEnterpriseForm({ value, strict, onChange }: Props) {
  const [left, setLeft] = useState<Set<string>>(new Set());
  const problems = newEnterpriseProblems(value);
  const { data: windows = [] } = useGetList<RegionSource>('organisations', {
    filter: { kind: 'WINDOW' },
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'id', order: 'ASC' },
  });
  const field = (name: keyof NewEnterprise, label: string, more: Partial<FieldProps> = {}) => {
    const problem = strict || left.has(name) ? problems[name] : undefined;
    return (
      <TextField
        key={name}
        label={label}
        required
        value={value[name]}
        error={problem !== undefined}
        helperText={problem ?? more.hint}
        select={more.children !== undefined}
        type={more.type}
        autoFocus={name === 'name'}
        onChange={(event) => onChange({ ...value, [name]: event.target.value })}
        onBlur={() => setLeft((now) => new Set(now).add(name))}
        slotProps={{
          htmlInput: { inputMode: more.inputMode, maxLength: 200, autoComplete: 'off' },
          inputLabel: more.type === 'date' ? { shrink: true } : undefined,
        }}
      >
        {more.children}
      </TextField>
    );
  };
  return (
    <Box role="group" aria-label="登记新企业" sx={{ mt: 1 }}>
      <Alert severity="info">代码 {value.creditCode} 尚未登记，请填写以下信息，提交申请时一并登记。</Alert>
      <Box sx={{ display: 'grid', columnGap: 2, gridTemplateColumns: { xs: '1fr', md: 'repeat(2, 1fr)' } }}>
        {field('name', '企业名称')}
        {field('regionId', '所在地区的专窗', {
          children: windows.map((row) => (
            <MenuItem key={row.id} value={row.regionId}>
              {row.name}
            </MenuItem>
          )),
        })}
        {field('industry', '所属行业', { hint: '例如：食品制造业' })}
        {field('size', '企业规模', {
          children: Object.entries(SIZE_LABELS).map(([id, name]) => (
            <MenuItem key={id} value={id}>
              {name}
            </MenuItem>
          )),
        })}
        {field('establishedOn', '成立日期', { type: 'date' })}
        {field('legalRepresentative', '法定代表人')}
        {field('contactName', '联系人')}
        {field('contactPhone', '联系电话', { inputMode: 'tel' })}
        {field('bankName', '开户银行')}
        {field('bankAccount', '收款账号', { inputMode: 'numeric', hint: '须为本企业对公账户' })}
      </Box>
    </Box>
  );
}

interface FieldProps {
  hint: string;
  type: string;
  inputMode: 'tel' | 'numeric';
  children: ReactNode;
}
