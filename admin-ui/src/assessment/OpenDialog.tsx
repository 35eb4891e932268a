import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { GRADE_LABELS } from '../../../workflows/rules/officer-term/labels';
import { formatDate } from '../format';
import type { Started } from '../gathering/types';
import { useStart } from '../gathering/useStart';
import { ConfirmDialog, callApi, ProblemAlert } from '../shared';
import { medianText } from './figures';
import type { AssessmentDue, AssessmentPreview } from './types';

/** Shows what an assessment of the year would start from, then begins it; a correction names the one it replaces. */
export function OpenDialog({
  due,
  replacesId,
  onClose,
  onOpened,
}: {
  due: Pick<AssessmentDue, 'schemeCode' | 'schemeVersion' | 'yearFrom' | 'yearTo'>;
  replacesId?: string;
  onClose: () => void;
  onOpened: (assessmentId: string) => void;
}) {
  const { schemeCode, schemeVersion, yearFrom, yearTo } = due;
  const year = { schemeCode, schemeVersion, yearFrom, yearTo };
  const query = new URLSearchParams({ ...year, schemeVersion: String(schemeVersion) });
  const preview = useQuery({
    queryKey: ['assessment-preview', query.toString()],
    queryFn: () => callApi<AssessmentPreview>(`/assessments/preview?${query}`),
  });
  const [note, setNote] = useState('');
  const opened = useStart<Started>('/assessments', '已启动年度考核', ({ subjectId }) => onOpened(subjectId));
  const isAsked = replacesId !== undefined || (preview.data?.unscreened ?? 0) > 0;
  return (
    <ConfirmDialog
      open
      title={`${replacesId ? '更正' : '启动'}年度考核：${formatDate(yearFrom)} 至 ${formatDate(yearTo)}`}
      confirmLabel="启动考核"
      pending={opened.pending}
      confirmDisabled={!preview.data?.mayOpen || (isAsked && !note.trim())}
      error={opened.error}
      onConfirm={() => opened.start({ ...year, replacesId, ...(note.trim() && { note: note.trim() }) })}
      onClose={onClose}
    >
      <ProblemAlert error={preview.error} onRetry={() => void preview.refetch()} />
      {preview.data && <Preview preview={preview.data} />}
      <TextField
        label={replacesId ? '更正理由' : isAsked ? '未核验完即统计的理由' : '说明'}
        required={isAsked}
        multiline
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={Boolean(opened.serverErrors.note)}
        helperText={
          opened.serverErrors.note ??
          (replacesId
            ? '新的考核确认后代替原考核，原考核仍留存。'
            : isAsked
              ? '还有体验信息没有核验，先行统计须说明理由。'
              : '可不填。')
        }
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </ConfirmDialog>
  );
}

function Preview({ preview }: { preview: AssessmentPreview }) {
  return (
    <>
      {!preview.mayOpen && (
        <Alert severity="warning">
          {preview.people === 0 ? '本年度没有参加考核的人员。' : `最早于${formatDate(preview.opensOn)}启动。`}
        </Alert>
      )}
      <Typography variant="body2" sx={{ mb: 1 }}>
        共 {preview.people} 人，参评基数 {preview.base} 人，采纳数中位数 {medianText(preview.doubleMedian)}
        ，未核验 {preview.unscreened} 条。
        {preview.fallbackAdvised && '采纳数普遍偏低，建议按提供总数考核。'}
      </Typography>
      <Box sx={{ maxHeight: 260, overflow: 'auto' }} tabIndex={0} role="region" aria-label="试算表">
        <Table size="small" stickyHeader>
          <TableHead>
            <TableRow>
              <TableCell>姓名</TableCell>
              <TableCell align="right">采纳</TableCell>
              <TableCell align="right">提供</TableCell>
              <TableCell align="right">未核验</TableCell>
              <TableCell>按采纳数</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {preview.persons.map((person) => (
              <TableRow key={person.termId}>
                <TableCell>{person.officerName}</TableCell>
                <TableCell align="right">{person.adopted}</TableCell>
                <TableCell align="right">{person.provided}</TableCell>
                <TableCell align="right">{person.unscreened}</TableCell>
                <TableCell>
                  {person.specialDutyMissed > 0 ? '未完成专项评价' : GRADE_LABELS[person.earned]}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </>
  );
}
