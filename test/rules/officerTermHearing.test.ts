import { bt } from '../../db/presets/schemes/bt';
import { evaluateDuties } from '../../workflows/rules/officer-term/duties/evaluate';
import type { ProcedureEvent } from '../../workflows/rules/officer-term/hearing/types';
import { nextTermAt } from '../../workflows/rules/officer-term/stepTerm';
import { coverageOf, openProcedures, takesSeat } from '../../workflows/rules/officer-term/termState';
import { finding, on, reportsExcept } from './officerTermBuilders';
import {
  confirm,
  DISMISSED_AT,
  FOUND,
  fourMonths,
  heard,
  notified,
  Play,
  propose,
  read,
  twoMonths,
  WINDOW_END,
} from './officerTermPlay';

describe('AUTO: detected, notified, delivered, window, dismissed (BT-DSM-2)', () => {
  test('five working days after delivery the process dismisses by itself', () => {
    const play = heard();
    expect(play.procedure()).toMatchObject({
      status: 'WINDOW',
      windowEndsAt: WINDOW_END,
      provisional: false,
    });
    expect(nextTermAt(play.term, play.context)).toBe(DISMISSED_AT);
    play.to(WINDOW_END);
    expect(play.term.status).toBe('SERVING');
    play.to(DISMISSED_AT);
    expect(play.term).toMatchObject({
      status: 'DISMISSED',
      endedAt: DISMISSED_AT,
      endGround: 'CONSECUTIVE_EMPTY_MONTHS',
      endRuleId: 'BT-DSM-2',
    });
    expect(takesSeat(play.term)).toBe(false);
    expect(play.effects).toEqual([
      `NOTIFY_HEARING ${FOUND}`,
      `WINDOW_OPENED ${on('2022-06-01', '11:00')}`,
      `PROCEDURE_ENDED ${DISMISSED_AT}`,
      `TERM_ENDED ${DISMISSED_AT}`,
    ]);
  });

  test('an answer and a late report are kept and shown; neither undoes a closed empty month (AMB-BT-5)', () => {
    const play = heard()
      .in({ type: 'ANSWERED', at: on('2022-06-02'), answerId: 'a1' })
      .in({ type: 'LATE_REPORT', at: on('2022-06-06'), submissionId: 's1' })
      .to(DISMISSED_AT);
    expect(play.term.status).toBe('DISMISSED');
    expect(play.procedure()).toMatchObject({
      answers: [{ answerId: 'a1' }],
      lateReports: [{ submissionId: 's1' }],
    });
  });

  test('a report that had arrived in time but was entered late: the facts are refuted, nothing is left', () => {
    const play = heard().in({
      type: 'FACTS_REFUTED',
      at: on('2022-06-07'),
      by: 'clerk',
      reasonId: 'r',
      factIds: ['MONTH:2022-05'],
    });
    expect(play.procedure()).toMatchObject({ status: 'LAPSED', lapse: 'FACTS_REFUTED' });
    expect(play.to(on('2022-12-01')).term.status).toBe('SERVING');
  });

  test('leave stops neither notice nor window: the texts know no such pause', () => {
    const facts = {
      ...reportsExcept('2022-04', '2022-05'),
      leaves: [{ from: '2022-05-01', to: '2022-06-30', grantedAt: on('2022-04-25') }],
    };
    const { findings } = evaluateDuties(bt.parameters, facts, FOUND);
    const play = new Play()
      .find(...findings)
      .in(notified())
      .in(read())
      .to(DISMISSED_AT);
    expect(play.term.status).toBe('DISMISSED');
    expect(play.procedure().facts.map(({ onLeave }) => onLeave)).toEqual([false, true]);
  });
});

