import * as fc from 'fast-check';
import {
  answerText,
  checkAnswers,
  fieldsFor,
  otherOf,
  submissionFormOf,
} from '../../workflows/rules/officer-term/forms';

const codeOf = (decision: ReturnType<typeof checkAnswers>) => (decision.allowed ? 'OK' : decision.code);

describe('the form on which officers file', () => {
  const bt = submissionFormOf('BT');
  const good = { subject: '1', topic: '6', way: '1' };

  test.each([
    ['all required questions answered (BT-DUT-3)', good, 'OK', undefined],
    ['the list of ten is open (BT-DUT-3)', { ...good, topic: '', topicOther: '跨境电商' }, 'OK', undefined],
    ['no topic (BT-DUT-3)', { subject: '1', way: '1' }, 'ANSWER_MISSING', 'details.topic'],
    [
      'blank words are no answer',
      { ...good, topic: '', topicOther: '  ' },
      'ANSWER_MISSING',
      'details.topic',
    ],
    ['an option that does not exist', { ...good, way: '3' }, 'ANSWER_NOT_LISTED', 'details.way'],
    ['two ways where one is asked for', { ...good, way: ['1', '2'] }, 'ANSWER_TOO_MANY', 'details.way'],
    ['several problems at once (BT-DUT-4)', { ...good, problems: ['2', '5'] }, 'OK', undefined],
    ['a question of another scheme', { ...good, stages: ['1'] }, 'ANSWER_UNKNOWN', 'details.stages'],
    ['words beside a closed list', { ...good, subjectOther: 'x' }, 'ANSWER_UNKNOWN', 'details.subjectOther'],
  ])('%s', (_what, answers, code, field) => {
    const decision = checkAnswers(bt, 'REPORT', answers);
    expect(codeOf(decision)).toBe(code);
    if (!decision.allowed) expect(decision.field).toBe(field);
  });

  test('the lists have as many entries as the schemes name', () => {
    const count = (scheme: string, field: string) =>
      submissionFormOf(scheme).fields.find(({ code }) => code === field)?.options.length;
    expect([count('BT', 'topic'), count('BT', 'problems'), count('BT', 'scene')]).toEqual([10, 7, 4]);
    expect([count('LA', 'stages'), count('LA', 'platform')]).toEqual([7, 2]);
    expect([count('YY-S', 'field'), count('YY-P', 'focus'), count('YY-P', 'prohibitions')]).toEqual([
      8, 6, 8,
    ]);
    expect(count('HB', 'object')).toBe(4);
  });

  test('some questions are put for some kinds only (HB-MEC-1)', () => {
    const hb = submissionFormOf('HB');
    expect(fieldsFor(hb, 'REPORT').map(({ code }) => code)).toContain('document');
    expect(fieldsFor(hb, 'PROBLEM').map(({ code }) => code)).not.toContain('document');
  });

  test('answers are read in Chinese, other things beside the listed ones', () => {
    const topic = bt.fields.find(({ code }) => code === 'topic')!;
    const problems = bt.fields.find(({ code }) => code === 'problems')!;
    expect(answerText(topic, { topic: '6' })).toBe('纳税便利化');
    expect(answerText(problems, { problems: ['2'], [otherOf('problems')]: '排队太久' })).toBe(
      '效率低下、排队太久',
    );
  });

  test('a scheme without a form of its own asks for text only', () => {
    expect(codeOf(checkAnswers(submissionFormOf('XX'), 'REPORT', {}))).toBe('OK');
    expect(codeOf(checkAnswers(submissionFormOf('XX'), 'REPORT', { topic: '1' }))).toBe('ANSWER_UNKNOWN');
  });

  test('whatever is chosen from the lists is taken, in every scheme', () => {
    const scheme = fc.constantFrom('BT', 'HB', 'LA', 'YY-P', 'YY-S');
    fc.assert(
      fc.property(scheme, fc.nat(), (code, seed) => {
        const form = submissionFormOf(code);
        const kind = form.kinds[seed % form.kinds.length]!;
        const answers = Object.fromEntries(
          fieldsFor(form, kind).map((field, i) => [
            field.code,
            field.type === 'TEXT' ? '文字' : field.options[(seed + i) % field.options.length]!.code,
          ]),
        );
        return checkAnswers(form, kind, answers).allowed;
      }),
    );
  });
});
