import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { MemberView } from '../../../api/library/schemas';
import { chinaDate } from '../format';

/** A page of members; those who may edit choose rows. */
export const MemberTable = ({
  members,
  chosen,
  onChoose,
  onReveal,
}: {
  members: readonly MemberView[];
  chosen: readonly string[];
  onChoose?: (ids: string[]) => void;
  onReveal?: (id: string) => void;
}) => {
  const serving = members.filter(({ leftAt }) => leftAt === null).map(({ id }) => id);
  const all = serving.length > 0 && serving.every((id) => chosen.includes(id));
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label="样本人员">
        <TableHead>
          <TableRow>
            {onChoose && (
              <TableCell padding="checkbox">
                <Checkbox
                  checked={all}
                  onChange={() => onChoose(all ? [] : serving)}
                  slotProps={{ input: { 'aria-label': '选择本页全部' } }}
                />
              </TableCell>
            )}
            <TableCell>样本层</TableCell>
            <TableCell>姓名或企业</TableCell>
            <TableCell>手机</TableCell>
            <TableCell>推荐单位</TableCell>
            <TableCell>同意</TableCell>
            <TableCell>最近更新</TableCell>
            <TableCell>在库</TableCell>
            {onReveal && <TableCell>个人信息</TableCell>}
          </TableRow>
        </TableHead>
        <TableBody>
          {members.map((member, index) => (
            <TableRow key={member.id}>
              {onChoose && (
                <TableCell padding="checkbox">
                  <Checkbox
                    checked={chosen.includes(member.id)}
                    disabled={member.leftAt !== null}
                    onChange={(event) =>
                      onChoose(
                        event.target.checked
                          ? [...chosen, member.id]
                          : chosen.filter((id) => id !== member.id),
                      )
                    }
                    slotProps={{ input: { 'aria-label': `选择第 ${index + 1} 行` } }}
                  />
                </TableCell>
              )}
              <TableCell>{member.leafLabel}</TableCell>
              <TableCell>{member.name}</TableCell>
              <TableCell>{member.phone ?? '无（寄信）'}</TableCell>
              <TableCell>{member.recommendedByName ?? '—'}</TableCell>
              <TableCell>
                {chinaDate(member.consentedAt)} {member.consentBasis}
              </TableCell>
              <TableCell>
                {member.refreshedYear} 年第 {member.refreshedNumber} 轮
              </TableCell>
              <TableCell>{member.leftAt ? `${chinaDate(member.leftAt)} 离库` : '在库'}</TableCell>
              {onReveal && (
                <TableCell>
                  <Button
                    size="small"
                    onClick={() => onReveal(member.id)}
                    aria-label={`查看第 ${index + 1} 行的完整信息`}
                  >
                    查看
                  </Button>
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
};
