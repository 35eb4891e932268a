import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import type { EventKind } from '../../../workflows/rules/officer-term/parameters';
import { type Errors, textOf, type Values } from '../process/types';
import { idsOf } from './arrangement';
import { InviteField } from './InviteField';
import { OrganisationField } from './OrganisationField';
import { useScheme } from './schemes';

interface ArrangementFieldsProps {
  schemeCode: string;
  kind: EventKind;
  values: Values;
  errors: Errors;
  set: (name: string, value: unknown) => void;
}

const two = { display: 'grid', columnGap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } } as const;

/** What, when, where, at which unit, and with whom; for a new gathering and for changing one. */
export function ArrangementFields({ schemeCode, kind, values, errors, set }: ArrangementFieldsProps) {
  const { data: scheme } = useScheme(schemeCode);
  const field = (name: string, label: string, more: object = {}) => (
    <TextField
      label={label}
      value={textOf(values, name)}
      onChange={(event) => set(name, event.target.value)}
      error={Boolean(errors[name])}
      helperText={errors[name]}
      {...more}
    />
  );
  const time = { type: 'datetime-local', slotProps: { inputLabel: { shrink: true } } };
  return (
    <>
      {field('theme', '主题', { required: true, slotProps: { htmlInput: { maxLength: 200 } } })}
      {field('contents', '活动内容', {
        required: true,
        multiline: true,
        minRows: 3,
        helperText: errors.contents ?? '预先准备的内容清单，每行一项。',
      })}
      <Box sx={two}>
        {field('starts', '开始时间', { ...time, required: true })}
        {field('ends', '结束时间', { ...time, helperText: errors.ends ?? '可不填。' })}
        {field('place', '地点', { required: true })}
        {field('convener', kind === 'MEETING' ? '召集人' : '负责人', {
          helperText: errors.convener ?? (kind === 'MEETING' ? '每次会议指定一名召集人。' : '可不填。'),
        })}
        <OrganisationField
          single
          label="对象单位"
          value={textOf(values, 'targetOrganisationId') ? [textOf(values, 'targetOrganisationId')] : []}
          onChange={([id]) => set('targetOrganisationId', id ?? '')}
          error={errors.targetOrganisationId}
          hint="体验或评价的单位，可不填；本人所在单位的人员须回避。"
        />
        {field('targetText', '对象说明', {
          helperText: errors.targetText ?? '例如具体的窗口、平台或事项，可不填。',
        })}
      </Box>
      {kind === 'MEETING' && (
        <OrganisationField
          label="列席单位"
          value={idsOf(values, 'sittingIn')}
          onChange={(ids) => set('sittingIn', ids)}
          error={errors.sittingIn}
          hint="可不填。"
        />
      )}
      <InviteField
        schemeCode={schemeCode}
        kind={kind}
        targetOrganisationId={textOf(values, 'targetOrganisationId')}
        inTurn={Boolean(scheme?.parameters.rotation)}
        value={idsOf(values, 'termIds')}
        onChange={(ids) => set('termIds', ids)}
        error={errors.termIds}
      />
    </>
  );
}
