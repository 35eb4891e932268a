import TextField from '@mui/material/TextField';
import {
  GROUND_LABELS,
  SERIOUSNESS_LABELS,
  VIOLATION_KIND_LABELS,
} from '../../../../workflows/rules/officer-term/labels';
import { ACT_LABELS } from '../../officer/forms';
import { choices } from '../../officer-scheme/labels';
import { RadioField } from '../../process/RadioField';
import { type CommandForms, need, textOf, written } from '../../process/types';
import { Note, noteOf, only, PaperField, PickField, type Props, paperOf, Tick } from '../fields';
import type { TermRecord } from '../types';
import { useTermParameters } from '../useTerm';

const violations = ({ violations: all }: TermRecord, status: 'REPORTED' | 'CONFIRMED') =>
  all
    .filter((each) => each.status === status)
    .map(({ id, codeLabel, note }) => ({ id, name: `${codeLabel}：${note ?? ''}` }));
const permissions = ({ permissions: all }: TermRecord, status: 'REQUESTED' | 'GRANTED') =>
  all
    .filter((each) => each.status === status)
    .map(({ id, acts, from, to }) => ({
      id,
      name: `${acts.map((act) => ACT_LABELS[act as keyof typeof ACT_LABELS] ?? act).join('、')}（${from} 起${to ? `，至 ${to}` : ''}）`,
    }));

const CodeField = (props: Props) => {
  const parameters = useTermParameters(props.record);
  const codes = (parameters?.discipline.codes ?? []).map(({ code, label, ruleId }) => ({
    id: code,
    name: `${label}（${ruleId}）`,
  }));
  return (
    <PickField {...props} name="code" label="违规事项" options={[...codes, { id: 'OTHER', name: '其他' }]} />
  );
};

const GroundField = (props: Props) => {
  const parameters = useTermParameters(props.record);
  const grounds = (parameters?.grounds ?? []).map(({ ground, ruleId }) => ({
    id: ground,
    name: `${GROUND_LABELS[ground]}（${ruleId}）`,
  }));
  return <PickField {...props} name="ground" label="事由" options={grounds} />;
};

const MeasureField = (props: Props) => {
  const violation = props.record.violations.find(({ id }) => id === props.values.violationId);
  const options = (violation?.possibleMeasures ?? []).map(({ measure, label, ruleId }) => ({
    id: measure,
    name: `${label}（${ruleId}）`,
  }));
  return (
    <PickField
      {...props}
      name="measure"
      label="处理措施"
      options={options}
      hint="只列出方案对该认定允许的措施。"
    />
  );
};

