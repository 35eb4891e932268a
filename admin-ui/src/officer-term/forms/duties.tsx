import TextField from '@mui/material/TextField';
import { chinaDate } from '../../../../workflows/rules/calendar/dates';
import { ACTIVITY_LABELS } from '../../../../workflows/rules/officer-term/activities';
import { choices } from '../../officer-scheme/labels';
import { checkScreening, ScreeningFields, screeningBody } from '../../officer-scheme/ScreeningForm';
import { DateField } from '../../process/DateField';
import { RadioField } from '../../process/RadioField';
import { type CommandForms, type Errors, need, textOf, written } from '../../process/types';
import {
  dayOrNull,
  Note,
  noteOf,
  type Option,
  only,
  PaperField,
  PickField,
  type Props,
  paperOf,
} from '../fields';
import type { OwnSubmissionView, TermRecord } from '../types';
import { AdoptionFields } from './AdoptionFields';
import { FileForOfficer } from './FileForOfficer';

const yesNo = (yes: string, no: string) => [
  { id: 'yes', name: yes },
  { id: 'no', name: no },
];

const waiting = ({ leaves }: TermRecord) =>
  leaves
    .filter(({ status }) => status === 'REQUESTED')
    .map(({ id, from, to, note }) => ({ id, name: `${from} 至 ${to}：${note ?? ''}` }));
const openReasons = ({ specialReasons }: TermRecord) =>
  specialReasons
    .filter(({ to }) => to === null)
    .map(({ id, from, note }) => ({ id, name: `${from} 起：${note ?? ''}` }));
const submissionsThat =
  (fit: (submission: OwnSubmissionView) => boolean) =>
  ({ submissions }: TermRecord) =>
    submissions.data
      .filter(fit)
      .map(({ id, number, title }) => ({ id, name: `${number ?? ''} ${title || '（零报告）'}` }));
const filed = submissionsThat(({ status }) => status === 'FILED');
const screened = submissionsThat(({ screenedAt }) => screenedAt !== null);
const adoptable = submissionsThat(({ verdict, status }) => verdict === 'VALID' && status !== 'ADOPTED');
const SUBMISSION = { submissionId: '请选择报送件' };

/** The chosen submission with the fields of its judgement. */
function Screening({ options, ...props }: Props & { options: readonly Option[] }) {
  const chosen = props.record.submissions.data.find(({ id }) => id === props.values.submissionId);
  return (
    <>
      <PickField {...props} name="submissionId" label="报送件" options={options} />
      {chosen && <p style={{ whiteSpace: 'pre-wrap' }}>{chosen.body}</p>}
      {chosen && <ScreeningFields {...props} record={chosen} />}
    </>
  );
}

