import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { formatDate } from '../format';
import type { Explanation } from './types';

/** Why a limit ends when it ends: summary, day by day, and the ground of counting. */
export const ExplanationTable = ({ explanation }: { explanation: Explanation }) => (
  <Box>
    <Typography variant="body2">{explanation.summary}</Typography>
    <Box sx={{ maxHeight: 320, overflow: 'auto', my: 1 }} tabIndex={0} role="region" aria-label="逐日计算表">
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            <TableCell>日期</TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>是否计入</TableCell>
            <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
              第几日
            </TableCell>
            <TableCell>说明</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {explanation.lines.map((line) => (
            <TableRow
              key={`${line.date}${line.ordinal ?? ''}${line.text}`}
              sx={line.counted ? undefined : { backgroundColor: 'action.hover' }}
            >
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{formatDate(line.date)}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{line.counted ? '计入' : '不计'}</TableCell>
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                {line.ordinal ?? (line.minutes === undefined ? '' : `${line.minutes} 分钟`)}
              </TableCell>
              <TableCell>{line.text}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
    <Typography variant="caption" color="text.secondary" component="p">
      {explanation.ruleNote}
    </Typography>
  </Box>
);

/** The explanation folded away under a keyboard-operable summary. */
export const ExplanationFold = ({
  explanation,
  label = '到期时刻是怎样算出来的',
}: {
  explanation: Explanation;
  label?: string;
}) => (
  <Box
    component="details"
    sx={{ mt: 1, '& summary': { cursor: 'pointer', color: 'primary.main', fontSize: '0.8125rem' } }}
  >
    <summary>{label}</summary>
    <Box sx={{ mt: 1 }}>
      <ExplanationTable explanation={explanation} />
    </Box>
  </Box>
);
