import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import type { FollowUpView, OriginalView } from '../../../api/follow-up/schemas';
import { TextLink } from '../gathering/TextLink';
import { callApi, Facts, Instant, Panel, ProblemAlert } from '../shared';

/** What was written, hidden until whoever has to verify or to call asks for it; every asking is kept. */
export function OriginalPanel({ record, path }: { record: FollowUpView; path: string }) {
  const read = useMutation({ mutationFn: () => callApi<OriginalView>(`${path}/original`) });
  const original = read.data;
  return (
    <Panel title="原文和联系方式">
      {original ? (
        <Facts
          rows={[
            { label: '提交时间', value: <Instant at={original.at} /> },
            {
              label: '原文',
              value: (
                <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
                  {original.words || '没有填写文字说明'}
                </Typography>
              ),
            },
            { label: '称呼', value: original.contactName ?? '未留' },
            { label: '电话', value: original.contactPhone ?? '未留' },
            ...(original.ratingId
              ? [
                  {
                    label: '所依据的评价',
                    value: <TextLink to={`/ratings/${original.ratingId}`}>查看各方面的评价</TextLink>,
                  },
                ]
              : []),
          ]}
        />
      ) : (
        <>
          <Typography variant="body2" sx={{ mb: 1 }}>
            {record.hasContact ? '留了联系方式，办理后须回访。' : '没有留联系方式，办理后不回访。'}
            原文和联系方式只供核实和回访使用，不得转给被评价单位；每次查看都会留痕。
          </Typography>
          <Button variant="outlined" onClick={() => read.mutate()} disabled={read.isPending}>
            查看原文和联系方式（留痕）
          </Button>
        </>
      )}
      <ProblemAlert error={read.error} />
    </Panel>
  );
}
