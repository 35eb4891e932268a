import { openFontBook } from '../../api/documents/fonts';
import { amountInWords, writtenAmount, writtenMinutes, writtenMoment } from '../../api/documents/format';

test.each([
  [0, '零元整'],
  [1, '壹分'],
  [10, '壹角整'],
  [101, '壹元零壹分'],
  [1_005, '壹拾元零伍分'],
  [10_050, '壹佰元伍角整'],
  [100_500, '壹仟零伍元整'],
  [1_000_000, '壹万元整'],
  [1_000_100, '壹万零壹元整'],
  [10_010_000, '壹拾万零壹佰元整'],
  [1_000_010_000, '壹仟万零壹佰元整'],
  [10_000_000_100, '壹亿零壹元整'],
  [10_001_000_000, '壹亿零壹万元整'],
  [1_234_567_890_012, '壹佰贰拾叁亿肆仟伍佰陆拾柒万捌仟玖佰元壹角贰分'],
])('%i fen in words', (fen, words) => {
  expect(amountInWords(fen)).toBe(words);
});

test.each([-1, 0.5, Number.NaN, 2 ** 53])('%d is not an amount', (fen) => {
  expect(() => amountInWords(fen)).toThrow(RangeError);
});

test('amounts, moments and minutes as they are written in documents', () => {
  expect(writtenAmount(123_456_705)).toBe('1,234,567.05元（人民币壹佰贰拾叁万肆仟伍佰陆拾柒元零伍分）');
  expect(writtenMoment('2026-01-04T16:05:00.000Z')).toBe('2026年1月5日00:05');
  expect([60, 90, 120].map(writtenMinutes)).toEqual(['1小时', '90分钟', '2小时']);
});

test('rare characters come from another face, unknown ones are marked', () => {
  const files = new Map<string, Buffer>();
  const book = openFontBook((name, file) => files.set(name, file));
  expect(book.runs('广元市《方案》')).toEqual([{ text: '广元市《方案》', font: 'main' }]);
  const runs = book.runs('广元沨业\u{20000}');
  expect(runs.map((each) => each.text)).toEqual(['广元', '沨', '业〓']);
  const rare = book.faces[runs[1]?.font ?? ''];
  expect(files.get(rare?.normal ?? '')?.readUInt32BE(0)).toBe(0x00010000);
});
