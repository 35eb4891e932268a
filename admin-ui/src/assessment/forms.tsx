import Alert from '@mui/material/Alert';
import { ASSESSMENT_MODE_LABELS } from '../../../workflows/rules/officer-term/assessmentLabels';
import { GRADE_LABELS } from '../../../workflows/rules/officer-term/labels';
import { noteForm, supervisionForms } from '../gathering/supervision';
import { NoteField } from '../process/NoteField';
import { RadioField } from '../process/RadioField';
import { type CommandForms, need, written } from '../process/types';
import { choicesOf } from '../shared';
import { medianText, tally } from './figures';
import type { AssessmentView } from './types';

/** While the way of assessing is open; afterwards the confirmation is what carries it forward. */
export const FORWARD = ['decideMode', 'confirm'];
export const ASIDE = ['recount', 'withdraw', 'urge', 'order'];

const advice = ({ fallbackAdvised, doubleMedian }: AssessmentView): string =>
  `本年度采纳数的中位数为 ${medianText(doubleMedian)}，${
    fallbackAdvised ? '采纳数普遍偏低，建议按提供总数考核' : '没有采纳数普遍偏低的情形，通常按采纳数考核'
  }。`;

/** One form for each step of an assessment; grades are adjusted in the table. */
export const assessmentForms: CommandForms<AssessmentView> = {
  recount: noteForm(
    '按现在的记录重新统计各人数据；考核方式不变，测算等次有变的人此前的调整作废。',
    '重新统计',
    '说明',
  ),
  decideMode: {
    intro: '决定考核方式后，系统提出各人等次和全部计算过程。',
    submitLabel: '决定考核方式',
    fields: (props) => (
      <>
        <Alert severity="info">{advice(props.record)}</Alert>
        <RadioField {...props} name="mode" label="考核方式" choices={choicesOf(ASSESSMENT_MODE_LABELS)} />
        <NoteField {...props} label="理由" required hint="不采用建议方式的，请写明原因。" />
      </>
    ),
    initial: (record) => ({ mode: record.mode ?? (record.fallbackAdvised ? 'FALLBACK' : 'ADOPTION') }),
    check: (values) => need(values, { mode: '请选择考核方式', note: '请写明理由' }),
    body: (values) => ({ mode: values.mode, note: written(values, 'note') }),
  },
  confirm: {
    ...noteForm<AssessmentView>(
      '确认后等次送达各人的聘期，不能再调整；决定考核方式或调整过等次的人不能确认。',
      '确认考核结果',
      '说明',
    ),
    fields: (props) => (
      <>
        <Alert severity="info">
          {tally(props.record.persons)
            .filter(({ decided }) => decided > 0)
            .map(({ grade, decided }) => `${GRADE_LABELS[grade]} ${decided} 人`)
            .join('，')}
          。
        </Alert>
        <NoteField {...props} label="说明" hint="可不填。" />
      </>
    ),
  },
  withdraw: noteForm('撤销后本年度可以重新启动考核。', '撤销考核', '撤销原因', '请写明撤销原因'),
  ...supervisionForms((record) => record.obligations),
};
