import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { useParams } from 'react-router-dom';
import type { RatingView } from '../../../api/rating/schemas';
import { placeWords } from '../../../workflows/rules/evaluation/ratings/labels';
import { TextLink } from '../gathering/TextLink';
import { callApi, Facts, Inline, Instant, Panel, ProblemAlert } from '../shared';
import { RatingStatusMark } from './marks';
import { ScreenDialog } from './ScreenDialog';

/** One rating: answers, words, why it was set aside, who decided. */
export default function RatingPage() {
  const { id = '' } = useParams();
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['ratings', id],
    queryFn: () => callApi<RatingView>(`/ratings/${id}`),
  });
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title="实时评价" />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && (
        <>
          <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
            <Typography variant="h5" component="h1">
              对{data.objectName}的评价
            </Typography>
            <RatingStatusMark status={data.status} />
            <Box sx={{ flex: 1 }} />
            {data.mayScreen && (
              <Button variant="contained" onClick={() => setOpen(true)}>
                甄别
              </Button>
            )}
          </Box>
          {data.round?.scored && data.status === 'SUSPICIOUS' && (
            <Alert severity="warning">
              {data.round.title}
              已经计分，这条评价没有计入；现在甄别不改变已计分的结果，更正该轮次时才会计入（GE-SCO-1）。
            </Alert>
          )}
          <Panel title="概况">
            <Facts
              rows={[
                { label: '评价时间', value: <Instant at={data.at} /> },
                { label: '点位', value: placeWords(data.siteName, data.windowName) },
                {
                  label: '依据',
                  value: data.occasion === 'MATTER' ? '办件编号（一事一评）' : '本次办事（一次一评）',
                },
                { label: '得分', value: data.mean ?? '全部选择不计分的选项' },
                {
                  label: '所属轮次',
                  value: data.round && (
                    <Inline>
                      <TextLink to={`/evaluation-rounds/${data.round.id}`}>{data.round.title}</TextLink>
                      {data.round.scored && <span>已计分</span>}
                    </Inline>
                  ),
                },
              ]}
            />
          </Panel>
          {data.suspicions.length > 0 && <Suspicions rating={data} />}
          <Answers rating={data} />
          {data.reason && (
            <Panel title="情况说明">
              <Typography sx={{ whiteSpace: 'pre-wrap' }}>{data.reason}</Typography>
            </Panel>
          )}
          {data.contactPhone && <Contact rating={data} />}
          {open && <ScreenDialog rows={[data]} onClose={() => setOpen(false)} />}
        </>
      )}
    </Stack>
  );
}

function Suspicions({ rating }: { rating: RatingView }) {
  return (
    <Panel title="存疑和甄别">
      <ul style={{ marginTop: 0 }}>
        {rating.suspicions.map(({ key, words }) => (
          <li key={key}>{words}</li>
        ))}
      </ul>
      <Facts
        rows={[
          {
            label: '同样来源的评价共有',
            value: (
              <Inline>
                {rating.alike.map(({ key, label, count }) => (
                  <span key={key}>
                    {label} {count} 条
                  </span>
                ))}
              </Inline>
            ),
          },
          ...(rating.screenedAt
            ? [
                { label: '甄别人', value: rating.screenedByName },
                { label: '甄别时间', value: <Instant at={rating.screenedAt} /> },
                { label: '理由', value: rating.screenNote },
                ...(rating.screenedLate
                  ? [{ label: '提示', value: '计分后甄别，更正该轮次时才会计入结果' }]
                  : []),
              ]
            : []),
        ]}
      />
    </Panel>
  );
}

function Answers({ rating }: { rating: RatingView }) {
  return (
    <Panel title="六个方面">
      <Table size="small" aria-label="各方面的评价">
        <TableHead>
          <TableRow>
            <TableCell>方面</TableCell>
            <TableCell>题目</TableCell>
            <TableCell>选择</TableCell>
            <TableCell align="right">赋值</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rating.answers.map((answer) => (
            <TableRow key={answer.questionId}>
              <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
                {answer.aspectLabel}
              </TableCell>
              <TableCell>{answer.text}</TableCell>
              <TableCell>
                {answer.answer}
                {answer.poor && '（差评）'}
              </TableCell>
              <TableCell align="right">{answer.points ?? '不计分'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}

/** Masked until somebody who has to call asks for it; every asking is kept. */
function Contact({ rating }: { rating: RatingView }) {
  const read = useMutation({
    mutationFn: () => callApi<{ contactName: string; contactPhone: string }>(`/ratings/${rating.id}/contact`),
  });
  return (
    <Panel title="愿意接受回访">
      <Facts
        rows={[
          { label: '称呼', value: read.data?.contactName ?? rating.contactName },
          { label: '电话', value: read.data?.contactPhone ?? rating.contactPhone },
        ]}
      />
      <ProblemAlert error={read.error} />
      {rating.mayReadContact && !read.data && (
        <Button size="small" onClick={() => read.mutate()} disabled={read.isPending} sx={{ mt: 1 }}>
          查看完整联系方式（留痕）
        </Button>
      )}
    </Panel>
  );
}
