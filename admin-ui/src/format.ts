/** China time is fixed +08:00; every instant is shown in it, wherever the browser stands. */
const CHINA_OFFSET_MS = 8 * 3_600_000;
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const two = (n: number): string => String(n).padStart(2, '0');

/** China-time parts of a UTC instant. */
export function chinaParts(instant: string | number): {
  date: string;
  time: string;
  weekday: string;
  seconds: string;
} {
  const moved = new Date(new Date(instant).getTime() + CHINA_OFFSET_MS);
  return {
    date: `${moved.getUTCFullYear()}-${two(moved.getUTCMonth() + 1)}-${two(moved.getUTCDate())}`,
    time: `${two(moved.getUTCHours())}:${two(moved.getUTCMinutes())}`,
    seconds: two(moved.getUTCSeconds()),
    weekday: WEEKDAYS[moved.getUTCDay()]!,
  };
}

/** `2026-01-05（周一）09:00`; an em dash for nothing. */
export function formatInstant(instant: string | null | undefined, withWeekday = true): string {
  if (!instant) return '—';
  const { date, time, weekday } = chinaParts(instant);
  return withWeekday ? `${date}（${weekday}）${time}` : `${date} ${time}`;
}

/** `2026-01-05（周一）` of a China date `YYYY-MM-DD`. */
export function formatDate(date: string | null | undefined): string {
  if (!date) return '—';
  return `${date}（${WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]}）`;
}

/** The China date of an instant, for grouping and file names. */
export const chinaDate = (instant: string | number): string => chinaParts(instant).date;

/** First instant of a China date as UTC ISO with milliseconds. */
export const startOfChinaDate = (date: string): string => new Date(`${date}T00:00:00+08:00`).toISOString();

/** Last instant of a China date as UTC ISO with milliseconds. */
export const endOfChinaDate = (date: string): string => new Date(`${date}T23:59:59.999+08:00`).toISOString();

/** Fen to `1,234.50`, by integer arithmetic only. */
export function fenToYuan(fen: number, grouped = true): string {
  const sign = fen < 0 ? '-' : '';
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const whole = digits.slice(0, -2);
  const shown = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return `${sign}${shown}.${digits.slice(-2)}`;
}

/** `¥1,234.50`; an em dash for nothing. */
export const formatMoney = (fen: number | null | undefined): string =>
  fen === null || fen === undefined ? '—' : `¥${fenToYuan(fen)}`;

/**
 * What a person typed in yuan, as fen; exact, by string arithmetic. Accepts grouping commas and spaces.
 * Null when it is not an amount of at most two decimals or is too large for a safe integer.
 */
export function yuanToFen(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[,\s¥]/g, '');
  const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!match) return null;
  const fen = Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`);
  return Number.isSafeInteger(fen) ? fen : null;
}

/** `12.3 KB`, for lists of files. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
