import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { BallotView } from '../../../api/ballot/schemas';
import { GROUP_LABELS } from '../../../workflows/rules/evaluation/labels';
import { GROUPS } from '../../../workflows/rules/evaluation/parameters';
import { formatInstant } from '../format';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { callApi, problemOf } from '../shared/http';
import { answersAlike, ObjectCard } from './ObjectCard';
import { useSheet } from './useSheet';

const NONE: Record<string, string> = {};

/** The sheet: every object, progress, what is still open, and handing in. */
export function BallotForm({
  token,
  ballot,
  onReceived,
}: {
  token: string;
  ballot: BallotView;
  onReceived: () => void;
}) {
  const { questionnaire, objects, closesAt } = ballot;
  const { questions } = questionnaire;
  const { sheet, sending, answer, setSending, clear } = useSheet(token);
  const [filling, setFilling] = useState(false);
  const open = objects.filter(({ id }) => questions.some((each) => sheet[id]?.[each.id] === undefined));
  const answered = objects.length - open.length;
  const unknown = questions[0]?.options.find(({ scored }) => !scored);
  const ids = new Set(objects.map(({ id }) => id));

  const submit = useMutation({
    mutationFn: async () => {
      setSending(true);
      const own = Object.fromEntries(Object.entries(sheet).filter(([id]) => ids.has(id)));
      await callApi('/public/ballot/submit', { method: 'POST', body: { token, sheet: own } });
    },
    onSuccess: () => {
      clear();
      onReceived();
    },
    onError: (error) => {
      const { status, code } = problemOf(error);
      // The sheet that was being sent when the network was lost has arrived.
      if (code === 'INVITATION_USED' && sending) {
        clear();
        onReceived();
      } else if (status !== 0) setSending(false);
    },
  });

  const goTo = (id: string | undefined) => {
    const card = id === undefined ? null : document.getElementById(`object-${id}`);
    card?.scrollIntoView({ behavior: 'smooth' });
    card?.focus({ preventScroll: true });
  };
  const fillRest = () => {
    for (const { id } of open) {
      const left = questions.filter((each) => sheet[id]?.[each.id] === undefined);
      answer(id, Object.fromEntries(left.map((each) => [each.id, unknown!.code])));
    }
    setFilling(false);
  };

  return (
    <>
      <Typography>{questionnaire.introduction}</Typography>
      <Alert severity="info" sx={{ my: 1.5 }}>
        <strong>这份答卷不记名。</strong>
        系统记下哪份邀请已经答过，也记下答案，但两者之间没有任何联系：被评价单位、组织单位和系统管理人员都查不出谁答了什么。
        填写中的答案只保存在您这台设备上，可以随时关闭，稍后用同一链接在同一设备上继续。
      </Alert>
      <Typography color="text.secondary">截止时间：{formatInstant(closesAt)}</Typography>
      <Box
        sx={{ position: 'sticky', top: 0, zIndex: 2, py: 1, backgroundColor: 'background.default' }}
        role="status"
        aria-live="polite"
      >
        <Box sx={{ display: 'flex', justifyContent: 'space-between' }}>
          <span>
            已答 {answered} / {objects.length}
          </span>
          <span>{open.length === 0 ? '可以提交' : `还有 ${open.length} 个未答`}</span>
        </Box>
        <LinearProgress
          variant="determinate"
          value={(answered / objects.length) * 100}
          aria-label="答卷进度"
        />
      </Box>
      {GROUPS.map((group) => (
        <Box key={group} component="section" aria-label={GROUP_LABELS[group]}>
          <Typography component="h2" variant="h6" sx={{ mt: 2, mb: 1, color: 'primary.main' }}>
            {GROUP_LABELS[group]}
          </Typography>
          <Box sx={{ display: 'grid', gap: 1.25 }}>
            {objects
              .filter((each) => each.group === group)
              .map((object) => (
                <ObjectCard
                  key={object.id}
                  object={object}
                  questions={questions}
                  answers={sheet[object.id] ?? NONE}
                  onAnswer={answer}
                />
              ))}
          </Box>
        </Box>
      ))}
      <Box sx={{ mt: 3, display: 'grid', gap: 1.5 }}>
        {submit.error && !submit.isPending && (
          <Alert severity="warning" role="alert">
            {problemOf(submit.error).status === 0
              ? '网络中断，答案仍保存在本机。网络恢复后请再点“提交答卷”，不会重复计算。'
              : problemOf(submit.error).detail}
          </Alert>
        )}
        {open.length > 0 && (
          <>
            <Button variant="outlined" size="large" onClick={() => goTo(open[0]?.id)}>
              到下一个未答的：{open[0]?.name}
            </Button>
            {unknown && answersAlike(questions) && answered > 0 && (
              <Button size="large" onClick={() => setFilling(true)}>
                其余 {open.length} 个都选“{unknown.label}”
              </Button>
            )}
          </>
        )}
        <Button
          variant="contained"
          size="large"
          disabled={open.length > 0 || submit.isPending}
          onClick={() => submit.mutate()}
        >
          {submit.isPending ? '正在提交…' : '提交答卷'}
        </Button>
        <Typography variant="body2" color="text.secondary">
          提交后不能修改。
        </Typography>
      </Box>
      {filling && unknown && (
        <ConfirmDialog
          open
          title={`其余 ${open.length} 个都选“${unknown.label}”？`}
          confirmLabel="确定"
          onConfirm={fillRest}
          onClose={() => setFilling(false)}
        >
          不了解的单位选“{unknown.label}”，不影响它们的得分；之后仍可以逐个修改。
        </ConfirmDialog>
      )}
    </>
  );
}
