import { bt } from '../../db/presets/schemes/bt';
import { hb } from '../../db/presets/schemes/hb';
import { la } from '../../db/presets/schemes/la';
import { yySupervisors } from '../../db/presets/schemes/yySupervisors';
import { evaluateDuties } from '../../workflows/rules/officer-term/duties/evaluate';
import {
  assessmentFinding,
  checkProposal,
  proposalFinding,
} from '../../workflows/rules/officer-term/findings';
import type { ProcedureEvent } from '../../workflows/rules/officer-term/hearing/types';
import {
  applyTermEvent,
  checkTermEvent,
  nextTermAt,
  passTime,
  type TermContext,
  type TermEvent,
} from '../../workflows/rules/officer-term/stepTerm';
import {
  coverageOf,
  newTerm,
  type OfficerTerm,
  openProcedures,
  takesSeat,
} from '../../workflows/rules/officer-term/termState';
import { contextOf, finding, on, reportsExcept } from './officerTermBuilders';

const FOUND = on('2022-06-01', '00:00');
const ID = finding().key;

/** A term under test: plays events after letting time pass, as the process does. */
class Play {
  term: OfficerTerm;
  effects: string[] = [];
  constructor(
    span = { from: '2022-04-01', to: '2023-03-31' },
    readonly context: TermContext = contextOf(bt.parameters),
  ) {
    this.term = newTerm(span, false);
  }
  to(at: string): this {
    const step = passTime(this.term, at, this.context);
    this.term = step.term;
    this.effects.push(...step.effects.map(({ kind, at: when }) => `${kind} ${when}`));
    return this;
  }
  check(event: TermEvent) {
    this.to(event.at);
    return checkTermEvent(this.term, event, this.context);
  }
  do(event: TermEvent): this {
    expect(this.check(event)).toEqual({ allowed: true });
    const step = applyTermEvent(this.term, event, this.context);
    this.term = step.term;
    this.effects.push(...step.effects.map(({ kind, at }) => `${kind} ${at}`));
    return this;
  }
  find(...findings: ReturnType<typeof finding>[]): this {
    return this.do({ type: 'FINDINGS', at: findings[0]!.at, findings });
  }
  in(event: ProcedureEvent, procedureId = ID): this {
    return this.do({ type: 'PROCEDURE', at: event.at, procedureId, event });
  }
  refused(event: ProcedureEvent, procedureId = ID) {
    return this.check({ type: 'PROCEDURE', at: event.at, procedureId, event });
  }
  procedure(id = ID) {
    return this.term.procedures.find((each) => each.id === id)!;
  }
}

const notified = (at = on('2022-06-01', '09:00')): ProcedureEvent => ({ type: 'NOTIFIED', at });
const read = (at = on('2022-06-01', '11:00')): ProcedureEvent => ({
  type: 'DELIVERED',
  at,
  way: 'READ',
  by: 'officer',
});
const propose = (
  at: string,
  over: Partial<Extract<ProcedureEvent, { type: 'STAY_PROPOSED' }>> = {},
): ProcedureEvent => ({
  type: 'STAY_PROPOSED',
  at,
  by: 'clerk',
  reasonId: 'reason',
  factIds: ['MONTH:2022-04', 'MONTH:2022-05'],
  until: null,
  ...over,
});
const confirm = (at: string, by = 'head'): ProcedureEvent => ({ type: 'STAY_CONFIRMED', at, by });
/** 3 June 2022 is a holiday: five working days after 1 June are 2, 6, 7, 8 and 9 June. */
const WINDOW_END = on('2022-06-09', '18:00');
const DISMISSED_AT = on('2022-06-09', '18:01');

const heard = () => new Play().find(finding()).in(notified()).in(read());

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

