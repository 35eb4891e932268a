import type { Router } from 'express';
import { z } from 'zod';
import { findOfficeHours } from '../../db/queries/organisation';
import { findPublishedCalendar } from '../../db/queries/scheme';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import { resource } from '../http';

const days = z.record(z.string(), z.string());
const CalendarView = z.object({
  calendar: z.object({
    version: z.string(),
    announcedYears: z.array(z.number().int()),
    holidays: days,
    makeUps: days,
    closures: days.optional(),
  }),
  hours: z.object({ slots: z.array(z.object({ from: z.string(), to: z.string() })) }),
});

/** The calendar in force and the office hours of my organisation (of the city's window, for an enterprise). */
export function calendarRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/calendar', '工作日历');
  route('get', '/', { summary: '工作日历', access: 'SESSION', answers: CalendarView }, async ({ viewer }) => {
    const [calendar, hours] = await Promise.all([
      findPublishedCalendar(ctx.db),
      findOfficeHours(ctx.db, viewer.organisation?.id ?? null),
    ]);
    if (!calendar || !hours) throw notFound('已发布的工作日历');
    return { calendar, hours };
  });
  return router;
}
