import { DateField } from '../process/DateField';
import { NoteField } from '../process/NoteField';
import { type CommandForms, need, textOf, written } from '../process/types';
import { AnswerFields, answerBody, answerErrors } from './answer';
import { Files, fileIds, ItemField, LinesWithDates, lineErrors, lineList } from './fields';
import { type MeasureView, planOf } from './types';

const NO_FILE = { files: '请附佐证材料' };

/** One form for each step of a rectification (GE-USE-2). */
export const rectificationForms: CommandForms<MeasureView> = {
  notify: {
    intro: '向被评价单位发出编号的专项整改通知书，写明问题和整改期限；整改时限从发出时起算。',
    submitLabel: '发出通知',
    fields: (props) => (
      <>
        <DateField {...props} name="dueOn" required label="整改期限" hint="到这一天结束前报送整改报告。" />
        <NoteField {...props} label="通知内容" required hint="印在通知书上。" />
      </>
    ),
    check: (values) => need(values, { dueOn: '请填写整改期限', note: '请填写通知内容' }),
    body: (values) => ({ dueOn: values.dueOn, note: written(values, 'note') }),
  },
  submitPlan: {
    intro: '逐项列出整改事项和完成日期，均不得晚于整改期限；由主管单位审核。',
    submitLabel: '报送方案',
    fields: (props) => (
      <>
        <LinesWithDates {...props} what={`整改事项（期限 ${props.record.dueOn ?? '—'}）`} />
        <NoteField {...props} label="方案说明" required />
        <Files {...props} label="附件" />
      </>
    ),
    check: (values) => ({ ...lineErrors(values), ...need(values, { note: '请填写方案说明' }) }),
    body: (values) => ({ items: lineList(values), note: written(values, 'note'), files: fileIds(values) }),
  },
  answerPlan: {
    intro: '同意后开始整改；退回的由被评价单位重新报送。',
    submitLabel: '提交审核意见',
    fields: (props) => <AnswerFields {...props} yes="同意方案" no="退回" />,
    check: answerErrors,
    body: answerBody,
  },
  addEvidence: {
    intro: '为一项整改事项提交佐证材料；每项都有材料后才能报送整改报告。',
    submitLabel: '提交材料',
    fields: (props) => (
      <>
        <ItemField
          {...props}
          name="itemId"
          label="整改事项"
          items={planOf(props.record)}
          none="方案中没有事项。"
        />
        <Files {...props} label="佐证材料（必附）" />
        <NoteField {...props} label="说明" />
      </>
    ),
    initial: (record) => {
      const { content } = record;
      const shown = content.kind === 'RECTIFY' ? content.evidence.map(({ itemId }) => itemId) : [];
      return { itemId: planOf(record).find(({ id }) => !shown.includes(id))?.id ?? '' };
    },
    check: (values) => ({
      ...need(values, { itemId: '请选择整改事项' }),
      ...(fileIds(values).length === 0 && NO_FILE),
    }),
    body: (values) => ({ itemId: values.itemId, files: fileIds(values), note: written(values, 'note') }),
  },
  report: {
    intro: '全部事项完成并附材料后，报送整改报告，由主管单位另一人验收。',
    submitLabel: '报送报告',
    fields: (props) => (
      <>
        <NoteField {...props} label="整改报告" required />
        <Files {...props} label="附件" />
      </>
    ),
    check: (values) => need(values, { note: '请填写整改报告' }),
    body: (values) => ({ note: written(values, 'note'), files: fileIds(values) }),
  },
  answerReport: {
    intro: '验收由没有签发通知的另一人办理。通过即销号；退回的继续整改，可另定期限。',
    submitLabel: '提交验收意见',
    fields: (props) => (
      <>
        <AnswerFields {...props} label="验收意见" yes="验收通过" no="退回整改" />
        {props.values.accept === 'no' && (
          <DateField
            {...props}
            name="dueOn"
            label="新的整改期限"
            hint={`不填的，仍为 ${props.record.dueOn ?? '原期限'}，须晚于今天。`}
          />
        )}
      </>
    ),
    check: answerErrors,
    body: (values) => ({
      ...answerBody(values),
      dueOn: values.accept === 'no' ? textOf(values, 'dueOn') || undefined : undefined,
    }),
  },
  askExtension: {
    intro: '在期限前申请延长，说明理由；须经主管单位另一人同意，批准前原期限照算。',
    submitLabel: '申请延期',
    fields: (props) => (
      <>
        <DateField
          {...props}
          name="until"
          required
          label="延长至"
          hint={`现在的期限：${props.record.dueOn ?? '—'}`}
        />
        <NoteField {...props} label="理由" required />
      </>
    ),
    check: (values) => need(values, { until: '请填写延长后的期限', note: '请说明理由' }),
    body: (values) => ({ until: values.until, note: written(values, 'note') }),
  },
  answerExtension: {
    intro: '同意后整改期限改为申请的日期，重新计算；不同意的原期限不变。',
    submitLabel: '提交审批意见',
    fields: (props) => <AnswerFields {...props} label="审批意见" yes="同意延期" no="不同意" />,
    check: answerErrors,
    body: answerBody,
  },
};
