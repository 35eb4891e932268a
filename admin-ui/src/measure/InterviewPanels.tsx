import Typography from '@mui/material/Typography';
import type { Interview } from '../../../workflows/rules/evaluation/measures/interview';
import { formatInstant } from '../format';
import { Panel } from '../shared';
import { Answer, Entry, FileLinks, Said } from './entries';
import { type MeasureView, textBy } from './types';

/** What an interview has in it: convening, who was there, minutes, commitments with what became of them. */
export function InterviewPanels({ record, content }: { record: MeasureView; content: Interview }) {
  const { convenings, held, minutes, commitments } = content;
  return (
    <>
      {convenings.length > 0 && (
        <Panel title="约谈通知">
          {convenings.map((each, index) => (
            <Entry
              key={each.at}
              record={record}
              title={`${index > 0 ? '改期，' : ''}约谈时间 ${formatInstant(each.meetsAt)}`}
              at={each.at}
              by={each.by}
            >
              <Said>{textBy(record, each.noticeId)}</Said>
              <Said>{textBy(record, each.reasonId)}</Said>
            </Entry>
          ))}
        </Panel>
      )}
      {held && (
        <Panel title="约谈和纪要">
          <Entry
            record={record}
            title={`约谈于 ${formatInstant(held.heldAt)} 举行`}
            at={held.at}
            by={held.by}
          >
            <Typography variant="body2">
              主持：{held.leaderPost}　被约谈：{held.attendedPosts.join('、')}
            </Typography>
          </Entry>
          {minutes && (
            <Entry record={record} title="约谈纪要" at={minutes.at} by={minutes.by}>
              <FileLinks record={record} ids={[minutes.fileId]} />
              <Typography variant="body2">
                {minutes.confirmedAt && minutes.confirmedBy
                  ? `${record.people[minutes.confirmedBy.accountId] ?? ''}于${formatInstant(minutes.confirmedAt)}确认`
                  : '尚未确认。'}
              </Typography>
            </Entry>
          )}
        </Panel>
      )}
      {commitments.length > 0 && (
        <Panel title="承诺事项">
          {commitments.map(({ id, textId, dueOn, reports }) => (
            <section key={id} aria-label={`承诺 ${id}`}>
              <Typography variant="body2" sx={{ mt: 1 }}>
                <strong>
                  {id}　{dueOn}前
                </strong>
              </Typography>
              <Said>{textBy(record, textId)}</Said>
              {reports.length === 0 && <Typography variant="body2">尚未报告落实情况。</Typography>}
              {reports.map((report) => (
                <Entry key={report.at} record={record} title="报告落实情况" at={report.at} by={report.by}>
                  <FileLinks record={record} ids={report.fileIds} />
                  <Answer record={record} answer={report.answer} yes="核验：已落实" no="核验：未落实" />
                </Entry>
              ))}
            </section>
          ))}
        </Panel>
      )}
    </>
  );
}
