import { nationalCalendar } from '../../db/presets/calendars';
import {
  checkNotice,
  draftCalendar,
  firstDifference,
  nextVersion,
  type YearNotice,
} from '../../workflows/rules/calendar/draft';
import { lineOf, readNotice } from '../../workflows/rules/calendar/noticeText';
import { isWorkingDay } from '../../workflows/rules/calendar/workingDays';

const EXAMPLE = `
# 2027年部分节假日安排
2027-01-01..2027-01-03 元旦
2027-02-05..2027-02-11 春节
2027-01-30、2027-02-20 春节调休上班
2027年4月3日至2027年4月5日 清明节
2027/5/1~2027/5/5　劳动节
2027-05-08 劳动节上班
2027-06-09 端午节
2027-09-15 中秋节
2027-10-01..2027-10-07 国庆节
2027-09-26，2027-10-09 国庆节补班
`;
const read = readNotice(EXAMPLE);
const notice = (changes: Partial<YearNotice> = {}): YearNotice => ({
  year: 2027,
  holidays: read.holidays,
  makeUps: read.makeUps,
  ...changes,
});
const day = (date: string, name = '元旦') => ({ date, name });

describe('a notice as text', () => {
  test('is read line by line, with remarks and empty lines left out', () => {
    expect(read.rows).toHaveLength(10);
    expect(read.rows.every((row) => row.message === null)).toBe(true);
    expect(read.holidays).toHaveLength(27);
    expect(read.makeUps).toEqual([
      day('2027-01-30', '春节'),
      day('2027-02-20', '春节'),
      day('2027-05-08', '劳动节'),
      day('2027-09-26', '国庆节'),
      day('2027-10-09', '国庆节'),
    ]);
    expect(lineOf(read, 'makeUps', 1)).toBe(5);
    expect(lineOf(read, 'makeUps', 9)).toBeUndefined();
  });

  test.each([
    ['no date', '元旦 2027-01-01', '每行以日期开头'],
    ['a day that does not exist', '2027-02-29 春节', '不是有效的日期'],
    ['turned round', '2027-01-03..2027-01-01 元旦', '早于开始日期'],
    ['no name', '2027-01-01..2027-01-03', '须写明节日名称'],
    ['only worked', '2027-02-06 上班', '须写明节日名称'],
    ['too long a stretch', '2027-01-01..2027-03-01 元旦', '不能超过31天'],
    ['a slip of the pen after a comma', '2027-01-01、一月二日 元旦', '每行以日期开头'],
  ])('%s is told on its line and brings no days', (_name, line, message) => {
    const { rows, holidays, makeUps } = readNotice(`\n${line}`);
    expect(rows).toEqual([expect.objectContaining({ line: 2, kind: null, dates: [] })]);
    expect(rows[0]?.message).toContain(message);
    expect([...holidays, ...makeUps]).toEqual([]);
  });
});

