import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { ProcedureFacts } from '../officer-term/ProcedureFacts';
import { sendCommand } from '../process/commands';
import {
  EmptyState,
  Instant,
  newIdempotencyKey,
  Panel,
  ProblemAlert,
  ProvisionalMark,
  TimeLeft,
} from '../shared';
import { fieldErrors, problemOf } from '../shared/http';
import { FilesField } from './FilesField';
import { sentence } from './HearingBanner';
import { OfficerPage } from './OfficerPage';
import type { FileView, MyTermView, ProcedureView } from './types';

/** A procedure against me: the facts, the rule, what happens next, and my answer. */
export default function HearingPage() {
  const { procedureId = '' } = useParams();
  return (
    <OfficerPage title="陈述申辩" back="/my">
      {(term) => {
        const procedure = term.openProceduresNow.find(({ id }) => id === procedureId);
        return procedure ? (
          <Hearing term={term} procedure={procedure} />
        ) : (
          <EmptyState title="没有这个程序，或者它已经结束" hint="结束的程序可在“我的档案”中查看。" />
        );
      }}
    </OfficerPage>
  );
}

function Hearing({ term, procedure }: { term: MyTermView; procedure: ProcedureView }) {
  return (
    <>
      <Panel title={procedure.groundLabel}>
        <Typography sx={{ mb: 1 }}>{procedure.message}</Typography>
        <Typography sx={{ mb: 1 }}>
          {sentence(procedure)}（依据 {procedure.ruleId}）
        </Typography>
        {procedure.windowEndsAt && procedure.status === 'WINDOW' && (
          <Typography component="div">
            期限至 <Instant at={procedure.windowEndsAt} />
            {procedure.provisional && <ProvisionalMark />}
            {'　'}
            <TimeLeft until={procedure.windowEndsAt} now={term.now} soonDays={3} />
          </Typography>
        )}
        {procedure.noticeDocumentId && (
          <a href={`/api/documents/${procedure.noticeDocumentId}.pdf`} target="_blank" rel="noreferrer">
            告知书 {procedure.noticeNo}
          </a>
        )}
      </Panel>
      <Panel title="事实">
        <ProcedureFacts facts={procedure.facts} />
      </Panel>
      {procedure.status === 'NOTIFIED' && <ReadIt term={term} procedure={procedure} />}
      {procedure.answers.map((answer) => (
        <Panel key={answer.id} title="我已提交的陈述">
          <Typography sx={{ whiteSpace: 'pre-wrap' }}>{answer.note}</Typography>
          <Instant at={answer.at} />
        </Panel>
      ))}
      {['NOTIFIED', 'WINDOW'].includes(procedure.status) && <Answer term={term} procedure={procedure} />}
    </>
  );
}

/** Reading is told to the office once, and only by the person's own act: the window begins with it. */
function ReadIt({ term, procedure }: { term: MyTermView; procedure: ProcedureView }) {
  const client = useQueryClient();
  const [key] = useState(newIdempotencyKey);
  const read = useMutation({
    mutationFn: () =>
      sendCommand(`/officer-terms/${term.id}`, 'readNotice', { procedureId: procedure.id }, key),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <Box>
      <ProblemAlert error={read.error} />
      <Button variant="contained" fullWidth disabled={read.isPending} onClick={() => read.mutate()}>
        我已阅读告知书
      </Button>
    </Box>
  );
}

function Answer({ term, procedure }: { term: MyTermView; procedure: ProcedureView }) {
  const storage = `hearing/${term.id}/${procedure.id}`;
  const [note, setNote] = useState(() => sessionStorage.getItem(storage) ?? '');
  const [files, setFiles] = useState<FileView[]>([]);
  const [key, setKey] = useState(newIdempotencyKey);
  const client = useQueryClient();
  const answer = useMutation({
    mutationFn: () =>
      sendCommand(
        `/officer-terms/${term.id}`,
        'answerHearing',
        { procedureId: procedure.id, note, files: files.map(({ uploadId }) => uploadId) },
        key,
      ),
    onSuccess: async () => {
      sessionStorage.removeItem(storage);
      setNote('');
      setFiles([]);
      setKey(newIdempotencyKey());
      await client.invalidateQueries();
    },
  });
  const errors = answer.error ? fieldErrors(problemOf(answer.error)) : undefined;
  return (
    <Panel title="陈述申辩">
      <TextField
        label="我的陈述"
        multiline
        minRows={5}
        value={note}
        onChange={(event) => {
          setNote(event.target.value);
          sessionStorage.setItem(storage, event.target.value);
        }}
        error={Boolean(errors?.note)}
        helperText={errors?.note ?? '可以说明情况、更正事实，并附上证明材料；可以多次提交。'}
      />
      <FilesField voice files={files} onChange={setFiles} />
      <ProblemAlert error={answer.error} />
      <Button variant="contained" disabled={!note.trim() || answer.isPending} onClick={() => answer.mutate()}>
        {answer.isPending ? '正在提交…' : '提交陈述'}
      </Button>
    </Panel>
  );
}
