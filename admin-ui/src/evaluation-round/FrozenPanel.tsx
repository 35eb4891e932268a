import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { EmptyState, Facts, Instant, Panel } from '../shared';
import type { RoundView } from './types';

/** What the round froze before drawing: library, objects, questionnaires, and whatever is not as the scheme says. */
export function FrozenPanel({ record: { frozen, drawHash } }: { record: RoundView }) {
  if (!frozen) {
    return (
      <Panel title="冻结的样本库、对象和问卷">
        <EmptyState
          title="尚未冻结"
          hint="办理“准备并冻结”后，本轮所用的样本库、评价对象和问卷固定下来，此后的变动不影响本轮。"
        />
      </Panel>
    );
  }
  return (
    <Panel title="冻结的样本库、对象和问卷">
      <Facts
        rows={[
          { label: '冻结时间', value: <Instant at={frozen.at} /> },
          { label: '样本库', value: `${frozen.members} 人` },
          { label: '评价对象', value: `${frozen.objects} 个，全部列入问卷` },
          {
            label: '问卷',
            value: frozen.questionnaires.map(({ label, version }) => `${label}第 ${version} 版`).join('，'),
          },
          { label: '样本库摘要', value: <code>{frozen.frameHash}</code> },
          ...(drawHash ? [{ label: '抽样摘要', value: <code>{drawHash}</code> }] : []),
        ]}
      />
      <Typography variant="subtitle2" component="h3" sx={{ mt: 1.5 }}>
        与方案规定数不符的情况
      </Typography>
      {frozen.deviations.length === 0 ? (
        <Typography variant="body2">没有，各层人数和对象数与方案一致。</Typography>
      ) : (
        <Table size="small" aria-label="与方案规定数不符的情况">
          <TableHead>
            <TableRow>
              <TableCell>项目</TableCell>
              <TableCell align="right">规定</TableCell>
              <TableCell align="right">实有</TableCell>
              <TableCell>依据</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {frozen.deviations.map((each) => (
              <TableRow key={each.label}>
                <TableCell>{each.label}</TableCell>
                <TableCell align="right">{each.required}</TableCell>
                <TableCell align="right">{each.actual}</TableCell>
                <TableCell>{each.ruleId}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Panel>
  );
}
