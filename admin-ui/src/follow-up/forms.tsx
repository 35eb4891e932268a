import Alert from '@mui/material/Alert';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import TextField from '@mui/material/TextField';
import type { FollowUpView } from '../../../api/follow-up/schemas';
import { isDissatisfied } from '../../../workflows/rules/follow-up/fields';
import { DISMISSAL_GROUND_LABELS, SATISFACTION_LABELS } from '../../../workflows/rules/follow-up/labels';
import { noteForm, supervisionForms } from '../gathering/supervision';
import { FilesField } from '../officer/FilesField';
import type { FileView } from '../officer/types';
import { NoteField } from '../process/NoteField';
import { RadioField } from '../process/RadioField';
import { type CommandForms, type FieldsProps, need, textOf, type Values, written } from '../process/types';

export const FORWARD = ['verifyAndPass', 'signFor', 'answer', 'reviewAnswer', 'answerExtension', 'callBack'];
export const ASIDE = ['dismiss', 'askExtension', 'urge', 'order'];

type Props = FieldsProps<FollowUpView>;

const TextLine = ({
  name,
  label,
  hint,
  ...props
}: Props & { name: string; label: string; hint?: string }) => (
  <TextField
    label={label}
    required
    multiline
    minRows={2}
    value={textOf(props.values, name)}
    onChange={(event) => props.set(name, event.target.value)}
    error={Boolean(props.errors[name])}
    helperText={props.errors[name] ?? hint}
    slotProps={{ htmlInput: { maxLength: 2000 } }}
  />
);

const filesOf = (values: Values): FileView[] => (values.files as FileView[] | undefined) ?? [];
const grounds = ({ kind }: FollowUpView) =>
  Object.entries(DISMISSAL_GROUND_LABELS)
    .filter(([ground]) => kind === 'COMPLAINT' || ground !== 'NOT_COMPETENT')
    .map(([id, name]) => ({ id, name }));
const YES_NO = (yes: string, no: string) => [
  { id: 'yes', name: yes },
  { id: 'no', name: no },
];
const REPLY = { reply: '请写明给投诉人的答复' };

const dissatisfied = (values: Values): boolean =>
  values.result === 'REACHED' && isDissatisfied(Number(textOf(values, 'satisfaction')) || null);
/** The matter goes back to the object with this call. */
const returns = (values: Values, { reworksLeft }: FollowUpView): boolean =>
  dissatisfied(values) && (reworksLeft ?? 0) > 0;

const supervision = supervisionForms<FollowUpView>((record) => record.obligations);

