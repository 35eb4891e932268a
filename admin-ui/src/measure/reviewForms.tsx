import { instantOf, localOf } from '../gathering/arrangement';
import { DateField } from '../process/DateField';
import { NoteField } from '../process/NoteField';
import { RadioField } from '../process/RadioField';
import { type CommandForms, need, textOf, type Values, written } from '../process/types';
import { AnswerFields, answerBody, answerErrors } from './answer';
import { Files, fileIds, LinesField, linesOf, MomentField } from './fields';
import type { MeasureView } from './types';

/** `副局长：公务出差` – the post before the colon, the reason after it. */
const absences = (values: Values) =>
  linesOf(values, 'absent').map((line) => {
    const [post = '', ...reason] = line.split(/[:：]/);
    return { post: post.trim(), reason: reason.join('：').trim() };
  });

/** One form for each step of a review before the committee (GE-USE-4). */
export const reviewForms: CommandForms<MeasureView> = {
  notify: {
    intro: '发出编号的检视述职通知书，写明报送述职材料的期限；班子成员集体述职。',
    submitLabel: '发出通知',
    fields: (props) => (
      <>
        <DateField {...props} name="dueOn" required label="报送述职材料的期限" />
        <NoteField {...props} label="通知内容" required hint="印在通知书上。" />
      </>
    ),
    check: (values) => need(values, { dueOn: '请填写报送期限', note: '请填写通知内容' }),
    body: (values) => ({ dueOn: values.dueOn, note: written(values, 'note') }),
  },
  report: {
    intro: '报送述职材料，由常委会办事机构审核。',
    submitLabel: '报送材料',
    fields: (props) => (
      <>
        <NoteField {...props} label="述职材料" required />
        <Files {...props} label="附件" />
      </>
    ),
    check: (values) => need(values, { note: '请填写述职材料' }),
    body: (values) => ({ note: written(values, 'note'), files: fileIds(values) }),
  },
  answerReport: {
    intro: '通过后安排会议；退回的重新报送。',
    submitLabel: '提交审核意见',
    fields: (props) => <AnswerFields {...props} yes="通过" no="退回" />,
    check: answerErrors,
    body: answerBody,
  },
  schedule: {
    intro: '安排述职的会议；再次安排即为改期，须说明理由。',
    submitLabel: '安排会议',
    fields: (props) => (
      <>
        <MomentField {...props} name="meets" label="会议时间" />
        <NoteField {...props} label="会议安排" required />
        {props.record.status === 'SCHEDULED' && <LinesField {...props} name="reason" label="改期理由" />}
      </>
    ),
    check: (values, record) =>
      need(values, {
        meets: '请填写会议时间',
        note: '请填写会议安排',
        ...(record.status === 'SCHEDULED' && { reason: '改期须说明理由' }),
      }),
    body: (values) => ({
      meetsAt: instantOf(textOf(values, 'meets')),
      note: written(values, 'note'),
      reason: written(values, 'reason'),
    }),
  },
  hold: {
    intro: '登记会议时间和班子成员到会情况；全体成员须到会，缺席的逐一说明理由。只写职务，不写姓名。',
    submitLabel: '登记',
    fields: (props) => (
      <>
        <MomentField {...props} name="held" label="举行时间" />
        <LinesField {...props} name="attended" label="到会成员职务" hint="每行一个职务。" />
        <LinesField
          {...props}
          name="absent"
          label="缺席成员"
          required={false}
          hint="每行一个，写作“职务：理由”，例如“副局长：公务出差”。没有的不填。"
        />
      </>
    ),
    initial: ({ meetsAt }) => ({ held: localOf(meetsAt) }),
    check: (values) => ({
      ...need(values, { held: '请填写举行时间', attended: '请填写到会成员职务' }),
      ...(absences(values).some(({ post, reason }) => !post || !reason) && {
        absent: '每行须有职务和理由，以冒号分开',
      }),
    }),
    body: (values) => ({
      heldAt: instantOf(textOf(values, 'held')),
      attendedPosts: linesOf(values, 'attended'),
      absent: absences(values),
    }),
  },
  recordResult: {
    intro: '登记会议对述职的结果并附会议纪要，由没有登记到会情况的另一人办理。登记后办结。',
    submitLabel: '登记结果',
    fields: (props) => (
      <>
        <RadioField
          {...props}
          name="code"
          label="述职结果"
          choices={props.record.results.map(({ code, label }) => ({ id: code, name: label }))}
        />
        <Files {...props} label="会议纪要（一份文件）" />
        <NoteField {...props} label="说明" />
      </>
    ),
    check: (values) => ({
      ...need(values, { code: '请选择述职结果' }),
      ...(fileIds(values).length !== 1 && { files: '请上传一份会议纪要' }),
    }),
    body: (values) => ({ code: values.code, files: fileIds(values), note: written(values, 'note') }),
  },
};
