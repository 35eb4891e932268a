import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { Panel } from '../shared';
import type { ResultsView } from './types';

/** What a corrected version changed against the one published before. */
export function ChangesPanel({ data: { changes, comparedWith, version } }: { data: ResultsView }) {
  return (
    <Panel title={`与第 ${comparedWith} 版相比的变化`}>
      {changes.length === 0 ? (
        <Typography variant="body2">名次和显示得分都没有变化。</Typography>
      ) : (
        <Table size="small" aria-label="更正前后的变化">
          <TableHead>
            <TableRow>
              <TableCell>评价对象</TableCell>
              <TableCell align="right">第 {comparedWith} 版名次</TableCell>
              <TableCell align="right">第 {version} 版名次</TableCell>
              <TableCell align="right">第 {comparedWith} 版得分</TableCell>
              <TableCell align="right">第 {version} 版得分</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {changes.map((each) => (
              <TableRow key={each.objectId}>
                <TableCell component="th" scope="row">
                  {each.name}
                </TableCell>
                <TableCell align="right">{each.rankBefore ?? '不排名'}</TableCell>
                <TableCell align="right">{each.rank ?? '不排名'}</TableCell>
                <TableCell align="right">{each.shownBefore ?? '—'}</TableCell>
                <TableCell align="right">{each.shown ?? '—'}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Panel>
  );
}
