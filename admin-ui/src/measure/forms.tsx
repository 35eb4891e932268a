import { CANCEL_GROUND_LABELS } from '../../../workflows/rules/evaluation/labels';
import { supervisionForms } from '../gathering/supervision';
import { NoteField } from '../process/NoteField';
import { RadioField } from '../process/RadioField';
import { type CommandForms, need, written } from '../process/types';
import { choicesOf } from '../shared';
import { interviewForms } from './interviewForms';
import { rectificationForms } from './rectificationForms';
import { reviewForms } from './reviewForms';
import type { MeasureView } from './types';

/** Steps in the order in which a measure meets them. */
export const FORWARD = [
  'notify',
  'convene',
  'submitPlan',
  'answerPlan',
  'answerExtension',
  'addEvidence',
  'report',
  'answerReport',
  'schedule',
  'hold',
  'writeMinutes',
  'confirmMinutes',
  'commit',
  'answerCommitment',
  'reportCommitment',
  'recordResult',
];
export const ASIDE = ['askExtension', 'urge', 'order', 'cancel'];

const common: CommandForms<MeasureView> = {
  cancel: {
    intro: '终止后本项措施不再办理，须说明理由。因结果更正不再处于末位的，由系统自动终止。',
    submitLabel: '终止措施',
    fields: (props) => (
      <>
        <RadioField {...props} name="ground" label="终止事由" choices={choicesOf(CANCEL_GROUND_LABELS)} />
        <NoteField {...props} label="理由" required />
      </>
    ),
    check: (values) => need(values, { ground: '请选择终止事由', note: '请说明理由' }),
    body: (values) => ({ ground: values.ground, note: written(values, 'note') }),
  },
  ...supervisionForms<MeasureView>((record) => record.obligations),
};

/** The forms of a measure's kind; steps of the same name ask for other things in another kind. */
export const measureForms = ({ kind }: Pick<MeasureView, 'kind'>): CommandForms<MeasureView> => ({
  ...common,
  ...{ RECTIFY: rectificationForms, INTERVIEW: interviewForms, REVIEW: reviewForms }[kind],
});
