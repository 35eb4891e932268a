import type { Router } from 'express';
import { findOfficeHours } from '../../db/queries/organisation';
import { findPublishedCalendar } from '../../db/queries/scheme';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import { resource } from '../http';
import { CalendarView } from './schemas';
import { addVersionRoutes } from './versions';

/** The calendar in force and the office hours of my organisation (of the city's window, for an enterprise). */
export function calendarRouter(ctx: AppContext): Router {
  const own = resource(ctx, '/calendar', '工作日历');
  own.route(
    'get',
    '/',
    { summary: '工作日历', access: 'SESSION', answers: CalendarView },
    async ({ viewer }) => {
      const [calendar, hours] = await Promise.all([
        findPublishedCalendar(ctx.db),
        findOfficeHours(ctx.db, viewer.organisation?.id ?? null),
      ]);
      if (!calendar || !hours) throw notFound('已发布的工作日历');
      return { calendar, hours };
    },
  );
  own.router.use(addVersionRoutes(ctx));
  return own.router;
}
