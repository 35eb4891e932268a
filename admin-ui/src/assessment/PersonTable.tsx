import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState } from 'react';
import { GRADE_LABELS } from '../../../workflows/rules/officer-term/labels';
import { TextLink } from '../gathering/TextLink';
import { AdjustDialog } from './AdjustDialog';
import { Calculation } from './Calculation';
import { inOrder, tied } from './figures';
import type { AssessedPersonView, AssessmentView } from './types';

const COLUMNS = ['位次', '姓名', '采纳', '提供', '专项评价', '测算等次', '评定等次', '操作'];
const NUMBERS = ['位次', '采纳', '提供'];

/** Everybody of the year with figures, computed grade and the whole calculation behind it. */
export function PersonTable({ record }: { record: AssessmentView }) {
  const [open, setOpen] = useState<string | null>(null);
  const [adjusted, setAdjusted] = useState<AssessedPersonView | null>(null);
  const same = tied(record.persons);
  const mayAdjust = record.actions.some(({ command, allowed }) => command === 'adjust' && allowed);
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label="考核表">
      <Table size="small" aria-label="考核表">
        <TableHead>
          <TableRow sx={{ whiteSpace: 'nowrap' }}>
            {COLUMNS.map((label) => (
              <TableCell key={label} align={NUMBERS.includes(label) ? 'right' : 'left'}>
                {label}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {inOrder(record.persons).map((person) => (
            <PersonRows
              key={person.termId}
              person={person}
              isTied={same.has(person.termId)}
              isOpen={open === person.termId}
              onToggle={() => setOpen(open === person.termId ? null : person.termId)}
              onAdjust={mayAdjust && person.choices.length > 1 ? () => setAdjusted(person) : undefined}
            />
          ))}
        </TableBody>
      </Table>
      {adjusted && (
        <AdjustDialog assessmentId={record.id} person={adjusted} onClose={() => setAdjusted(null)} />
      )}
    </Box>
  );
}

interface PersonRowsProps {
  person: AssessedPersonView;
  isTied: boolean;
  isOpen: boolean;
  onToggle: () => void;
  onAdjust?: () => void;
}

function PersonRows({ person, isTied, isOpen, onToggle, onAdjust }: PersonRowsProps) {
  const changed = person.grade !== person.computed;
  return (
    <>
      <TableRow hover>
        <TableCell align="right">
          {person.rank ?? '—'}
          {isTied && <Chip size="small" variant="outlined" label="并列" sx={{ ml: 0.5 }} />}
        </TableCell>
        <TableCell>
          <TextLink to={`/officer-terms/${person.termId}`}>{person.officerName}</TextLink>
        </TableCell>
        <TableCell align="right">{person.adopted}</TableCell>
        <TableCell align="right">
          {person.provided}
          {person.unscreened > 0 && `（${person.unscreened}条未核验）`}
        </TableCell>
        <TableCell>
          {person.specialDutyMissed > 0 ? `未完成${person.specialDutyMissed}项` : '无缺项'}
        </TableCell>
        <TableCell>{GRADE_LABELS[person.computed]}</TableCell>
        <TableCell>
          <strong>{GRADE_LABELS[person.grade]}</strong>
          {changed && '（已调整）'}
        </TableCell>
        <TableCell sx={{ whiteSpace: 'nowrap' }}>
          <Button
            size="small"
            aria-expanded={isOpen}
            onClick={onToggle}
            aria-label={`${person.officerName}的计算过程`}
          >
            计算过程
          </Button>
          {onAdjust && (
            <Button size="small" onClick={onAdjust} aria-label={`调整${person.officerName}的等次`}>
              调整
            </Button>
          )}
        </TableCell>
      </TableRow>
      {isOpen && (
        <TableRow>
          <TableCell colSpan={COLUMNS.length} sx={{ backgroundColor: 'action.hover' }}>
            <Calculation person={person} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}
