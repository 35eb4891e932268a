import { bt } from '../../db/presets/schemes/bt';
import { hb } from '../../db/presets/schemes/hb';
import { initialState, isSettled } from '../../workflows/officer-term/state';
import { chinaInstant } from '../../workflows/rules/calendar/dates';
import { cast, inputOf, TermPlayer } from '../support/officerTermPlayer';

const on = (date: string, time = '10:00') => chinaInstant(date, time);

/** A term of HB, three years from March 2023, with one valid item from its last month. */
function hbEnded(awaitsAnswers = true): TermPlayer {
  const input = inputOf(hb, '2023-03-01');
  const term = new TermPlayer(input);
  term.state = initialState(input, awaitsAnswers);
  term.appoint(on('2023-03-01', '09:00'));
  for (const month of ['2023-06', '2023-12', '2024-06', '2024-12', '2025-06', '2025-12'])
    term.do('recordActivity', cast.clerk, on(`${month}-02`), {
      activityId: month,
      kind: 'RESEARCH',
      takenPlaceAt: on(`${month}-01`),
      noteId: null,
    });
  term.report('r', on('2026-02-20'), { kind: 'SUGGESTION' });
  return term.to(on('2026-03-02'));
}

const answer = (adopted: boolean) => ({
  submissionId: 'r',
  adopted,
  byOrganisationId: null,
  byText: adopted ? '区市场监管局' : null,
  noteId: adopted ? null : 'n',
});

describe('after an end that is not against the officer', () => {
  test.each([
    true,
    false,
  ])('without grades a valid item is still answered; adopted %s settles it', (adopted) => {
    const term = hbEnded();
    expect([term.state.status, isSettled(term.state)]).toEqual(['EXPIRED', false]);
    term.do('decideAdoption', cast.clerk, on('2026-04-10'), answer(adopted));
    expect(isSettled(term.state)).toBe(true);
    expect(term.state.wakeAt).toBeNull();
  });

  test('nobody answers: after 180 days it is waited for no longer, on record', () => {
    const term = hbEnded().to(on('2026-09-30'));
    expect(isSettled(term.state)).toBe(true);
    expect(term.steps.at(-1)?.record.after).toMatchObject({
      aftercareOver: { unscreened: 0, unanswered: 1 },
    });
    expect(term.steps.at(-1)?.at).toBe(
      new Date(Date.parse(on('2026-03-01', '00:00')) + 180 * 86_400_000).toISOString(),
    );
  });

  test('a verdict that is taken back leaves nothing to answer', () => {
    const term = hbEnded().do('correctScreening', cast.clerk, on('2026-03-05'), {
      submissionId: 'r',
      verdict: 'FALSE',
      valuable: false,
      workable: false,
      classification: null,
      duplicateOf: null,
      noteId: 'n',
    });
    expect(isSettled(term.state)).toBe(true);
  });

  test('a term of an earlier release ends as it did', () => {
    expect(isSettled(hbEnded(false).state)).toBe(true);
  });

  test('BT: adoption is recorded until the last grade stands, and is not waited for beyond it', () => {
    const term = new TermPlayer(inputOf(bt, '2022-04-01')).appoint(on('2022-04-01', '09:00'));
    for (let month = 4; month <= 12; month += 2)
      for (const each of [month, month + 1].filter((one) => one <= 12))
        term.report(`r${each}`, on(`2022-${String(each).padStart(2, '0')}-10`));
    for (const each of ['01', '02', '03']) term.report(`r-${each}`, on(`2023-${each}-10`));
    term.to(on('2023-04-02'));
    expect([term.state.status, isSettled(term.state)]).toEqual(['EXPIRED', false]);
    term.do('decideAdoption', cast.clerk, on('2023-04-03'), { ...answer(true), submissionId: 'r-03' });
    term.take(
      'confirmGrade',
      {
        key: 'g',
        actor: cast.head,
        assessmentId: 'a',
        year: { from: '2022-04-01', to: '2023-03-31' },
        computed: 'PASS',
        grade: 'PASS',
        noteId: null,
        confirmedAt: on('2023-04-20'),
      },
      on('2023-04-20'),
    );
    expect(isSettled(term.state)).toBe(true);
  });

  test('BT: who resigned gets no grade, but an answer', () => {
    const term = new TermPlayer(inputOf(bt, '2022-04-01')).appoint(on('2022-04-01', '09:00'));
    term.report('r', on('2022-04-10'));
    term.do('resign', cast.officer, on('2022-04-20'), { applicationFileId: 'file', noteId: null });
    expect([term.state.status, isSettled(term.state)]).toEqual(['RESIGNED', false]);
    term.do('decideAdoption', cast.clerk, on('2022-05-10'), answer(true));
    expect(isSettled(term.state)).toBe(true);
  });
});
