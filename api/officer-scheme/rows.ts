import type { ProcedureRow } from '../../db/queries/officerProcedure';
import type { SubmissionListRow } from '../../db/queries/officerSubmission';
import type { TermRow } from '../../db/queries/officerTerm';
import type { listSchemeRecords } from '../../db/queries/schemeRecord';
import {
  GROUND_LABELS,
  PROCEDURE_STATUS_LABELS,
  SUBMISSION_KIND_LABELS,
  TERM_STATUS_LABELS,
} from '../../workflows/rules/officer-term/labels';
import type { OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import { RECORD_KIND_LABELS } from '../../workflows/rules/officer-term/records';
import { clockLabel } from '../process/labels';
import { nowOf } from '../reference';
import type { HearingRowView, SchemeRecordRowView, SubmissionRowView, TermRowView } from './schemas';

export const SUBMISSION_STATUS_LABELS: Record<SubmissionRowView['status'], string> = {
  DRAFT: '草稿',
  FILED: '待核验',
  SCREENED: '已核验',
  ADOPTED: '已采纳',
  NOT_ADOPTED: '未采纳',
};

export const VERDICT_LABELS: Record<NonNullable<SubmissionRowView['verdict']>, string> = {
  VALID: '有效',
  INVALID: '无效',
  FALSE: '失实',
  DUPLICATE: '重复',
};

/** A term as lists show it, named by the scheme version that it runs under. */
export function viewTermRow(row: TermRow, { quota, eligibility }: OfficerSchemeParameters): TermRowView {
  const channel = quota.channels.find(({ code }) => code === row.channel);
  const category = eligibility.categories?.items.find(({ code }) => code === row.category);
  return {
    ...row,
    channelLabel: channel?.label ?? CHANNEL_LABELS[row.channel] ?? row.channel,
    categoryLabel: row.categoryText || (category?.label ?? row.category),
    statusLabel: TERM_STATUS_LABELS[row.status],
    nextDueLabel: row.nextDueKind ? clockLabel('officerTerm', row.nextDueKind) : null,
    endGroundLabel: row.endGround ? GROUND_LABELS[row.endGround] : null,
    now: nowOf(row),
  };
}

/** Channels of schemes that do not divide their places among channels. */
const CHANNEL_LABELS: Record<string, string> = { OPEN: '公开选聘', RECOMMENDED: '推荐选聘' };

export function viewHearing(row: ProcedureRow, { organs }: OfficerSchemeParameters): HearingRowView {
  const { content } = row;
  return {
    id: `${row.termId}/${row.id}`,
    termId: row.termId,
    procedureId: row.id,
    officerName: row.officerName,
    certificateNo: row.certificateNo,
    ground: row.ground,
    groundLabel: GROUND_LABELS[row.ground],
    ruleId: row.ruleId,
    mode: row.mode,
    hearing: content.hearing,
    endState: content.endState,
    endStateLabel: TERM_STATUS_LABELS[content.endState],
    decider: row.decider,
    deciderLabel: organs.find(({ code }) => code === row.decider)?.label ?? row.decider,
    deciderOrganisationId: row.deciderOrganisationId,
    deciderOrganisationName: row.deciderOrganisationName,
    status: row.status,
    statusLabel: PROCEDURE_STATUS_LABELS[row.status],
    open: row.endedAt === null,
    message: content.message,
    facts: content.facts,
    noticeNo: row.noticeNo,
    noticeDocumentId: row.noticeDocumentId,
    detectedAt: row.detectedAt,
    notifiedAt: content.notifiedAt,
    deliveredAt: content.delivery?.at ?? null,
    deliveryWay: content.delivery?.way ?? null,
    publicNoticeOffered: content.publicNoticeOffered,
    windowEndsAt: row.windowEndsAt,
    provisional: content.provisional,
    answers: content.answers.length,
    lateReports: content.lateReports.length,
    stayProposed: content.stayProposal !== null,
    stayUntil: content.stay?.until ?? content.stayProposal?.until ?? null,
    termEnded: content.termEnded,
    endedAt: row.endedAt,
    now: nowOf(row),
  };
}

export const viewSubmissionRow = (row: SubmissionListRow): SubmissionRowView => ({
  ...row,
  statusLabel: SUBMISSION_STATUS_LABELS[row.status],
  kindLabel: row.nil ? `${SUBMISSION_KIND_LABELS[row.kind]}（无事项）` : SUBMISSION_KIND_LABELS[row.kind],
  targetName: row.targetOrganisationName ?? (row.targetText || null),
  verdictLabel: row.verdict ? VERDICT_LABELS[row.verdict] : null,
  adoptedByName: row.adoptedByOrganisationName ?? row.adoptedByText,
});

type RecordRow = Awaited<ReturnType<typeof listSchemeRecords>>['rows'][number];

export const viewSchemeRecord = (row: RecordRow): SchemeRecordRowView => ({
  ...row,
  kindLabel: (RECORD_KIND_LABELS as Record<string, string>)[row.kind] ?? row.kind,
});
