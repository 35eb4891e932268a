import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RatingRowView } from '../../../api/rating/schemas';
import { formatInstant } from '../format';
import { ConfirmDialog, callApi, newIdempotencyKey, type Problem } from '../shared';
import { fieldErrors, problemOf } from '../shared/http';

interface Result {
  id: string;
  ok: boolean;
  answer?: { late: boolean };
  problem?: Problem;
}

/** Whether ratings that were set aside count, with the reason; each has its own result. */
export function ScreenDialog({
  rows,
  onClose,
}: {
  rows: readonly RatingRowView[];
  onClose: (done: boolean) => void;
}) {
  const [key, setKey] = useState(newIdempotencyKey);
  // What is decided on stays the same, also when the list behind shows the decision already.
  const [subjects] = useState(rows);
  const [count, setCount] = useState<boolean | null>(null);
  const [reason, setReason] = useState('');
  const [afterScoring, setAfterScoring] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: () =>
      callApi<{ results: Result[] }>('/ratings/bulk/screen', {
        method: 'POST',
        body: { ids: subjects.map(({ id }) => id), count, reason, afterScoring },
        idempotencyKey: key,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['ratings'] }),
  });
  const results = send.data?.results;
  const scored = results?.some(({ problem }) => problem?.code === 'ROUND_SCORED') ?? false;
  const submit = () => {
    if (results && !scored) return onClose(true);
    const found: Record<string, string> = {};
    if (count === null) found.count = '请选择计入或不计入';
    if (reason.trim() === '') found.reason = '请填写甄别理由';
    if (scored && !afterScoring) found.afterScoring = '请确认后再继续';
    setErrors(found);
    if (Object.keys(found).length === 0) send.mutate();
  };
  const change = (apply: () => void) => {
    apply();
    setErrors({});
    // Another decision is another request.
    setKey(newIdempotencyKey());
  };
  const shown = { ...(send.error ? fieldErrors(problemOf(send.error)) : {}), ...errors };
  return (
    <ConfirmDialog
      open
      title={subjects.length === 1 ? '甄别存疑评价' : `甄别 ${subjects.length} 条存疑评价`}
      confirmLabel={results && !scored ? '完成' : '提交'}
      cancelLabel={results ? '关闭' : '取消'}
      pending={send.isPending}
      error={send.error}
      onConfirm={submit}
      onClose={() => onClose(results !== undefined)}
    >
      {results && (
        <Box component="ul" aria-label="办理结果" sx={{ pl: 2.5 }}>
          {results.map(({ id, ok, answer, problem }) => (
            <li key={id}>
              {titleOf(subjects, id)}：
              {ok
                ? `✓ 已甄别${answer?.late ? '，须更正该轮次才会计入结果' : ''}`
                : `✕ ${problem?.detail ?? '未能办理'}`}
            </li>
          ))}
        </Box>
      )}
      {(!results || scored) && (
        <>
          <Typography variant="body2" sx={{ mb: 1 }}>
            存疑的评价一律保留。同一结论逐条办理，一条不成不影响其他；决定后不能再改，并留痕。
          </Typography>
          <FormControl error={Boolean(shown.count)}>
            <FormLabel id="screen-count">结论</FormLabel>
            <RadioGroup
              row
              aria-labelledby="screen-count"
              value={count === null ? '' : String(count)}
              onChange={(_, value) => change(() => setCount(value === 'true'))}
            >
              <FormControlLabel value="true" control={<Radio />} label="计入" />
              <FormControlLabel value="false" control={<Radio />} label="不计入" />
            </RadioGroup>
            {shown.count && <FormHelperText>{shown.count}</FormHelperText>}
          </FormControl>
          <TextField
            label="甄别理由"
            required
            multiline
            minRows={2}
            value={reason}
            error={Boolean(shown.reason)}
            helperText={shown.reason}
            onChange={(event) => change(() => setReason(event.target.value))}
          />
          {scored && (
            <Alert severity="warning" sx={{ mt: 1 }}>
              有评价所属的轮次已经计分（GE-SCO-1）：现在甄别不改变已计分的结果，更正该轮次时才会计入。
              <FormControlLabel
                control={
                  <Checkbox
                    checked={afterScoring}
                    onChange={(event) => change(() => setAfterScoring(event.target.checked))}
                  />
                }
                label="我已知道，继续甄别"
              />
              {shown.afterScoring && <FormHelperText error>{shown.afterScoring}</FormHelperText>}
            </Alert>
          )}
        </>
      )}
    </ConfirmDialog>
  );
}

function titleOf(rows: readonly RatingRowView[], id: string): string {
  const row = rows.find((each) => each.id === id);
  return row ? `${row.objectName ?? ''} ${formatInstant(row.at, false)}` : id;
}
