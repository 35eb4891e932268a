import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import type { OpenedRatingView, RatingReceiptView } from '../../../../api/rating/publicSchemas';
import { placeWords } from '../../../../workflows/rules/evaluation/ratings/labels';
import { callApi, ProblemAlert } from '../../shared';
import { deviceToken, scannedCode } from './device';
import { RateForm } from './RateForm';
import { useOutbox } from './useOutbox';

/** Rating of the place whose code was scanned (GE-WAY-3, GE-WAY-4): no login, nobody is asked who he is. */
export default function RatePage() {
  useLocation(); // another code scanned into the same tab
  const code = scannedCode();
  return (
    <Box component="main" sx={{ maxWidth: 640, mx: 'auto', p: 2, pb: 6, fontSize: '1.05rem' }}>
      <Typography variant="h5" component="h1" sx={{ mb: 1 }}>
        营商环境实时评价
      </Typography>
      {code === '' ? (
        <Alert severity="info">请用手机扫描窗口或大厅里张贴的评价二维码打开本页。</Alert>
      ) : (
        <Rate key={code} code={code} />
      )}
    </Box>
  );
}

type Sent = { kind: 'ARRIVED'; receipt: RatingReceiptView } | { kind: 'WAITING' };

function Rate({ code }: { code: string }) {
  const [device] = useState(deviceToken);
  const [sent, setSent] = useState<Sent | null>(null);
  const outbox = useOutbox();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['rate', code],
    queryFn: () =>
      callApi<OpenedRatingView>('/public/rating/open', {
        method: 'POST',
        body: { code, deviceToken: device },
      }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  return (
    <Stack spacing={2}>
      <Outbox count={outbox.count} delivered={outbox.delivered} onRetry={() => void outbox.flush()} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {isPending && <Typography role="status">正在打开…</Typography>}
      {data && (
        <>
          <Box sx={{ p: 2, borderRadius: 1, backgroundColor: 'primary.light' }}>
            <Typography variant="h6" component="p">
              {data.objectName}
            </Typography>
            <Typography color="text.secondary">{placeWords(data.siteName, data.windowName)}</Typography>
          </Box>
          {sent ? (
            <Thanks sent={sent} code={code} waiting={outbox.count > 0} days={data.visitDays} />
          ) : (
            <RateForm
              code={code}
              device={device}
              opened={data}
              onArrived={(receipt) => setSent({ kind: 'ARRIVED', receipt })}
              onWaiting={() => {
                outbox.refresh();
                setSent({ kind: 'WAITING' });
              }}
            />
          )}
          {!sent && <ComplaintLink code={code} />}
        </>
      )}
    </Stack>
  );
}

/** What waits on this device, said as it is. */
function Outbox({
  count,
  delivered,
  onRetry,
}: {
  count: number;
  delivered: readonly { place: string; refusal: string | null }[];
  onRetry: () => void;
}) {
  return (
    <Box aria-live="polite">
      {count > 0 && (
        <Alert
          severity="warning"
          action={
            <Button color="inherit" size="small" onClick={onRetry}>
              现在重试
            </Button>
          }
        >
          有 {count} 条评价还没有送达，保存在这台手机上，联网后自动提交。送达之前请不要清除浏览器数据。
        </Alert>
      )}
      {delivered.map(({ place, refusal }) => (
        <Alert key={`${place} ${refusal}`} severity={refusal ? 'warning' : 'success'} sx={{ mt: 1 }}>
          {refusal ? `对“${place}”的评价未被接收：${refusal}` : `对“${place}”的评价已送达。`}
        </Alert>
      ))}
    </Box>
  );
}

function Thanks({ sent, code, waiting, days }: { sent: Sent; code: string; waiting: boolean; days: number }) {
  return (
    <Box role="status">
      {sent.kind === 'WAITING' ? (
        waiting && (
          <Alert severity="warning">
            <strong>评价尚未送达。</strong>
            网络不通，内容已保存在这台手机上，联网后自动提交；也可以稍后再打开本页。{days} 日内送达的都有效。
          </Alert>
        )
      ) : (
        <Alert severity="success">
          <strong>评价已收到，谢谢。</strong>
          {sent.receipt.poor
            ? '您反映的问题计入后会转办核实，限期整改；留了联系方式的，会有人回访。'
            : '结果按期汇总公布。'}
          短时间内异常集中的评价先由人工核实，再决定是否计分。
        </Alert>
      )}
      <Typography sx={{ my: 2 }} color="text.secondary">
        被评价的单位看不到这条评价是谁作出的。
      </Typography>
      <ComplaintLink code={code} />
    </Box>
  );
}

/** The same code leads to the complaint. */
const ComplaintLink = ({ code }: { code: string }) => (
  <Button fullWidth variant="outlined" size="large" href={`/complaint#${encodeURIComponent(code)}`}>
    有具体问题？我要投诉
  </Button>
);
