import fc from 'fast-check';
import {
  makeCreditCode,
  normaliseCreditCode,
  validateCreditCode,
} from '../../workflows/rules/identifiers/creditCode';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const first17 = fc
  .array(fc.constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 })
  .map((characters) => characters.join(''));

describe('unified social credit code', () => {
  it.each([
    ['91350100M000100Y43', null],
    ['91350100M000100Y4Z', 'CREDIT_CODE_CHARACTER'],
    ['91350100M000100Y44', 'CREDIT_CODE_CHECK_DIGIT'],
    ['91350100M000100Y4', 'CREDIT_CODE_LENGTH'],
    ['', 'CREDIT_CODE_LENGTH'],
    ['91350100m000100y43', 'CREDIT_CODE_CHARACTER'],
    ['9135010OM000100Y43', 'CREDIT_CODE_CHARACTER'],
  ])('%s → %s', (code, problem) => {
    const check = validateCreditCode(code);
    expect(check.ok ? null : check.code).toBe(problem);
    if (!check.ok) expect(check.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('is stored in half-width capitals without spaces', () => {
    expect(normaliseCreditCode(' 91350100-m000 100y43 ')).toBe('91350100M000100Y43');
    expect(normaliseCreditCode('９１３５０１００Ｍ０００１００Ｙ４３')).toBe('91350100M000100Y43');
  });

  it('every completed code is valid, and no single changed character is', () => {
    fc.assert(
      fc.property(first17, fc.nat(17), fc.integer({ min: 1, max: 30 }), (start, at, shift) => {
        const code = makeCreditCode(start);
        expect(validateCreditCode(code)).toEqual({ ok: true });
        const other = ALPHABET[(ALPHABET.indexOf(code[at]!) + shift) % 31]!;
        expect(validateCreditCode(code.slice(0, at) + other + code.slice(at + 1)).ok).toBe(false);
      }),
    );
  });

  it('refuses to complete what cannot begin a code', () => {
    expect(() => makeCreditCode('91350100M000100Y')).toThrow(RangeError);
    expect(() => makeCreditCode('91350100M000100YZ')).toThrow(RangeError);
  });
});
