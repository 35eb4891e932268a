import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { AUDIT_SUBJECT_LABELS } from '../../../workflows/rules/auditLabels';
import {
  Countdown,
  EmptyState,
  hasRole,
  Instant,
  ProblemAlert,
  ProvisionalMark,
  subjectPage,
  useSession,
} from '../shared';
import { ActDialog, type SupervisionAct } from './ActDialog';
import { ExplanationDrawer } from './ExplanationDrawer';
import { Ladder } from './Ladder';
import type { BoardObligation } from './types';

/** Number of a case or certificate; subjects without one by their kind. */
const nameOf = ({ caseNo, subjectType }: BoardObligation): string =>
  caseNo ?? AUDIT_SUBJECT_LABELS[subjectType] ?? subjectType;

function SubjectLink({ row }: { row: BoardObligation }) {
  const page = subjectPage(row);
  const name = nameOf(row);
  if (!page) return <>{name}</>;
  return (
    <Link component={RouterLink} to={page} sx={{ whiteSpace: 'nowrap' }}>
      {name}
    </Link>
  );
}

/** Obligations with their clocks, ladder and what a supervisor may do about each. */
export function ObligationTable() {
  const { data, error, isPending, refetch } = useListContext<BoardObligation>();
  const session = useSession();
  const [explained, setExplained] = useState<BoardObligation | null>(null);
  const [acting, setActing] = useState<{ obligation: BoardObligation; act: SupervisionAct } | null>(null);
  const acts: SupervisionAct[] = [
    ...(hasRole(session, 'SUPERVISOR', 'WINDOW') ? (['urge'] as const) : []),
    ...(hasRole(session, 'SUPERVISOR') ? (['order'] as const) : []),
  ];
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (isPending) return null;
  if (!data || data.length === 0) {
    return <EmptyState title="没有符合条件的时限" hint="换个单位、环节或状态再看；没有逾期是好事。" />;
  }
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label="时限清单">
        <TableHead>
          <TableRow sx={{ whiteSpace: 'nowrap' }}>
            <TableCell>办件</TableCell>
            <TableCell>环节</TableCell>
            <TableCell>责任单位</TableCell>
            <TableCell>余时与到期</TableCell>
            <TableCell>提醒与升级</TableCell>
            <TableCell>操作</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {data.map((row) => (
            <TableRow key={`${row.subjectType}/${row.subjectId}/${row.id}`} hover>
              <TableCell>
                <SubjectLink row={row} />
                <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
                  {row.enterpriseName}　{row.itemName}
                </Box>
              </TableCell>
              <TableCell sx={{ minWidth: 96 }}>
                {row.label}
                <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>{row.ruleId}</Box>
              </TableCell>
              <TableCell sx={{ minWidth: 120 }}>{row.ownerOrganisationName}</TableCell>
              <TableCell>
                <Countdown obligation={row} now={row.now} />
                <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
                  <Instant at={row.dueAt} /> {row.provisional && <ProvisionalMark />}
                </Box>
              </TableCell>
              <TableCell>
                <Ladder rungs={row.rungs ?? []} />
              </TableCell>
              <TableCell>
                <Stack direction="row" spacing={0.5}>
                  <Button
                    size="small"
                    onClick={() => setExplained(row)}
                    aria-label={`${nameOf(row)} ${row.label} 依据`}
                  >
                    依据
                  </Button>
                  {acts.map((act) => (
                    <Button
                      key={act}
                      size="small"
                      variant="outlined"
                      aria-label={`${act === 'urge' ? '催办' : '督办'} ${nameOf(row)} ${row.label}`}
                      onClick={() => setActing({ obligation: row, act })}
                    >
                      {act === 'urge' ? '催办' : '督办'}
                    </Button>
                  ))}
                </Stack>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <ExplanationDrawer obligation={explained} onClose={() => setExplained(null)} />
      {acting && <ActDialog {...acting} onClose={() => setActing(null)} />}
    </Box>
  );
}
