import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SchemeRecordRowView } from '../../../api/officer-scheme/schemas';
import {
  RECORD_KIND_LABELS,
  RECORD_KIND_NAMES,
  type RecordKind,
  recordRule,
} from '../../../workflows/rules/officer-term/records';
import { callApi, newIdempotencyKey, Panel, ProblemAlert } from '../shared';
import { fieldErrors, problemOf } from '../shared/http';
import { FilesField } from './FilesField';
import type { FileView, MyTermView } from './types';

/** Kinds that an officer writes; receipts are given on the briefing itself. */
const OWN_KINDS = RECORD_KIND_NAMES.filter((kind) => {
  const rule = recordRule(kind);
  return rule.writers.includes('OFFICER') && rule.about === null;
});

/** Needs, applications, complaints and confirmations that I have written, and new ones. */
export function RecordsPanel({ term }: { term: MyTermView }) {
  const [adding, setAdding] = useState(false);
  const filter = encodeURIComponent(JSON.stringify({ termId: term.id }));
  const { data, error } = useQuery({
    queryKey: ['records', term.id],
    queryFn: () =>
      callApi<{ data: SchemeRecordRowView[] }>(
        `/officer-schemes/${term.schemeCode}/records?filter=${filter}&perPage=50&page=1`,
      ),
  });
  return (
    <Panel title="需求、申请与确认">
      <ProblemAlert error={error} />
      {data?.data.length === 0 && (
        <Typography variant="body2" color="text.secondary">
          还没有记录。可以提出体验需求、申请调阅或参加活动、确认工作纪律，受到打击报复的可以在此投诉。
        </Typography>
      )}
      {data?.data.map((record) => (
        <Box key={record.id} sx={{ py: 1 }}>
          <Typography variant="subtitle2">
            {record.kindLabel}：{record.title}
          </Typography>
          {record.body && <Typography variant="body2">{record.body}</Typography>}
          {record.answer && <Typography variant="body2">答复：{record.answer}</Typography>}
          <Typography variant="caption" color="text.secondary">
            {record.heldOn}
          </Typography>
        </Box>
      ))}
      <Button disabled={term.endedAt !== null} onClick={() => setAdding(true)}>
        新增
      </Button>
      {adding && <RecordDialog term={term} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function RecordDialog({ term, onClose }: { term: MyTermView; onClose: () => void }) {
  const [kind, setKind] = useState<RecordKind>('NEED');
  const [title, setTitle] = useState('');
  const [body, setBody] = useState('');
  const [files, setFiles] = useState<FileView[]>([]);
  const [key] = useState(newIdempotencyKey);
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: () =>
      callApi(`/officer-schemes/${term.schemeCode}/records`, {
        method: 'POST',
        idempotencyKey: key,
        body: { kind, title, body, termId: term.id, files: files.map(({ uploadId }) => uploadId) },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['records'] });
      onClose();
    },
  });
  const errors = (add.error && fieldErrors(problemOf(add.error))) || {};
  return (
    <Dialog open onClose={onClose} fullWidth aria-labelledby="record-title">
      <DialogTitle id="record-title">新增</DialogTitle>
      <DialogContent>
        <TextField
          select
          label="事项"
          value={kind}
          onChange={(event) => setKind(event.target.value as RecordKind)}
          error={Boolean(errors.kind)}
          helperText={errors.kind}
        >
          {OWN_KINDS.map((each) => (
            <MenuItem key={each} value={each}>
              {RECORD_KIND_LABELS[each]}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          label="标题"
          required
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          error={Boolean(errors.title)}
          helperText={errors.title}
        />
        <TextField
          label="内容"
          multiline
          minRows={4}
          value={body}
          onChange={(event) => setBody(event.target.value)}
          error={Boolean(errors.body)}
          helperText={errors.body}
        />
        <FilesField files={files} onChange={setFiles} />
        <ProblemAlert error={add.error} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>取消</Button>
        <Button variant="contained" disabled={!title.trim() || add.isPending} onClick={() => add.mutate()}>
          提交
        </Button>
      </DialogActions>
    </Dialog>
  );
}
