import { bt } from '../../db/presets/schemes/bt';
import { hb } from '../../db/presets/schemes/hb';
import type { CorrectScreeningCommand } from '../../workflows/officer-term/messages';
import { termFactsOf } from '../../workflows/officer-term/state';
import { chinaInstant } from '../../workflows/rules/calendar/dates';
import { evaluateDuties } from '../../workflows/rules/officer-term/duties/evaluate';
import { cast, inputOf, TermPlayer } from '../support/officerTermPlayer';

const on = (date: string, time = '10:00') => chinaInstant(date, time);

type Fields = Omit<CorrectScreeningCommand, 'actor' | 'fingerprint'>;
const verdict = (over: Partial<Fields> = {}): Fields => ({
  submissionId: 'r',
  verdict: 'VALID',
  valuable: false,
  workable: false,
  classification: null,
  duplicateOf: null,
  noteId: 'n',
  ...over,
});

/** A term of BT with one report that was found valid on 10 April. */
const screened = (scheme = bt, start = '2022-04-01') =>
  new TermPlayer(inputOf(scheme, start)).appoint(on(start, '09:00')).report('r', on('2022-04-10'));

const found = ({ state }: TermPlayer) => state.facts.submissions.find(({ id }) => id === 'r');

describe('a wrong verdict is put right (BT-DUT-11)', () => {
  test('by the office, with a reason; the earlier verdict stays in the trail, the officer is told', () => {
    const term = screened();
    const refused = (over: Partial<Fields>, who = cast.clerk) =>
      term.refused('correctScreening', who, on('2022-04-20'), verdict(over)).code;
    expect(refused({ verdict: 'INVALID' }, cast.officer)).toBe('ROLE_NOT_ALLOWED');
    expect(refused({ verdict: 'INVALID', noteId: null as never })).toBe('NOTE_REQUIRED');
    expect(refused({ verdict: 'INVALID', valuable: true })).toBe('VALUE_NOT_EXPECTED');
    expect(refused({ verdict: 'DUPLICATE' })).toBe('DUPLICATE_OF');
    expect(refused({ submissionId: 'x' })).toBe('SUBMISSION_UNKNOWN');

    term.do('correctScreening', cast.clerk, on('2022-04-20'), verdict({ verdict: 'FALSE' }));
    expect(found(term)?.judgement).toEqual({ at: on('2022-04-20'), verdict: 'FALSE', valuable: false });
    const { record, projection } = term.steps.at(-1)!;
    expect(record).toMatchObject({ action: 'correctScreening', noteId: 'n' });
    expect(record.after).toMatchObject({
      verdict: 'FALSE',
      earlier: { at: on('2022-04-10', '11:00'), verdict: 'VALID', valuable: true },
    });
    expect(projection.changes).toMatchObject([
      { change: 'SCREENED', verdict: 'FALSE', correction: { adoptionFalls: true } },
    ]);
    expect(term.told().at(-1)).toBe('SCREENING_CORRECTED');
  });

  test('what nobody has screened is screened, not corrected', () => {
    const term = screened().file('s', on('2022-04-12'));
    const fields = verdict({ submissionId: 's' });
    expect(term.refused('correctScreening', cast.clerk, on('2022-04-13'), fields).code).toBe('NOT_SCREENED');
  });

  test('adoption falls with validity, and can be decided again once it is valid after all', () => {
    const adopted = {
      submissionId: 'r',
      adopted: true,
      byOrganisationId: null,
      byText: '县交通局',
      noteId: null,
    };
    const term = screened().do('decideAdoption', cast.clerk, on('2022-04-15'), adopted);
    term.do('correctScreening', cast.clerk, on('2022-04-16'), verdict({ valuable: true, workable: true }));
    expect(found(term)?.adoptedAt).toBe(on('2022-04-15'));
    term.do('correctScreening', cast.clerk, on('2022-04-20'), verdict({ verdict: 'INVALID' }));
    expect(found(term)?.adoptedAt).toBeNull();
    expect(term.steps.at(-1)?.record.after).toMatchObject({ adoptionFell: true });
    expect(term.refused('decideAdoption', cast.clerk, on('2022-04-21'), adopted).code).toBe('NOT_VALID');
    term.do('correctScreening', cast.clerk, on('2022-04-22'), verdict({ valuable: true }));
    term.do('decideAdoption', cast.clerk, on('2022-04-23'), adopted);
    expect(found(term)?.adoptedAt).toBe(on('2022-04-23'));
  });

  test('not after the grade of its year is confirmed', () => {
    const expired = () => screened().file('s', on('2023-03-31', '20:00')).to(on('2023-04-03'));
    const wrong = verdict({ verdict: 'INVALID' });
    const corrected = expired().do('correctScreening', cast.clerk, on('2023-04-04'), wrong);
    expect(corrected.state.status).toBe('EXPIRED');
    expect(found(corrected)?.judgement?.verdict).toBe('INVALID');
    const year = { from: '2022-04-01', to: '2023-03-31' };
    const grade = { key: 'g', actor: cast.head, assessmentId: 'a', year, noteId: null };
    const at = on('2023-04-04');
    const graded = expired().take(
      'confirmGrade',
      { ...grade, computed: 'PASS', grade: 'PASS', confirmedAt: at },
      at,
    );
    expect(graded.refused('correctScreening', cast.clerk, on('2023-04-05'), wrong)).toMatchObject({
      code: 'YEAR_ASSESSED',
      ruleId: 'BT-ASM-1',
    });
  });

  test('not after a review of the period is confirmed (HB)', () => {
    const term = screened(hb);
    const span = { from: '2022-04-01', to: '2022-04-30' };
    term.do('confirmReview', cast.head, on('2022-05-02'), { reviewId: 'v', span, noteId: 'n' });
    const wrong = verdict({ verdict: 'INVALID' });
    expect(term.refused('correctScreening', cast.clerk, on('2022-05-03'), wrong)).toMatchObject({
      code: 'YEAR_ASSESSED',
    });
  });
});

