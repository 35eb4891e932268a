import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import { formatDate } from '../format';
import { EmptyState, Instant, Panel, ProblemAlert } from '../shared';
import { DrawDialog } from './DrawDialog';
import { DrawProof } from './DrawProof';
import type { RandomVisitView } from './types';

/** Visits whose unit and officer are drawn by lot; the unit is not told (BT-DUT-2). */
export function RandomVisitsPanel({ schemeCode, mayDraw }: { schemeCode: string; mayDraw: boolean }) {
  const [drawing, setDrawing] = useState(false);
  const [proven, setProven] = useState<RandomVisitView | null>(null);
  const { data, error, refetch } = useGetList<RandomVisitView>('random-visits', {
    filter: { schemeCode },
    pagination: { page: 1, perPage: 50 },
    sort: { field: 'drawnAt', order: 'DESC' },
  });
  const draw = mayDraw && (
    <Button size="small" variant="outlined" onClick={() => setDrawing(true)}>
      随机抽取
    </Button>
  );
  return (
    <Panel title="双随机暗访体验" aside={draw}>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && data.length === 0 && (
        <EmptyState
          title="还没有抽取过"
          hint="随机抽取单位和人员后列在这里；结果可由任何有权查看的人复核。"
        />
      )}
      {data && data.length > 0 && (
        <Box sx={{ overflowX: 'auto' }}>
          <Table size="small" aria-label="暗访体验任务">
            <TableHead>
              <TableRow sx={{ whiteSpace: 'nowrap' }}>
                <TableCell>抽取时间</TableCell>
                <TableCell>单位</TableCell>
                <TableCell>人员</TableCell>
                <TableCell>完成期限</TableCell>
                <TableCell>抽取人</TableCell>
                <TableCell>复核</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {data.map((visit) => (
                <TableRow key={visit.id}>
                  <TableCell>
                    <Instant at={visit.drawnAt} />
                  </TableCell>
                  <TableCell>{visit.targetName}</TableCell>
                  <TableCell>{visit.officerName}</TableCell>
                  <TableCell>{formatDate(visit.visitBy)}</TableCell>
                  <TableCell>{visit.drawnByName ?? '—'}</TableCell>
                  <TableCell>
                    <Button
                      size="small"
                      onClick={() => setProven(visit)}
                      aria-label={`复核抽取：${visit.officerName} 赴 ${visit.targetName}`}
                    >
                      复核抽取
                    </Button>
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
      {drawing && <DrawDialog schemeCode={schemeCode} onClose={() => setDrawing(false)} />}
      {proven && <DrawProof visit={proven} onClose={() => setProven(null)} />}
    </Panel>
  );
}
