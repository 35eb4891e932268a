import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { PUBLICATION_ACTS } from '../../../workflows/rules/officer-term/parameters';
import { DateField } from '../process/DateField';
import { NoteField } from '../process/NoteField';
import { type CommandForms, type Errors, type FieldsProps, need, textOf, written } from '../process/types';
import { FilesField } from './FilesField';
import type { FileView, MyTermView } from './types';

type Props = FieldsProps<MyTermView>;

const filesOf = (values: Props['values']): FileView[] => (values.files as FileView[] | undefined) ?? [];

const Files = ({ values, set }: Props) => (
  <FilesField files={filesOf(values)} onChange={(files) => set('files', files)} />
);

const idsOf = (values: Props['values']) => filesOf(values).map(({ uploadId }) => uploadId);

export const ACT_LABELS: Record<(typeof PUBLICATION_ACTS)[number], string> = {
  PUBLISH: '公开发布体验监督情况',
  INTERVIEW: '接受采访',
  USE_RESULTS: '公开使用监督结果',
};

const Acts = ({ values, errors, set }: Props) => {
  const chosen = (values.acts as string[] | undefined) ?? [];
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend>需要许可的事项</legend>
      {PUBLICATION_ACTS.map((act) => (
        <FormControlLabel
          key={act}
          label={ACT_LABELS[act]}
          control={
            <Checkbox
              checked={chosen.includes(act)}
              onChange={(_, on) => set('acts', on ? [...chosen, act] : chosen.filter((each) => each !== act))}
            />
          }
        />
      ))}
      {errors.acts && <div role="alert">{errors.acts}</div>}
    </fieldset>
  );
};

/** Forms of the steps that an officer takes on his own term, besides filing and hearings. */
export const ownForms: CommandForms<MyTermView> = {
  requestLeave: {
    intro: '请假须事先提出，由运营单位审批；准假只免除对应活动的缺席，不减少报送要求。',
    submitLabel: '提交请假',
    fields: (props) => (
      <>
        <DateField {...props} name="from" label="开始日期" />
        <DateField {...props} name="to" label="结束日期" />
        <NoteField {...props} label="请假事由" required />
        <Files {...props} />
      </>
    ),
    check: (values) => need(values, { from: '请选择开始日期', to: '请选择结束日期', note: '请写明请假事由' }),
    body: (values) => ({
      from: values.from,
      to: values.to,
      note: written(values, 'note'),
      files: idsOf(values),
    }),
  },
  requestPublication: {
    intro: '未经许可，不得公开发布体验监督情况、接受采访或公开使用监督结果。',
    submitLabel: '提交申请',
    fields: (props) => (
      <>
        <Acts {...props} />
        <DateField {...props} name="from" label="自" />
        <DateField {...props} name="to" label="至（不填为长期）" />
        <NoteField {...props} label="用途和内容" required />
        <Files {...props} />
      </>
    ),
    check: (values) => ({
      ...need(values, { from: '请选择起始日期', note: '请写明用途和内容' }),
      ...(((values.acts as string[] | undefined) ?? []).length === 0 ? { acts: '请选择需要许可的事项' } : {}),
    }),
    body: (values) => ({
      acts: values.acts,
      from: values.from,
      to: textOf(values, 'to') || null,
      note: written(values, 'note'),
      files: idsOf(values),
    }),
  },
  resign: {
    intro: '申请解聘须附本人签名的书面申请；提交后聘期即告结束，不能撤回。',
    submitLabel: '提交解聘申请',
    fields: (props) => (
      <>
        <Files {...props} />
        {props.errors.applicationFileId && <div role="alert">{props.errors.applicationFileId}</div>}
        <NoteField {...props} label="说明" hint="可不填。" />
      </>
    ),
    check: (values): Errors =>
      idsOf(values).length === 1 ? {} : { applicationFileId: '请附上一份本人签名的书面申请' },
    body: (values) => ({ applicationFileId: idsOf(values)[0], note: written(values, 'note') }),
  },
};
