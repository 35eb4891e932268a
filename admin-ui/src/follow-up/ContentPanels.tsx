import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { FollowUpView } from '../../../api/follow-up/schemas';
import { SATISFACTION_LABELS } from '../../../workflows/rules/follow-up/labels';
import { AttachedFile, kindOf } from '../officer/FilesField';
import { Facts, Instant, Panel } from '../shared';

const Words = ({ children }: { children: string | null }) => (
  <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
    {children ?? '—'}
  </Typography>
);

const By = ({ at, byName }: { at: string; byName: string }) => (
  <Typography variant="body2" color="text.secondary" component="div">
    {byName}　<Instant at={at} />
  </Typography>
);

/** What was passed on, answered, decided and told, as far as the reader may know of it. */
export function ContentPanels({ record }: { record: FollowUpView }) {
  const { passing, dismissal, answers, extensions, reworks, reply, callbacks, callbackLabel } = record;
  return (
    <>
      {passing && (
        <Panel title="转办内容">
          <Words>{passing.text}</Words>
          <By {...passing} />
          {!record.asObject && (
            <Typography variant="body2" color="text.secondary">
              {passing.placeShown ? '已告知单位是哪个点位。' : '没有告知单位是哪个点位。'}
            </Typography>
          )}
        </Panel>
      )}
      {dismissal && (
        <Panel title="不予转办">
          <Facts
            rows={[
              { label: '理由', value: dismissal.groundLabel },
              { label: '说明', value: <Words>{dismissal.reason}</Words> },
              ...(dismissal.addressee ? [{ label: '应向哪里反映', value: dismissal.addressee }] : []),
            ]}
          />
          <By {...dismissal} />
        </Panel>
      )}
      {answers.map((answer, nth) => (
        <Panel key={answer.at} title={answers.length > 1 ? `第${nth + 1}次办理结果` : '办理结果'}>
          <Words>{answer.text}</Words>
          <Box component="ul" aria-label="佐证材料" sx={{ pl: 0, my: 1, listStyle: 'none' }}>
            {answer.files.map((file) => (
              <AttachedFile key={file.uploadId} file={{ ...file, kind: kindOf(file.mediaType) } as never} />
            ))}
          </Box>
          <By {...answer} />
          {answer.review && (
            <Note title={answer.review.accepted ? '审核通过' : '退回重新办理'}>
              {answer.review.reason && <Words>{answer.review.reason}</Words>}
              <By {...answer.review} />
            </Note>
          )}
        </Panel>
      ))}
      {reworks.length > 0 && (
        <Panel title="再次办理要求">
          {reworks.map((each) => (
            <Note
              key={each.at}
              title={record.asObject ? '组织单位要求再次办理' : '回访不满意，交单位再次办理'}
            >
              <Words>{each.reason}</Words>
              <By {...each} />
            </Note>
          ))}
        </Panel>
      )}
      {extensions.length > 0 && (
        <Panel title="延期">
          {extensions.map((each) => (
            <Box key={each.at}>
              <Typography variant="body2">申请延期至 {each.until}</Typography>
              <Words>{each.reason}</Words>
              <By {...each} />
              {each.lapsed && <Typography variant="body2">答复前已报送办理结果，不再需要延期。</Typography>}
              {each.answer && (
                <Note title={each.answer.accepted ? '同意' : '不同意'}>
                  {each.answer.reason && <Words>{each.answer.reason}</Words>}
                  <By {...each.answer} />
                </Note>
              )}
            </Box>
          ))}
        </Panel>
      )}
      {reply && (
        <Panel title={record.kind === 'COMPLAINT' ? '给投诉人的答复' : '给评价人的答复'}>
          <Words>{reply}</Words>
        </Panel>
      )}
      {(callbacks.length > 0 || callbackLabel || record.callbacksLeft !== null) && (
        <Panel title="回访">
          {callbackLabel && <Typography variant="body2">{callbackLabel}</Typography>}
          {record.callbacksLeft !== null && (
            <Typography variant="body2">
              再有 {record.callbacksLeft} 次未接通，即按“多次联系未果”办结。
            </Typography>
          )}
          {callbacks.map((call) => (
            <Note key={call.at} title={call.resultLabel}>
              {call.satisfaction !== null && (
                <Typography variant="body2">满意度：{SATISFACTION_LABELS[call.satisfaction]}</Typography>
              )}
              {call.note && <Words>{call.note}</Words>}
              <By {...call} />
            </Note>
          ))}
        </Panel>
      )}
    </>
  );
}

const Note = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box sx={{ mt: 1, pl: 1.5, borderLeft: 3, borderColor: 'divider' }}>
    <strong>{title}</strong>
    {children}
  </Box>
);
