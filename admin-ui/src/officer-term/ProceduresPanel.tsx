import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { AttachedFile } from '../officer/FilesField';
import { Instant, Panel, ToneChip } from '../shared';
import { ProcedureFacts, ProcedureStanding } from './ProcedureFacts';
import type { ProcedureView, TermRecord } from './types';

const WAYS: Record<string, string> = { READ: '本人阅读', RECORDED: '登记送达', PUBLIC_NOTICE: '公告送达' };

/** Procedures against the officer: facts, notice, answers, stays by two persons, decision. */
export const ProceduresPanel = ({ record }: { record: TermRecord }) => (
  <Box id="procedures">
    <Panel title={`处理程序（${record.procedures.length}）`}>
      {record.procedures.length === 0 && (
        <Typography variant="body2" color="text.secondary">
          没有处理程序。履职事实达到方案所定条件时，系统会自动启动。
        </Typography>
      )}
      {record.procedures.map((procedure) => (
        <Procedure key={procedure.id} procedure={procedure} now={record.now} />
      ))}
    </Panel>
  </Box>
);

const Procedure = ({ procedure, now }: { procedure: ProcedureView; now: string }) => {
  const { delivery, stayProposal, stay, decision, lateReports } = procedure;
  return (
    <Box
      component="article"
      aria-label={procedure.groundLabel}
      sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography component="h3" variant="subtitle2">
          {procedure.groundLabel}
        </Typography>
        <ToneChip tone={procedure.endedAt ? 'done' : 'todo'} label={procedure.statusLabel} />
        <Typography variant="caption" color="text.secondary">
          依据 {procedure.ruleId}；决定单位 {procedure.deciderLabel}
          {procedure.deciderOrganisationName && `（${procedure.deciderOrganisationName}）`}
        </Typography>
      </Box>
      <Typography variant="body2">{procedure.message}</Typography>
      <ProcedureStanding procedure={procedure} now={now} />
      <ProcedureFacts facts={procedure.facts} />
      <Box component="ul" sx={{ pl: 2.5, my: 0.5, typography: 'body2' }}>
        {delivery && (
          <li>
            送达：{WAYS[delivery.way] ?? delivery.way}，<Instant at={delivery.at} />
          </li>
        )}
        {procedure.answers.map((answer) => (
          <li key={answer.id}>
            <Instant at={answer.at} /> 本人陈述：<span style={{ whiteSpace: 'pre-wrap' }}>{answer.note}</span>
            <ul style={{ padding: 0 }}>
              {answer.files.map((file) => (
                <AttachedFile key={file.uploadId} file={file} />
              ))}
            </ul>
          </li>
        ))}
        {lateReports.length > 0 && (
          <li>事实成立后补报 {lateReports.length} 件，不改变事实，供决定时参考。</li>
        )}
        {stayProposal && (
          <li>
            {stayProposal.by?.displayName} 于 <Instant at={stayProposal.at} /> 建议暂缓（
            {stayProposal.factIds.length} 项事实{stayProposal.until ? `，至 ${stayProposal.until}` : ''}）：
            {stayProposal.note}　待另一人确认
          </li>
        )}
        {stay && (
          <li>
            已暂缓{stay.until ? `至 ${stay.until}` : ''}：{stay.note}（{stay.by?.displayName} 提出，
            {stay.confirmedBy?.displayName} 于 <Instant at={stay.confirmedAt} /> 确认）
          </li>
        )}
        {decision && (
          <li>
            {decision.by?.displayName} 于 <Instant at={decision.at} /> 决定
            {decision.keep ? '不予处理' : '予以处理'}：{decision.note}
          </li>
        )}
        {procedure.endedAt && (
          <li>
            程序结束于 <Instant at={procedure.endedAt} />
          </li>
        )}
      </Box>
    </Box>
  );
};