/** Steps of the daily work on a term. */
export const dutyForms: CommandForms<TermRecord> = {
  recordTraining: {
    intro: '登记本人已完成上岗培训；自登记时起正式履职。',
    submitLabel: '登记培训',
    fields: (props) => <Note {...props} label="培训情况" required={false} />,
    body: noteOf,
  },
  file: {
    intro: '本人以书面等方式报送的，由运营单位代为登记；到达日期按实际收到之日填写。',
    submitLabel: '登记报送',
    fields: (props) => (
      <>
        <FileForOfficer {...props} />
        <DateField {...props} name="arrivedOn" label="到达日期" hint="不填为今天。" />
      </>
    ),
    check: (values) => need(values, { submissionId: '请先填写内容并保存' }),
    body: (values) => ({ submissionId: values.submissionId, arrivedOn: dayOrNull(values, 'arrivedOn') }),
  },
  screen: {
    intro: '核实所报送的内容，给出结论，报送人随即收到通知。',
    submitLabel: '提交核验结论',
    initial: (record) => ({ submissionId: only(filed(record)) }),
    fields: (props) => <Screening {...props} options={filed(props.record)} />,
    check: (values) => ({ ...need(values, SUBMISSION), ...checkScreening(values) }),
    body: (values) => ({ submissionId: values.submissionId, ...screeningBody(values) }),
  },
  correctScreening: {
    intro: '原结论有误的，可以更正并说明理由；所属期间的考核确认后不能再更正。',
    submitLabel: '提交更正',
    initial: (record) => ({ submissionId: only(screened(record)) }),
    fields: (props) => <Screening {...props} options={screened(props.record)} />,
    check: (values) => ({
      ...need(values, SUBMISSION),
      ...checkScreening(values),
      ...need(values, { note: '请写明更正的理由' }),
    }),
    body: (values) => ({ submissionId: values.submissionId, ...screeningBody(values) }),
  },
  decideAdoption: {
    intro: '登记有关单位是否采纳；采纳的写明单位，不采纳的说明理由。',
    submitLabel: '登记采纳情况',
    initial: (record) => ({ submissionId: only(adoptable(record)) }),
    fields: (props) => (
      <>
        <PickField {...props} name="submissionId" label="报送件" options={adoptable(props.record)} />
        <AdoptionFields {...props} />
      </>
    ),
    check: (values) => ({
      ...need(values, { submissionId: '请选择报送件', adopted: '请选择是否采纳' }),
      ...(values.adopted === 'no' ? need(values, { note: '请写明不采纳的理由' }) : {}),
    }),
    body: (values) => ({
      submissionId: values.submissionId,
      adopted: values.adopted === 'yes',
      byOrganisationId: written(values, 'byOrganisationId') ?? null,
      byText: written(values, 'byText') ?? null,
      ...noteOf(values),
    }),
  },
  recordActivity: {
    intro: '登记报送和集体活动以外的履职活动。',
    submitLabel: '登记活动',
    fields: (props) => (
      <>
        <PickField {...props} name="kind" label="活动" options={choices(ACTIVITY_LABELS)} />
        <TextField
          required
          type="datetime-local"
          label="时间"
          value={textOf(props.values, 'takenPlaceAt')}
          onChange={(event) => props.set('takenPlaceAt', event.target.value)}
          error={Boolean(props.errors.takenPlaceAt)}
          helperText={props.errors.takenPlaceAt ?? '北京时间。'}
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <Note {...props} label="活动情况" required={false} />
      </>
    ),
    check: (values) => need(values, { kind: '请选择活动', takenPlaceAt: '请填写时间' }),
    body: (values) => ({
      kind: values.kind,
      takenPlaceAt: `${textOf(values, 'takenPlaceAt').slice(0, 16)}:00+08:00`,
      ...noteOf(values),
    }),
  },
  decideLeave: {
    intro: '准假只免除对应活动的缺席，不减少报送要求。',
    submitLabel: '提交审批结论',
    initial: (record) => ({ leaveId: only(waiting(record)) }),
    fields: (props) => (
      <>
        <PickField {...props} name="leaveId" label="请假申请" options={waiting(props.record)} />
        <RadioField {...props} name="grant" label="审批结论" choices={yesNo('准假', '不准')} />
        <Note {...props} label="说明" required={props.values.grant === 'no'} />
      </>
    ),
    check: (values) => ({
      ...need(values, { leaveId: '请选择请假申请', grant: '请选择审批结论' }),
      ...(values.grant === 'no' ? need(values, { note: '请写明不准的理由' }) : {}),
    }),
    body: (values) => ({ leaveId: values.leaveId, grant: values.grant === 'yes', ...noteOf(values) }),
  },
  recordSpecialReason: {
    intro: '认定本人因特殊原因不能履职的期间；方案规定可以除外的，期间不计入长期未履职。',
    submitLabel: '登记特殊原因',
    fields: (props) => (
      <>
        <DateField {...props} name="from" label="自" />
        <DateField {...props} name="to" label="至" hint="尚未结束的可不填，结束后再登记。" />
        <Note {...props} label="事由及认定依据" />
      </>
    ),
    check: (values) => need(values, { from: '请填写起始日期', note: '请写明事由' }),
    body: (values) => ({ from: values.from, to: dayOrNull(values, 'to'), ...noteOf(values) }),
  },
  endSpecialReason: {
    intro: '登记特殊原因终止的日期；自次日起恢复计算。',
    submitLabel: '登记终止',
    initial: (record) => ({ reasonId: only(openReasons(record)) }),
    fields: (props) => (
      <>
        <PickField {...props} name="reasonId" label="特殊原因" options={openReasons(props.record)} />
        <DateField {...props} name="to" label="最后一日" />
      </>
    ),
    check: (values) => need(values, { reasonId: '请选择特殊原因', to: '请填写最后一日' }),
    body: ({ reasonId, to }) => ({ reasonId, to }),
  },
  confirmReview: {
    intro: '确认这一期间的考核评估；系统按记录列明履职事实，随同存档。',
    submitLabel: '确认考核评估',
    initial: (record) => ({
      from: record.from,
      to: chinaDate(record.now) < record.to ? chinaDate(record.now) : record.to,
    }),
    fields: (props) => (
      <>
        <DateField {...props} name="from" label="自" />
        <DateField {...props} name="to" label="至" />
        <Note {...props} label="评估意见" />
      </>
    ),
    check: (values) => need(values, { from: '请填写起始日期', to: '请填写截止日期', note: '请写明评估意见' }),
    body: (values) => ({ from: values.from, to: values.to, ...noteOf(values) }),
  },
  decideRenewal: {
    intro: '决定届满后的安排；决定续聘的，由运营单位另行办理下一届的聘任。',
    submitLabel: '提交决定',
    fields: (props) => (
      <>
        <RadioField {...props} name="renew" label="届满后" choices={yesNo('续聘', '不续聘，期满结束')} />
        <Note {...props} label="理由" />
      </>
    ),
    check: (values) => need(values, { renew: '请选择届满后的安排', note: '请写明理由' }),
    body: (values) => ({ renew: values.renew === 'yes', ...noteOf(values) }),
  },
  resign: {
    intro: '登记本人提出的解聘申请，须附本人签名的书面申请；登记后聘期即告结束，不能撤回。',
    submitLabel: '登记并结束聘期',
    fields: (props) => (
      <>
        <PaperField {...props} name="applicationFileId" label="本人签名的书面申请" />
        <Note {...props} label="说明" required={false} />
      </>
    ),
    check: (values): Errors =>
      paperOf(values, 'applicationFileId') ? {} : { applicationFileId: '请附上书面申请' },
    body: (values) => ({ applicationFileId: paperOf(values, 'applicationFileId'), ...noteOf(values) }),
  },
  endWithScheme: {
    intro: '方案期满不再延续的，可随方案结束聘期；结束后不能恢复。',
    submitLabel: '结束聘期',
    fields: (props) => <Note {...props} label="理由" />,
    check: (values) => need(values, { note: '请写明理由' }),
    body: noteOf,
  },
};
