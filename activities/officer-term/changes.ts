import { sql } from 'kysely';
import type { Pipeline } from '../../db/pipeline';
import { toJson } from '../../db/schema';
import type { TermChange } from '../../workflows/officer-term/projection';

type Kind = TermChange['change'];
type Change<K extends Kind> = Extract<TermChange, { change: K }>;
type Writer<K extends Kind> = (
  pipeline: Pipeline,
  change: Change<K>,
  step: { termId: string; at: string },
) => Promise<unknown>;

/** Writes one row that hangs on the term; what is filed has been claimed before and is written there. */
export async function writeChange(
  pipeline: Pipeline,
  change: TermChange,
  step: { termId: string; at: string },
): Promise<void> {
  await (WRITERS[change.change] as Writer<Kind>)(pipeline, change, step);
}

/** An item of which nobody has said whether it is adopted. */
const NOT_DECIDED = {
  adoptedByOrganisationId: null,
  adoptedByText: null,
  adoptionAt: null,
  adoptionBy: null,
  adoptionNoteId: null,
};

const WRITERS: { [K in Kind]: Writer<K> } = {
  FILED: async () => undefined,

  SCREENED: ({ db, run }, change, { termId, at }) =>
    run(
      db
        .updateTable('officerSubmission')
        .set({
          status: change.correction?.adoptionFalls
            ? 'SCREENED'
            : sql`case when status = 'FILED' then 'SCREENED' else status end`,
          verdict: change.verdict,
          valuable: change.valuable,
          workable: change.workable,
          classification: change.classification,
          duplicateOf: change.duplicateOf,
          screenedAt: change.correction?.judgedAt ?? at,
          screenedBy: change.by,
          screeningNoteId: change.noteId,
          updatedAt: at,
          ...(change.correction?.adoptionFalls ? NOT_DECIDED : {}),
        })
        .where('id', '=', change.id)
        .where('termId', '=', termId),
    ),

  // The first adoption counts, however many units adopt (AMB-BT-6).
  ADOPTION: ({ db, run }, change, { termId, at }) =>
    run(
      db
        .updateTable('officerSubmission')
        .set({
          status: change.adopted ? 'ADOPTED' : 'NOT_ADOPTED',
          adoptedByOrganisationId: change.byOrganisationId,
          adoptedByText: change.byText,
          adoptionAt: at,
          adoptionBy: change.by,
          adoptionNoteId: change.noteId,
          updatedAt: at,
        })
        .where('id', '=', change.id)
        .where('termId', '=', termId)
        .where('status', '<>', 'ADOPTED'),
    ),

  ACTIVITY: ({ db, run }, { id, kind, at: takenPlaceAt, by, noteId }, { termId, at }) =>
    run(
      db
        .insertInto('officerActivity')
        .values({ id, termId, kind, at: takenPlaceAt, noteId, recordedBy: by, recordedAt: at }),
    ),

  ATTENDANCE: ({ db, run }, { change: _, ...attendance }, { termId }) =>
    run(
      db
        .insertInto('officerAttendance')
        .values({ ...attendance, termId })
        .onConflict((conflict) =>
          conflict.columns(['termId', 'gatheringId']).doUpdateSet({
            kind: sql`excluded.kind`,
            startsAt: sql`excluded.starts_at`,
            present: sql`excluded.present`,
            recordedAt: sql`excluded.recorded_at`,
          }),
        ),
    ),

  LEAVE_REQUESTED: ({ db, run }, { id, from, to, by, noteId }, { termId, at }) =>
    run(
      db.insertInto('officerLeave').values({
        id,
        termId,
        fromDate: from,
        toDate: to,
        status: 'REQUESTED',
        noteId,
        requestedBy: by,
        requestedAt: at,
        decidedBy: null,
        decidedAt: null,
        decisionNoteId: null,
      }),
    ),

  LEAVE_DECIDED: ({ db, run }, { id, grant, by, noteId }, { termId, at }) =>
    run(
      db
        .updateTable('officerLeave')
        .set({
          status: grant ? 'GRANTED' : 'REFUSED',
          decidedBy: by,
          decidedAt: at,
          decisionNoteId: noteId,
        })
        .where('id', '=', id)
        .where('termId', '=', termId),
    ),

  SPECIAL_REASON: ({ db, run }, { id, from, to, by, noteId }, { termId, at }) =>
    run(
      db
        .insertInto('officerSpecialReason')
        .values({ id, termId, fromDate: from, toDate: to, noteId, recordedBy: by, recordedAt: at }),
    ),

  SPECIAL_REASON_ENDED: ({ db, run }, { id, to }, { termId }) =>
    run(
      db
        .updateTable('officerSpecialReason')
        .set({ toDate: to })
        .where('id', '=', id)
        .where('termId', '=', termId),
    ),

  ANSWER: ({ db, run }, { id, procedureId, by, noteId }, { termId, at }) =>
    run(db.insertInto('officerAnswer').values({ id, termId, procedureId, at, noteId, answeredBy: by })),

  VIOLATION_REPORTED: ({ db, run }, { id, code, by, noteId }, { termId, at }) =>
    run(
      db.insertInto('officerViolation').values({
        id,
        termId,
        code,
        noteId,
        reportedBy: by,
        reportedAt: at,
        status: 'REPORTED',
        kind: null,
        seriousness: null,
        badSocialEffect: null,
        verifiedBy: null,
        verifiedAt: null,
        verificationNoteId: null,
      }),
    ),

  VIOLATION_VERIFIED: ({ db, run }, change, { termId, at }) =>
    run(
      db
        .updateTable('officerViolation')
        .set({
          status: change.confirmed ? 'CONFIRMED' : 'REFUTED',
          kind: change.kind,
          seriousness: change.seriousness,
          badSocialEffect: change.badSocialEffect,
          verifiedBy: change.by,
          verifiedAt: at,
          verificationNoteId: change.noteId,
        })
        .where('id', '=', change.id)
        .where('termId', '=', termId),
    ),

  MEASURE: ({ db, run }, { change: _, by, ...measure }, { termId, at }) =>
    run(db.insertInto('officerMeasure').values({ ...measure, termId, takenBy: by, takenAt: at })),

  PERMISSION_REQUESTED: ({ db, run }, { id, acts, from, to, noteId }, { termId, at }) =>
    run(
      db.insertInto('officerPermission').values({
        id,
        termId,
        acts: toJson(acts),
        fromDate: from,
        toDate: to,
        status: 'REQUESTED',
        noteId,
        requestedAt: at,
        decidedBy: null,
        decidedAt: null,
        decisionNoteId: null,
        fileId: null,
        withdrawnAt: null,
      }),
    ),

  PERMISSION_DECIDED: ({ db, run }, { id, grant, by, fileId, noteId }, { termId, at }) =>
    run(
      db
        .updateTable('officerPermission')
        .set({
          status: grant ? 'GRANTED' : 'REFUSED',
          decidedBy: by,
          decidedAt: at,
          decisionNoteId: noteId,
          fileId,
        })
        .where('id', '=', id)
        .where('termId', '=', termId),
    ),

  PERMISSION_WITHDRAWN: ({ db, run }, { id }, { termId, at }) =>
    run(
      db
        .updateTable('officerPermission')
        .set({ status: 'WITHDRAWN', withdrawnAt: at })
        .where('id', '=', id)
        .where('termId', '=', termId),
    ),

  REVIEW: ({ db, run }, { id, sheet, kind, by, noteId }, { termId, at }) =>
    run(
      db.insertInto('officerReview').values({
        id,
        termId,
        kind,
        fromDate: sheet.from,
        toDate: sheet.to,
        sheet: toJson(sheet),
        noteId,
        confirmedBy: by,
        confirmedAt: at,
      }),
    ),

  GRADE: ({ db, run }, { assessmentId, year, computed, grade, by, confirmedAt, noteId }, { termId }) =>
    run(
      db
        .insertInto('officerGrade')
        .values({
          termId,
          yearFrom: year.from,
          yearTo: year.to,
          assessmentId,
          grade,
          computed,
          noteId,
          confirmedBy: by,
          confirmedAt,
        })
        .onConflict((conflict) =>
          conflict.columns(['termId', 'yearFrom']).doUpdateSet({
            yearTo: sql`excluded.year_to`,
            assessmentId: sql`excluded.assessment_id`,
            grade: sql`excluded.grade`,
            computed: sql`excluded.computed`,
            noteId: sql`excluded.note_id`,
            confirmedBy: sql`excluded.confirmed_by`,
            confirmedAt: sql`excluded.confirmed_at`,
          }),
        ),
    ),
};
