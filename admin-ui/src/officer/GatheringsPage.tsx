import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MyInvitationView } from '../../../api/gathering/schemas';
import { sendCommand } from '../process/commands';
import { callApi, EmptyState, Instant, newIdempotencyKey, Panel, ProblemAlert } from '../shared';
import { OfficerPage } from './OfficerPage';
import type { MyTermView } from './types';

/** Sessions, meetings and trainings to which I am called, and my answers. */
export default function GatheringsPage() {
  return (
    <OfficerPage title="活动邀请" back="/my">
      {(term) => <Invitations term={term} />}
    </OfficerPage>
  );
}

function Invitations({ term }: { term: MyTermView }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['my-gatherings', term.id],
    queryFn: () => callApi<{ data: MyInvitationView[] }>('/my-gatherings'),
  });
  const mine = (data?.data ?? []).filter(({ termId }) => termId === term.id);
  return (
    <>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && mine.length === 0 && (
        <EmptyState title="没有活动邀请" hint="有集体活动、会议或培训时会在这里通知您。" />
      )}
      {mine.map((invitation) => (
        <Invitation key={invitation.id} invitation={invitation} />
      ))}
    </>
  );
}

function Invitation({ invitation }: { invitation: MyInvitationView }) {
  const [excusing, setExcusing] = useState(false);
  return (
    <Panel title={invitation.theme}>
      <Typography component="div">
        {invitation.kindLabel}　<Instant at={invitation.startsAt} />　{invitation.place}
      </Typography>
      {invitation.contents.length > 0 && (
        <Box component="ol" sx={{ my: 1, pl: 3 }}>
          {invitation.contents.map((content) => (
            <li key={content}>{content}</li>
          ))}
        </Box>
      )}
      <Typography variant="body2">
        我的答复：{invitation.answerLabel}
        {invitation.answerNote && `（${invitation.answerNote}）`}
        {invitation.present !== null && `　${invitation.present ? '已出席' : '未出席'}`}
      </Typography>
      {invitation.mayAnswer && (
        <Stack direction="row" spacing={1} sx={{ mt: 1 }}>
          <AnswerButton invitation={invitation} label="参加" />
          <Button variant="outlined" onClick={() => setExcusing(true)}>
            不能参加
          </Button>
        </Stack>
      )}
      {excusing && <ExcuseDialog invitation={invitation} onClose={() => setExcusing(false)} />}
    </Panel>
  );
}

function useAnswer(invitation: MyInvitationView, onDone: () => void) {
  const client = useQueryClient();
  const [key] = useState(newIdempotencyKey);
  return useMutation({
    mutationFn: (body: { answer: 'TAKES_PART' | 'DECLINES'; note?: string }) =>
      sendCommand(`/gatherings/${invitation.id}`, 'answer', body, key),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['my-gatherings'] });
      onDone();
    },
  });
}

function AnswerButton({ invitation, label }: { invitation: MyInvitationView; label: string }) {
  const answer = useAnswer(invitation, () => undefined);
  return (
    <>
      <Button
        variant="contained"
        disabled={answer.isPending}
        onClick={() => answer.mutate({ answer: 'TAKES_PART' })}
      >
        {label}
      </Button>
      <ProblemAlert error={answer.error} />
    </>
  );
}

function ExcuseDialog({ invitation, onClose }: { invitation: MyInvitationView; onClose: () => void }) {
  const [note, setNote] = useState('');
  const answer = useAnswer(invitation, onClose);
  return (
    <Dialog open onClose={onClose} fullWidth aria-labelledby="excuse-title">
      <DialogTitle id="excuse-title">不能参加</DialogTitle>
      <DialogContent>
        <TextField
          label="原因"
          required
          multiline
          minRows={3}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          helperText="说明原因不等于请假获准；需要准假的请另行请假。"
        />
        <ProblemAlert error={answer.error} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>取消</Button>
        <Button
          variant="contained"
          disabled={!note.trim() || answer.isPending}
          onClick={() => answer.mutate({ answer: 'DECLINES', note: note.trim() })}
        >
          提交
        </Button>
      </DialogActions>
    </Dialog>
  );
}
