import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { SchemeChangeView } from '../../../../api/evaluation-scheme/changeSchemas';
import { useEvaluationAct } from '../../evaluation/useEvaluationAct';
import { VERSION_MARKS } from '../../questionnaire/marks';
import { ConfirmDialog, Facts, Instant, Panel, ToneChip } from '../../shared';

/** One version of the parameters: who set it, why, what it has differently; a draft with the ways out of it. */
export function ChangePanel({
  change,
  inForce,
  onEdit,
}: {
  change: SchemeChangeView;
  inForce: boolean;
  onEdit: () => void;
}) {
  const { version, status } = change;
  const mark = status === 'PUBLISHED' && !inForce ? 'SUPERSEDED' : status;
  return (
    <Panel title={`第 ${version} 版参数`} aside={<ToneChip {...VERSION_MARKS[mark]!} />}>
      <Facts
        rows={[
          { label: '调整理由', value: change.reason },
          {
            label: '起草',
            value: (
              <>
                {change.draftedByName}　<Instant at={change.draftedAt} weekday={false} />
              </>
            ),
          },
          ...(change.publishedAt
            ? [
                {
                  label: '发布',
                  value: (
                    <>
                      {change.publishedByName}　<Instant at={change.publishedAt} weekday={false} />
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Box sx={{ overflowX: 'auto', mt: 1 }} tabIndex={0} role="region" aria-label={`第${version}版的差异`}>
        <Table size="small" aria-label={`第${version}版与第${change.fromVersion}版的差异`}>
          <TableHead>
            <TableRow sx={{ whiteSpace: 'nowrap' }}>
              <TableCell>事项</TableCell>
              <TableCell>第 {change.fromVersion} 版</TableCell>
              <TableCell>第 {version} 版</TableCell>
              <TableCell>依据</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {change.differences.map(({ field, label, before, after, ruleId }) => (
              <TableRow key={field}>
                <TableCell component="th" scope="row">
                  {label}
                </TableCell>
                <TableCell>{before}</TableCell>
                <TableCell>
                  <strong>{after}</strong>
                </TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{ruleId}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      {change.mayEdit && <DraftActs change={change} onEdit={onEdit} />}
    </Panel>
  );
}

function DraftActs({ change, onEdit }: { change: SchemeChangeView; onEdit: () => void }) {
  const [asking, setAsking] = useState<'publish' | 'discard' | null>(null);
  const path = `/evaluation-scheme/changes/${change.version}`;
  const close = () => setAsking(null);
  const about = 'evaluation-scheme';
  const publish = useEvaluationAct(`${path}/publish`, {
    about,
    said: '已发布，自此后启动的轮次起适用',
    onDone: close,
  });
  const discard = useEvaluationAct(`${path}/discard`, { about, said: '调整草稿已放弃', onDone: close });
  return (
    <>
      {change.publishHint && (
        <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
          {change.publishHint}
        </Typography>
      )}
      <Box sx={{ display: 'flex', gap: 1, mt: 1, flexWrap: 'wrap' }}>
        {change.mayPublish && (
          <Button variant="contained" onClick={() => setAsking('publish')}>
            发布这一版
          </Button>
        )}
        <Button onClick={onEdit}>修改草稿</Button>
        <Button onClick={() => setAsking('discard')}>放弃草稿</Button>
      </Box>
      {asking && (
        <ConfirmDialog
          open
          title={asking === 'publish' ? '发布这一版参数？' : '放弃这份草稿？'}
          confirmLabel={asking === 'publish' ? '发布' : '放弃'}
          pending={publish.pending || discard.pending}
          error={asking === 'publish' ? publish.error : discard.error}
          onConfirm={() =>
            asking === 'publish' ? publish.send({ revision: change.revision }) : discard.send({})
          }
          onClose={close}
        >
          {asking === 'publish'
            ? '发布后不能再修改，只适用于此后启动的轮次；已启动的轮次不变。'
            : '草稿不再显示，它的版本号也不再使用。'}
        </ConfirmDialog>
      )}
    </>
  );
}