describe('periods that have closed (BT-DUT-9: two valid items in a quarter)', () => {
  const invalid = verdict({ verdict: 'INVALID' });
  const quarter = ({ state }: TermPlayer, at: string) =>
    evaluateDuties(state.input.parameters, termFactsOf(state), at).closed.find(
      ({ key }) => key === 'PER_QUARTER:2022-04-01',
    );
  const two = () => screened().report('s', on('2022-05-10')).report('u', on('2022-06-10'));

  test('while it is open the corrected verdict counts', () => {
    const term = two()
      .do('correctScreening', cast.clerk, on('2022-06-20'), invalid)
      .do('correctScreening', cast.clerk, on('2022-06-21'), { ...invalid, submissionId: 's' })
      .to(on('2022-07-02'));
    expect(quarter(term, on('2022-07-02'))).toMatchObject({ met: false, counted: 1 });
    expect(term.clock('DUTY_QUOTA-PER_QUARTER-2022-04-01')).toContain('BREACHED');
  });

  test('after its close a verdict that takes away finds nobody wanting', () => {
    const term = two().to(on('2022-07-02'));
    const before = term.state.term.procedures;
    for (const submissionId of ['r', 's', 'u'])
      term.do('correctScreening', cast.clerk, on('2022-07-05'), { ...invalid, submissionId });
    expect(quarter(term, on('2022-07-05'))).toMatchObject({ met: true });
    expect(term.clock('DUTY_QUOTA-PER_QUARTER-2022-04-01')).not.toContain('BREACHED');
    expect(term.state.term.procedures).toEqual(before);
  });

  test('what was invalid all along stays so; what was valid after all counts in the officer’s favour', () => {
    const term = new TermPlayer(inputOf(bt, '2022-04-01')).appoint(on('2022-04-01', '09:00'));
    term.file('r', on('2022-04-10')).do('screen', cast.clerk, on('2022-04-11'), invalid);
    term.report('s', on('2022-05-10')).to(on('2022-07-02'));
    expect(quarter(term, on('2022-07-02'))).toMatchObject({ met: false, counted: 1 });
    const warned = term.told().filter((kind) => kind === 'DUTY_MISSED').length;
    term.do('correctScreening', cast.clerk, on('2022-07-05'), verdict({ verdict: 'FALSE' }));
    expect(quarter(term, on('2022-07-05'))).toMatchObject({ met: false, counted: 1 });
    term.do('correctScreening', cast.clerk, on('2022-07-06'), verdict({ valuable: true }));
    expect(quarter(term, on('2022-07-06'))).toMatchObject({ met: true, counted: 2 });
    expect(term.told().filter((kind) => kind === 'DUTY_MISSED')).toHaveLength(warned);
  });
});

test('a procedure that stands is not undone by a correction', () => {
  const term = screened().to(on('2022-07-01', '00:00'));
  const { id } = term.procedure();
  term.do('correctScreening', cast.clerk, on('2022-07-01'), verdict({ verdict: 'INVALID' }));
  expect(term.procedure(id)).toMatchObject({ ground: 'CONSECUTIVE_EMPTY_MONTHS', status: 'NOTIFIED' });
});
