import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField, { type TextFieldProps } from '@mui/material/TextField';
import type { PartProps } from './appointment';
import { OrganisationField } from './OrganisationField';

export const TWO_COLUMNS = {
  display: 'grid',
  columnGap: 2,
  gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' },
  alignItems: 'start',
} as const;

/** Who is put forward; what the scheme's conditions ask for is marked as required. */
export function OfficerFields({ scheme, draft, set, reasons }: PartProps) {
  const { subject, parameters } = scheme;
  const { eligibility, rewards } = parameters;
  const person = subject === 'PERSON';
  const put = (name: string, text: string) => set('officer', { ...draft.officer, [name]: text });
  const field = (name: string, label: string, more: TextFieldProps = {}) => {
    const found = reasons[`officer.${name}`];
    return (
      <TextField
        label={label}
        value={draft.officer[name] ?? ''}
        onChange={(event) => put(name, event.target.value)}
        error={Boolean(found)}
        helperText={found?.join('；') ?? more.helperText}
        {...(more as object)}
      />
    );
  };
  const age = eligibility.age;
  return (
    <>
      <Box sx={TWO_COLUMNS}>
        {field('name', person ? '姓名' : '单位名称', { required: true })}
        {person &&
          field('birthDate', '出生日期', {
            type: 'date',
            required: age !== null,
            slotProps: { inputLabel: { shrink: true } },
            helperText:
              reasons['officer.birthDate']?.join('；') ??
              (age ? `按聘任日的周岁审查（依据 ${age.ruleId}）` : undefined),
          })}
        {person &&
          field('gender', '性别', {
            select: true,
            children: [
              <MenuItem key="" value="">
                （不填）
              </MenuItem>,
              <MenuItem key="F" value="FEMALE">
                女
              </MenuItem>,
              <MenuItem key="M" value="MALE">
                男
              </MenuItem>,
            ],
          })}
        {field('phone', '联系电话', { required: person })}
        {!person && field('creditCode', '统一社会信用代码')}
        {!person && field('liaisonName', '联络员', { required: eligibility.liaison !== null })}
        {!person && field('liaisonPhone', '联络员电话')}
        {person && field('unitName', '工作单位')}
        {person && field('post', '职务')}
        {field('industry', '行业类别', { required: eligibility.industryRequired !== null })}
        {person && (
          <OrganisationField
            label="所在机关或单位（在系统内的）"
            value={draft.officer.homeOrganisationId ?? ''}
            error={reasons['officer.homeOrganisationId']?.join('；')}
            hint="填写后，不会派其监督本单位。"
            onChange={(id) => put('homeOrganisationId', id)}
          />
        )}
        {rewards && field('bankName', '开户银行')}
        {rewards && field('bankAccount', '银行账号')}
      </Box>
      {person && (
        <FormControlLabel
          label="财政供养人员"
          control={<Checkbox checked={draft.fiscalPayroll} onChange={(_, on) => set('fiscalPayroll', on)} />}
        />
      )}
    </>
  );
}
