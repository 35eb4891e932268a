import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Title, useNotify } from 'react-admin';
import { Link as RouterLink, useNavigate, useParams } from 'react-router-dom';
import { KIND_HINTS } from '../policyItem/labels';
import type { PolicyItemDetail } from '../policyItem/types';
import { usePolicyItem } from '../policyItem/usePolicyItem';
import { materialProblems, submitBody } from '../redemption/create/checks';
import { MaterialsStep } from '../redemption/create/MaterialsStep';
import { ReviewStep } from '../redemption/create/ReviewStep';
import { StepSection } from '../redemption/create/StepSection';
import { materialsSummary } from '../redemption/create/summaries';
import { useDraft } from '../redemption/create/useDraft';
import { useSubmit } from '../redemption/create/useSubmit';
import { useUploads } from '../redemption/create/useUploads';
import { EmptyState, ProblemAlert, useSession } from '../shared';

/** An enterprise applies for one item: amount and materials, review, submit. */
export default function ApplyPage() {
  const { itemId = '' } = useParams();
  const { data: item, error, refetch } = usePolicyItem(itemId);
  return (
    <Stack spacing={1.5} sx={{ py: 1, maxWidth: 900, mx: 'auto' }}>
      <Title title="申请兑现" />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {item?.kind === 'NO_APPLICATION' && (
        <EmptyState
          title={`${item.name}无需申请`}
          hint={KIND_HINTS.NO_APPLICATION!}
          action={
            <Button component={RouterLink} to={`/portal/policies/${item.id}`} variant="outlined">
              查看办事指南
            </Button>
          }
        />
      )}
      {item && item.kind !== 'NO_APPLICATION' && <ApplyForm key={item.id} item={item} />}
    </Stack>
  );
}

function ApplyForm({ item }: { item: PolicyItemDetail }) {
  const { draft, change, drop } = useDraft(`ys-apply-${item.id}`);
  const [tried, setTried] = useState(false);
  const enterprise = useSession()?.account.enterprise ?? null;
  const { submit, pending, error } = useSubmit(draft, change);
  const navigate = useNavigate();
  const notify = useNotify();
  const uploads = useUploads((key, file) =>
    change((now) => ({ materials: { ...now.materials, [key]: [...(now.materials[key] ?? []), file] } })),
  );
  const problems = materialProblems(draft, item, uploads.running);
  const ready = problems.length === 0 && enterprise !== null;

  const next = () => {
    setTried(problems.length > 0);
    if (problems.length === 0) change({ step: 1 });
  };
  const send = async () => {
    if (!ready) return;
    const body = { ...submitBody(draft, item, 'ONLINE'), enterpriseId: enterprise.id };
    const done = await submit(body, false);
    if (!done) return;
    drop();
    notify('申请已提交，专窗将尽快审查。', { type: 'success' });
    navigate(`/portal/applications/${done.redemptionId}`);
  };

  return (
    <>
      <Typography variant="h5" component="h1">
        申请：{item.name}
      </Typography>
      <Stack direction="row" useFlexGap spacing={1.5} sx={{ flexWrap: 'wrap', color: 'text.secondary' }}>
        <span>{enterprise?.name}</span>
        <Link component={RouterLink} to={`/portal/policies/${item.id}`}>
          查看办事指南
        </Link>
        <span>已填内容保留在本页签中，刷新不丢失。</span>
      </Stack>
      <StepSection
        number={1}
        title="金额与材料"
        summary={materialsSummary(draft, item)}
        open={draft.step === 0}
        reachable
        problems={tried ? problems : []}
        onOpen={() => change({ step: 0 })}
        onNext={next}
      >
        <MaterialsStep draft={draft} item={item} uploads={uploads} strict={tried} change={change} />
      </StepSection>
      <StepSection
        number={2}
        title="核对并提交"
        summary={null}
        open={draft.step > 0}
        reachable={problems.length === 0}
        problems={[]}
        onOpen={next}
      >
        <ReviewStep
          draft={draft}
          enterpriseName={enterprise?.name ?? ''}
          item={item}
          problems={problems}
          error={error}
        >
          <Button variant="contained" size="large" disabled={pending || !ready} onClick={() => void send()}>
            {pending ? '正在提交…' : '提交申请'}
          </Button>
        </ReviewStep>
      </StepSection>
    </>
  );
}