/** One form for each step of a follow-up. */
export const followUpForms: CommandForms<FollowUpView> = {
  verifyAndPass: {
    intro: '核实有具体事实后转给被评价单位。从转办起计算单位的办理时限。',
    submitLabel: '转办',
    fields: (props) => (
      <>
        <Alert severity="warning" sx={{ mb: 1 }}>
          单位只看到您写的这段文字，看不到原文和联系方式。请只写事情，不写姓名、时刻、办件编号等能认出人的内容。
        </Alert>
        <NoteField {...props} label="转办内容" required />
        {props.record.siteName && (
          <>
            <FormControlLabel
              sx={{ display: 'flex' }}
              label="告知单位是哪个点位"
              control={
                <Checkbox
                  size="small"
                  disabled={!props.record.placeTellable}
                  checked={props.values.tellPlace === true}
                  onChange={(_, on) => props.set('tellPlace', on)}
                />
              }
            />
            {!props.record.placeTellable && (
              <FormHelperText>该点位计入的评价太少，告知点位可能认出评价人，因此不能告知。</FormHelperText>
            )}
          </>
        )}
      </>
    ),
    check: (values) => need(values, { note: '请写明转办内容' }),
    body: (values) => ({ note: written(values, 'note'), tellPlace: values.tellPlace === true }),
  },
  dismiss: {
    intro: '不转给被评价单位，本件办结。',
    submitLabel: '不予转办',
    fields: (props) => (
      <>
        <RadioField {...props} name="ground" label="理由" choices={grounds(props.record)} />
        <NoteField {...props} label="说明（内部留存）" required />
        {textOf(props.values, 'ground') === 'NOT_COMPETENT' && (
          <TextLine {...props} name="addressee" label="应向哪个单位反映" />
        )}
        {props.record.kind === 'COMPLAINT' && (
          <TextLine {...props} name="reply" label="给投诉人的答复" hint="投诉人用查询码可以看到。" />
        )}
      </>
    ),
    check: (values, { kind }) =>
      need(values, {
        ground: '请选择理由',
        note: '请写明说明',
        ...(kind === 'COMPLAINT' ? REPLY : {}),
        ...(textOf(values, 'ground') === 'NOT_COMPETENT' ? { addressee: '请写明应向哪个单位反映' } : {}),
      }),
    body: (values) => ({
      ground: values.ground,
      note: written(values, 'note'),
      addressee: textOf(values, 'ground') === 'NOT_COMPETENT' ? written(values, 'addressee') : undefined,
      reply: written(values, 'reply'),
    }),
  },
  signFor: noteForm('签收后开始办理；时限从转办起已经在计算。', '签收', '说明'),
  answer: {
    intro: '写明核实的情况和采取的措施，附佐证材料，由评价组织单位审核。',
    submitLabel: '报送',
    fields: (props) => (
      <>
        <NoteField {...props} label="办理情况" required />
        <FilesField files={filesOf(props.values)} onChange={(files) => props.set('files', files)} />
      </>
    ),
    check: (values) => need(values, { note: '请写明办理情况' }),
    body: (values) => ({
      note: written(values, 'note'),
      files: filesOf(values).map(({ uploadId }) => uploadId),
    }),
  },
  askExtension: {
    intro: '最多申请一次，由评价组织单位审批；批准前原时限不变。',
    submitLabel: '申请延期',
    fields: (props) => (
      <>
        <TextField
          label="延期至"
          type="date"
          required
          value={textOf(props.values, 'until')}
          onChange={(event) => props.set('until', event.target.value)}
          error={Boolean(props.errors.until)}
          helperText={props.errors.until ?? '须晚于现在的期限。'}
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <NoteField {...props} label="延期理由" required />
      </>
    ),
    check: (values) => need(values, { until: '请选择日期', note: '请写明延期理由' }),
    body: (values) => ({ until: values.until, note: written(values, 'note') }),
  },
  answerExtension: {
    intro: '同意后，单位的时限改为所申请的日期。',
    submitLabel: '答复',
    fields: (props) => (
      <>
        <RadioField {...props} name="accept" label="审批" choices={YES_NO('同意', '不同意')} />
        <NoteField {...props} label="理由" required={textOf(props.values, 'accept') === 'no'} />
      </>
    ),
    check: (values) =>
      need(values, {
        accept: '请选择是否同意',
        ...(textOf(values, 'accept') === 'no' ? { note: '请写明理由' } : {}),
      }),
    body: (values) => ({ accept: values.accept === 'yes', note: written(values, 'note') }),
  },
  reviewAnswer: {
    intro: '通过后，留了联系方式的进行回访，没有留的直接办结；退回的由单位重新办理。',
    submitLabel: '提交审核',
    fields: (props) => (
      <>
        <RadioField {...props} name="accept" label="审核" choices={YES_NO('通过', '退回')} />
        {textOf(props.values, 'accept') === 'no' ? (
          <NoteField {...props} label="退回理由" required hint="单位会看到。" />
        ) : (
          props.record.kind === 'COMPLAINT' && (
            <TextLine {...props} name="reply" label="给投诉人的答复" hint="投诉人用查询码可以看到。" />
          )
        )}
      </>
    ),
    check: (values, { kind }) =>
      need(values, {
        accept: '请选择审核结果',
        ...(textOf(values, 'accept') === 'no' ? { note: '请写明退回理由' } : {}),
        ...(textOf(values, 'accept') === 'yes' && kind === 'COMPLAINT' ? REPLY : {}),
      }),
    body: (values) => ({
      accept: values.accept === 'yes',
      note: values.accept === 'no' ? written(values, 'note') : undefined,
      reply: values.accept === 'yes' ? written(values, 'reply') : undefined,
    }),
  },
  callBack: {
    intro: '接通后记录满意度并办结，不满意的交单位再次办理；多次未接通的按“多次联系未果”办结。',
    submitLabel: '记录回访',
    fields: (props) => (
      <>
        <RadioField
          {...props}
          name="result"
          label="是否接通"
          choices={[
            { id: 'REACHED', name: '已接通' },
            { id: 'NO_CONTACT', name: '未接通' },
          ]}
        />
        {textOf(props.values, 'result') === 'REACHED' && (
          <RadioField
            {...props}
            name="satisfaction"
            label="满意度"
            choices={Object.entries(SATISFACTION_LABELS).map(([id, name]) => ({ id, name }))}
          />
        )}
        {dissatisfied(props.values) &&
          (returns(props.values, props.record) ? (
            <>
              <Alert severity="warning">
                记录后交单位再次办理，重新计算时限。单位只看到下面的要求，不会被告知回访情况；请不要写能认出人的内容。
              </Alert>
              <TextLine {...props} name="reason" label="再次办理要求" hint="单位会看到。" />
            </>
          ) : (
            <Alert severity="info">已经再次办理过，记录后按“回访仍不满意”办结。</Alert>
          ))}
        <NoteField {...props} label="说明" hint="可不填；不给被评价单位。" />
      </>
    ),
    check: (values, record) =>
      need(values, {
        result: '请选择是否接通',
        ...(textOf(values, 'result') === 'REACHED' ? { satisfaction: '请选择满意度' } : {}),
        ...(returns(values, record) ? { reason: '请写明还需要单位办理什么' } : {}),
      }),
    body: (values) => ({
      result: values.result,
      satisfaction: values.result === 'REACHED' ? Number(values.satisfaction) : undefined,
      reason: dissatisfied(values) ? written(values, 'reason') : undefined,
      note: written(values, 'note'),
    }),
  },
  ...supervision,
  order: {
    ...supervision.order!,
    intro:
      '向责任单位发出有编号的督办通知单，同时告知评价组织单位，记入办理过程。填写的内容会印在通知单上，请勿写能认出人的内容。',
    submitLabel: '发出督办',
  },
};
