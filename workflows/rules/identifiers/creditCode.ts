const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Answer of validateCreditCode; the message is for people. */
export type CreditCodeCheck =
  | { ok: true }
  | {
      ok: false;
      code: 'CREDIT_CODE_LENGTH' | 'CREDIT_CODE_CHARACTER' | 'CREDIT_CODE_CHECK_DIGIT';
      message: string;
    };

/** The code as it is stored: half-width capitals without spaces or hyphens. */
export function normaliseCreditCode(code: string): string {
  return code.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

/** Check character of the first 17: weights are the powers of 3 modulo 31 (GB 32100). */
function checkCharacter(first17: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31]!;
}

function onlyAlphabet(text: string): boolean {
  return [...text].every((character) => ALPHABET.includes(character));
}

/** Checks a unified social credit code 统一社会信用代码 in its stored form (see normaliseCreditCode). */
export function validateCreditCode(code: string): CreditCodeCheck {
  if (code.length !== 18) {
    return { ok: false, code: 'CREDIT_CODE_LENGTH', message: '统一社会信用代码应为18位' };
  }
  if (!onlyAlphabet(code)) {
    return {
      ok: false,
      code: 'CREDIT_CODE_CHARACTER',
      message: '统一社会信用代码只能含数字和大写字母（不含I、O、S、V、Z）',
    };
  }
  if (checkCharacter(code.slice(0, 17)) !== code[17]) {
    return { ok: false, code: 'CREDIT_CODE_CHECK_DIGIT', message: '统一社会信用代码校验位不符，请核对' };
  }
  return { ok: true };
}

/** Completes 17 characters with their check character; throws RangeError when they can't begin a code. */
export function makeCreditCode(first17: string): string {
  if (first17.length !== 17 || !onlyAlphabet(first17)) {
    throw new RangeError(`not the first 17 characters of a credit code: ${first17}`);
  }
  return first17 + checkCharacter(first17);
}
