import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { BallotView } from '../../../api/ballot/schemas';
import { ApiError, callApi, problemOf } from '../shared/http';
import { BallotForm } from './BallotForm';
import { forgetSheet, wasSending } from './useSheet';
import { forgetToken, useToken } from './useToken';

/** Opens the sheet of an invitation; says plainly what is wrong with a link that opens none. */
export default function BallotPage() {
  const token = useToken();
  return <Invitation key={token} token={token} />;
}

function Invitation({ token }: { token: string | null }) {
  const [received, setReceived] = useState(false);
  const { data, error, isLoading, refetch } = useQuery({
    queryKey: ['ballot', token],
    queryFn: () => callApi<BallotView>('/public/ballot/open', { method: 'POST', body: { token } }),
    enabled: token !== null && !received,
    retry: (count, problem) => count < 3 && !(problem instanceof ApiError && problem.status >= 400),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const arrived =
    token !== null && error !== null && problemOf(error).code === 'INVITATION_USED' && wasSending(token);
  useEffect(() => {
    if (!arrived || token === null) return;
    forgetSheet(token);
    forgetToken();
    setReceived(true);
  }, [arrived, token]);
  const done = () => {
    forgetToken();
    setReceived(true);
  };
  return (
    <Box
      component="main"
      sx={{ maxWidth: 760, mx: 'auto', p: { xs: 1, sm: 2 }, pb: 12, fontSize: '1.05rem' }}
    >
      <Typography variant="h5" component="h1" sx={{ my: 2 }}>
        营商环境“背靠背”评价
      </Typography>
      {received && <Received />}
      {!received && token === null && (
        <Alert severity="info">
          请从收到的短信或信函中打开完整的链接。链接只供您本人使用，每份只能提交一次。
        </Alert>
      )}
      {isLoading && <CircularProgress />}
      {!received && !arrived && error && (
        <Alert
          severity="warning"
          action={problemOf(error).status === 0 && <Button onClick={() => void refetch()}>重试</Button>}
        >
          {problemOf(error).detail}
        </Alert>
      )}
      {!received && token !== null && data && <BallotForm token={token} ballot={data} onReceived={done} />}
    </Box>
  );
}

const Received = () => (
  <Alert severity="success" role="status">
    <Typography component="h2" variant="h6">
      答卷已收到，谢谢您
    </Typography>
    您的答卷不记名：系统只记下这份邀请已经答过，不记是谁答了什么；评价结束后各份答卷拆散计分。本机保存的答案已经清除，可以关闭本页。
  </Alert>
);
