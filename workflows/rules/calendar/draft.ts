import { addDays, daysBetween, weekday, yearOf } from './dates';
import type { CalendarSlice } from './types';
import { dayStatus } from './workingDays';

/** One day of a holiday notice with the name of the holiday it belongs to. */
export interface NoticeDay {
  date: string;
  name: string;
}

/** The arrangement of one year as the State Council's office announces it, days around the new year included. */
export interface YearNotice {
  year: number;
  holidays: NoticeDay[];
  makeUps: NoticeDay[];
  /** The notice replaces what was announced for its year before. */
  correction?: boolean;
}

/** Something wrong or odd; `field` is a path into the notice such as `makeUps.0.date`. */
export interface NoticeProblem {
  code: string;
  field: string;
  message: string;
}

/** Errors keep the notice from becoming a version; warnings ask the administrator to look again. */
export interface NoticeCheck {
  errors: NoticeProblem[];
  warnings: NoticeProblem[];
}

/** Whether the notice can become a version on top of the published one, and what in it looks unusual. */
export function checkNotice(published: CalendarSlice, notice: YearNotice): NoticeCheck {
  const errors = [...yearErrors(published, notice), ...dayErrors(notice)];
  return { errors, warnings: errors.length > 0 ? [] : unusual(published, notice) };
}

function yearErrors(published: CalendarSlice, { year, correction, holidays }: YearNotice): NoticeProblem[] {
  if (!Number.isInteger(year) || year < 2000 || year > 2200)
    return [{ code: 'YEAR_INVALID', field: 'year', message: '年度须为四位数的年份' }];
  const announced = published.announcedYears.includes(year);
  if (announced && !correction) {
    const message = `${year}年的放假安排已经发布，如需更改请注明为更正`;
    return [{ code: 'YEAR_ALREADY_ANNOUNCED', field: 'correction', message }];
  }
  if (!announced && correction) {
    const message = `${year}年的放假安排尚未发布，不能更正`;
    return [{ code: 'NOTHING_TO_CORRECT', field: 'correction', message }];
  }
  return holidays.length > 0
    ? []
    : [{ code: 'NO_HOLIDAYS', field: 'holidays', message: '至少要有一个放假日' }];
}

function dayErrors(notice: YearNotice): NoticeProblem[] {
  const seen = new Map<string, string>();
  const errors: NoticeProblem[] = [];
  for (const list of ['holidays', 'makeUps'] as const) {
    notice[list].forEach((day, index) => {
      const problem = dayError(notice.year, list, day, seen.get(day.date));
      seen.set(day.date, seen.get(day.date) ?? list);
      if (problem) errors.push({ ...problem, field: `${list}.${index}.${problem.field}` });
    });
  }
  return errors;
}

function dayError(year: number, list: string, day: NoticeDay, before: string | undefined) {
  const problem = (code: string, field: string, message: string): NoticeProblem => ({ code, field, message });
  const { date, name } = day;
  if (!isDate(date)) return problem('DATE_INVALID', 'date', `“${date}”不是有效的日期`);
  if (date < `${year - 1}-12-25` || date > `${year + 1}-01-07`)
    return problem('DATE_OUTSIDE_YEAR', 'date', `${date}不在${year}年及其元旦前后`);
  if (name.trim() === '' || name.length > 20)
    return problem('NAME_INVALID', 'name', `${date}须写明节日名称，不超过20个字`);
  if (before !== undefined && before !== list)
    return problem('DATE_IN_BOTH', 'date', `${date}既列为放假又列为上班`);
  if (before !== undefined) return problem('DATE_TWICE', 'date', `${date}重复列出`);
  if (list === 'makeUps' && weekday(date) % 6 !== 0)
    return problem('MAKE_UP_ON_WEEKDAY', 'date', `${date}不是周末，不能列为调休上班日`);
  return null;
}

/** True for `YYYY-MM-DD` of a day that exists. */
export function isDate(text: string): boolean {
  try {
    return daysBetween(text, text) === 0;
  } catch {
    return false;
  }
}

/** Statutory days off of the whole people since 2025; before that 11. */
const STATUTORY_DAYS = 13;
const FIXED: [name: string, days: string[]][] = [
  ['元旦', ['01-01']],
  ['劳动节', ['05-01', '05-02']],
  ['国庆节', ['10-01', '10-02', '10-03']],
];
const MOVING: [name: string, days: number][] = [
  ['春节', 4],
  ['清明', 1],
  ['端午', 1],
  ['中秋', 1],
];

