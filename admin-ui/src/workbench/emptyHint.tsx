import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { hasRole } from '../shared/session';
import type { Role, Session } from '../shared/types';

interface Hint {
  title: string;
  hint: string;
  action?: ReactNode;
}

const to = (path: string, label: string): ReactNode => (
  <Button component={Link} to={path} variant="outlined" size="small">
    {label}
  </Button>
);

const HINTS: [Role, Hint][] = [
  [
    'WINDOW',
    {
      title: '没有待受理、待交办或待回访的件',
      hint: '企业到窗口申报时，凭统一社会信用代码和政策事项新建受理件。',
      action: to('/redemptions/create', '新建受理件'),
    },
  ],
  [
    'HANDLER',
    {
      title: '没有待签收或待拟办的件',
      hint: '专窗交办后会出现在这里，并有通知提醒；可先核对本部门事项的办事指南。',
      action: to('/policy-items', '查看政策事项'),
    },
  ],
  [
    'APPROVER',
    {
      title: '没有待审批的件',
      hint: '经办人拟办后会出现在这里。',
      action: to('/redemptions', '查看本部门办件'),
    },
  ],
  [
    'FINANCE',
    {
      title: '没有待支付的件',
      hint: '部门审批完结后会出现在这里；可先核对资金池余额。',
      action: to('/fund-pools', '查看资金池'),
    },
  ],
  [
    'SUPERVISOR',
    {
      title: '督办工作在督办台进行',
      hint: '将要逾期和已经逾期的时限在督办台汇总。',
      action: to('/overdue', '打开督办台'),
    },
  ],
  [
    'AUDITOR',
    {
      title: '审计账号没有待办',
      hint: '可检索任一办件的全过程和校验链。',
      action: to('/history', '打开审计台'),
    },
  ],
];

/** What an empty list should tell a person of these roles to do next. */
export function emptyHint(session: Session | undefined): Hint {
  const found = HINTS.find(([role]) => hasRole(session, role));
  return found?.[1] ?? { title: '没有待办', hint: '需要您办理的件会出现在这里。' };
}
