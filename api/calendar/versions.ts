import type { Router } from 'express';
import { z } from 'zod';
import { baseOf, findCalendarVersion, listCalendars } from '../../db/queries/calendar';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import { resource } from '../http';
import { draftFromNotice } from './draft';
import { previewCalendar } from './preview';
import { publicationOf, publish } from './publication';
import {
  CalendarVersionRow,
  CalendarVersionView,
  DraftAnswer,
  DraftBody,
  PreviewQuery,
  PreviewView,
} from './schemas';

const Version = z.object({ version: z.string().max(40) });

/** Versions of the calendar: loading a notice, looking at what it moves, putting it in force. For administrators. */
export function addVersionRoutes(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/calendars', '工作日历');
  const access = ['ADMIN'] as const;
  const view = async (version: string): Promise<CalendarVersionView> => {
    const row = await findCalendarVersion(ctx.db, version);
    if (!row) throw notFound('该版日历');
    const [base, publication] = await Promise.all([baseOf(ctx.db, version), publicationOf(ctx, row)]);
    return { ...row, announcedYears: row.content.announcedYears, base, publication };
  };
  route(
    'get',
    '/',
    {
      summary: '日历版本',
      access,
      answers: z.object({ data: z.array(CalendarVersionRow), total: z.number() }),
    },
    async () => {
      const data = await listCalendars(ctx.db);
      return { data, total: data.length };
    },
  );
  route(
    'get',
    '/:version',
    { summary: '一版日历及其发布进度', access, params: Version, answers: CalendarVersionView },
    async ({ params }) => view(params.version),
  );
  route(
    'get',
    '/:version/preview',
    {
      summary: '发布后哪些时限会变动',
      access,
      params: Version,
      query: PreviewQuery,
      answers: PreviewView,
    },
    async ({ params, query }) => previewCalendar(ctx, params.version, query),
  );
  route(
    'post',
    '/',
    {
      summary: '录入年度放假安排',
      access,
      body: DraftBody,
      idempotent: true,
      status: 201,
      answers: DraftAnswer,
    },
    async ({ viewer, body, key }) => {
      const { version, rows, warnings } = await draftFromNotice(ctx, viewer, body, key);
      return { ...(await view(version)), rows, warnings };
    },
  );
  route(
    'post',
    '/:version/publish',
    {
      summary: '发布日历并重算时限',
      access,
      params: Version,
      idempotent: true,
      answers: CalendarVersionView,
    },
    async ({ viewer, params, key }) => {
      await publish(ctx, viewer, params.version, key);
      return view(params.version);
    },
  );
  return router;
}
