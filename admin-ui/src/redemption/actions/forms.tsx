import { yuanToFen } from '../../format';
import { NoteField } from '../../process/NoteField';
import { AssignFields } from './AssignFields';
import { CallBackFields } from './CallBackFields';
import { ChangeHandlerFields, SignForFields } from './HandlerFields';
import { handedIn, MaterialFilesField } from './MaterialFilesField';
import { MaterialKeysField } from './MaterialKeysField';
import { PaymentFields } from './PaymentFields';
import { DecideFields, noteAsked, PrepareFields } from './ReviewFields';
import { owed, SupervisionFields } from './SupervisionFields';
import { type CommandForm, type Errors, type FieldsProps, need, textOf, written } from './types';

const noteForm = (intro: string, submitLabel: string, label: string, message: string): CommandForm => ({
  intro,
  submitLabel,
  fields: (props: FieldsProps) => <NoteField {...props} label={label} required />,
  check: (values) => need(values, { note: message }),
  body: (values) => ({ note: written(values, 'note') }),
});

const requestForm = (intro: string): CommandForm => ({
  intro,
  submitLabel: '发出补正告知',
  fields: (props: FieldsProps) => (
    <>
      <MaterialKeysField {...props} />
      <NoteField {...props} label="补正要求" required hint="一次写全所有需要补正的内容。" />
    </>
  ),
  check: (values) => need(values, { note: '请写明需要补正的全部内容' }),
  body: (values) => ({ materialKeys: values.materialKeys ?? [], note: written(values, 'note') }),
});

const supplyForm = (intro: string): CommandForm => ({
  intro,
  submitLabel: '提交补正材料',
  fields: (props: FieldsProps) => (
    <>
      <MaterialFilesField {...props} />
      <NoteField {...props} label="补正说明" hint="可不填。" />
    </>
  ),
  check: (values): Errors => (handedIn(values).length === 0 ? { materials: '请至少上传一份补正材料' } : {}),
  body: (values) => ({
    materials: handedIn(values).map(({ materialKey, uploadId }) => ({ materialKey, uploadId })),
    note: written(values, 'note'),
  }),
});

const supervisionForm = (intro: string, submitLabel: string): CommandForm => ({
  intro,
  submitLabel,
  fields: (props) => <SupervisionFields {...props} />,
  initial: (record) => ({ obligationId: owed(record)[0]?.id ?? '' }),
  check: (values) => need(values, { obligationId: '请选择针对的时限' }),
  body: (values) => ({ obligationId: values.obligationId, note: written(values, 'note') }),
});

/** One form for each command of a case, by the command's name. */
export const commandForms: Record<string, CommandForm> = {
  accept: { intro: '受理后 1 小时交办和全程兑现时限随即起算。', submitLabel: '受理' },
  declineAcceptance: noteForm(
    '不予受理将出具编号的不予受理通知书，企业随后会收到回访。',
    '不予受理',
    '不予受理的理由',
    '请写明不予受理的理由',
  ),
  requestSupplement: requestForm('受理前只能一次性告知补正，请列全；补正期间不计时。'),
  supplySupplement: supplyForm('企业补交材料后，本件回到待受理。'),
  assign: {
    intro: '判定主管部门和政策类别，出具编号的交办通知书。',
    submitLabel: '交办并出具通知书',
    fields: (props) => <AssignFields {...props} />,
    initial: (record) => ({
      departmentOrganisationId: record.item.departmentOrganisationId,
      kind: record.item.kind,
      channel: 'ONLINE',
    }),
    check: (values) => need(values, { departmentOrganisationId: '请选择主管部门' }),
    body: (values) => ({
      departmentOrganisationId: values.departmentOrganisationId,
      kind: values.kind,
      channel: values.channel,
      note: written(values, 'note'),
    }),
  },
  recordDelivery: {
    intro: '登记纸质交办通知书已送达部门；1 小时响应和审核时限自登记时起算。',
    submitLabel: '登记已送达',
  },
  signFor: {
    intro: '签收交办通知书并指定经办人，即完成 1 小时响应。',
    submitLabel: '签收',
    fields: (props) => <SignForFields {...props} />,
    check: (values) => need(values, { handlerAccountId: '请选择经办人' }),
    body: (values) => ({ handlerAccountId: values.handlerAccountId }),
  },
  changeHandler: {
    intro: '更换经办人不影响已在计算的时限。',
    submitLabel: '更换经办人',
    fields: (props) => <ChangeHandlerFields {...props} />,
    check: (values) => need(values, { handlerAccountId: '请选择新的经办人', note: '请写明更换理由' }),
    body: (values) => ({ handlerAccountId: values.handlerAccountId, note: written(values, 'note') }),
  },
  sendBack: noteForm(
    '不属于本部门职责的，退回专窗重新交办；专窗的 1 小时交办重新起算。',
    '退回专窗',
    '退回理由',
    '请写明退回理由',
  ),
  requestReviewSupplement: requestForm('审核中只能要求补正一次；补正期间审核时限暂停，补齐次日起继续计算。'),
  supplyReviewSupplement: supplyForm('补交后审核时限自次日起继续计算。'),
  prepare: {
    intro: '经办人提出审核意见，由另一人审批。',
    submitLabel: '提交审批',
    fields: (props) => <PrepareFields {...props} />,
    initial: () => ({ proposal: 'APPROVE' }),
    check: (values) => ({
      ...need(values, { note: '请写明审核意见' }),
      ...(values.proposal === 'APPROVE' && !yuanToFen(textOf(values, 'amountYuan'))
        ? { amountFen: '请填写大于零的金额，最多两位小数，例如 120000.00' }
        : {}),
    }),
    body: (values) => ({
      proposal: values.proposal,
      ...(values.proposal === 'APPROVE' ? { amountFen: yuanToFen(textOf(values, 'amountYuan')) } : {}),
      note: written(values, 'note'),
    }),
  },
  decide: {
    intro: '审批完结即结束审核时限；同意的，预留资金并开始 1 个工作日兑付计时。',
    submitLabel: '提交审批结论',
    fields: (props) => <DecideFields {...props} />,
    check: (values, record) => ({
      ...need(values, { decision: '请选择审批结论' }),
      ...(noteAsked(values, record.proposal) && !written(values, 'note') ? { note: '请说明理由' } : {}),
    }),
    body: (values) => ({ decision: values.decision, note: written(values, 'note') }),
  },
  executePayment: {
    intro: '向银行发出支付指令；收到银行成功回执才算兑现。',
    submitLabel: '执行支付',
    fields: (props) => <PaymentFields {...props} />,
  },
  withdraw: noteForm(
    '企业撤回申请，支付开始后不能撤回；撤回后仍会回访。',
    '撤回申请',
    '撤回原因',
    '请写明撤回原因',
  ),
  callBack: {
    intro: '所有办结的申请都要回访；未接通的会保留记录，达到规定次数后按“已尝试”办结。',
    submitLabel: '保存回访结果',
    fields: (props) => <CallBackFields {...props} />,
    check: (values): Errors => ({
      ...need(values, { result: '请选择是否接通' }),
      ...(values.result === 'REACHED' ? need(values, { satisfaction: '请选择满意度' }) : {}),
    }),
    body: (values) => ({
      result: values.result,
      ...(values.result === 'REACHED' ? { satisfaction: Number(values.satisfaction) } : {}),
      note: written(values, 'note'),
    }),
  },
  urge: supervisionForm('向责任单位发出催办，记入办件过程。', '发出催办'),
  order: supervisionForm('向责任单位负责人出具编号的督办单。', '出具督办单'),
};
