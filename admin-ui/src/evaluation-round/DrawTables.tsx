import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { DrawProtocolView } from './types';

const TIES = { NONE: '', WON: '余数相同，得席', LOST: '余数相同，未得席' } as const;

/** One division of seats: quota, remainder, seats, and who won or lost a tie. */
export const DivisionTable = ({ division }: { division: DrawProtocolView['divisions'][number] }) => (
  <Box component="details" open={division.of === ''} sx={{ mb: 1, '& summary': { cursor: 'pointer' } }}>
    <Typography component="summary" variant="subtitle2">
      {division.label}：{division.seats} 个名额分给 {division.shares.length} 部分
    </Typography>
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={`${division.label}名额`}>
      <Table size="small" aria-label={`${division.label}名额分配`}>
        <TableHead>
          <TableRow>
            <TableCell>部分</TableCell>
            <TableCell align="right">人数</TableCell>
            <TableCell align="right">应得名额</TableCell>
            <TableCell align="right">名额</TableCell>
            <TableCell>并列处理</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {division.shares.map((share) => (
            <TableRow key={share.id}>
              <TableCell component="th" scope="row">
                {share.label}
              </TableCell>
              <TableCell align="right">{share.size}</TableCell>
              <TableCell align="right">
                {share.remainder === 0 ? share.whole : `${share.whole} + ${share.remainder}/${share.divisor}`}
              </TableCell>
              <TableCell align="right">{share.seats}</TableCell>
              <TableCell>{TIES[share.tie]}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  </Box>
);

/** Numbers of every leaf. */
export const LeafTable = ({ leaves }: { leaves: DrawProtocolView['leaves'] }) => (
  <Box sx={{ overflowX: 'auto', maxHeight: 420 }} tabIndex={0} role="region" aria-label="各层人数表">
    <Table size="small" stickyHeader aria-label="各层人数">
      <TableHead>
        <TableRow>
          <TableCell>层</TableCell>
          <TableCell>代码</TableCell>
          <TableCell align="right">样本人数</TableCell>
          <TableCell align="right">抽中</TableCell>
          <TableCell align="right">候补</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {leaves.map((leaf) => (
          <TableRow key={leaf.leafId}>
            <TableCell component="th" scope="row">
              {leaf.label}
            </TableCell>
            <TableCell>
              <code>{leaf.leafId}</code>
            </TableCell>
            <TableCell align="right">{leaf.size}</TableCell>
            <TableCell align="right">{leaf.seats}</TableCell>
            <TableCell align="right">{leaf.reserves}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  </Box>
);
