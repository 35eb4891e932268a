import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { callApi, EmptyState, Instant, Panel, ProblemAlert } from '../shared';
import type { AwardView, PersonsView, RecommendationView } from './types';

/** What was put forward, withdrawn ones too; names are masked until somebody who may asks for them. */
export function RecommendationsPanel({
  award,
  path,
  onWithdraw,
}: {
  award: AwardView;
  path: string;
  onWithdraw: (recommendation: RecommendationView) => void;
}) {
  const { recommendations, mayEdit, mayReadNames, inside } = award;
  const names = useMutation({ mutationFn: () => callApi<PersonsView>(`${path}/persons`) });
  const known = new Map(names.data?.data.map((each) => [each.recommendationId, each]));
  const hasPersons = recommendations.some(({ kind }) => kind === 'PERSON');
  return (
    <Panel
      title="推荐名单"
      aside={
        mayReadNames &&
        hasPersons && (
          <Button size="small" disabled={names.isPending} onClick={() => names.mutate()}>
            显示姓名
          </Button>
        )
      }
    >
      <ProblemAlert error={names.error} />
      {recommendations.length === 0 ? (
        <EmptyState
          title="还没有推荐"
          hint={mayEdit ? '在上面的表中对可以推荐的单位点“推荐单位”。' : '组织单位推荐后在这里查看。'}
        />
      ) : (
        <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label="推荐名单表">
          <Table size="small" aria-label="推荐名单">
            <TableHead>
              <TableRow>
                <TableCell>类别</TableCell>
                <TableCell>单位</TableCell>
                <TableCell>个人</TableCell>
                {inside && <TableCell>理由</TableCell>}
                <TableCell>时间</TableCell>
                {mayEdit && <TableCell>办理</TableCell>}
              </TableRow>
            </TableHead>
            <TableBody>
              {recommendations.map((each) => {
                const person = known.get(each.id);
                return (
                  <TableRow key={each.id}>
                    <TableCell sx={{ whiteSpace: 'nowrap' }}>
                      {each.kindLabel}
                      {each.withdrawnAt && '（已撤回）'}
                    </TableCell>
                    <TableCell>{each.objectName}</TableCell>
                    <TableCell>
                      {person ? `${person.name}　${person.post}` : (each.maskedName ?? '—')}
                      {!person && each.post ? `　${each.post}` : ''}
                    </TableCell>
                    {inside && <TableCell sx={{ whiteSpace: 'pre-wrap' }}>{each.reason}</TableCell>}
                    <TableCell>
                      <Instant at={each.addedAt} weekday={false} />
                      {each.addedBy && <Box sx={{ typography: 'caption' }}>{each.addedBy}</Box>}
                    </TableCell>
                    {mayEdit && (
                      <TableCell>
                        {!each.withdrawnAt && (
                          <Button
                            size="small"
                            aria-label={`撤回${each.kindLabel}：${each.objectName}`}
                            onClick={() => onWithdraw(each)}
                          >
                            撤回
                          </Button>
                        )}
                      </TableCell>
                    )}
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        </Box>
      )}
      <Typography variant="caption" color="text.secondary">
        个人姓名只供组织单位和决定机关查看，每次查看都留有记录。常规个人名额不由直接评价决定，不在此登记。
      </Typography>
    </Panel>
  );
}
