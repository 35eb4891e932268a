import { Box, Typography } from '@mui/material';
import type { GuideMaterial } from '../../policyItem/types';
import { MaterialLine } from './MaterialLine';
import type { MaterialFiles } from './types';
import type { Uploads } from './useUploads';

interface Props {
  checklist: GuideMaterial[];
  files: MaterialFiles;
  uploads: Uploads;
  onChange(change: (files: MaterialFiles) => MaterialFiles): void;
}

/** The guide's checklist with a drop target for every line; required lines first as the guide has them. */
export function MaterialsChecklist({ checklist, files, uploads, onChange }: Props) {
  const required = checklist.filter((line) => line.required);
  const given = required.filter((line) => (files[line.key] ?? []).length > 0).length;
  if (checklist.length === 0) return <Typography color="text.secondary">本事项无需提交材料。</Typography>;
  return (
    <>
      <Typography variant="body2" color="text.secondary" aria-live="polite" sx={{ mb: 1 }}>
        必交材料已交 {given}/{required.length} 项。支持 PDF、OFD、JPG、PNG、WebP、DOCX、XLSX，每个不超过 20
        MB。
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {checklist.map((line) => (
          <MaterialLine
            key={line.key}
            line={line}
            files={files[line.key] ?? []}
            uploads={uploads}
            onRemove={(fileId) =>
              onChange((now) => ({
                ...now,
                [line.key]: (now[line.key] ?? []).filter((file) => file.id !== fileId),
              }))
            }
          />
        ))}
      </Box>
    </>
  );
}
