import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Link } from 'react-router-dom';
import type { EvaluationObjectView } from '../../../api/evaluation-object/schemas';

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
}) => (
  <Box sx={{ overflowX: 'auto' }}>
    <Table size="small" aria-label={label}>
      <TableHead>
        <TableRow>
          <TableCell>序号</TableCell>
          <TableCell>名称</TableCell>
          <TableCell>单位</TableCell>
          <TableCell>目标考核</TableCell>
          <TableCell>有效期</TableCell>
          {onChange && <TableCell>办理</TableCell>}
        </TableRow>
      </TableHead>
      <TableBody>
        {objects.map((object) => {
          const { id, order, inForce, versions } = object;
          const shown = inForce ?? versions.at(-1)!;
          const ended = versions.at(-1)!.validTo !== null;
          return (
            <TableRow key={id} sx={{ opacity: inForce ? 1 : 0.75 }}>
              <TableCell>{order}</TableCell>
              <TableCell>
                <Link to={`/evaluation-units/${encodeURIComponent(id)}`}>{shown.name}</Link>
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
              </TableCell>
              <TableCell>{shown.organisationName ?? '未建账户，由主管单位代为登记'}</TableCell>
              <TableCell>{shown.inTargetAssessment ? '纳入' : '不纳入'}</TableCell>
              <TableCell>
                {shown.validFrom} 至 {shown.validTo ?? '今'}
              </TableCell>
              {onChange && (
                <TableCell sx={{ whiteSpace: 'nowrap' }}>
                  {!ended && (
                    <>
                      <Button size="small" onClick={() => onChange(object)} aria-label={`变更 ${shown.name}`}>
                        变更
                      </Button>
                      <Button size="small" onClick={() => onEnd?.(object)} aria-label={`终止 ${shown.name}`}>
                        终止
                      </Button>
                    </>
                  )}
                </TableCell>
              )}
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  </Box>
);
