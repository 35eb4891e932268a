import { bt } from '../../db/presets/schemes/bt';
import { isSettled } from '../../workflows/officer-term/state';
import { chinaInstant } from '../../workflows/rules/calendar/dates';
import { cast, inputOf, TermPlayer } from '../support/officerTermPlayer';

const on = (date: string, time = '10:00') => chinaInstant(date, time);

describe('BT-DSM-2 and BT-DSM-3 at the close of one month', () => {
  const both = () => {
    const term = new TermPlayer(inputOf(bt, '2022-04-01')).appoint(on('2022-04-01', '09:00'));
    for (const month of ['2022-05', '2022-07', '2022-08']) term.report(month, on(`${month}-10`));
    term.to(on('2022-11-01', '00:00'));
    const [two, four] = term.state.term.procedures;
    for (const { id } of [two!, four!])
      term.do('readNotice', cast.officer, on('2022-11-01', '11:00'), { procedureId: id });
    return { term, two: two!.id, four: four!.id };
  };
  const facts = (...months: string[]) => months.map((month) => `MONTH:${month}`);

  test('are two procedures, each with its own facts, notice, delivery and window', () => {
    const { term, two, four } = both();
    expect(term.procedure(two)).toMatchObject({ ground: 'CONSECUTIVE_EMPTY_MONTHS', ruleId: 'BT-DSM-2' });
    expect(term.procedure(four)).toMatchObject({ ground: 'EMPTY_MONTHS_IN_YEAR', ruleId: 'BT-DSM-3' });
    expect(term.procedure(two).facts.map(({ factId }) => factId)).toEqual(facts('2022-09', '2022-10'));
    expect(term.procedure(four).facts.map(({ factId }) => factId)).toEqual(
      facts('2022-04', '2022-06', '2022-09', '2022-10'),
    );
    expect(term.documents().filter((kind) => kind === 'HEARING_NOTICE')).toHaveLength(2);
    for (const id of [two, four]) expect(term.clock(`DELIVERY-${id}`)).toEqual(['STARTED', 'MET']);
    expect(term.procedure(two).windowEndsAt).toBe(term.procedure(four).windowEndsAt);
  });

  test('one dismisses, the other lapses with the end; there is one end and one notice of it', () => {
    const { term, two, four } = both();
    term.to(on('2022-11-30'));
    expect(term.state.term).toMatchObject({ status: 'DISMISSED', endRuleId: 'BT-DSM-2' });
    expect(term.procedure(two)).toMatchObject({ status: 'CARRIED_OUT' });
    expect(term.procedure(four)).toMatchObject({ status: 'LAPSED', lapse: 'TERM_ENDED' });
    expect(term.procedure(four).endedAt).toBe(term.state.term.endedAt);
    expect(term.documents().filter((kind) => kind === 'DISMISSAL_NOTICE')).toHaveLength(1);
    expect(term.told().filter((kind) => kind === 'TERM_ENDED')).toHaveLength(2); // officer and office
    expect(isSettled(term.state)).toBe(true);
  });

  test('a stay of the first settles the months of both; of the four, two are too few to stand', () => {
    const { term, two, four } = both();
    const stay = { procedureId: two, factIds: facts('2022-09', '2022-10'), until: null, noteId: 'n' };
    term.do('proposeStay', cast.head, on('2022-11-02'), stay);
    term.do('answerStay', cast.deputy, on('2022-11-03'), { procedureId: two, confirm: true, noteId: null });
    expect(term.procedure(two).status).toBe('STAYED');
    expect(term.procedure(four)).toMatchObject({ status: 'LAPSED', lapse: 'FACTS_COVERED' });
    expect(term.to(on('2022-11-30')).state.status).toBe('SERVING');
  });
});
