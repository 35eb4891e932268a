import Alert from '@mui/material/Alert';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import TextField from '@mui/material/TextField';
import { formatInstant } from '../format';
import { instantOf, localOf } from '../gathering/arrangement';
import { noteForm, supervisionForms } from '../gathering/supervision';
import { NoteField } from '../process/NoteField';
import { RadioField } from '../process/RadioField';
import {
  type CommandForm,
  type CommandForms,
  type FieldsProps,
  need,
  textOf,
  written,
} from '../process/types';
import { ReplaceFields } from './ReplaceFields';
import type { RoundView } from './types';

/** What carries a round forward, in its order. */
export const FORWARD = [
  'prepare',
  'draw',
  'open',
  'decideTie',
  'review',
  'publish',
  'score',
  'rank',
  'startMeasures',
  'book',
];
export const ASIDE = [
  'remind',
  'replace',
  'extend',
  'close',
  'correct',
  'withdrawCorrection',
  'urge',
  'order',
  'voidRound',
];

const plain = (intro: string, submitLabel: string): CommandForm<RoundView> => ({ intro, submitLabel });

/** One form for each step of a round. */
export const roundForms: CommandForms<RoundView> = {
  prepare: noteForm(
    '冻结样本库、评价对象和已发布的问卷。人数或对象数与方案不符的照实公布、不予补齐，须说明理由。',
    '冻结',
    '理由',
  ),
  draw: plain('由系统生成随机种子，从冻结的样本库分层等比例抽取。抽样只有一次，记录可由任何人复算。', '抽样'),
  open: {
    intro: '向抽中人员发出一次性邀请；到截止时间由系统自动结束，截止前7天和2天自动提醒未答卷人员。',
    submitLabel: '开始集中评价',
    fields: (props) => <ClosesField {...props} />,
    initial: ({ now }) => ({ closes: localOf(new Date(Date.parse(now) + 14 * 86_400_000).toISOString()) }),
    check: (values) => need(values, { closes: '请填写截止时间' }),
    body: (values) => ({ closesAt: instantOf(textOf(values, 'closes')) }),
  },
  extend: {
    intro: '把截止时间向后延长，须说明理由。',
    submitLabel: '延长',
    fields: (props) => (
      <>
        <ClosesField {...props} />
        <NoteField {...props} label="理由" required />
      </>
    ),
    initial: ({ closesAt }) => ({ closes: localOf(closesAt) }),
    check: (values) => need(values, { closes: '请填写截止时间', note: '请说明理由' }),
    body: (values) => ({ closesAt: instantOf(textOf(values, 'closes')), note: written(values, 'note') }),
  },
  replace: {
    intro: '由同一层的下一名候补接替，只能逐个办理。',
    submitLabel: '替换',
    fields: (props) => <ReplaceFields {...props} />,
    check: (values) => need(values, { memberId: '请选择要替换的人员', ground: '请选择事由' }),
    body: ({ memberId, ground }) => ({ memberId, ground }),
  },
  remind: plain('向全部尚未答卷的人员发出提醒。系统只告知人数，不告知是谁。', '发出提醒'),
  close: plain('截止时间已到时，结束集中评价。', '结束集中评价'),
  score: noteForm(
    '按冻结的问卷和规则计分。有效评价不足的对象不参加排名、存疑评价尚未甄别的，须说明理由。',
    '计分',
    '理由',
  ),
  rank: plain('县（区）和市级部门（单位）分别排名；同分的按规则逐项比较。', '排名'),
  decideTie: {
    intro: '末位界线上各项得分完全相同，由组织单位裁定哪些列入末位。裁定和理由记入办理过程。',
    submitLabel: '裁定',
    fields: (props) => <TieFields {...props} />,
    initial: (record) => ({
      group: record.ties.find(({ mustDecide }) => mustDecide)?.group ?? '',
      objectIds: [],
    }),
    check: (values) => need(values, { note: '请说明理由' }),
    body: (values) => ({ group: values.group, objectIds: values.objectIds, note: written(values, 'note') }),
  },
  review: {
    intro: '由没有办理计分、排名、裁定和更正的另一人复核。退回的重新计分。',
    submitLabel: '提交复核意见',
    fields: (props) => (
      <>
        <RadioField
          {...props}
          name="approve"
          label="复核意见"
          choices={[
            { id: 'yes', name: '通过' },
            { id: 'no', name: '退回重新计分' },
          ]}
        />
        <NoteField
          {...props}
          label="说明"
          required={props.values.approve === 'no'}
          hint="退回的须说明理由。"
        />
      </>
    ),
    check: (values) =>
      need(values, { approve: '请选择复核意见', ...(values.approve === 'no' && { note: '请说明理由' }) }),
    body: (values) => ({ approve: values.approve === 'yes', note: written(values, 'note') }),
  },
  publish: plain('发布编号的排名通报。通报后各单位可见，不能撤回，有误的只能更正。', '发布排名通报'),
  startMeasures: plain('按连续末位次数启动专项整改、约谈、检视述职。', '启动'),
  book: plain('把前列、末位的加减分记入年度目标考核。', '记入'),
  correct: noteForm(
    '开始制作新一版结果：重新计分、排名、复核、通报。新版通报前，已通报的版本仍然有效。',
    '开始更正',
    '更正原因',
    '请说明更正原因',
  ),
  withdrawCorrection: noteForm(
    '不再制作新一版结果，已通报的版本继续有效。以后仍可再次更正。',
    '撤回更正',
    '撤回理由',
    '请说明撤回理由',
  ),
  voidRound: noteForm(
    '作废后本轮不再继续，同一轮可以重新启动。通报后不能作废。',
    '作废本轮评价',
    '作废理由',
    '请说明作废理由',
  ),
  ...supervisionForms<RoundView>((record) => record.obligations),
};