const month = (name: string) => ({
  factId: `MONTH:${name}`,
  label: name,
  from: `${name}-01`,
  to: `${name}-28`,
  count: 0,
  onLeave: false,
});
const fourMonths = finding({
  key: 'EMPTY_MONTHS_IN_YEAR:2022-04,2022-06,2022-09,2022-10',
  ground: 'EMPTY_MONTHS_IN_YEAR',
  ruleId: 'BT-DSM-3',
  at: on('2022-11-01', '00:00'),
  needs: 4,
  facts: ['2022-04', '2022-06', '2022-09', '2022-10'].map(month),
});
const twoMonths = finding({
  key: 'CONSECUTIVE_EMPTY_MONTHS:2022-09,2022-10',
  at: on('2022-11-01', '00:00'),
  facts: ['2022-09', '2022-10'].map(month),
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

describe('a hearing that overlaps the end of the term', () => {
  const last = finding({ key: 'last', at: on('2023-03-29', '00:00'), ruleId: 'BT-DSM-2' });
  const play = (renew: boolean | null) => {
    const it = new Play().find(last);
    if (renew !== null) {
      it.do({ type: 'RENEWAL_DECIDED', at: on('2023-03-29', '09:00'), by: 'head', renew, reasonId: 'r' });
    }
    return it
      .in(notified(on('2023-03-29', '10:00')), 'last')
      .in(read(on('2023-03-29', '11:00')), 'last')
      .to(on('2023-05-01'));
  };

  test.each([
    ['BT-TRM-1: expiry wins, the outcome is recorded', null, 'EXPIRED', 'BT-TRM-1'],
    ['BT-TRM-2: a decided renewal wins as well', true, 'RENEWED', 'BT-TRM-2'],
    ['a decision not to renew', false, 'EXPIRED', 'BT-TRM-1'],
  ] as const)('%s', (_name, renew, status, endRuleId) => {
    const it = play(renew);
    expect(it.term).toMatchObject({ status, endRuleId, endedAt: on('2023-04-01', '00:00') });
    expect(it.procedure('last')).toMatchObject({
      status: 'RECORDED',
      termEnded: true,
      endedAt: on('2023-04-06', '18:01'),
    });
    expect(it.effects.filter((effect) => effect.startsWith('TERM_ENDED'))).toHaveLength(1);
  });

  test('facts that stand only at the close of the last day, or after it (BT-DSM-1), are heard and recorded', () => {
    const close = finding({ key: 'close', at: on('2023-04-01', '00:00') });
    const failed = assessmentFinding(
      bt.parameters,
      'FAIL',
      { from: '2022-04-01', to: '2023-03-31' },
      on('2023-04-10'),
    )!;
    const it = new Play().find(close).find(failed);
    expect(it.term.procedures.map(({ termEnded, ruleId }) => [ruleId, termEnded])).toEqual([
      ['BT-DSM-2', true],
      ['BT-DSM-1', true],
    ]);
    expect(
      assessmentFinding(bt.parameters, 'PASS', { from: '2022-04-01', to: '2023-03-31' }, on('2023-04-10')),
    ).toBeNull();
  });

  test('HB-DSM-1: who resigns in the window has resigned; the facts are recorded', () => {
    const it = heard()
      .do({ type: 'RESIGNED', at: on('2022-06-07'), applicationFileId: 'file' })
      .to(on('2022-07-01'));
    expect(it.term).toMatchObject({ status: 'RESIGNED', endedAt: on('2022-06-07') });
    expect(it.procedure().status).toBe('RECORDED');
    expect(new Play().check({ type: 'RESIGNED', at: on('2022-06-07'), applicationFileId: '' })).toMatchObject(
      {
        code: 'APPLICATION_REQUIRED',
      },
    );
  });

  test('end states are final', () => {
    const it = heard().to(DISMISSED_AT);
    for (const event of [
      { type: 'RESIGNED', at: on('2022-06-10'), applicationFileId: 'f' },
      { type: 'RENEWAL_DECIDED', at: on('2022-06-10'), by: 'head', renew: true, reasonId: 'r' },
      { type: 'TRAINED', at: on('2022-06-10') },
    ] as const) {
      expect(it.check(event)).toMatchObject({ code: 'TERM_OVER' });
    }
    const late = { ...finding(), key: 'late', at: on('2022-06-10') };
    expect(it.find(late).to(on('2023-06-01')).term).toMatchObject({
      status: 'DISMISSED',
      endedAt: DISMISSED_AT,
    });
    expect(it.term.procedures).toHaveLength(1);
  });
});

describe('DECIDE: the organ decides', () => {
  const inactive = finding({
    key: 'INACTIVITY:x',
    ground: 'INACTIVITY',
    ruleId: 'HB-DSM-3',
    needs: 1,
    facts: [month('2022-05')],
  });
  const span = { from: '2022-01-01', to: '2024-12-31' };
  const asked = () => new Play(span, contextOf(hb.parameters)).find(inactive).in(notified(), inactive.key);
  const decide = (keep: boolean, at: string): ProcedureEvent => ({
    type: 'DECIDED',
    at,
    by: 'head',
    keep,
    reasonId: 'r',
  });

  test('AMB-HB-3: the person is asked first; nothing happens without a decision of the organ', () => {
    const play = asked().in(read(), inactive.key).to(on('2022-12-01'));
    expect(play.procedure(inactive.key).status).toBe('DECIDING');
    expect(play.term.status).toBe('SERVING');
    expect(play.effects).toContain(`ASK_DECISION ${DISMISSED_AT}`);
  });

  test('HB-DSM-3: confirmed → dismissed, copied to the district office; a special reason → kept and settled', () => {
    const ended = asked()
      .in(read(), inactive.key)
      .to(DISMISSED_AT)
      .in(decide(false, on('2022-06-13')), inactive.key);
    expect(ended.term).toMatchObject({ status: 'DISMISSED', endRuleId: 'HB-DSM-3' });
    expect(ended.effects).toContain(`INFORM ${on('2022-06-13')}`);
    const kept = asked().in(decide(true, on('2022-06-02')), inactive.key);
    expect(kept.term.status).toBe('SERVING');
    expect(coverageOf(kept.term)).toEqual([{ at: on('2022-06-02'), factIds: ['MONTH:2022-05'] }]);
  });

  test('nobody is dismissed unheard: not before the window is over or an answer is there', () => {
    expect(
      asked()
        .in(read(), inactive.key)
        .refused(decide(false, on('2022-06-02')), inactive.key),
    ).toMatchObject({
      code: 'NOT_YET_HEARD',
    });
    const answered = asked()
      .in(read(), inactive.key)
      .in({ type: 'ANSWERED', at: on('2022-06-02', '09:00'), answerId: 'a' }, inactive.key);
    expect(answered.refused(decide(false, on('2022-06-02')), inactive.key)).toEqual({ allowed: true });
  });

  test('a statutory ground is not decided by hand', () => {
    expect(heard().refused(decide(false, on('2022-06-02')))).toMatchObject({ code: 'AUTOMATIC_GROUND' });
  });

  test('HB-DSM-6, YY-X-4: cancelling is another end state than dismissing', () => {
    const effect = proposalFinding(hb.parameters, 'SOCIAL_EFFECT', 'p1', on('2022-06-01'));
    const play = new Play(span, contextOf(hb.parameters))
      .find(effect)
      .in(decide(false, on('2022-06-02')), effect.key);
    expect(play.term).toMatchObject({ status: 'CANCELLED', endRuleId: 'HB-DSM-6' });
    expect(proposalFinding(yySupervisors.parameters, 'SOCIAL_EFFECT', 'p1', FOUND).ruleId).toBe('YY-X-4');
  });

  test('BT-DIS-5: ending the qualification is TERMINATED', () => {
    const breach = proposalFinding(bt.parameters, 'DISCIPLINE', 'p1', on('2022-06-01'));
    const play = new Play().find(breach).in(notified(), breach.key).in(read(), breach.key).to(DISMISSED_AT);
    expect(play.procedure(breach.key).status).toBe('DECIDING');
    play.in(decide(false, on('2022-06-13')), breach.key);
    expect(play.term).toMatchObject({ status: 'TERMINATED', endRuleId: 'BT-DIS-5' });
  });

  test('HB-DSM-5, LA-DSM-2: an organ puts a ground forward with a reason; statutory grounds are not put forward', () => {
    expect(checkProposal(hb.parameters, 'UNFIT', 'r')).toEqual({ allowed: true });
    expect(checkProposal(hb.parameters, 'UNFIT', '')).toMatchObject({
      code: 'REASON_REQUIRED',
      ruleId: 'HB-DSM-5',
    });
    expect(checkProposal(bt.parameters, 'CONSECUTIVE_EMPTY_MONTHS', 'r')).toMatchObject({
      code: 'AUTOMATIC_GROUND',
    });
    expect(checkProposal(la.parameters, 'SILENCE', 'r')).toMatchObject({ code: 'GROUND_UNKNOWN' });
  });
});

describe('other ends', () => {
  test('HB-TRM-1: automatic end at the end of the last day', () => {
    const play = new Play({ from: '2022-01-01', to: '2024-12-31' }, contextOf(hb.parameters));
    expect(play.to(on('2024-12-31', '23:59')).term.status).toBe('SERVING');
    expect(play.to(on('2025-01-01', '00:00')).term).toMatchObject({
      status: 'EXPIRED',
      endRuleId: 'HB-TRM-1',
    });
  });

  test('YY-X-1: no renewal', () => {
    const play = new Play({ from: '2023-07-16', to: '2025-07-15' }, contextOf(yySupervisors.parameters));
    const event = {
      type: 'RENEWAL_DECIDED',
      at: on('2025-07-01'),
      by: 'h',
      renew: true,
      reasonId: 'r',
    } as const;
    expect(play.check(event)).toMatchObject({ code: 'NO_RENEWAL', ruleId: 'YY-X-1' });
  });

  test('§12: a term that outlasts its scheme may be ended with a reason, once the scheme is over', () => {
    const play = new Play({ from: '2023-07-31', to: '2025-07-30' }, contextOf(yySupervisors.parameters));
    const end = (at: string, reasonId = 'r') =>
      ({ type: 'ENDED_WITH_SCHEME', at, by: 'head', reasonId }) as const;
    expect(play.check(end(on('2025-07-16')))).toMatchObject({ code: 'SCHEME_IN_FORCE' });
    expect(play.check(end(on('2025-07-17'), ''))).toMatchObject({ code: 'REASON_REQUIRED' });
    expect(play.do(end(on('2025-07-17'))).term).toMatchObject({
      status: 'EXPIRED',
      endedAt: on('2025-07-17'),
    });
  });

  test('YY-S-5: a term waits for training and serves afterwards', () => {
    const play = new Play({ from: '2023-07-16', to: '2025-07-15' }, contextOf(yySupervisors.parameters));
    play.term = newTerm(play.term.span, true);
    expect(play.term.status).toBe('AWAITING_TRAINING');
    expect(play.do({ type: 'TRAINED', at: on('2023-07-20') }).term.status).toBe('SERVING');
  });

  test('a newly published calendar moves an open window and nothing else', () => {
    const calendar = { ...contextOf(bt.parameters).calendar };
    const closed = { ...calendar, closures: { '2022-06-08': '停电' } };
    const play = heard();
    const moved = applyTermEvent(
      play.term,
      { type: 'RECALCULATED', at: on('2022-06-02') },
      contextOf(bt.parameters, { calendar: closed }),
    );
    expect(moved.term.procedures[0]!.windowEndsAt).toBe(on('2022-06-10', '18:00'));
  });
});
