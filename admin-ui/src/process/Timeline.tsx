import AccessAlarm from '@mui/icons-material/AccessAlarm';
import Person from '@mui/icons-material/Person';
import ReportProblem from '@mui/icons-material/ReportProblem';
import SettingsSuggest from '@mui/icons-material/SettingsSuggest';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { formatInstant } from '../format';
import { Instant } from '../shared/Instant';
import { DOCUMENT_LABELS, labelOf, ROLE_LABELS } from '../shared/labels';
import type { ClockEvent, TimelineEntry } from './types';

const EVENTS: Record<ClockEvent, string> = {
  STARTED: '开始计时',
  MET: '按时完成',
  MET_LATE: '逾期完成',
  PAUSED: '暂停',
  RESUMED: '恢复计时',
  BREACHED: '逾期',
  CANCELLED: '终止',
  RUNG: '到提醒点',
  MOVED: '重新排定',
};
const LATE: readonly ClockEvent[] = ['MET_LATE', 'BREACHED'];

/** People, rules and clocks in one column, the newest step first. */
export const Timeline = ({ entries }: { entries: TimelineEntry[] }) => (
  <Box component="ol" reversed sx={{ m: 0, p: 0, listStyle: 'none' }}>
    {entries.toReversed().map((entry) => (
      <TimelineItem key={entry.seq} entry={entry} />
    ))}
  </Box>
);

const TimelineItem = ({ entry }: { entry: TimelineEntry }) => {
  const Icon = entry.actor ? Person : SettingsSuggest;
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1.5, position: 'relative', pb: 2 }}>
      <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'center' }} aria-hidden>
        <Icon fontSize="small" sx={{ color: entry.actor ? 'primary.main' : 'text.secondary' }} />
        <Box sx={{ flex: 1, width: '2px', backgroundColor: 'divider', mt: 0.5 }} />
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="body2" component="div" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <strong>{entry.label}</strong>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            <Instant at={entry.at} />
          </Box>
        </Typography>
        <Typography variant="body2">
          {actorText(entry)}：{entry.summary}
        </Typography>
        {entry.note && (
          <Typography
            variant="body2"
            sx={{ pl: 1, borderLeft: 3, borderColor: 'divider', whiteSpace: 'pre-wrap' }}
          >
            {entry.note}
          </Typography>
        )}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mt: 0.5 }}>
          {entry.ruleId && <Chip size="small" variant="outlined" label={`依据 ${entry.ruleId}`} />}
          {entry.clocks.map((clock) => (
            <ClockChip key={`${clock.kind}${clock.event}`} clock={clock} />
          ))}
          {entry.documents.map((document) => (
            <Link
              key={document.id}
              href={`/api/documents/${document.id}.pdf`}
              target="_blank"
              rel="noopener"
              variant="body2"
            >
              {labelOf(DOCUMENT_LABELS, document.kind)} {document.number}
            </Link>
          ))}
        </Box>
      </Box>
    </Box>
  );
};

const actorText = ({ actor }: TimelineEntry): string => {
  if (!actor) return '系统自动';
  const role = actor.role ? `（${labelOf(ROLE_LABELS, actor.role)}）` : '';
  return `${actor.organisationName ?? ''}${actor.organisationName ? ' ' : ''}${actor.displayName}${role}`;
};

const ClockChip = ({ clock }: { clock: TimelineEntry['clocks'][number] }) => {
  const late = LATE.includes(clock.event);
  const due = clock.dueAt ? `，到期 ${formatInstant(clock.dueAt)}` : '';
  return (
    <Chip
      size="small"
      icon={late ? <ReportProblem /> : <AccessAlarm />}
      label={`${clock.label}：${EVENTS[clock.event]}${due}`}
      sx={(theme) => ({
        height: 'auto',
        '& .MuiChip-label': { whiteSpace: 'normal' },
        color: late ? theme.palette.late.main : theme.palette.text.primary,
        backgroundColor: late ? theme.palette.late.light : theme.palette.action.hover,
        '& .MuiChip-icon': { color: 'inherit' },
      })}
    />
  );
};