const ClosesField = ({ record, values, errors, set }: FieldsProps<RoundView>) => (
  <TextField
    label="截止时间"
    required
    type="datetime-local"
    value={textOf(values, 'closes')}
    onChange={(event) => set('closes', event.target.value)}
    error={Boolean(errors.closes ?? errors.closesAt)}
    helperText={
      errors.closes ??
      errors.closesAt ??
      (record.closesAt ? `现在的截止时间：${formatInstant(record.closesAt)}` : '北京时间。')
    }
    slotProps={{ inputLabel: { shrink: true } }}
  />
);

function TieFields(props: FieldsProps<RoundView>) {
  const { record, values, errors, set } = props;
  const owed = record.ties.filter(({ mustDecide }) => mustDecide);
  const tie = owed.find(({ group }) => group === values.group);
  const chosen = (values.objectIds as string[] | undefined) ?? [];
  const toggle = (id: string, on: boolean) =>
    set('objectIds', on ? [...chosen, id] : chosen.filter((each) => each !== id));
  return (
    <>
      {owed.length > 1 && (
        <RadioField
          {...props}
          name="group"
          label="类别"
          choices={owed.map(({ group, groupLabel }) => ({ id: group, name: groupLabel }))}
        />
      )}
      {tie && (
        <FormControl component="fieldset" error={Boolean(errors.objectIds)}>
          <FormLabel component="legend">列入末位的{tie.groupLabel}</FormLabel>
          {tie.objects.map(({ objectId, name }) => (
            <FormControlLabel
              key={objectId}
              label={name}
              control={
                <Checkbox
                  size="small"
                  checked={chosen.includes(objectId)}
                  onChange={(_, on) => toggle(objectId, on)}
                />
              }
            />
          ))}
          <FormHelperText>
            {errors.objectIds ?? (tie.atLeastOne ? '末位组不能为空，至少选一个。' : '可以都不列入。')}
          </FormHelperText>
        </FormControl>
      )}
      {!tie && <Alert severity="info">没有需要裁定的并列。</Alert>}
      <NoteField {...props} label="理由" required />
    </>
  );
}