function unusual(published: CalendarSlice, { year, holidays, makeUps }: YearNotice): NoticeProblem[] {
  const off = new Set(holidays.map(({ date }) => date));
  const warnings: NoticeProblem[] = [];
  const warn = (code: string, message: string) => warnings.push({ code, field: 'holidays', message });
  for (const [name, days] of FIXED) {
    const missing = days.map((day) => `${year}-${day}`).filter((date) => !off.has(date));
    if (missing.length > 0) warn('STATUTORY_DAY_MISSING', `${name}的法定假日没有列全：${missing.join('、')}`);
  }
  for (const [name, least] of MOVING) {
    const found = holidays.filter((day) => day.name.includes(name)).length;
    if (found < least) warn('STATUTORY_DAY_MISSING', `${name}的法定假日应不少于${least}天，现为${found}天`);
  }
  const net = holidays.filter(({ date }) => weekday(date) % 6 !== 0).length - makeUps.length;
  if (year >= 2025 && net !== STATUTORY_DAYS) {
    const sum = `工作日放假减去调休上班为${net}天，法定假日为${STATUTORY_DAYS}天`;
    warn('DAYS_DO_NOT_ADD_UP', `${sum}，请核对是否漏列`);
  }
  if (!published.announcedYears.includes(year - 1))
    warnings.push({ code: 'YEAR_SKIPPED', field: 'year', message: `${year - 1}年的放假安排还没有发布` });
  return warnings;
}

/** The next free name for a notice of that year: `CN-<year>.<n>`, n counted from 1. */
export function nextVersion(year: number, taken: readonly string[]): string {
  const numbers = taken.map((version) => Number(new RegExp(`^CN-${year}\\.(\\d+)$`).exec(version)?.[1] ?? 0));
  return `CN-${year}.${Math.max(0, ...numbers) + 1}`;
}

/**
 * The published calendar with the notice laid over it, under a new name; the published one is not changed. A correction
 * first takes away what the year's earlier notice had brought. The notice has to be free of errors (see checkNotice).
 */
export function draftCalendar(published: CalendarSlice, notice: YearNotice, version: string): CalendarSlice {
  const kept = (days: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(days).filter(
        ([date, name]) => !notice.correction || noticeYear(date, name) !== notice.year,
      ),
    );
  const holidays = kept(published.holidays);
  const makeUps = kept(published.makeUps);
  for (const { date, name } of notice.holidays) {
    delete makeUps[date];
    holidays[date] = name;
  }
  for (const { date, name } of notice.makeUps) {
    delete holidays[date];
    makeUps[date] = name;
  }
  return {
    ...published,
    version,
    announcedYears: [...new Set([...published.announcedYears, notice.year])].sort((a, b) => a - b),
    holidays: sorted(holidays),
    makeUps: sorted(makeUps),
  };
}

/** The year whose notice brought a day: days at the end of December for 元旦 come with the notice of the next year. */
function noticeYear(date: string, name: string): number {
  return date.slice(5) >= '12-25' && name.includes('元旦') ? yearOf(date) + 1 : yearOf(date);
}

const sorted = (days: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * The first day on which two calendars differ: worked or not, or announced or not; null when they say the same
 * everywhere. Time limits that are over before that day are the same by both.
 */
export function firstDifference(one: CalendarSlice, other: CalendarSlice): string | null {
  const days = [one, other].flatMap((each) => [...Object.keys(each.holidays), ...Object.keys(each.makeUps)]);
  const differing = days.filter((date) => dayStatus(date, one).working !== dayStatus(date, other).working);
  const years = [...one.announcedYears, ...other.announcedYears].filter(
    (year) => one.announcedYears.includes(year) !== other.announcedYears.includes(year),
  );
  return [...differing, ...years.map((year) => `${year}-01-01`)].sort()[0] ?? null;
}

/** Every date from one day to another, both included; at most `limit` of them. */
export function datesBetween(from: string, to: string, limit: number): string[] {
  const dates: string[] = [];
  for (let date = from; date <= to && dates.length < limit; date = addDays(date, 1)) dates.push(date);
  return dates;
}
