import TextField from '@mui/material/TextField';
import { instantOf, localOf } from '../gathering/arrangement';
import { NoteField } from '../process/NoteField';
import { type CommandForms, need, textOf, written } from '../process/types';
import { AnswerFields, answerBody, answerErrors } from './answer';
import {
  Files,
  fileIds,
  ItemField,
  LinesField,
  LinesWithDates,
  lineErrors,
  lineList,
  linesOf,
  MomentField,
} from './fields';
import { commitmentsOf, type MeasureView } from './types';

/** One form for each step of an interview (GE-USE-3). */
export const interviewForms: CommandForms<MeasureView> = {
  convene: {
    intro: '发出编号的约谈通知书；再次发出即为改期，须说明理由。',
    submitLabel: '发出约谈通知',
    fields: (props) => (
      <>
        <MomentField {...props} name="meets" label="约谈时间" />
        <NoteField {...props} label="通知内容" required hint="印在通知书上。" />
        {props.record.status === 'CONVENED' && <LinesField {...props} name="reason" label="改期理由" />}
      </>
    ),
    check: (values, record) =>
      need(values, {
        meets: '请填写约谈时间',
        note: '请填写通知内容',
        ...(record.status === 'CONVENED' && { reason: '改期须说明理由' }),
      }),
    body: (values) => ({
      meetsAt: instantOf(textOf(values, 'meets')),
      note: written(values, 'note'),
      reason: written(values, 'reason'),
    }),
  },
  hold: {
    intro: '登记约谈实际举行的时间、主持人和到会人的职务；只写职务，不写姓名。',
    submitLabel: '登记',
    fields: (props) => (
      <>
        <MomentField {...props} name="held" label="举行时间" />
        <TextField
          label="主持人职务"
          required
          value={textOf(props.values, 'leaderPost')}
          onChange={(event) => props.set('leaderPost', event.target.value)}
          error={Boolean(props.errors.leaderPost)}
          helperText={props.errors.leaderPost}
        />
        <LinesField {...props} name="attended" label="被约谈人职务" hint="每行一个职务。" />
      </>
    ),
    initial: ({ meetsAt }) => ({ held: localOf(meetsAt) }),
    check: (values) =>
      need(values, { held: '请填写举行时间', leaderPost: '请填写主持人职务', attended: '请填写到会人职务' }),
    body: (values) => ({
      heldAt: instantOf(textOf(values, 'held')),
      leaderPost: written(values, 'leaderPost'),
      attendedPosts: linesOf(values, 'attended'),
    }),
  },
  writeMinutes: {
    intro: '上传约谈纪要（一份文件），由另一人确认。',
    submitLabel: '提交纪要',
    fields: (props) => <Files {...props} label="约谈纪要（一份文件）" />,
    check: (values): Record<string, string> =>
      fileIds(values).length === 1 ? {} : { files: '请上传一份约谈纪要' },
    body: (values) => ({ files: fileIds(values) }),
  },
  confirmMinutes: {
    intro: '由没有起草纪要的另一人确认。确认后被约谈单位须作出承诺；退回的重新形成纪要。',
    submitLabel: '提交意见',
    fields: (props) => <AnswerFields {...props} yes="确认纪要" no="退回" />,
    check: answerErrors,
    body: answerBody,
  },
  commit: {
    intro: '逐项写明承诺和完成日期；每项承诺各有一个时限，逾期会提醒和督办。',
    submitLabel: '作出承诺',
    fields: (props) => <LinesWithDates {...props} what="承诺事项" />,
    check: lineErrors,
    body: (values) => ({ items: lineList(values) }),
  },
  reportCommitment: {
    intro: '报告一项承诺的落实情况并附佐证材料，由约谈单位核验。',
    submitLabel: '报告落实情况',
    fields: (props) => (
      <>
        <ItemField
          {...props}
          name="itemId"
          label="承诺事项"
          items={commitmentsOf(props.record, false)}
          none="各项承诺都已报告。"
        />
        <Files {...props} label="佐证材料（必附）" />
        <NoteField {...props} label="落实情况" />
      </>
    ),
    initial: (record) => ({ itemId: commitmentsOf(record, false)[0]?.id ?? '' }),
    check: (values) => ({
      ...need(values, { itemId: '请选择承诺事项' }),
      ...(fileIds(values).length === 0 && { files: '请附佐证材料' }),
    }),
    body: (values) => ({ itemId: values.itemId, files: fileIds(values), note: written(values, 'note') }),
  },
  answerCommitment: {
    intro: '核验一项已报告的承诺。各项都通过后约谈自动办结。',
    submitLabel: '提交核验意见',
    fields: (props) => (
      <>
        <ItemField
          {...props}
          name="itemId"
          label="承诺事项"
          items={commitmentsOf(props.record, true)}
          none="没有待核验的承诺。"
        />
        <AnswerFields {...props} label="核验意见" yes="已落实" no="未落实" />
      </>
    ),
    initial: (record) => ({ itemId: commitmentsOf(record, true)[0]?.id ?? '' }),
    check: (values) => ({ ...need(values, { itemId: '请选择承诺事项' }), ...answerErrors(values) }),
    body: (values) => ({ itemId: values.itemId, ...answerBody(values) }),
  },
};
