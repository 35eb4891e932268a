import { chinaDate, chinaTime } from '../../workflows/rules/calendar/dates';

/** `2026年1月5日` in China. */
export function writtenDate(instant: string): string {
  const [year, month, day] = chinaDate(instant).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** `2026年1月5日09:30` in China. */
export function writtenMoment(instant: string): string {
  return `${writtenDate(instant)}${chinaTime(instant)}`;
}

/** A hash in two halves, so that a line can break between them. */
export const writtenHash = (hash: string): string => `${hash.slice(0, 32)} ${hash.slice(32)}`;

/** `60` → `1小时`, `90` → `90分钟`. */
export function writtenMinutes(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60}小时` : `${minutes}分钟`;
}

/** Integer fen as `1,234.50元（人民币壹仟贰佰叁拾肆元伍角整）`. */
export function writtenAmount(fen: number): string {
  const yuan = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${yuan}.${String(fen % 100).padStart(2, '0')}元（人民币${amountInWords(fen)}）`;
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

/** Integer fen in the capital numerals of cheques and vouchers. Throws RangeError on anything but 0 … 10^16 − 1. */
export function amountInWords(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError(`not an amount: ${fen}`);
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const rest = fen % 10;
  const whole = yuan > 0 ? `${wholeInWords(yuan)}元` : '';
  if (jiao === 0 && rest === 0) return `${whole || '零元'}整`;
  const tens = jiao > 0 ? `${DIGITS[jiao]}角` : whole ? '零' : '';
  return `${whole}${tens}${rest > 0 ? `${DIGITS[rest]}分` : '整'}`;
}

/** Groups of four digits; a gap of zeros between two digits that are written is written once. */
function wholeInWords(yuan: number): string {
  let words = '';
  let gap = false;
  const digits = String(yuan);
  for (let i = 0; i < digits.length; i += 1) {
    const place = digits.length - 1 - i;
    const digit = Number(digits[i]);
    if (digit === 0) gap = true;
    else {
      if (gap && words) words += '零';
      words += DIGITS.charAt(digit) + PLACES[place % 4];
      gap = false;
    }
    if (place % 4 === 0 && place > 0 && Number(digits.slice(Math.max(0, i - 3), i + 1)) > 0) {
      words += GROUPS[place / 4];
    }
  }
  return words;
}
