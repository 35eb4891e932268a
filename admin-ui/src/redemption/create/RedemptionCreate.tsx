import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Title, useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { usePolicyItem } from '../../policyItem/usePolicyItem';
import { hasRole, ProblemAlert, problemOf, useSession } from '../../shared';
import { enterpriseProblems, itemProblems, materialProblems, submitBody } from './checks';
import { EnterpriseStep } from './EnterpriseStep';
import { ItemStep } from './ItemStep';
import { MaterialsStep } from './MaterialsStep';
import { ReviewStep } from './ReviewStep';
import { StepSection } from './StepSection';
import { itemSummary, materialsSummary } from './summaries';
import { useDraft } from './useDraft';
import { useSubmit } from './useSubmit';
import { useUploads } from './useUploads';

/** A new case at the window: enterprise, item, materials and amount, review; then accepted at once if wanted. */
export default function RedemptionCreate() {
  const { draft, change, drop, reset } = useDraft('ys-new-case');
  const [tried, setTried] = useState<number | null>(null);
  const session = useSession();
  const mayAccept = hasRole(session, 'WINDOW');
  const navigate = useNavigate();
  const notify = useNotify();
  const uploads = useUploads((key, file) =>
    change((now) => ({ materials: { ...now.materials, [key]: [...(now.materials[key] ?? []), file] } })),
  );
  const { data: item, error: itemError, refetch } = usePolicyItem(draft.itemId);
  const chosen = draft.itemId ? item : undefined;
  const { submit, pending, error } = useSubmit(draft, change);
  const problems = [
    enterpriseProblems(draft),
    itemProblems(chosen),
    chosen ? materialProblems(draft, chosen, uploads.running) : ['请先选择政策事项。'],
  ];
  const firstOpen = problems.findIndex((each) => each.length > 0);
  const reach = firstOpen === -1 ? problems.length : firstOpen;
  const enterpriseName = draft.enterprise?.name ?? draft.newEnterprise?.name ?? '';

  const go = (step: number) => {
    setTried(null);
    change({ step });
  };
  const next = () => {
    if (problems[draft.step]!.length > 0) setTried(draft.step);
    else go(draft.step + 1);
  };
  const send = async (thenAccept: boolean) => {
    if (!chosen || firstOpen !== -1) return;
    const done = await submit(submitBody(draft, chosen, 'WINDOW'), thenAccept);
    if (!done) return;
    drop();
    if (done.acceptError) {
      notify(`申请已登记，但未能受理：${problemOf(done.acceptError).detail}`, { type: 'warning' });
    } else
      notify(done.accepted ? '申请已登记并受理，请在1小时内交办。' : '申请已登记，待受理。', {
        type: 'success',
      });
    navigate(`/redemptions/${done.redemptionId}/show`);
  };
  const section = (step: number) => ({
    number: step + 1,
    open: draft.step === step,
    reachable: step <= reach,
    problems: tried === step ? problems[step]! : [],
    onOpen: () => go(step),
  });

  return (
    <Stack spacing={1.5} sx={{ maxWidth: 960, py: 1 }}>
      <Title title="新建受理件" />
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
        <Typography variant="h5" component="h1" sx={{ flex: 1 }}>
          新建受理件
        </Typography>
        <Typography variant="body2" color="text.secondary">
          已填内容保留在本页签中，刷新不丢失
        </Typography>
        <Button size="small" onClick={reset}>
          清空重填
        </Button>
      </Box>
      <StepSection {...section(0)} title="企业" summary={enterpriseName || null} onNext={next}>
        <EnterpriseStep draft={draft} change={change} strict={tried === 0} />
      </StepSection>
      <StepSection {...section(1)} title="政策事项" summary={itemSummary(chosen)} onNext={next}>
        <ItemStep item={chosen} change={change} strict={tried === 1} />
        <ProblemAlert error={draft.itemId ? itemError : null} onRetry={() => void refetch()} />
      </StepSection>
      <StepSection {...section(2)} title="金额与材料" summary={materialsSummary(draft, chosen)} onNext={next}>
        {chosen && (
          <MaterialsStep draft={draft} item={chosen} uploads={uploads} strict={tried === 2} change={change} />
        )}
      </StepSection>
      <StepSection {...section(3)} problems={[]} title="核对并提交" summary={null}>
        {chosen && (
          <ReviewStep
            draft={draft}
            enterpriseName={enterpriseName}
            item={chosen}
            problems={problems.flat()}
            error={error}
          >
            {mayAccept && (
              <Button
                variant="contained"
                autoFocus
                disabled={pending || firstOpen !== -1}
                onClick={() => void send(true)}
              >
                {pending ? '正在提交…' : '提交并受理'}
              </Button>
            )}
            <Button
              variant="outlined"
              disabled={pending || firstOpen !== -1}
              onClick={() => void send(false)}
            >
              仅登记，稍后受理
            </Button>
          </ReviewStep>
        )}
      </StepSection>
    </Stack>
  );
}
