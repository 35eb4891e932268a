import AttachFile from '@mui/icons-material/AttachFile';
import Close from '@mui/icons-material/Close';
import Mic from '@mui/icons-material/Mic';
import PhotoCamera from '@mui/icons-material/PhotoCamera';
import Stop from '@mui/icons-material/Stop';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { type ChangeEvent, useState } from 'react';
import { formatSize } from '../format';
import { newIdempotencyKey, ProblemAlert } from '../shared';
import { uploadFile } from '../shared/http';
import type { FileView } from './types';
import { useVoiceNote } from './useVoiceNote';

interface FilesFieldProps {
  files: FileView[];
  onChange: (files: FileView[]) => void;
  /** Voice notes are offered where they make sense. */
  voice?: boolean;
}

export const kindOf = (mediaType: string): FileView['kind'] =>
  mediaType.startsWith('image/') ? 'PICTURE' : /^(audio|video)\//.test(mediaType) ? 'VOICE' : 'DOCUMENT';

/** Pictures from the camera, a voice note, documents: each goes to the server as soon as it is there. */
export function FilesField({ files, onChange, voice = false }: FilesFieldProps) {
  const [pending, setPending] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const send = async (chosen: File[]) => {
    setError(null);
    const added: FileView[] = [];
    for (const file of chosen) {
      setPending((n) => n + 1);
      try {
        const { id, ...stored } = await uploadFile(file, newIdempotencyKey());
        added.push({ ...stored, uploadId: id, kind: kindOf(stored.mediaType) } as FileView);
      } catch (failure) {
        setError(failure);
      } finally {
        setPending((n) => n - 1);
      }
    }
    if (added.length > 0) onChange([...files, ...added]);
  };
  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])];
    event.target.value = '';
    void send(chosen);
  };
  const note = useVoiceNote((file) => void send([file]));
  return (
    <Box>
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap' }}>
        <Button component="label" variant="outlined" startIcon={<PhotoCamera />}>
          拍照或选图
          <input hidden type="file" accept="image/*" capture="environment" multiple onChange={pick} />
        </Button>
        <Button component="label" variant="outlined" startIcon={<AttachFile />}>
          附文件
          <input hidden type="file" multiple onChange={pick} />
        </Button>
        {voice && note.supported && (
          <Button
            variant="outlined"
            color={note.recording ? 'error' : 'primary'}
            startIcon={note.recording ? <Stop /> : <Mic />}
            onClick={note.recording ? note.stop : note.start}
          >
            {note.recording ? `停止录音（${note.seconds}秒）` : '录一段语音'}
          </Button>
        )}
      </Stack>
      {note.problem && <Typography role="alert">{note.problem}</Typography>}
      {pending > 0 && <Typography role="status">正在上传{pending}个文件…</Typography>}
      <ProblemAlert error={error} />
      <Box component="ul" aria-label="已附文件" sx={{ pl: 0, my: 1, listStyle: 'none' }}>
        {files.map((file) => (
          <AttachedFile
            key={file.uploadId}
            file={file}
            onRemove={() => onChange(files.filter(({ uploadId }) => uploadId !== file.uploadId))}
          />
        ))}
      </Box>
    </Box>
  );
}

/** A stored file: pictures and voice are shown as what they are. */
export function AttachedFile({ file, onRemove }: { file: FileView; onRemove?: () => void }) {
  const address = `/api/uploads/${file.uploadId}`;
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1, alignItems: 'center', py: 0.5 }}>
      {file.kind === 'PICTURE' && (
        <Box component="img" src={address} alt={file.fileName} sx={{ height: 64, borderRadius: 1 }} />
      )}
      {file.kind === 'VOICE' && (
        // biome-ignore lint/a11y/useMediaCaption: a voice note of a person has no captions
        <audio controls preload="none" src={address} aria-label={`语音 ${file.fileName}`} />
      )}
      <a href={address} target="_blank" rel="noreferrer">
        {file.fileName}
      </a>
      <Typography variant="caption" color="text.secondary">
        {formatSize(file.sizeBytes)}
      </Typography>
      {onRemove && (
        <IconButton size="small" aria-label={`移除 ${file.fileName}`} onClick={onRemove}>
          <Close fontSize="small" />
        </IconButton>
      )}
    </Box>
  );
}
