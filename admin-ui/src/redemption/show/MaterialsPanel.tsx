import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { formatSize } from '../../format';
import { Instant } from '../../shared/Instant';
import { Panel } from '../../shared/Panel';
import type { MaterialView, RedemptionDetail } from '../types';

/** The guide's checklist with what has been handed in for each line. */
export const MaterialsPanel = ({ record }: { record: RedemptionDetail }) => {
  const known = new Set(record.item.guide.materials.map((material) => material.key));
  const lines = [
    ...record.item.guide.materials.map(({ key, name, required }) => ({ key, name, required })),
    ...record.materials
      .filter((file) => !known.has(file.materialKey))
      .map((file) => ({ key: file.materialKey, name: file.name, required: false })),
  ];
  return (
    <Panel title={`申报材料（${record.materials.length} 份）`}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>材料</TableCell>
            <TableCell>文件</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line) => {
            const files = record.materials.filter((file) => file.materialKey === line.key);
            return (
              <TableRow key={line.key}>
                <TableCell sx={{ verticalAlign: 'top', width: '42%' }}>
                  {line.name}
                  {line.required ? '（必交）' : ''}
                </TableCell>
                <TableCell>
                  {files.map((file) => (
                    <MaterialFile key={file.uploadId} file={file} />
                  ))}
                  {files.length === 0 && (
                    <Typography variant="body2" color="text.secondary">
                      {line.required ? '未提交' : '—'}
                    </Typography>
                  )}
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </Panel>
  );
};

const MaterialFile = ({ file }: { file: MaterialView }) => (
  <Typography variant="body2" component="div" sx={{ overflowWrap: 'anywhere' }}>
    <Link href={`/api/uploads/${file.uploadId}`} download={file.fileName} title={`SHA-256：${file.sha256}`}>
      {file.fileName}
    </Link>
    <Typography component="span" variant="caption" color="text.secondary" sx={{ ml: 1 }}>
      {formatSize(file.sizeBytes)} · <Instant at={file.uploadedAt} weekday={false} />
    </Typography>
  </Typography>
);