/** Steps about discipline, publication, and what other people do about limits. */
export const disciplineForms: CommandForms<TermRecord> = {
  reportViolation: {
    intro: '登记违规线索，由核实单位核实；核实前不作结论。',
    submitLabel: '登记线索',
    fields: (props) => (
      <>
        <CodeField {...props} />
        <Note {...props} label="线索内容" required={false} />
      </>
    ),
    check: (values) => need(values, { code: '请选择违规事项' }),
    body: (values) => ({ code: values.code, ...noteOf(values) }),
  },
  verifyViolation: {
    intro: '核实线索是否属实，并认定性质和情节；可采取的措施由认定结果决定。',
    submitLabel: '提交核实结论',
    initial: (record) => ({
      violationId: only(violations(record, 'REPORTED')),
      kind: 'PROHIBITION',
      seriousness: 'ORDINARY',
    }),
    fields: (props) => (
      <>
        <PickField
          {...props}
          name="violationId"
          label="线索"
          options={violations(props.record, 'REPORTED')}
        />
        <RadioField
          {...props}
          name="confirmed"
          label="是否属实"
          choices={[
            { id: 'yes', name: '属实' },
            { id: 'no', name: '不属实' },
          ]}
        />
        {props.values.confirmed === 'yes' && (
          <>
            <PickField {...props} name="kind" label="性质" options={choices(VIOLATION_KIND_LABELS)} />
            <PickField {...props} name="seriousness" label="情节" options={choices(SERIOUSNESS_LABELS)} />
            <Tick {...props} name="badSocialEffect" label="造成不良社会影响" />
          </>
        )}
        <Note {...props} label="核实情况" />
      </>
    ),
    check: (values) =>
      need(values, { violationId: '请选择线索', confirmed: '请选择是否属实', note: '请写明核实情况' }),
    body: (values) => ({
      violationId: values.violationId,
      confirmed: values.confirmed === 'yes',
      kind: values.kind,
      seriousness: values.seriousness,
      badSocialEffect: values.confirmed === 'yes' && values.badSocialEffect === true,
      ...noteOf(values),
    }),
  },
  takeMeasure: {
    intro: '对已核实的违规采取措施；涉及结束聘期的，启动处理程序。',
    submitLabel: '采取措施',
    initial: (record) => ({ violationId: only(violations(record, 'CONFIRMED')) }),
    fields: (props) => (
      <>
        <PickField
          {...props}
          name="violationId"
          label="违规"
          options={violations(props.record, 'CONFIRMED')}
        />
        <MeasureField {...props} />
        {props.values.measure === 'TRANSFER' && (
          <TextField
            label="移送单位"
            value={textOf(props.values, 'transferTo')}
            onChange={(event) => props.set('transferTo', event.target.value)}
            error={Boolean(props.errors.transferTo)}
            helperText={props.errors.transferTo}
          />
        )}
        <Note {...props} label="理由" />
      </>
    ),
    check: (values) => need(values, { violationId: '请选择违规', measure: '请选择措施', note: '请写明理由' }),
    body: (values) => ({
      violationId: values.violationId,
      measure: values.measure,
      transferTo: values.measure === 'TRANSFER' ? (written(values, 'transferTo') ?? null) : null,
      ...noteOf(values),
    }),
  },
  proposeGround: {
    intro: '依据方案规定的事由提出处理建议；提出后启动处理程序。',
    submitLabel: '提出处理建议',
    fields: (props) => (
      <>
        <GroundField {...props} />
        <Note {...props} label="事实和理由" />
      </>
    ),
    check: (values) => need(values, { ground: '请选择事由', note: '请写明事实和理由' }),
    body: (values) => ({ ground: values.ground, ...noteOf(values) }),
  },
  decidePublication: {
    intro: '审批对外发布申请；方案要求书面授权的，附上授权文件。',
    submitLabel: '提交审批结论',
    initial: (record) => ({ permissionId: only(permissions(record, 'REQUESTED')) }),
    fields: (props) => (
      <>
        <PickField
          {...props}
          name="permissionId"
          label="申请"
          options={permissions(props.record, 'REQUESTED')}
        />
        <RadioField
          {...props}
          name="grant"
          label="审批结论"
          choices={[
            { id: 'yes', name: '许可' },
            { id: 'no', name: '不许可' },
          ]}
        />
        {props.values.grant === 'yes' && <PaperField {...props} name="fileId" label="书面授权文件" />}
        <Note {...props} label="说明" required={props.values.grant === 'no'} />
      </>
    ),
    check: (values) => ({
      ...need(values, { permissionId: '请选择申请', grant: '请选择审批结论' }),
      ...(values.grant === 'no' ? need(values, { note: '请写明不许可的理由' }) : {}),
    }),
    body: (values) => ({
      permissionId: values.permissionId,
      grant: values.grant === 'yes',
      fileId: values.grant === 'yes' ? paperOf(values, 'fileId') : null,
      ...noteOf(values),
    }),
  },
  withdrawPublication: {
    intro: '撤回后，本人不得再据此对外发布。',
    submitLabel: '撤回授权',
    initial: (record) => ({ permissionId: only(permissions(record, 'GRANTED')) }),
    fields: (props) => (
      <>
        <PickField
          {...props}
          name="permissionId"
          label="授权"
          options={permissions(props.record, 'GRANTED')}
        />
        <Note {...props} label="理由" />
      </>
    ),
    check: (values) => need(values, { permissionId: '请选择授权', note: '请写明理由' }),
    body: (values) => ({ permissionId: values.permissionId, ...noteOf(values) }),
  },
  urge: onObligation('催办', '向责任人发出催办；催办单编号存档。'),
  order: onObligation('督办', '向责任单位发出督办单；督办单编号存档。'),
};

function onObligation(verb: string, intro: string): CommandForms<TermRecord>[string] {
  const running = ({ obligations }: TermRecord) =>
    obligations
      .filter(({ endedAt }) => endedAt === null)
      .map(({ id, label, ownerOrganisationName }) => ({ id, name: `${label}（${ownerOrganisationName}）` }));
  return {
    intro,
    submitLabel: `发出${verb}`,
    initial: (record) => ({ obligationId: only(running(record)) }),
    fields: (props) => (
      <>
        <PickField {...props} name="obligationId" label="时限" options={running(props.record)} />
        <Note {...props} label={`${verb}内容`} required={false} />
      </>
    ),
    check: (values) => need(values, { obligationId: '请选择时限' }),
    body: (values) => ({ obligationId: values.obligationId, ...noteOf(values) }),
  };
}
