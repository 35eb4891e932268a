import type { Db } from '../connect';

/** Leaves of a term with their reasons, the latest first. */
export function leavesOfTerm(db: Db, termId: string) {
  return db
    .selectFrom('officerLeave')
    .leftJoin('textNote as reason', 'reason.id', 'officerLeave.noteId')
    .leftJoin('textNote as decision', 'decision.id', 'officerLeave.decisionNoteId')
    .leftJoin('account', 'account.id', 'officerLeave.decidedBy')
    .selectAll('officerLeave')
    .select(['reason.body as note', 'decision.body as decisionNote', 'account.displayName as decidedByName'])
    .where('officerLeave.termId', '=', termId)
    .orderBy('officerLeave.fromDate', 'desc')
    .orderBy('officerLeave.id')
    .execute();
}

/** Special reasons of a term, the latest first. */
export function specialReasonsOfTerm(db: Db, termId: string) {
  return db
    .selectFrom('officerSpecialReason')
    .leftJoin('textNote', 'textNote.id', 'officerSpecialReason.noteId')
    .leftJoin('account', 'account.id', 'officerSpecialReason.recordedBy')
    .selectAll('officerSpecialReason')
    .select(['textNote.body as note', 'account.displayName as recordedByName'])
    .where('officerSpecialReason.termId', '=', termId)
    .orderBy('officerSpecialReason.fromDate', 'desc')
    .orderBy('officerSpecialReason.id')
    .execute();
}

/** Reported violations of a term with what was found, the latest first. */
export function violationsOfTerm(db: Db, termId: string) {
  return db
    .selectFrom('officerViolation')
    .leftJoin('textNote as report', 'report.id', 'officerViolation.noteId')
    .leftJoin('textNote as verification', 'verification.id', 'officerViolation.verificationNoteId')
    .leftJoin('account as reporter', 'reporter.id', 'officerViolation.reportedBy')
    .leftJoin('account as verifier', 'verifier.id', 'officerViolation.verifiedBy')
    .selectAll('officerViolation')
    .select([
      'report.body as note',
      'verification.body as verificationNote',
      'reporter.displayName as reportedByName',
      'verifier.displayName as verifiedByName',
    ])
    .where('officerViolation.termId', '=', termId)
    .orderBy('officerViolation.reportedAt', 'desc')
    .orderBy('officerViolation.id')
    .execute();
}

/** Measures taken against the officer, the latest first. */
export function measuresOfTerm(db: Db, termId: string) {
  return db
    .selectFrom('officerMeasure')
    .leftJoin('textNote', 'textNote.id', 'officerMeasure.noteId')
    .leftJoin('account', 'account.id', 'officerMeasure.takenBy')
    .selectAll('officerMeasure')
    .select(['textNote.body as note', 'account.displayName as takenByName'])
    .where('officerMeasure.termId', '=', termId)
    .orderBy('officerMeasure.takenAt', 'desc')
    .orderBy('officerMeasure.id')
    .execute();
}

/** Permissions to publish, to be interviewed and so on, the latest first. */
export function permissionsOfTerm(db: Db, termId: string) {
  return db
    .selectFrom('officerPermission')
    .leftJoin('textNote as request', 'request.id', 'officerPermission.noteId')
    .leftJoin('textNote as decision', 'decision.id', 'officerPermission.decisionNoteId')
    .leftJoin('account', 'account.id', 'officerPermission.decidedBy')
    .selectAll('officerPermission')
    .select(['request.body as note', 'decision.body as decisionNote', 'account.displayName as decidedByName'])
    .where('officerPermission.termId', '=', termId)
    .orderBy('officerPermission.requestedAt', 'desc')
    .orderBy('officerPermission.id')
    .execute();
}

/** Assessments without grades that the organ has confirmed, the latest first. */
export function reviewsOfTerm(db: Db, termId: string) {
  return db
    .selectFrom('officerReview')
    .leftJoin('textNote', 'textNote.id', 'officerReview.noteId')
    .leftJoin('account', 'account.id', 'officerReview.confirmedBy')
    .selectAll('officerReview')
    .select(['textNote.body as note', 'account.displayName as confirmedByName'])
    .where('officerReview.termId', '=', termId)
    .orderBy('officerReview.toDate', 'desc')
    .orderBy('officerReview.id')
    .execute();
}

/** Confirmed grades of a term, the latest year first. */
export function gradesOfTerm(db: Db, termId: string) {
  return db
    .selectFrom('officerGrade')
    .leftJoin('textNote', 'textNote.id', 'officerGrade.noteId')
    .leftJoin('account', 'account.id', 'officerGrade.confirmedBy')
    .selectAll('officerGrade')
    .select(['textNote.body as note', 'account.displayName as confirmedByName'])
    .where('officerGrade.termId', '=', termId)
    .orderBy('officerGrade.yearFrom', 'desc')
    .execute();
}

/** Recorded activities of a term, the latest first. */
export function activitiesOfTerm(db: Db, termId: string) {
  return db
    .selectFrom('officerActivity')
    .leftJoin('textNote', 'textNote.id', 'officerActivity.noteId')
    .leftJoin('account', 'account.id', 'officerActivity.recordedBy')
    .selectAll('officerActivity')
    .select(['textNote.body as note', 'account.displayName as recordedByName'])
    .where('officerActivity.termId', '=', termId)
    .orderBy('officerActivity.at', 'desc')
    .orderBy('officerActivity.id')
    .execute();
}

/** Attendance of a term, the latest first. */
export function attendanceOfTerm(db: Db, termId: string) {
  return db
    .selectFrom('officerAttendance')
    .selectAll()
    .where('termId', '=', termId)
    .orderBy('startsAt', 'desc')
    .orderBy('gatheringId')
    .execute();
}

/** Everything that happened in a term besides submissions and procedures; one round trip each, all at once. */
export async function findTermLife(db: Db, termId: string) {
  const [leaves, specialReasons, violations, measures, permissions, reviews, grades, activities, attendance] =
    await Promise.all([
      leavesOfTerm(db, termId),
      specialReasonsOfTerm(db, termId),
      violationsOfTerm(db, termId),
      measuresOfTerm(db, termId),
      permissionsOfTerm(db, termId),
      reviewsOfTerm(db, termId),
      gradesOfTerm(db, termId),
      activitiesOfTerm(db, termId),
      attendanceOfTerm(db, termId),
    ]);
  return {
    leaves,
    specialReasons,
    violations,
    measures,
    permissions,
    reviews,
    grades,
    activities,
    attendance,
  };
}
