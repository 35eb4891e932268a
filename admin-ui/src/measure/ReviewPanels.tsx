import Typography from '@mui/material/Typography';
import type { CommitteeReview } from '../../../workflows/rules/evaluation/measures/review';
import { formatInstant } from '../format';
import { Panel } from '../shared';
import { Answer, Entry, FileLinks, Said } from './entries';
import { type MeasureView, textBy } from './types';

/** What a review has in it: notice, material, session with who was there, result. */
export function ReviewPanels({ record, content }: { record: MeasureView; content: CommitteeReview }) {
  const { notice, reports, sessions, held, result } = content;
  return (
    <>
      {notice && (
        <Panel title="述职通知和材料">
          <Entry record={record} title={`材料报送期限 ${notice.reportDueOn}`} at={notice.at} by={notice.by}>
            <Said>{textBy(record, notice.documentId)}</Said>
          </Entry>
          {reports.map((report) => (
            <Entry key={report.at} record={record} title="报送述职材料" at={report.at} by={report.by}>
              <Said>{textBy(record, report.reportId)}</Said>
              <Answer record={record} answer={report.answer} yes="材料通过" no="材料退回" />
            </Entry>
          ))}
          <FileLinks
            record={record}
            ids={record.files.filter(({ event }) => event === 'REPORT').map(({ uploadId }) => uploadId)}
          />
        </Panel>
      )}
      {sessions.length > 0 && (
        <Panel title="述职会议">
          {sessions.map((each, index) => (
            <Entry
              key={each.at}
              record={record}
              title={`${index > 0 ? '改期，' : ''}会议时间 ${formatInstant(each.meetsAt)}`}
              at={each.at}
              by={each.by}
            >
              <Said>{textBy(record, each.sessionId)}</Said>
              <Said>{textBy(record, each.reasonId)}</Said>
            </Entry>
          ))}
          {held && (
            <Entry
              record={record}
              title={`会议于 ${formatInstant(held.heldAt)} 举行`}
              at={held.at}
              by={held.by}
            >
              <Typography variant="body2">到会：{held.presentPosts.join('、')}</Typography>
              {held.absent.map(({ post, reasonId }) => (
                <Typography key={post} variant="body2">
                  缺席：{post}（{textBy(record, reasonId)}）
                </Typography>
              ))}
            </Entry>
          )}
          {result && (
            <Entry
              record={record}
              title={`结果：${record.results.find(({ code }) => code === result.code)?.label ?? result.code}`}
              at={result.at}
              by={result.by}
            >
              <FileLinks record={record} ids={[result.documentId]} />
            </Entry>
          )}
        </Panel>
      )}
    </>
  );
}
