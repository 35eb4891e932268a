import Close from '@mui/icons-material/Close';
import { Box, Button, IconButton, LinearProgress, Link, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { formatSize } from '../../format';
import type { UploadedFile } from './types';
import type { UploadTask } from './useUploads';

/** A file the server has stored: name, size and the head of its fingerprint. */
export function StoredFile({ file, onRemove }: { file: UploadedFile; onRemove?: () => void }) {
  return (
    <Row
      name={
        <Link href={`/api/uploads/${file.id}`} target="_blank" rel="noreferrer">
          {file.fileName}
        </Link>
      }
      aside={
        <Typography variant="caption" color="text.secondary" title={`SHA-256：${file.sha256}`}>
          {formatSize(file.sizeBytes)}　指纹 {file.sha256.slice(0, 12)}
        </Typography>
      }
      removeLabel={onRemove ? `移除 ${file.fileName}` : null}
      onRemove={onRemove}
    />
  );
}

/** A file on its way, with its progress, or the reason why it was not taken. */
export function WaitingFile(props: { task: UploadTask; onRetry(): void; onRemove(): void }) {
  const { task } = props;
  const percent = Math.round(task.share * 100);
  return (
    <Row
      name={task.file.name}
      aside={
        task.error ? (
          <Typography variant="body2" role="alert" sx={{ color: 'error.main' }}>
            未上传：{task.error}
            {task.retriable && (
              <Button size="small" onClick={props.onRetry}>
                重试
              </Button>
            )}
          </Typography>
        ) : (
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 160 }}>
            <LinearProgress
              variant="determinate"
              value={percent}
              aria-label={`${task.file.name} 上传进度`}
              sx={{ flex: 1 }}
            />
            <Typography variant="caption">{percent}%</Typography>
          </Box>
        )
      }
      removeLabel={task.error ? `移除 ${task.file.name}` : `取消上传 ${task.file.name}`}
      onRemove={props.onRemove}
    />
  );
}

function Row(props: {
  name: ReactNode;
  aside: ReactNode;
  removeLabel: string | null;
  onRemove?: () => void;
}) {
  return (
    <Stack direction="row" spacing={1} useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap', pt: 0.5 }}>
      <Typography variant="body2" component="span" sx={{ wordBreak: 'break-all' }}>
        {props.name}
      </Typography>
      {props.aside}
      {props.removeLabel && (
        <IconButton size="small" aria-label={props.removeLabel} onClick={props.onRemove}>
          <Close fontSize="small" />
        </IconButton>
      )}
    </Stack>
  );
}
