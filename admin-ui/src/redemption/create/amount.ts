import { fenToYuan, yuanToFen } from '../../format';

/**
 * Why the amount typed in yuan cannot be submitted, as a Chinese sentence; null when it can. `ceilingFen` is
 * the most one case of the item may receive.
 */
export function amountProblem(text: string, ceilingFen: number | null): string | null {
  if (text.trim() === '') return '请填写金额。';
  const fen = yuanToFen(text);
  if (fen === null) return '请填写数字，单位为元，最多两位小数，例如 120000 或 120,000.50。';
  if (fen === 0) return '金额须大于零。';
  if (ceilingFen !== null && fen > ceilingFen) return `超出该事项单笔上限 ${fenToYuan(ceilingFen)} 元。`;
  return null;
}
