import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import type { MemberView } from '../../../api/library/schemas';
import { chinaDate } from '../format';
import { type RowColumn, RowTable } from '../shared';

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
  const choose: RowColumn<MemberView> = {
    head: '选择本页',
    phone: 'LEAD',
    headCell: (
      <Checkbox
        checked={all}
        onChange={() => onChoose?.(all ? [] : serving)}
        slotProps={{ input: { 'aria-label': '选择本页全部' } }}
      />
    ),
    cell: ({ id, leftAt }, index) => (
      <Checkbox
        checked={chosen.includes(id)}
        disabled={leftAt !== null}
        onChange={(event) =>
          onChoose?.(event.target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
        }
        slotProps={{ input: { 'aria-label': `选择第 ${index + 1} 行` } }}
      />
    ),
  };
  const reveal: RowColumn<MemberView> = {
    head: '个人信息',
    phone: 'BARE',
    cell: ({ id }, index) => (
      <Button size="small" onClick={() => onReveal?.(id)} aria-label={`查看第 ${index + 1} 行的完整信息`}>
        查看
      </Button>
    ),
  };
  return (
    <RowTable
      label="样本人员"
      columns={[...(onChoose ? [choose] : []), ...columns, ...(onReveal ? [reveal] : [])]}
      rows={members}
      keyOf={({ id }) => id}
    />
  );
};

const columns: RowColumn<MemberView>[] = [
  { head: '样本层', phone: 'LEAD', cell: ({ leafLabel }) => leafLabel },
  { head: '姓名或企业', names: true, phone: 'LEAD', cell: ({ name }) => name },
  { head: '手机', cell: ({ phone }) => phone ?? '无（寄信）' },
  { head: '推荐单位', cell: ({ recommendedByName }) => recommendedByName ?? '—' },
  {
    head: '同意',
    cell: ({ consentedAt, consentBasis }) => `${chinaDate(consentedAt)} ${consentBasis ?? ''}`,
  },
  { head: '最近更新', cell: (member) => `${member.refreshedYear} 年第 ${member.refreshedNumber} 轮` },
  { head: '在库', cell: ({ leftAt }) => (leftAt ? `${chinaDate(leftAt)} 离库` : '在库') },
];
