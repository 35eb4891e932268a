import { normaliseCreditCode, validateCreditCode } from '../../../../workflows/rules/identifiers/creditCode';

/** What the text in the enterprise field is: nothing yet, part of a name, or a credit code with its check. */
export type EnterpriseQuery =
  | { kind: 'EMPTY' }
  | { kind: 'NAME'; q: string }
  | { kind: 'TYPING'; length: number }
  | { kind: 'BAD_CODE'; message: string }
  | { kind: 'CODE'; creditCode: string };

const CODE_LENGTH = 18;

/**
 * Reads the field as it is typed. Text of letters and digits from six characters on is taken for a credit code
 * and checked by its check character; everything else is a name.
 */
export function readEnterpriseText(text: string): EnterpriseQuery {
  const typed = text.trim();
  if (typed === '') return { kind: 'EMPTY' };
  const code = normaliseCreditCode(typed);
  if (!/^[0-9A-Z]{6,}$/.test(code)) return { kind: 'NAME', q: typed };
  if (code.length < CODE_LENGTH) return { kind: 'TYPING', length: code.length };
  const check = validateCreditCode(code);
  return check.ok ? { kind: 'CODE', creditCode: code } : { kind: 'BAD_CODE', message: `${check.message}。` };
}

/** The line under the field. */
export function enterpriseHint(query: EnterpriseQuery): string {
  switch (query.kind) {
    case 'EMPTY':
      return '输入18位统一社会信用代码，或企业名称中的任意几个字';
    case 'NAME':
      return '按名称查找，用上下方向键选择';
    case 'TYPING':
      return `统一社会信用代码 18 位，已输入 ${query.length} 位`;
    case 'BAD_CODE':
      return query.message;
    case 'CODE':
      return '校验位正确';
  }
}
