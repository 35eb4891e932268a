import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import type { ComplaintPlaceView } from '../../../../api/follow-up/publicSchemas';
import { placeWords } from '../../../../workflows/rules/evaluation/ratings/labels';
import { scannedCode } from '../../rating/rate/device';
import { callApi, ProblemAlert } from '../../shared';
import { ComplaintForm } from './ComplaintForm';
import { Receipt } from './Receipt';
import { TrackPanel } from './TrackPanel';

/** Complaint about an evaluated body, by its code or chosen (GE-WAY-4): no login, a code to ask how it stands. */
export default function ComplaintPage() {
  useLocation(); // another code scanned into the same tab
  const code = scannedCode();
  const [tab, setTab] = useState<'FILE' | 'TRACK'>('FILE');
  return (
    <Box component="main" sx={{ maxWidth: 640, mx: 'auto', p: 2, pb: 6, fontSize: '1.05rem' }}>
      <Typography variant="h5" component="h1" sx={{ mb: 1 }}>
        营商环境投诉
      </Typography>
      <Tabs
        value={tab}
        onChange={(_, next: 'FILE' | 'TRACK') => setTab(next)}
        variant="fullWidth"
        aria-label="投诉"
        sx={{ mb: 2 }}
      >
        <Tab value="FILE" label="我要投诉" id="tab-file" aria-controls="panel-file" />
        <Tab value="TRACK" label="查询和撤回" id="tab-track" aria-controls="panel-track" />
      </Tabs>
      <Box role="tabpanel" id="panel-file" aria-labelledby="tab-file" hidden={tab !== 'FILE'}>
        <File key={code} code={code} />
      </Box>
      <Box role="tabpanel" id="panel-track" aria-labelledby="tab-track" hidden={tab !== 'TRACK'}>
        <TrackPanel />
      </Box>
    </Box>
  );
}

function File({ code }: { code: string }) {
  // A code that does not hold is no dead end: the body can be chosen instead.
  const [withoutCode, setWithoutCode] = useState(code === '');
  const [trackingCode, setTrackingCode] = useState<string | null>(null);
  const used = withoutCode ? '' : code;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['complaint-place', used],
    queryFn: () =>
      callApi<ComplaintPlaceView>('/public/complaints/place', {
        method: 'POST',
        body: used ? { code: used } : {},
      }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  });
  if (trackingCode !== null) return <Receipt trackingCode={trackingCode} />;
  return (
    <Stack spacing={2}>
      {isPending && <Typography role="status">正在打开…</Typography>}
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {error && used !== '' && (
        <Alert
          severity="info"
          action={
            <Button color="inherit" size="small" onClick={() => setWithoutCode(true)}>
              直接选择单位
            </Button>
          }
        >
          没有二维码也可以投诉。
        </Alert>
      )}
      {data && (
        <>
          {data.place && (
            <Box sx={{ p: 2, borderRadius: 1, backgroundColor: 'primary.light' }}>
              <Typography variant="h6" component="p">
                {data.place.objectName}
              </Typography>
              <Typography color="text.secondary">
                {placeWords(data.place.siteName, data.place.windowName)}
              </Typography>
            </Box>
          )}
          <ComplaintForm code={used} opened={data} onDone={setTrackingCode} />
        </>
      )}
    </Stack>
  );
}
