import type { Router } from 'express';
import { z } from 'zod';
import { documentsOfSubject } from '../../db/queries/document';
import { linkedTo } from '../../db/queries/officerFile';
import { findSubmissionView } from '../../db/queries/officerSubmission';
import { findTermRow } from '../../db/queries/termDesk';
import { OFFICER_TERM } from '../../workflows/officer-term/messages';
import { readable } from '../access';
import type { AppContext } from '../context';
import { FOR_OFFICER } from '../documents/termView';
import { resource } from '../http';
import { viewSubmissionRow } from '../officer-scheme/rows';
import { SubmissionView } from '../officer-scheme/schemas';
import { isOnlyOfficer } from '../officerAccess';
import { readHistory, readRawHistory } from '../process/history';
import { DocumentRowView, HistoryView, StepView } from '../process/schemas';
import { readTimeline } from '../process/timeline';
import type { Viewer } from '../session/viewer';
import { forOfficer, termSubject } from './timeline';

const Id = z.object({ id: z.uuid() });

/** What is on record of a term: its timeline, its papers, its history for auditors; and single submissions. */
export function termRecordsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '', '聘期');
  const subject = async (viewer: Viewer, id: string) =>
    termSubject(readable(viewer, 'officerTerm', await findTermRow(ctx.db, id), '该聘期').id);

  route(
    'get',
    '/officer-terms/:id/timeline',
    { summary: '履职过程', access: 'SESSION', params: Id, answers: z.object({ data: z.array(StepView) }) },
    async ({ viewer, params }) => {
      const steps = await readTimeline(ctx, await subject(viewer, params.id));
      return { data: isOnlyOfficer(viewer) ? forOfficer(steps) : steps };
    },
  );
  route(
    'get',
    '/officer-terms/:id/documents',
    {
      summary: '聘期文书',
      access: 'SESSION',
      params: Id,
      answers: z.object({ data: z.array(DocumentRowView) }),
    },
    async ({ viewer, params }) => {
      const { id } = await subject(viewer, params.id);
      const documents = await documentsOfSubject(ctx.db, OFFICER_TERM, id);
      const own = documents.filter(({ kind }) => FOR_OFFICER.includes(kind));
      return { data: isOnlyOfficer(viewer) ? own : documents };
    },
  );
  route(
    'get',
    '/officer-terms/:id/history',
    { summary: '过程核查', access: ['AUDITOR', 'SUPERVISOR'], params: Id, answers: HistoryView },
    async ({ viewer, params }) => readHistory(ctx, await subject(viewer, params.id)),
  );
  route(
    'get',
    '/officer-terms/:id/history/raw',
    { summary: '流程引擎原始事件', access: ['AUDITOR', 'SUPERVISOR'], params: Id, answers: z.unknown() },
    async ({ viewer, params }) => readRawHistory(ctx, await subject(viewer, params.id)),
  );
  route(
    'get',
    '/officer-submissions/:id',
    { summary: '报送内容', access: 'SESSION', params: Id, answers: SubmissionView },
    async ({ viewer, params: { id } }) => {
      const [found, files] = await Promise.all([
        findSubmissionView(ctx.db, id),
        linkedTo(ctx.db, 'submission', id),
      ]);
      const row = readable(viewer, 'officerSubmission', found, '该报送件');
      return {
        ...row,
        ...viewSubmissionRow(row),
        filedBy: personOf(row.filedBy, row.filedByName),
        screenedBy: personOf(row.screenedBy, row.screenedByName),
        adoptionBy: personOf(row.adoptionBy, row.adoptionByName),
        files,
      };
    },
  );
  return router;
}

const personOf = (id: string | null, name: string | null) => (id ? { id, displayName: name ?? '' } : null);
