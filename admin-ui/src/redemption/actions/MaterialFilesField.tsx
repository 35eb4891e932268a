import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { formatSize } from '../../format';
import { newIdempotencyKey, type UploadView, uploadFile } from '../../shared/http';
import { ProblemAlert } from '../../shared/ProblemAlert';
import type { GuideMaterial } from '../types';
import type { FieldsProps } from './types';

/** A file handed in for one line of the checklist, as the draft keeps it. */
export interface HandedIn extends Pick<UploadView, 'fileName' | 'sizeBytes'> {
  materialKey: string;
  uploadId: string;
}

export const handedIn = (values: FieldsProps['values']): HandedIn[] =>
  (values.materials as HandedIn[] | undefined) ?? [];

/** One upload per line of the guide's checklist; files are stored at once, so a refused step loses none. */
export const MaterialFilesField = ({ record, values, errors, set }: FieldsProps) => {
  const files = handedIn(values);
  return (
    <Box role="group" aria-label="补交的材料">
      {record.item.guide.materials.map((material) => (
        <MaterialLine
          key={material.key}
          material={material}
          files={files.filter((file) => file.materialKey === material.key)}
          add={(file) => set('materials', [...files, file])}
          remove={(uploadId) =>
            set(
              'materials',
              files.filter((file) => file.uploadId !== uploadId),
            )
          }
        />
      ))}
      {errors.materials && <FormHelperText error>{errors.materials}</FormHelperText>}
    </Box>
  );
};

const MaterialLine = ({
  material,
  files,
  add,
  remove,
}: {
  material: GuideMaterial;
  files: HandedIn[];
  add: (file: HandedIn) => void;
  remove: (uploadId: string) => void;
}) => {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const upload = async (file: File) => {
    setPending(true);
    setError(null);
    try {
      const { id, fileName, sizeBytes } = await uploadFile(file, newIdempotencyKey());
      add({ materialKey: material.key, uploadId: id, fileName, sizeBytes });
    } catch (caught) {
      setError(caught);
    } finally {
      setPending(false);
    }
  };
  return (
    <Box sx={{ py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 1 }}>
        <Typography variant="body2">
          {material.name}
          {material.required ? '（必交）' : ''}
        </Typography>
        <Button component="label" size="small" variant="outlined" disabled={pending} sx={{ flexShrink: 0 }}>
          选择文件
          <Box
            component="input"
            type="file"
            aria-label={`上传：${material.name}`}
            sx={{ position: 'absolute', opacity: 0, width: 1, height: 1, overflow: 'hidden' }}
            onChange={(event: React.ChangeEvent<HTMLInputElement>) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file) void upload(file);
            }}
          />
        </Button>
      </Box>
      {pending && <LinearProgress aria-label="正在上传" />}
      {files.map((file) => (
        <Box key={file.uploadId} sx={{ display: 'flex', alignItems: 'center', gap: 1, typography: 'body2' }}>
          <span>
            {file.fileName}（{formatSize(file.sizeBytes)}）
          </span>
          <Button size="small" onClick={() => remove(file.uploadId)} aria-label={`移除 ${file.fileName}`}>
            移除
          </Button>
        </Box>
      ))}
      <ProblemAlert error={error} />
    </Box>
  );
};
