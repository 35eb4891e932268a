import type { AuditSubjectRow, AuditSubjectType } from '../../db/queries/auditSubject';
import { AUDIT_SUBJECT_LABELS } from '../../workflows/rules/auditLabels';
import { LADDER_MEASURE_LABELS, ROUND_STATUS_LABELS } from '../../workflows/rules/evaluation/labels';
import { measureStatusLabel } from '../../workflows/rules/evaluation/measures/labels';
import type { LadderMeasure } from '../../workflows/rules/evaluation/parameters';
import { FOLLOW_UP_KIND_LABELS, FOLLOW_UP_STATUS_LABELS } from '../../workflows/rules/follow-up/labels';
import type { FollowUpKind } from '../../workflows/rules/follow-up/types';
import { GATHERING_STATUS_LABELS } from '../../workflows/rules/gathering/labels';
import {
  ASSESSMENT_STATUS_LABELS,
  REWARD_LIST_STATUS_LABELS,
} from '../../workflows/rules/officer-term/assessmentLabels';
import { TERM_STATUS_LABELS } from '../../workflows/rules/officer-term/labels';
import type { AuditSubjectView } from './schemas';

const STATUSES: Record<Exclude<AuditSubjectType, 'measure'>, Record<string, string>> = {
  officerTerm: TERM_STATUS_LABELS,
  gathering: GATHERING_STATUS_LABELS,
  assessment: ASSESSMENT_STATUS_LABELS,
  rewardList: REWARD_LIST_STATUS_LABELS,
  evaluationRound: ROUND_STATUS_LABELS,
  followUp: FOLLOW_UP_STATUS_LABELS,
};

/** A process in the auditors' search, with its names. */
export function viewAuditSubject({
  schemeVersion: _version,
  kind,
  ...row
}: AuditSubjectRow): AuditSubjectView {
  const { subjectType, subjectId, status, name } = row;
  return {
    ...row,
    id: `${subjectType}/${subjectId}`,
    label: AUDIT_SUBJECT_LABELS[subjectType] ?? subjectType,
    name: [name, kindLabel(subjectType, kind)].filter(Boolean).join(' '),
    statusLabel:
      subjectType === 'measure'
        ? measureStatusLabel(kind as LadderMeasure, status)
        : (STATUSES[subjectType][status] ?? status),
  };
}

function kindLabel(type: AuditSubjectType, kind: string | null): string | null {
  if (type === 'measure') return LADDER_MEASURE_LABELS[kind as LadderMeasure];
  return type === 'followUp' ? FOLLOW_UP_KIND_LABELS[kind as FollowUpKind] : null;
}
