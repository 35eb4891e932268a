import Typography from '@mui/material/Typography';
import { DateField } from '../../process/DateField';
import { RadioField } from '../../process/RadioField';
import { type CommandForms, type Errors, need, textOf, type Values } from '../../process/types';
import { Instant } from '../../shared';
import { dayOrNull, Note, noteOf, type Option, only, PickField, type Props, TicksField } from '../fields';
import type { ProcedureView, TermRecord } from '../types';

const HEARD = ['DETECTED', 'NOTIFIED', 'WINDOW', 'DECIDING', 'REVIEW'];

const optionOf = ({ id, groundLabel, statusLabel }: ProcedureView): Option => ({
  id,
  name: `${groundLabel}（${statusLabel}）`,
});
const within =
  (statuses: readonly string[], also: (procedure: ProcedureView) => boolean = () => true) =>
  ({ procedures }: TermRecord): Option[] =>
    procedures.filter((each) => statuses.includes(each.status) && also(each)).map(optionOf);

const heard = within(HEARD);
const notified = within(['NOTIFIED']);
const proposed = within(HEARD, ({ stayProposal }) => stayProposal !== null);
const correctable = within([...HEARD, 'STAYED']);

const chosen = ({ record, values }: Pick<Props, 'record' | 'values'>): ProcedureView | undefined =>
  record.procedures.find(({ id }) => id === values.procedureId);

const Procedure = ({ options, ...props }: Props & { options: readonly Option[] }) => (
  <PickField {...props} name="procedureId" label="处理程序" options={options} />
);

/** The facts of the chosen procedure, to be settled or corrected. */
const Facts = ({ label, ...props }: Props & { label: string }) => (
  <TicksField
    {...props}
    name="factIds"
    label={label}
    options={(chosen(props)?.facts ?? []).map(({ factId, label: name, from, to }) => ({
      id: factId,
      name: `${name}（${from} 至 ${to}）`,
    }))}
  />
);

const factsOf = (values: Values): string[] => (values.factIds as string[] | undefined) ?? [];
const needFacts = (values: Values): Errors =>
  factsOf(values).length === 0 ? { factIds: '请选择所涉及的事实' } : {};
const PROCEDURE = { procedureId: '请选择处理程序' };

/** Steps of a procedure: delivery, stay by two persons, decision, correction of facts. */
export const hearingForms: CommandForms<TermRecord> = {
  recordDelivery: {
    intro: '登记告知书已送达本人；陈述申辩期自送达的次日起按工作日计算。',
    submitLabel: '登记送达',
    initial: (record) => ({ procedureId: only(notified(record)), way: 'RECORDED' }),
    fields: (props) => (
      <>
        <Procedure {...props} options={notified(props.record)} />
        <RadioField
          {...props}
          name="way"
          label="送达方式"
          choices={[
            { id: 'RECORDED', name: '当面或邮寄送达' },
            ...(chosen(props)?.publicNoticeOffered ? [{ id: 'PUBLIC_NOTICE', name: '公告送达' }] : []),
          ]}
          hint="公告送达须在规定的工作日内仍未送达后方可采用。"
        />
        <Note {...props} label="送达情况" required={false} />
      </>
    ),
    check: (values) => need(values, { ...PROCEDURE, way: '请选择送达方式' }),
    body: (values) => ({ procedureId: values.procedureId, way: values.way, ...noteOf(values) }),
  },
  proposeStay: {
    intro: '有正当理由的，可建议暂缓处理；建议须由决定单位的另一人确认后才生效，所涉事实不再作为处理依据。',
    submitLabel: '提出暂缓建议',
    initial: (record) => ({ procedureId: only(heard(record)) }),
    fields: (props) => (
      <>
        <Procedure {...props} options={heard(props.record)} />
        <Facts {...props} label="予以暂缓的事实" />
        <DateField
          {...props}
          name="until"
          label="暂缓至"
          hint="不填为不再处理这些事实；填写的，期满后重新决定。"
        />
        <Note {...props} label="理由" />
      </>
    ),
    check: (values) => ({
      ...need(values, { ...PROCEDURE, note: '请写明暂缓的理由' }),
      ...needFacts(values),
    }),
    body: (values) => ({
      procedureId: values.procedureId,
      factIds: factsOf(values),
      until: dayOrNull(values, 'until'),
      ...noteOf(values),
    }),
  },
  answerStay: {
    intro: '暂缓建议须由提出人以外的另一人确认。',
    submitLabel: '提交意见',
    initial: (record) => ({ procedureId: only(proposed(record)) }),
    fields: (props) => {
      const proposal = chosen(props)?.stayProposal;
      return (
        <>
          <Procedure {...props} options={proposed(props.record)} />
          {proposal && (
            <Typography variant="body2" component="div" sx={{ whiteSpace: 'pre-wrap', my: 1 }}>
              {proposal.by?.displayName} 于 <Instant at={proposal.at} /> 建议暂缓
              {proposal.until && `至 ${proposal.until}`}，涉及 {proposal.factIds.length} 项事实：
              {proposal.note}
            </Typography>
          )}
          <RadioField
            {...props}
            name="confirm"
            label="意见"
            choices={[
              { id: 'yes', name: '确认暂缓' },
              { id: 'no', name: '否决' },
            ]}
          />
          <Note {...props} label="说明" required={props.values.confirm === 'no'} />
        </>
      );
    },
    check: (values) => ({
      ...need(values, { ...PROCEDURE, confirm: '请选择意见' }),
      ...(values.confirm === 'no' ? need(values, { note: '请写明否决的理由' }) : {}),
    }),
    body: (values) => ({
      procedureId: values.procedureId,
      confirm: values.confirm === 'yes',
      ...noteOf(values),
    }),
  },
  decideProcedure: {
    intro: '作出处理决定；决定处理的，聘期即告结束并出具通知书，不能撤回。',
    submitLabel: '提交处理决定',
    initial: (record) => ({ procedureId: only(heard(record)) }),
    fields: (props) => {
      const procedure = chosen(props);
      return (
        <>
          <Procedure {...props} options={heard(props.record)} />
          {procedure?.answers.map((answer) => (
            <Typography key={answer.id} variant="body2" sx={{ whiteSpace: 'pre-wrap', my: 1 }}>
              本人陈述：{answer.note}
            </Typography>
          ))}
          <RadioField
            {...props}
            name="keep"
            label="决定"
            choices={[
              { id: 'no', name: '予以处理' },
              { id: 'yes', name: '不予处理，继续履职' },
            ]}
          />
          <Note {...props} label="理由" />
        </>
      );
    },
    check: (values) => need(values, { ...PROCEDURE, keep: '请选择决定', note: '请写明理由' }),
    body: (values) => ({
      procedureId: values.procedureId,
      keep: textOf(values, 'keep') === 'yes',
      ...noteOf(values),
    }),
  },
  refuteFacts: {
    intro: '经查与实际不符的事实，予以更正；更正后不足以处理的，程序即行失效。',
    submitLabel: '更正事实',
    initial: (record) => ({ procedureId: only(correctable(record)) }),
    fields: (props) => (
      <>
        <Procedure {...props} options={correctable(props.record)} />
        <Facts {...props} label="与实际不符的事实" />
        <Note {...props} label="查证情况" />
      </>
    ),
    check: (values) => ({ ...need(values, { ...PROCEDURE, note: '请写明查证情况' }), ...needFacts(values) }),
    body: (values) => ({ procedureId: values.procedureId, factIds: factsOf(values), ...noteOf(values) }),
  },
};
