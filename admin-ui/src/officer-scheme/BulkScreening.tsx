import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Errors, Values } from '../process/types';
import { ConfirmDialog, callApi, newIdempotencyKey, type Problem } from '../shared';
import { fieldErrors, problemOf } from '../shared/http';
import { checkScreening, ScreeningFields, screeningBody } from './ScreeningForm';
import type { SubmissionRowView } from './types';

interface Result {
  id: string;
  ok: boolean;
  problem?: Problem;
}

/** The same verdict for several; each has its own result, a refusal of one does not stop the others. */
export function BulkScreening({ rows, onDone }: { rows: SubmissionRowView[]; onDone: () => void }) {
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState(newIdempotencyKey);
  const [values, setValues] = useState<Values>({});
  const [errors, setErrors] = useState<Errors>({});
  const client = useQueryClient();
  const first = rows[0];
  const screen = useMutation({
    mutationFn: async () => {
      const body = { ids: rows.map(({ id }) => id), ...screeningBody(values) };
      const path = '/officer-submissions/bulk/screen';
      return callApi<{ results: Result[] }>(path, { method: 'POST', body, idempotencyKey: key });
    },
    onSuccess: () => client.invalidateQueries(),
  });
  const results = screen.data?.results;
  const close = () => {
    setOpen(false);
    if (!results) return;
    screen.reset();
    setValues({});
    onDone();
  };
  const send = () => {
    if (results) return close();
    const found = checkScreening(values);
    setErrors(found);
    if (Object.keys(found).length === 0) screen.mutate();
  };
  const begin = () => {
    setKey(newIdempotencyKey());
    setOpen(true);
  };
  if (!first) return null;
  return (
    <>
      <Button size="small" variant="contained" onClick={begin}>
        批量核验（{rows.length}）
      </Button>
      <ConfirmDialog
        open={open}
        title={`批量核验 ${rows.length} 件`}
        confirmLabel={results ? '完成' : '提交'}
        cancelLabel={results ? '关闭' : '取消'}
        pending={screen.isPending}
        error={screen.error}
        onConfirm={send}
        onClose={close}
      >
        {results ? (
          <Box component="ul" aria-label="办理结果" sx={{ pl: 2.5 }}>
            {results.map((result) => {
              const row = rows.find(({ id }) => id === result.id);
              return (
                <li key={result.id}>
                  {row?.number ?? result.id} {row?.title}：
                  {result.ok ? '✓ 已办理' : `✕ ${result.problem?.detail}`}
                </li>
              );
            })}
          </Box>
        ) : (
          <>
            <Typography variant="body2">同一结论适用于所选的各件，逐件办理，一件不成不影响其他。</Typography>
            <ScreeningFields
              record={{ schemeCode: first.schemeCode, kind: first.kind }}
              values={values}
              errors={{ ...(screen.error ? fieldErrors(problemOf(screen.error)) : {}), ...errors }}
              set={(name, value) => {
                setErrors(({ [name]: _gone, ...rest }) => rest);
                setValues((before) => ({ ...before, [name]: value }));
              }}
            />
          </>
        )}
      </ConfirmDialog>
    </>
  );
}
