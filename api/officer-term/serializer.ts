import type { z } from 'zod';
import type { ProcedureRow } from '../../db/queries/officerProcedure';
import type { SubmissionListRow } from '../../db/queries/officerSubmission';
import type { findOfficer, TermRow as NamedTerm } from '../../db/queries/officerTerm';
import type { TermFile } from '../../db/queries/termView';
import type { ClosedPeriod } from '../../workflows/rules/officer-term/facts';
import type { OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import { dayLabel } from '../../workflows/rules/officer-term/periods';
import { maskAccount, maskPhone } from '../mask';
import { viewHearing, viewSubmissionRow, viewTermRow } from '../officer-scheme/rows';
import type { OfficerView, OwedView, OwnSubmissionView, ProcedureView, TermHeadView } from './schemas';

/** What a term's page needs to know by id: people, notes, files. */
export interface Lookup {
  person(id: string | null | undefined): { id: string; displayName: string } | null;
  note(id: string | null | undefined): string | null;
  files(ownerType: TermFile['ownerType'], ownerId: string): TermFile[];
}

export function viewHead(
  row: NamedTerm,
  parameters: OfficerSchemeParameters,
  around: { schemeName: string; nextTermId: string | null },
): TermHeadView {
  const { fromDate, toDate, officerName, ...rest } = viewTermRow(row, parameters);
  return {
    ...row,
    ...rest,
    ...around,
    title: parameters.title,
    name: officerName,
    from: fromDate,
    to: toDate,
    categoryText: row.categoryText,
  };
}

/** Telephone, birth date and bank account only as far as they show that something is on record. */
export function viewOfficer(
  row: NonNullable<Awaited<ReturnType<typeof findOfficer>>>,
  mayUnmask: boolean,
): z.output<typeof OfficerView> {
  return {
    ...row,
    birthYear: row.birthDate ? Number(row.birthDate.slice(0, 4)) : null,
    phone: row.phone && maskPhone(row.phone),
    liaisonPhone: row.liaisonPhone && maskPhone(row.liaisonPhone),
    bankAccount: row.bankAccount && maskAccount(row.bankAccount),
    accountEnabled: row.accountId !== null && row.accountDisabledAt === null,
    mayUnmask,
  };
}

/** A duty of the running period with one sentence on what is missing and until when. */
export function viewOwed(owed: ClosedPeriod): OwedView {
  const { label, required, counted, pending, met, to, ruleId } = owed;
  const waiting = pending > 0 ? `（其中${pending}件待核验）` : '';
  const rest = met ? '已完成' : `还差${required - counted}件，须在${dayLabel(to)}24时前完成`;
  return {
    ...owed,
    explanation: `${label}要求${required}件，已有${counted}件${waiting}，${rest}（${ruleId}）。`,
  };
}

export function viewProcedure(
  row: ProcedureRow,
  parameters: OfficerSchemeParameters,
  answers: readonly { id: string; procedureId: string; note: string | null }[],
  { person, note, files }: Lookup,
): ProcedureView {
  const { content } = row;
  const { ruleId, needs, factsAt, delivery, lateReports, stayProposal, stay, decision, lapse } = content;
  return {
    ...viewHearing(row, parameters),
    id: row.id,
    ruleId,
    needs,
    factsAt,
    delivery: delivery && { at: delivery.at, way: delivery.way, by: person(delivery.by) },
    answers: content.answers.map(({ at, answerId }) => ({
      id: answerId,
      at,
      note: answers.find(({ id }) => id === answerId)?.note ?? null,
      files: files('answer', answerId),
    })),
    lateReports,
    stayProposal: stayProposal && {
      by: person(stayProposal.proposedBy),
      at: stayProposal.proposedAt,
      note: note(stayProposal.reasonId),
      factIds: stayProposal.factIds,
      until: stayProposal.until,
    },
    stay: stay && {
      by: person(stay.proposedBy),
      at: stay.proposedAt,
      note: note(stay.reasonId),
      factIds: stay.factIds,
      until: stay.until,
      confirmedBy: person(stay.confirmedBy),
      confirmedAt: stay.confirmedAt,
    },
    decision: decision && {
      at: decision.at,
      by: person(decision.by),
      keep: decision.keep,
      note: note(decision.reasonId),
    },
    lapse,
  };
}

/** Ids of the people and notes that procedures name. */
export function mentionedIn(procedures: readonly ProcedureRow[]): { people: string[]; notes: string[] } {
  const people: string[] = [];
  const notes: string[] = [];
  for (const { content } of procedures) {
    const { delivery, stayProposal, stay, decision } = content;
    if (delivery) people.push(delivery.by);
    for (const each of [stayProposal, stay]) {
      if (each) {
        people.push(each.proposedBy);
        notes.push(each.reasonId);
      }
    }
    if (stay) people.push(stay.confirmedBy);
    if (decision) {
      people.push(decision.by);
      notes.push(decision.reasonId);
    }
  }
  return { people, notes };
}

export const viewSubmission = (
  row: SubmissionListRow,
  { person, note, files }: Lookup,
): OwnSubmissionView => ({
  ...row,
  ...viewSubmissionRow(row),
  filedBy: person(row.filedBy),
  screenedBy: person(row.screenedBy),
  screeningNote: note(row.screeningNoteId),
  adoptionBy: person(row.adoptionBy),
  adoptionNote: note(row.adoptionNoteId),
  files: files('submission', row.id),
});
