import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { DraftAnswer } from '../../../api/calendar/schemas';
import type { CalendarSlice } from '../../../workflows/rules/calendar/types';
import { callApi, newIdempotencyKey, Panel, ProblemAlert } from '../shared';
import { checkedNotice } from './checkedNotice';
import { NoticeRows } from './NoticeRows';
import { useForgetCalendars } from './useCalendars';

const EXAMPLE = '2027-01-01..2027-01-03 元旦\n2027-02-05..2027-02-11 春节\n2027-01-30 春节调休上班';

/** Loads a year's notice: paste, see each line as it is understood, save as a draft. */
export function NoticeForm(props: {
  /** The version in force. */
  published: CalendarSlice;
  onDrafted(version: string): void;
  onClose(): void;
}) {
  const [year, setYear] = useState(String(Math.max(...props.published.announcedYears) + 1));
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  const [correction, setCorrection] = useState(false);
  const [key, setKey] = useState(newIdempotencyKey);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const notify = useNotify();
  const forget = useForgetCalendars();
  const { rows, problems, warnings } = checkedNotice(props.published, { year, text, correction });
  const unread = rows.filter((row) => row.message !== null).length;
  const ready = /^\d{4}$/.test(year) && rows.length > 0 && unread + problems.length === 0;

  /** Another content is another request. */
  const changed =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setKey(newIdempotencyKey());
      setError(null);
    };

  const save = async () => {
    if (pending || !ready) return;
    setPending(true);
    setError(null);
    try {
      const body = { year: Number(year), text, correction, ...(note.trim() ? { note: note.trim() } : {}) };
      const draft = await callApi<DraftAnswer>('/calendars', { method: 'POST', body, idempotencyKey: key });
      await forget();
      notify(`草稿 ${draft.version} 已保存。`, { type: 'success' });
      props.onDrafted(draft.version);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setPending(false);
    }
  };

  return (
    <Panel title="录入年度放假安排">
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
        <TextField
          label="年度"
          required
          value={year}
          error={!/^\d{4}$/.test(year)}
          helperText={/^\d{4}$/.test(year) ? ' ' : '请填写四位数的年份'}
          onChange={(event) => changed(setYear)(event.target.value)}
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 4 } }}
          sx={{ maxWidth: 140 }}
        />
        <TextField
          label="依据（文号，选填）"
          value={note}
          onChange={(event) => changed(setNote)(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
      </Stack>
      <TextField
        label="放假安排，每行一段"
        required
        multiline
        minRows={6}
        value={text}
        placeholder={EXAMPLE}
        helperText="日期或起止日期，空格，节日名称；调休上班的日子以“上班”结尾。# 开头的行不读取。"
        onChange={(event) => changed(setText)(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 20_000, spellCheck: false } }}
      />
      <NoticeRows rows={rows} />
      <Typography variant="body2" role="status" sx={{ my: 1 }}>
        {rows.length === 0 ? '还没有内容。' : `读出${rows.length}行，${unread}行有误。`}
      </Typography>
      <Notes severity="warning" lines={problems} />
      <Notes severity="info" lead="请核对：" lines={warnings} />
      <FormControlLabel
        control={
          <Checkbox checked={correction} onChange={(event) => changed(setCorrection)(event.target.checked)} />
        }
        label="更正：替换该年已发布的安排"
      />
      {correction && (
        <Alert severity="info">请列出该年全部放假和调休上班的日子，原来的安排将不再保留。</Alert>
      )}
      <ProblemAlert error={error} />
      <Stack direction="row" spacing={1} sx={{ mt: 1 }}>
        <Button variant="contained" disabled={!ready || pending} onClick={() => void save()}>
          {pending ? '正在保存…' : '保存为草稿'}
        </Button>
        <Button disabled={pending} onClick={props.onClose}>
          取消
        </Button>
      </Stack>
    </Panel>
  );
}

function Notes({ severity, lead, lines }: { severity: 'warning' | 'info'; lead?: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <Alert severity={severity} sx={{ my: 1 }}>
      {lead}
      {lines.join('；')}。
    </Alert>
  );
}
