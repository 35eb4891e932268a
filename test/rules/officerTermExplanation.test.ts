import { bt } from '../../db/presets/schemes/bt';
import { hb } from '../../db/presets/schemes/hb';
import { yyPoints } from '../../db/presets/schemes/yyPoints';
import { yySupervisors } from '../../db/presets/schemes/yySupervisors';
import { chinaInstant } from '../../workflows/rules/calendar/dates';
import { cast, inputOf, TermPlayer } from '../support/officerTermPlayer';

const on = (date: string, time = '10:00') => chinaInstant(date, time);
const screened = {
  verdict: 'VALID',
  valuable: true,
  workable: true,
  classification: null,
  duplicateOf: null,
};

/** A term with one item that was found valid. */
function withValidItem(scheme: typeof bt, start: string): TermPlayer {
  const term = new TermPlayer(inputOf(scheme, start)).appoint(on(start, '09:00'));
  if (term.state.status === 'AWAITING_TRAINING')
    term.do('recordTraining', cast.clerk, on(start, '09:30'), { noteId: null });
  const file = { submissionId: 's', kind: 'SUGGESTION' as const, nil: false, urgent: false, arrivedOn: null };
  term.do('file', cast.officer, on(start, '11:00'), file);
  term.do('screen', cast.clerk, on(start, '15:00'), {
    submissionId: 's',
    ...screened,
    noteId: null,
  } as never);
  return term;
}

const answer = (adopted: boolean, noteId: string | null) => ({
  submissionId: 's',
  adopted,
  byOrganisationId: null,
  byText: '有关单位',
  noteId,
});

describe('what is not adopted is explained to the officer', () => {
  test.each([
    ['HB', hb, '2026-03-02', 'HB-MEC-3'],
    ['YY points', yyPoints, '2023-07-17', 'YY-M-7'],
    ['YY supervisors', yySupervisors, '2023-07-17', 'YY-M-7'],
  ])('%s: no explanation, no answer (%#)', (_scheme, preset, start, ruleId) => {
    const term = withValidItem(preset, start);
    const refusal = term.refused('decideAdoption', cast.clerk, on(start, '16:00'), answer(false, null));
    expect(refusal).toMatchObject({ code: 'NOTE_REQUIRED', ruleId, field: 'note' });
    term.do('decideAdoption', cast.clerk, on(start, '16:10'), answer(false, 'n'));
    expect(term.told()).toContain('SUBMISSION_NOT_ADOPTED');
  });

  test('BT is silent; the office asks for it by its own rule', () => {
    const term = withValidItem(bt, '2022-04-01');
    const refusal = term.refused(
      'decideAdoption',
      cast.clerk,
      on('2022-04-01', '16:00'),
      answer(false, null),
    );
    expect(refusal.ruleId).toBe('BT-ORG-3');
  });

  test('what is adopted needs no explanation, but the unit', () => {
    const term = withValidItem(hb, '2026-03-02');
    const nobody = { ...answer(true, null), byText: null };
    expect(term.refused('decideAdoption', cast.clerk, on('2026-03-02', '16:00'), nobody).field).toBe(
      'byOrganisationId',
    );
    term.do('decideAdoption', cast.clerk, on('2026-03-02', '16:10'), answer(true, null));
    expect(term.state.facts.submissions[0]?.adoptedAt).not.toBeNull();
  });
});

test('HB-DSM-4: a term that nobody renews is over at the end of its last day', () => {
  const term = withValidItem(hb, '2026-03-02');
  for (const year of [2026, 2027, 2028])
    for (const month of ['06', '12'])
      term.do('recordActivity', cast.clerk, on(`${year}-${month}-10`), {
        activityId: `${year}-${month}`,
        kind: 'RESEARCH',
        takenPlaceAt: on(`${year}-${month}-09`),
        noteId: null,
      });
  term.to(on('2029-03-01', '23:59'));
  expect(term.state.status).toBe('SERVING');
  term.to(on('2029-03-02', '00:00'));
  expect(term.state).toMatchObject({ status: 'EXPIRED', term: { endedAt: on('2029-03-02', '00:00') } });
});
