import { chinaDate, chinaTime, weekday, yearOf } from '../calendar/dates';
import type { CalendarSlice, DayStatus, Period } from '../calendar/types';
import type { Clock, ClockPolicy, Remaining } from './types';

/** Chinese names of the usual grounds of a pause; a scheme may bring its own (ExplainOptions.grounds). */
export const PAUSE_GROUND_NAMES: Record<string, string> = {
  SUPPLEMENT: '补正',
  EXPERT_REVIEW: '专家评审',
  JOINT_REVIEW: '联合评审',
  SITE_CHECK: '现场核查',
  PUBLICITY: '公示',
  HEARING: '听证',
};

const WEEKDAYS = '日一二三四五六';

const PERIOD_NAMES: Record<Period, string> = {
  MONTH: '本月',
  QUARTER: '本季度',
  HALF: '本半年度',
  YEAR: '本年度',
};

/** `2026年9月24日（周四）`. */
export function dateText(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日（周${WEEKDAYS[weekday(date)]}）`;
}

/** `2026年9月24日（周四）17:00` in China time. */
export function instantText(instant: string): string {
  return `${dateText(chinaDate(instant))}${chinaTime(instant)}`;
}

function minutesText(minutes: number): string {
  return minutes > 0 && minutes % 60 === 0 ? `${minutes / 60}小时` : `${minutes}分钟`;
}

/** The allowance of a clock in words. */
export function allowanceText(clock: Clock, policy: ClockPolicy): string {
  switch (clock.unit) {
    case 'OFFICE_MINUTES':
      return `${minutesText(clock.n)}${policy.hourClock === 'OFFICE' ? '（办公时间）' : ''}`;
    case 'WORKING_DAYS':
      return `${clock.n}个工作日`;
    case 'CALENDAR_DAYS':
      return `${clock.n}日`;
    case 'MONTHS':
      return `${clock.n}个月`;
    case 'END_OF':
      return `${PERIOD_NAMES[clock.period]}末`;
    case 'UNTIL':
      return `至${dateText(clock.date)}`;
  }
}

export function remainingText(remaining: Remaining): string {
  if (remaining.unit === 'OFFICE_MINUTES') return minutesText(remaining.n);
  return remaining.unit === 'WORKING_DAYS' ? `${remaining.n}个工作日` : `${remaining.n}日`;
}

/** Why a day is not worked, in words; only for days that are not. */
export function dayOffText(status: DayStatus): string {
  if (status.reason === 'HOLIDAY') return status.name ?? '法定节假日';
  if (status.reason === 'CLOSURE') return `${status.name ?? '本单位'}（停止办公）`;
  return '周末';
}

/** How a clock counts, in one sentence with its legal ground. */
export function ruleNote(clock: Clock, policy: ClockPolicy): string {
  const end = policy.lastWorkingDayEndsAt === 'MIDNIGHT' ? '末日二十四时止' : '末日下班时止';
  switch (clock.unit) {
    case 'OFFICE_MINUTES':
      return policy.hourClock === 'OFFICE'
        ? '按小时计算的，自事件发生时起算，只计办公时间，办公时间以外顺延至下一办公时段（《民法典》第二百零一条、第二百零三条）。'
        : '按小时计算的，自事件发生时起连续计算（《民法典》第二百零一条）。';
    case 'WORKING_DAYS':
      return `起算当日不计入，双休日和法定节假日不计，调休上班日计入，${end}（《民法典》第二百零一条、第二百零三条）。`;
    case 'CALENDAR_DAYS':
      return `起算当日不计入，按自然日连续计算，末日为休息日的顺延至下一工作日，${end}（《民法典》第二百零一条、第二百零三条）。`;
    case 'MONTHS':
      return `起算当日不计入，到期月的对应日为末日，没有对应日的为月末日，末日为休息日的顺延至下一工作日，${end}（《民法典》第二百零一条至第二百零三条）。`;
    case 'END_OF':
      return '以自然期间的最后一日为末日，该日二十四时止，不因休息日顺延。';
    case 'UNTIL':
      return '以规定的日期为末日，该日二十四时止，不因休息日顺延。';
  }
}

/** The years of a span without announced arrangement, or an empty string. */
export function provisionalText(from: string, to: string, cal: CalendarSlice): string {
  const years: number[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    if (!cal.announcedYears.includes(year)) years.push(year);
  }
  if (years.length === 0) return '';
  return `${years.join('、')}年放假安排尚未公布，暂按普通周计算，公布后重新计算。`;
}
