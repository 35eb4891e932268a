import TextField from '@mui/material/TextField';
import { NoteField } from '../process/NoteField';
import { type CommandForms, need, textOf, written } from '../process/types';
import { ArrangementFields } from './ArrangementFields';
import { AttendanceFields, firstSheet, sheetOf } from './AttendanceFields';
import { arranged, arrangementBody, arrangementErrors, formErrors } from './arrangement';
import { noteForm, supervisionForms } from './supervision';
import { type GatheringView, standing } from './types';

/** Steps in the order in which a gathering meets them. */
export const FORWARD = ['recordAttendance', 'recordMinutes', 'close', 'answer'];
export const ASIDE = ['change', 'cancel', 'urge', 'order'];

/** One form for each step of a gathering. */
export const gatheringForms: CommandForms<GatheringView> = {
  change: {
    intro: '调整后通知受邀人员；时间或对象单位有变的，须重新回复是否参加。',
    submitLabel: '保存调整',
    fields: ({ record, values, errors, set }) => (
      <>
        <ArrangementFields
          schemeCode={record.schemeCode}
          kind={record.kind}
          values={values}
          errors={formErrors(errors)}
          set={set}
        />
        <NoteField record={record} values={values} errors={errors} set={set} label="调整理由" required />
      </>
    ),
    initial: arranged,
    check: (values) => ({ ...arrangementErrors(values), ...need(values, { note: '请写明调整理由' }) }),
    body: (values) => ({ ...arrangementBody(values), note: written(values, 'note') }),
  },
  cancel: noteForm('取消后通知受邀人员，任何人不计缺席。', '取消活动', '取消原因', '请写明取消原因'),
  recordAttendance: {
    intro: '对每一位受邀人员登记是否到会；首次登记后活动即为已举行。',
    submitLabel: '保存到会情况',
    fields: (props) => <AttendanceFields {...props} />,
    initial: (record) => ({ sheet: firstSheet(record) }),
    check: (values, record) => (record.revision > 0 ? need(values, { note: '更正到会情况须说明理由' }) : {}),
    body: (values, record) => ({
      entries: standing(record).map(({ termId }) => {
        const { present, done } = sheetOf(values)[termId] ?? { present: false, done: false };
        return { termId, present, doneAsRequired: record.kind === 'EVALUATION' ? present && done : null };
      }),
      note: written(values, 'note'),
    }),
  },
  recordMinutes: {
    intro: '登记会议的讨论和商定事项；再次登记的纪要代替前一份，前一份仍留存。',
    submitLabel: '保存纪要',
    fields: ({ values, errors, set }) => (
      <TextField
        label="会议纪要"
        required
        multiline
        minRows={8}
        value={textOf(values, 'note')}
        onChange={(event) => set('note', event.target.value)}
        error={Boolean(errors.note)}
        helperText={errors.note}
        slotProps={{ htmlInput: { maxLength: 20_000 } }}
      />
    ),
    initial: (record) => ({ note: record.minutes ?? '' }),
    check: (values) => need(values, { note: '请填写会议纪要' }),
    body: (values) => ({ note: written(values, 'note') }),
  },
  close: noteForm('归档后不能再更正到会情况和纪要。', '归档', '说明'),
  ...supervisionForms((record) => record.limits),
};
