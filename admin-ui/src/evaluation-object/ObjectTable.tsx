import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import type { EvaluationObjectView } from '../../../api/evaluation-object/schemas';
import { type RowColumn, RowTable } from '../shared';

type Act = ((object: EvaluationObjectView) => void) | undefined;

/** Objects of one list; earlier and later versions stand folded under the one in force. */
export const ObjectTable = ({
  label,
  objects,
  onChange,
  onEnd,
}: {
  label: string;
  objects: readonly EvaluationObjectView[];
  onChange: Act;
  onEnd: Act;
}) => {
  const act: RowColumn<EvaluationObjectView> = {
    head: '办理',
    phone: 'BARE',
    nowrap: true,
    cell: (object) =>
      object.versions.at(-1)!.validTo === null && (
        <>
          <Button size="small" onClick={() => onChange?.(object)} aria-label={`变更 ${shownOf(object).name}`}>
            变更
          </Button>
          <Button size="small" onClick={() => onEnd?.(object)} aria-label={`终止 ${shownOf(object).name}`}>
            终止
          </Button>
        </>
      ),
  };
  return (
    <RowTable
      label={label}
      columns={onChange ? [...columns, act] : columns}
      rows={objects}
      keyOf={({ id }) => id}
    />
  );
};

const shownOf = ({ inForce, versions }: EvaluationObjectView) => inForce ?? versions.at(-1)!;

const columns: RowColumn<EvaluationObjectView>[] = [
  { head: '序号', phone: 'LEAD', cell: ({ order }) => order },
  { head: '名称', names: true, phone: 'LEAD', cell: (object) => <Name object={object} /> },
  {
    head: '单位',
    cell: (object) => shownOf(object).organisationName ?? '未建账户，由主管单位代为登记',
  },
  { head: '目标考核', cell: (object) => (shownOf(object).inTargetAssessment ? '纳入' : '不纳入') },
  {
    head: '有效期',
    cell: (object) => `${shownOf(object).validFrom} 至 ${shownOf(object).validTo ?? '今'}`,
  },
];

const Name = ({ object: { id, inForce, versions } }: { object: EvaluationObjectView }) => (
  <>
    <Link to={`/evaluation-units/${encodeURIComponent(id)}`}>{(inForce ?? versions.at(-1)!).name}</Link>
    {!inForce && '（当日未生效）'}
    {versions.length > 1 && (
      <Box component="details" sx={{ typography: 'body2', '& summary': { cursor: 'pointer' } }}>
        <summary>全部 {versions.length} 个版本</summary>
        {versions.map((version) => (
          <div key={version.validFrom}>
            {version.validFrom} 至 {version.validTo ?? '今'}：{version.name}
          </div>
        ))}
      </Box>
    )}
  </>
);
