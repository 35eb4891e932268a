import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Link } from 'react-router-dom';
import { Countdown } from '../shared/Countdown';
import { ExplanationFold } from '../shared/Explanation';
import { Instant } from '../shared/Instant';
import { subjectPage } from '../shared/subjectPages';
import type { ObligationView } from '../shared/types';

/** Something that I or my organisation owe besides cases. */
export interface DutyTask {
  subjectType: string;
  subjectId: string;
  termId: string | null;
  number: string | null;
  name: string;
  matter: string;
  obligation: ObligationView;
  now: string;
}

/** What is owed in the schemes of officers, the most urgent first, each with its clock and the reason for it. */
export const DutyTable = ({ duties }: { duties: DutyTask[] }) => (
  <Table size="small" aria-label="方案待办">
    <TableHead>
      <TableRow>
        <TableCell>事项</TableCell>
        <TableCell>对象</TableCell>
        <TableCell>剩余时间</TableCell>
        <TableCell>到期</TableCell>
      </TableRow>
    </TableHead>
    <TableBody>
      {duties.map((task) => (
        <TableRow key={`${task.subjectId}/${task.obligation.id}`}>
          <TableCell>
            {task.obligation.label}
            <ExplanationFold explanation={task.obligation.explanation} />
          </TableCell>
          <TableCell>
            <DutyLink task={task} />
            <div>{task.matter}</div>
          </TableCell>
          <TableCell>
            <Countdown obligation={task.obligation} now={task.now} />
          </TableCell>
          <TableCell>
            <Instant at={task.obligation.dueAt} />
          </TableCell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
);

const DutyLink = ({ task }: { task: DutyTask }) => {
  const page = subjectPage(task);
  const text = [task.name, task.number].filter(Boolean).join(' ') || task.matter;
  return page ? <Link to={page}>{text}</Link> : <span>{text}</span>;
};
