import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import type { RatingPointView } from '../../../api/rating-point/schemas';
import { placeWords } from '../../../workflows/rules/evaluation/ratings/labels';
import { ConfirmDialog, Instant, type RowColumn, RowTable, ToneChip } from '../shared';
import { WindowNameDialog } from './RenameDialogs';
import { useAct } from './useAct';

type Act = 'withdraw' | 'reissue';

/** Codes with what can be done about each. */
export function PointTable({ rows, organises }: { rows: readonly RatingPointView[]; organises: boolean }) {
  const [asked, setAsked] = useState<{ row: RatingPointView; act: Act } | null>(null);
  const [renamed, setRenamed] = useState<string | null>(null);
  const renaming = rows.find(({ id }) => id === renamed);
  const handling: RowColumn<RatingPointView> = {
    head: '办理',
    nowrap: true,
    phone: 'BARE',
    cell: (row) => (
      <Acts
        row={row}
        organises={organises}
        onRename={() => setRenamed(row.id)}
        onAct={(act) => setAsked({ row, act })}
      />
    ),
  };
  return (
    <>
      <RowTable label="评价码" columns={[...COLUMNS, handling]} rows={rows} keyOf={({ id }) => id} />
      {renaming && <WindowNameDialog row={renaming} onClose={() => setRenamed(null)} />}
      {asked && <ReasonDialog {...asked} onClose={() => setAsked(null)} />}
    </>
  );
}

const Small = ({ children }: { children: ReactNode }) => (
  <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>{children}</Box>
);

const COLUMNS: RowColumn<RatingPointView>[] = [
  { head: '评价对象', names: true, phone: 'LEAD', cell: ({ objectName }) => objectName },
  {
    head: '点位',
    cell: ({ siteName, siteKindLabel, regionName }) => (
      <>
        {siteName}
        <Small>{[siteKindLabel, regionName].filter(Boolean).join(' · ')}</Small>
      </>
    ),
  },
  { head: '窗口', cell: ({ windowName }) => windowName || '—' },
  { head: '发放时间', cell: ({ createdAt }) => <Instant at={createdAt} /> },
  {
    head: '状态',
    phone: 'LEAD',
    cell: ({ status, statusLabel, withdrawnReason }) => (
      <>
        <ToneChip tone={status === 'ACTIVE' ? 'good' : 'stop'} label={statusLabel} />
        {withdrawnReason && <Small>{withdrawnReason}</Small>}
      </>
    ),
  },
];

function Acts({
  row,
  organises,
  onRename,
  onAct,
}: {
  row: RatingPointView;
  organises: boolean;
  onRename: () => void;
  onAct: (act: Act) => void;
}) {
  if (row.status !== 'ACTIVE') return null;
  const place = `${row.objectName ?? ''} ${placeWords(row.siteName, row.windowName)}`;
  return (
    <>
      <Button
        component="a"
        size="small"
        href={`/api/rating-points/${row.id}/poster.pdf`}
        aria-label={`打印海报：${place}`}
      >
        海报
      </Button>
      {organises && (
        <>
          {row.windowName !== '' && (
            <Button size="small" onClick={onRename} aria-label={`更正窗口名称：${place}`}>
              更正
            </Button>
          )}
          <Button size="small" onClick={() => onAct('reissue')}>
            换发
          </Button>
          <Button size="small" onClick={() => onAct('withdraw')}>
            停用
          </Button>
        </>
      )}
    </>
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
