import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { RatingPointView } from '../../../api/rating-point/schemas';
import { placeWords } from '../../../workflows/rules/evaluation/ratings/labels';
import { ConfirmDialog, Instant, ToneChip } from '../shared';
import { WindowNameDialog } from './RenameDialogs';
import { useAct } from './useAct';

type Act = 'withdraw' | 'reissue';

/** Codes with what can be done about each. */
export function PointTable({ rows, organises }: { rows: readonly RatingPointView[]; organises: boolean }) {
  const [asked, setAsked] = useState<{ row: RatingPointView; act: Act } | null>(null);
  const [renamed, setRenamed] = useState<string | null>(null);
  const renaming = rows.find(({ id }) => id === renamed);
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label="评价码列表">
      <Table size="small">
        <TableHead>
          <TableRow sx={{ whiteSpace: 'nowrap' }}>
            <TableCell>评价对象</TableCell>
            <TableCell>点位</TableCell>
            <TableCell>窗口</TableCell>
            <TableCell>发放时间</TableCell>
            <TableCell>状态</TableCell>
            <TableCell>办理</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id} hover>
              <TableCell component="th" scope="row">
                {row.objectName}
              </TableCell>
              <TableCell>
                {row.siteName}
                <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
                  {[row.siteKindLabel, row.regionName].filter(Boolean).join(' · ')}
                </Box>
              </TableCell>
              <TableCell>{row.windowName || '—'}</TableCell>
              <TableCell>
                <Instant at={row.createdAt} />
              </TableCell>
              <TableCell>
                <ToneChip tone={row.status === 'ACTIVE' ? 'good' : 'stop'} label={row.statusLabel} />
                {row.withdrawnReason && (
                  <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>{row.withdrawnReason}</Box>
                )}
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                {row.status === 'ACTIVE' && (
                  <>
                    <Button
                      component="a"
                      size="small"
                      href={`/api/rating-points/${row.id}/poster.pdf`}
                      aria-label={`打印海报：${row.objectName ?? ''} ${placeWords(row.siteName, row.windowName)}`}
                    >
                      海报
                    </Button>
                    {organises && (
                      <>
                        {row.windowName !== '' && (
                          <Button
                            size="small"
                            onClick={() => setRenamed(row.id)}
                            aria-label={`更正窗口名称：${row.objectName ?? ''} ${placeWords(row.siteName, row.windowName)}`}
                          >
                            更正
                          </Button>
                        )}
                        <Button size="small" onClick={() => setAsked({ row, act: 'reissue' })}>
                          换发
                        </Button>
                        <Button size="small" onClick={() => setAsked({ row, act: 'withdraw' })}>
                          停用
                        </Button>
                      </>
                    )}
                  </>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {renaming && <WindowNameDialog row={renaming} onClose={() => setRenamed(null)} />}
      {asked && <ReasonDialog {...asked} onClose={() => setAsked(null)} />}
    </Box>
  );
}

const TEXTS = {
  withdraw: {
    title: '停用评价码',
    hint: '停用后这个二维码立即失效，扫码的人不能再评价；已有的评价照常保留。',
    label: '停用',
    done: '已停用，原二维码立即失效',
  },
  reissue: {
    title: '换发评价码',
    hint: '原二维码立即失效，同一窗口换用新的二维码，请打印新海报并换下旧的。',
    label: '换发',
    done: '已换发，请打印新海报',
  },
} as const;

function ReasonDialog({ row, act, onClose }: { row: RatingPointView; act: Act; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const texts = TEXTS[act];
  const { send, pending, error, errors, changed } = useAct(
    `/rating-points/${row.id}/${act}`,
    () => texts.done,
    onClose,
  );
  return (
    <ConfirmDialog
      open
      title={texts.title}
      confirmLabel={texts.label}
      pending={pending}
      error={error}
      onConfirm={() => send({ reason })}
      onClose={onClose}
    >
      <Typography variant="body2" sx={{ mb: 1 }}>
        {row.objectName}，{placeWords(row.siteName, row.windowName)}。{texts.hint}
      </Typography>
      <TextField
        label="原因"
        required
        autoFocus
        value={reason}
        error={Boolean(errors.reason)}
        helperText={errors.reason ?? '如破损、遮挡、被调换、窗口撤并'}
        onChange={(event) => {
          setReason(event.target.value);
          changed();
        }}
      />
    </ConfirmDialog>
  );
}