describe('delivery of the notice (§12)', () => {
  const waiting = () => new Play().find(finding()).in(notified());

  test('the office is reminded after three working days, may record public notice after ten, and the window waits', () => {
    const play = waiting().to(on('2022-07-30'));
    expect(play.effects).toEqual([
      `NOTIFY_HEARING ${FOUND}`,
      `REMIND_DELIVERY ${on('2022-06-07', '18:01')}`,
      `OFFER_PUBLIC_NOTICE ${on('2022-06-16', '18:01')}`,
    ]);
    expect(play.procedure().status).toBe('NOTIFIED');
  });

  test.each([
    ['read by another person', { way: 'READ', by: 'clerk', at: on('2022-06-02') }, 'NOT_THE_OFFICER'],
    ['recorded by the officer himself', { way: 'RECORDED', by: 'officer', at: on('2022-06-02') }, 'OWN_CASE'],
    [
      'public notice too early',
      { way: 'PUBLIC_NOTICE', by: 'clerk', at: on('2022-06-16') },
      'PUBLIC_NOTICE_TOO_EARLY',
    ],
  ] as const)('%s', (_name, delivery, code) => {
    expect(waiting().refused({ type: 'DELIVERED', ...delivery })).toMatchObject({ allowed: false, code });
  });

  test('delivery on paper or by public notice opens the window with the next working day', () => {
    const paper = waiting().in({ type: 'DELIVERED', way: 'RECORDED', by: 'clerk', at: on('2022-06-10') });
    expect(paper.procedure().windowEndsAt).toBe(on('2022-06-17', '18:00'));
    const notice = waiting().in({
      type: 'DELIVERED',
      way: 'PUBLIC_NOTICE',
      by: 'clerk',
      at: on('2022-06-17'),
    });
    expect(notice.procedure().windowEndsAt).toBe(on('2022-06-24', '18:00'));
  });

  test('nothing is delivered twice or before the notice is out', () => {
    expect(new Play().find(finding()).refused(read())).toMatchObject({ code: 'WRONG_STATUS' });
    expect(heard().refused(read(on('2022-06-02')))).toMatchObject({ code: 'WRONG_STATUS' });
  });
});

describe('stay of a dismissal (§12)', () => {
  test('two persons and a reason; it settles its facts for good', () => {
    const play = heard()
      .in(propose(on('2022-06-06')))
      .in(confirm(on('2022-06-07')));
    expect(play.procedure()).toMatchObject({
      status: 'STAYED',
      stay: { proposedBy: 'clerk', confirmedBy: 'head' },
    });
    expect(coverageOf(play.term)).toEqual([
      { at: on('2022-06-07'), factIds: ['MONTH:2022-04', 'MONTH:2022-05'] },
    ]);
    expect(play.to(on('2023-03-01')).term.status).toBe('SERVING');
    expect(play.refused(propose(on('2023-03-02')))).toMatchObject({ code: 'PROCEDURE_OVER' });
  });

  test.each([
    ['the same person confirms', confirm(on('2022-06-07'), 'clerk'), 'FOUR_EYES'],
    ['the officer confirms', confirm(on('2022-06-07'), 'officer'), 'OWN_CASE'],
  ] as const)('%s', (_name, event, code) => {
    expect(
      heard()
        .in(propose(on('2022-06-06')))
        .refused(event),
    ).toMatchObject({ code });
  });

  test.each([
    ['no reason', { reasonId: '' }, 'REASON_REQUIRED'],
    ['no facts', { factIds: [] }, 'FACTS_REQUIRED'],
    ['facts of another procedure', { factIds: ['MONTH:2022-09'] }, 'FACTS_UNKNOWN'],
    ['an end that has passed', { until: '2022-06-06' }, 'STAY_END_PAST'],
  ])('%s', (_name, over, code) => {
    expect(heard().refused(propose(on('2022-06-06'), over))).toMatchObject({ code, ruleId: 'BT-DSM-2' });
  });

  test('facts that would leave the ground standing are too narrow', () => {
    const play = new Play().find(fourMonths);
    const event = propose(on('2022-11-02'), { factIds: ['MONTH:2022-04'] });
    expect(play.refused(event, fourMonths.key)).toEqual({ allowed: true });
    const five = { ...fourMonths, key: 'five', needs: 3 };
    expect(new Play().find(five).refused(event, 'five')).toMatchObject({ code: 'STAY_TOO_NARROW' });
  });

  test('a proposal that nobody confirmed holds nothing', () => {
    const play = heard()
      .in(propose(on('2022-06-06')))
      .to(DISMISSED_AT);
    expect(play.term.status).toBe('DISMISSED');
    expect(play.procedure().stayProposal).toBeNull();
  });

  test('a rejected proposal can be made anew', () => {
    const play = heard()
      .in(propose(on('2022-06-06')))
      .in({ type: 'STAY_REJECTED', at: on('2022-06-07'), by: 'head' })
      .in(propose(on('2022-06-08')))
      .in(confirm(on('2022-06-08', '17:00')));
    expect(play.procedure().status).toBe('STAYED');
  });

  test('with an end date the office decides anew after it: dismissal, keeping, or another stay', () => {
    const stayed = () =>
      heard()
        .in(propose(on('2022-06-06'), { until: '2022-08-31' }))
        .in(confirm(on('2022-06-07')))
        .to(on('2022-09-01', '00:00'));
    expect(stayed().procedure().status).toBe('REVIEW');
    expect(stayed().to(on('2022-12-01')).term.status).toBe('SERVING');
    const decide = (keep: boolean): ProcedureEvent => ({
      type: 'DECIDED',
      at: on('2022-09-02'),
      by: 'head',
      keep,
      reasonId: 'r',
    });
    expect(stayed().in(decide(false)).term).toMatchObject({ status: 'DISMISSED', endRuleId: 'BT-DSM-2' });
    expect(stayed().in(decide(true)).term.status).toBe('SERVING');
    const again = stayed()
      .in(propose(on('2022-09-02')))
      .in(confirm(on('2022-09-05')));
    expect(again.procedure().status).toBe('STAYED');
  });

  test('a stay followed by new empty months opens a new procedure that ends in dismissal', () => {
    const play = heard()
      .in(propose(on('2022-06-06')))
      .in(confirm(on('2022-06-07')));
    const facts = {
      ...reportsExcept('2022-04', '2022-05', '2022-08', '2022-09'),
      coverage: coverageOf(play.term),
    };
    const { findings } = evaluateDuties(bt.parameters, facts, on('2022-10-01', '00:00'));
    play.do({ type: 'FINDINGS', at: on('2022-10-01', '00:00'), findings });
    expect(openProcedures(play.term)).toHaveLength(1);
    const id = 'CONSECUTIVE_EMPTY_MONTHS:2022-08,2022-09';
    play
      .in(notified(on('2022-10-08')), id)
      .in(read(on('2022-10-08', '11:00')), id)
      .to(on('2022-10-31'));
    expect(play.term.status).toBe('DISMISSED');
  });
});

