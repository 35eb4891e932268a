import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type FormEvent, useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { normaliseCreditCode, validateCreditCode } from '../../../workflows/rules/identifiers/creditCode';
import type { RedemptionOutcome, RedemptionStatus } from '../../../workflows/rules/redemption/types';
import { formatInstant } from '../format';
import { callApi, Facts, Instant, ProblemAlert } from '../shared';
import { ProgressSteps } from './ProgressSteps';

interface Tracked {
  caseNo: string;
  status: RedemptionStatus;
  outcome?: RedemptionOutcome | null;
  itemName: string;
  submittedAt: string;
  acceptedAt: string | null;
  paidAt: string | null;
  closedAt: string | null;
  clock: { label: string; dueAt: string | null } | null;
}

/** Anybody with case number and credit code sees where the application stands; nothing else is shown. */
export default function TrackPage() {
  const [caseNo, setCaseNo] = useState('');
  const [creditCode, setCreditCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [found, setFound] = useState<Tracked | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [pending, setPending] = useState(false);

  const ask = async (event: FormEvent) => {
    event.preventDefault();
    const code = normaliseCreditCode(creditCode);
    const check = validateCreditCode(code);
    setProblem(check.ok ? null : `${check.message}。`);
    if (!check.ok || caseNo.trim() === '') return;
    setPending(true);
    setError(null);
    setFound(null);
    try {
      const query = new URLSearchParams({ caseNo: caseNo.trim(), creditCode: code });
      setFound(await callApi<Tracked>(`/public/track?${query}`));
    } catch (refusal) {
      setError(refusal);
    } finally {
      setPending(false);
    }
  };

  return (
    <Box component="main" sx={{ maxWidth: 640, mx: 'auto', p: 2, fontSize: '1.05rem' }}>
      <Typography variant="h5" component="h1" sx={{ my: 2 }}>
        惠企政策兑现进度查询
      </Typography>
      <Paper
        component="form"
        variant="outlined"
        onSubmit={(event) => void ask(event)}
        sx={{ p: 2 }}
        noValidate
      >
        <TextField
          label="办件编号"
          required
          autoFocus
          value={caseNo}
          onChange={(event) => setCaseNo(event.target.value)}
          helperText="见受理短信、通知书或回执"
        />
        <TextField
          label="统一社会信用代码"
          required
          value={creditCode}
          error={problem !== null}
          helperText={problem ?? '申请企业的 18 位代码'}
          onChange={(event) => {
            setCreditCode(event.target.value);
            setProblem(null);
          }}
          slotProps={{ htmlInput: { autoCapitalize: 'characters', autoComplete: 'off' } }}
        />
        <Button
          type="submit"
          variant="contained"
          size="large"
          fullWidth
          disabled={pending || caseNo.trim() === '' || creditCode.trim() === ''}
          sx={{ mt: 1 }}
        >
          {pending ? '正在查询…' : '查询'}
        </Button>
      </Paper>
      <ProblemAlert error={error} />
      {found && <Found tracked={found} />}
      <Typography sx={{ mt: 3 }} color="text.secondary">
        企业账号可查看全部申请、补交材料和下载文书，
        <Link component={RouterLink} to="/login">
          请登录
        </Link>
        。
      </Typography>
    </Box>
  );
}

function Found({ tracked }: { tracked: Tracked }) {
  return (
    <Paper variant="outlined" sx={{ p: 2, mt: 2 }} aria-live="polite">
      <Stack spacing={2}>
        <Typography variant="h6" component="h2">
          {tracked.itemName}
        </Typography>
        <ProgressSteps status={tracked.status} outcome={tracked.outcome ?? null} />
        {tracked.clock?.dueAt && (
          <Alert severity="info" icon={false}>
            {tracked.clock.label}：须在 {formatInstant(tracked.clock.dueAt)} 前完成。
          </Alert>
        )}
        <Facts
          rows={[
            { label: '办件编号', value: tracked.caseNo },
            { label: '提交', value: <Instant at={tracked.submittedAt} /> },
            { label: '受理', value: <Instant at={tracked.acceptedAt} /> },
            { label: '兑付', value: <Instant at={tracked.paidAt} /> },
            { label: '办结', value: <Instant at={tracked.closedAt} /> },
          ]}
        />
      </Stack>
    </Paper>
  );
}
