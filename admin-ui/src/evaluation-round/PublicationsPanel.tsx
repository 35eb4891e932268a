import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { TextLink } from '../gathering/TextLink';
import { Instant, Panel } from '../shared';
import type { RoundView } from './types';

/** Every published version; none is ever taken back. */
export function PublicationsPanel({ record }: { record: RoundView }) {
  return (
    <Panel title="已通报的版本">
      <Table size="small" aria-label="已通报的版本">
        <TableHead>
          <TableRow>
            <TableCell>版本</TableCell>
            <TableCell>通报编号</TableCell>
            <TableCell>时间</TableCell>
            <TableCell>更正原因</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {record.publications.map((each) => (
            <TableRow key={each.version}>
              <TableCell>
                <TextLink to={`/evaluation-rounds/${record.id}/results?version=${each.version}`}>
                  第 {each.version} 版
                </TextLink>
              </TableCell>
              <TableCell>{each.bulletinNumber}</TableCell>
              <TableCell>
                <Instant at={each.publishedAt} weekday={false} />
              </TableCell>
              <TableCell>{each.correctionNote ?? '—'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Typography variant="caption" color="text.secondary">
        通报后不能撤回；有误的按更正程序发布新版本，各版并存，以最新一版为准。
      </Typography>
      <Typography variant="body2">
        <TextLink to="/measures">由通报启动的整改、约谈、述职</TextLink>
      </Typography>
    </Panel>
  );
}
