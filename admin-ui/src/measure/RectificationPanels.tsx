import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { Rectification } from '../../../workflows/rules/evaluation/measures/rectification';
import { Panel } from '../shared';
import { Answer, Entry, FileLinks, Said } from './entries';
import { type MeasureView, planOf, textBy } from './types';

/** What a rectification has in it: notice, plan with evidence, reports, extensions. */
export function RectificationPanels({ record, content }: { record: MeasureView; content: Rectification }) {
  const { notice, plans, reports, extensions } = content;
  const items = planOf(record);
  return (
    <>
      {notice && (
        <Panel title="整改通知">
          <Entry record={record} title={`整改期限 ${content.dueOn}`} at={notice.at} by={notice.by}>
            <Said>{textBy(record, notice.documentId)}</Said>
          </Entry>
        </Panel>
      )}
      {plans.length > 0 && (
        <Panel title="整改方案和佐证">
          <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label="整改事项表">
            <Table size="small" aria-label="整改事项">
              <TableHead>
                <TableRow>
                  <TableCell>编号</TableCell>
                  <TableCell>整改事项</TableCell>
                  <TableCell>完成日期</TableCell>
                  <TableCell>佐证材料</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {items.map(({ id, text, dueOn }) => (
                  <TableRow key={id}>
                    <TableCell>{id}</TableCell>
                    <TableCell sx={{ whiteSpace: 'pre-wrap' }}>{text}</TableCell>
                    <TableCell sx={{ whiteSpace: 'nowrap' }}>{dueOn}</TableCell>
                    <TableCell>
                      <Evidence record={record} content={content} itemId={id} />
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </Box>
          {plans.map((plan) => (
            <Entry key={plan.at} record={record} title="报送整改方案" at={plan.at} by={plan.by}>
              <Said>{textBy(record, plan.planId)}</Said>
              <Answer record={record} answer={plan.answer} yes="方案同意" no="方案退回" />
            </Entry>
          ))}
          <FileLinks
            record={record}
            ids={record.files.filter(({ event }) => event === 'SUBMIT_PLAN').map(({ uploadId }) => uploadId)}
          />
        </Panel>
      )}
      {reports.length > 0 && (
        <Panel title="整改报告和验收">
          {reports.map((report) => (
            <Entry key={report.at} record={record} title="报送整改报告" at={report.at} by={report.by}>
              <Said>{textBy(record, report.reportId)}</Said>
              <Answer record={record} answer={report.answer} yes="验收通过" no="退回整改" />
            </Entry>
          ))}
          <FileLinks
            record={record}
            ids={record.files.filter(({ event }) => event === 'REPORT').map(({ uploadId }) => uploadId)}
          />
        </Panel>
      )}
      {extensions.length > 0 && (
        <Panel title="延期">
          {extensions.map((each) => (
            <Entry key={each.at} record={record} title={`申请延期至 ${each.until}`} at={each.at} by={each.by}>
              <Said>{textBy(record, each.reasonId)}</Said>
              <Answer record={record} answer={each.answer} yes="同意延期" no="不同意延期" />
            </Entry>
          ))}
        </Panel>
      )}
    </>
  );
}

function Evidence({
  record,
  content,
  itemId,
}: {
  record: MeasureView;
  content: Rectification;
  itemId: string;
}) {
  const ids = content.evidence.filter((each) => each.itemId === itemId).flatMap(({ fileIds }) => fileIds);
  return ids.length === 0 ? <span>尚无</span> : <FileLinks record={record} ids={ids} />;
}