describe('checks of a notice', () => {
  test('the example is fine but for its sum', () => {
    expect(checkNotice(nationalCalendar, notice()).errors).toEqual([]);
  });

  test.each([
    ['a year announced before', { year: 2026 }, 'YEAR_ALREADY_ANNOUNCED', 'correction'],
    ['a correction of nothing', { correction: true }, 'NOTHING_TO_CORRECT', 'correction'],
    ['no year', { year: 27 }, 'YEAR_INVALID', 'year'],
    ['no holidays', { holidays: [] }, 'NO_HOLIDAYS', 'holidays'],
    [
      'a day of another year',
      { holidays: [day('2027-01-01'), day('2028-02-01')] },
      'DATE_OUTSIDE_YEAR',
      'holidays.1.date',
    ],
    ['no date', { holidays: [day('2027-13-01')] }, 'DATE_INVALID', 'holidays.0.date'],
    ['no name', { holidays: [day('2027-01-01', ' ')] }, 'NAME_INVALID', 'holidays.0.name'],
    ['a make-up day on a Monday', { makeUps: [day('2027-01-04')] }, 'MAKE_UP_ON_WEEKDAY', 'makeUps.0.date'],
    ['off and worked', { makeUps: [day('2027-01-02')] }, 'DATE_IN_BOTH', 'makeUps.0.date'],
    ['twice', { holidays: [day('2027-01-01'), day('2027-01-01')] }, 'DATE_TWICE', 'holidays.1.date'],
  ] as [string, Partial<YearNotice>, string, string][])('refuses %s', (_name, changes, code, field) => {
    const { errors } = checkNotice(nationalCalendar, notice(changes));
    expect(errors).toContainEqual(expect.objectContaining({ code, field }));
    expect(errors[0]?.message).toMatch(/[\u4e00-\u9fff]/);
  });

  test('days around the new year belong to the notice', () => {
    const holidays = [day('2026-12-31'), ...read.holidays];
    expect(checkNotice(nationalCalendar, notice({ holidays })).errors).toEqual([]);
  });

  test('says what is missing of the statutory days, and when the days do not add up', () => {
    const { warnings } = checkNotice(
      nationalCalendar,
      notice({ holidays: [day('2027-01-01')], makeUps: [] }),
    );
    expect(warnings.map(({ code }) => code)).toEqual([
      'STATUTORY_DAY_MISSING', // 劳动节
      'STATUTORY_DAY_MISSING', // 国庆节
      'STATUTORY_DAY_MISSING', // 春节
      'STATUTORY_DAY_MISSING', // 清明
      'STATUTORY_DAY_MISSING', // 端午
      'STATUTORY_DAY_MISSING', // 中秋
      'DAYS_DO_NOT_ADD_UP',
    ]);
    const skipped = notice({ year: 2028, holidays: [day('2028-01-01')], makeUps: [] });
    expect(checkNotice(nationalCalendar, skipped).warnings.map(({ code }) => code)).toContain('YEAR_SKIPPED');
  });

  test.each([2025, 2026])('the arrangement of %i as announced has nothing unusual', (year) => {
    const of = (days: Record<string, string>) =>
      Object.entries(days)
        .filter(([date]) => date.startsWith(String(year)))
        .map(([date, name]) => ({ date, name }));
    const announced = {
      year,
      correction: true,
      holidays: of(nationalCalendar.holidays),
      makeUps: of(nationalCalendar.makeUps),
    };
    expect(checkNotice(nationalCalendar, announced)).toEqual({ errors: [], warnings: [] });
    expect(draftCalendar(nationalCalendar, announced, nationalCalendar.version)).toEqual(nationalCalendar);
  });
});

describe('the version that a notice makes', () => {
  const next = draftCalendar(nationalCalendar, notice(), 'CN-2027.1');

  test('adds the year and changes nothing that was announced before', () => {
    expect(next.version).toBe('CN-2027.1');
    expect(next.announcedYears).toEqual([...nationalCalendar.announcedYears, 2027]);
    expect(next.holidays).toMatchObject(nationalCalendar.holidays);
    expect(isWorkingDay('2027-02-08', next)).toBe(false);
    expect(isWorkingDay('2027-01-30', next)).toBe(true);
    expect(nationalCalendar.announcedYears).not.toContain(2027);
    expect(firstDifference(nationalCalendar, next)).toBe('2027-01-01');
  });

  test('a correction takes the earlier arrangement of its year away, that of other years stays', () => {
    const holidays = [day('2026-12-31'), day('2027-01-01')];
    const withEve = draftCalendar(nationalCalendar, notice({ holidays, makeUps: [] }), 'CN-2027.1');
    expect(firstDifference(nationalCalendar, withEve)).toBe('2026-12-31');
    const corrected = draftCalendar(withEve, notice({ correction: true }), 'CN-2027.2');
    expect({ ...corrected, version: next.version }).toEqual(next);
    expect(firstDifference(next, corrected)).toBeNull();
  });

  test('a day that an earlier notice worked can become a holiday, and the other way round', () => {
    const before = {
      ...nationalCalendar,
      makeUps: { '2026-12-26': '元旦' },
      holidays: { '2026-12-27': '节' },
    };
    const turned = notice({ holidays: [day('2026-12-26')], makeUps: [day('2026-12-27')] });
    const after = draftCalendar(before, turned, 'CN-2027.1');
    expect([after.makeUps, after.holidays]).toEqual([{ '2026-12-27': '元旦' }, { '2026-12-26': '元旦' }]);
  });

  test.each([
    [2027, [], 'CN-2027.1'],
    [2027, ['CN-2026.1', 'CN-2027.1', 'CN-2027.10', 'TEST-2027'], 'CN-2027.11'],
  ])('its name for %i after %j is %s', (year, taken, expected) => {
    expect(nextVersion(year as number, taken as string[])).toBe(expected);
  });
});
