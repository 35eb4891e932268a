import AttachFile from '@mui/icons-material/AttachFile';
import CheckCircle from '@mui/icons-material/CheckCircle';
import { Box, Button, Chip, Stack, Typography } from '@mui/material';
import { type DragEvent, useId, useRef, useState } from 'react';
import { FORM_LABELS } from '../../policyItem/labels';
import type { GuideMaterial } from '../../policyItem/types';
import { StoredFile, WaitingFile } from './FileRow';
import type { UploadedFile } from './types';
import { UPLOAD_ACCEPT } from './upload';
import type { Uploads } from './useUploads';

interface Props {
  line: GuideMaterial;
  files: UploadedFile[];
  uploads: Uploads;
  onRemove(fileId: string): void;
}

/** One line of the checklist: what is wanted, where to drop it, what has been handed in. */
export function MaterialLine({ line, files, uploads, onRemove }: Props) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const tasks = uploads.tasks.filter((task) => task.materialKey === line.key);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    uploads.add(line.key, Array.from(event.dataTransfer.files));
  };
  return (
    <Box
      component="li"
      aria-labelledby={id}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      sx={{
        p: 1,
        border: '1px dashed',
        borderColor: over ? 'primary.main' : 'divider',
        bgcolor: over ? 'action.hover' : 'transparent',
        borderRadius: 1,
      }}
    >
      <Stack direction="row" spacing={1} useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
        {files.length > 0 && <CheckCircle fontSize="small" color="success" titleAccess="已提交" />}
        <Typography id={id} component="span" sx={{ fontWeight: 600 }}>
          {line.name}
        </Typography>
        <Chip
          size="small"
          variant={line.required ? 'filled' : 'outlined'}
          label={line.required ? '必交' : '如有'}
        />
        <Typography variant="body2" color="text.secondary">
          {FORM_LABELS[line.form]}
          {line.copies > 0 ? ` ${line.copies} 份` : ''}
          {line.note ? `；${line.note}` : ''}
        </Typography>
        <Box sx={{ flex: 1 }} />
        <Button
          size="small"
          startIcon={<AttachFile />}
          onClick={() => input.current?.click()}
          aria-label={`选择或拖入文件：${line.name}`}
        >
          选择或拖入文件
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={UPLOAD_ACCEPT}
          aria-label={`上传${line.name}`}
          onChange={(event) => {
            uploads.add(line.key, Array.from(event.target.files ?? []));
            event.target.value = '';
          }}
        />
      </Stack>
      {files.map((file) => (
        <StoredFile key={file.id} file={file} onRemove={() => onRemove(file.id)} />
      ))}
      {tasks.map((task) => (
        <WaitingFile
          key={task.id}
          task={task}
          onRetry={() => uploads.retry(task.id)}
          onRemove={() => uploads.remove(task.id)}
        />
      ))}
    </Box>
  );
}