describe('two grounds at once', () => {
  const both = () => {
    const play = new Play().find(twoMonths, fourMonths);
    for (const { key } of [twoMonths, fourMonths]) {
      play.in(notified(on('2022-11-01', '09:00')), key).in(read(on('2022-11-01', '10:00')), key);
    }
    return play;
  };

  test('each is heard; the first dismissal ends the term once and the other lapses', () => {
    const play = both().to(on('2022-12-01'));
    expect(play.term).toMatchObject({ status: 'DISMISSED', endRuleId: 'BT-DSM-2' });
    expect(play.procedure(fourMonths.key)).toMatchObject({ status: 'LAPSED', lapse: 'TERM_ENDED' });
    expect(play.effects.filter((effect) => effect.startsWith('TERM_ENDED'))).toHaveLength(1);
  });

  test('a stay that covers the facts of the other settles both; one that covers only some leaves the other', () => {
    const stay = { factIds: ['MONTH:2022-09', 'MONTH:2022-10'] };
    const play = both()
      .in(propose(on('2022-11-03'), stay), twoMonths.key)
      .in(confirm(on('2022-11-04')), twoMonths.key)
      .to(on('2022-12-01'));
    expect(play.term.status).toBe('SERVING');
    expect(play.procedure(fourMonths.key)).toMatchObject({ status: 'LAPSED', lapse: 'FACTS_COVERED' });
    const apart = both()
      .in(propose(on('2022-11-03'), { factIds: ['MONTH:2022-04'] }), fourMonths.key)
      .in(confirm(on('2022-11-04')), fourMonths.key)
      .to(on('2022-12-01'));
    expect(apart.term).toMatchObject({ status: 'DISMISSED', endGround: 'CONSECUTIVE_EMPTY_MONTHS' });
  });

  test('the same finding told twice opens one procedure', () => {
    expect(new Play().find(twoMonths).find(twoMonths).term.procedures).toHaveLength(1);
  });
});
