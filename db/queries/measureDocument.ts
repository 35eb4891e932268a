import type { Db } from '../connect';
import { findMeasure, type MeasureRow } from './measure';
import { type LoadedNotice, loadNotice } from './noticeDocument';

/** A notice or order of a measure with everything that its text needs. */
export interface LoadedMeasureDocument extends LoadedNotice {
  measure: MeasureRow;
}

/** Loads a document of a measure, or null. Rights are the caller's business. */
export async function loadMeasureDocument(db: Db, id: string): Promise<LoadedMeasureDocument | null> {
  const notice = await loadNotice(db, 'measure', id);
  const measure = notice && (await findMeasure(db, notice.subjectId));
  return measure ? { ...notice, measure } : null;
}
