import type { LimitEffect } from '../../workflows/rules/evaluation/limits';
import type { InterviewEvent } from '../../workflows/rules/evaluation/measures/interview';
import { checkInterview } from '../../workflows/rules/evaluation/measures/interviewGuards';
import { applyInterview, startInterview } from '../../workflows/rules/evaluation/measures/interviewStep';
import {
  itemsWithoutEvidence,
  type RectificationEvent,
} from '../../workflows/rules/evaluation/measures/rectification';
import { checkRectification } from '../../workflows/rules/evaluation/measures/rectificationGuards';
import {
  applyRectification,
  startRectification,
} from '../../workflows/rules/evaluation/measures/rectificationStep';
import type { ReviewEvent } from '../../workflows/rules/evaluation/measures/review';
import { checkReview } from '../../workflows/rules/evaluation/measures/reviewGuards';
import { applyReview, startReview } from '../../workflows/rules/evaluation/measures/reviewStep';
import { measuresDue } from '../../workflows/rules/evaluation/results/ladder';
import { committee, evaluated, government, history, on, organiser, parameters } from './evaluationBuilders';

const [rectify, interview, review] = measuresDue(parameters, history('BBB'));
const STARTED = on('2024-01-10');

/** A measure that is played event by event; every event has to be allowed. */
class Play<M, E extends { type: string }> {
  effects: string[];

  constructor(
    public measure: M,
    effects: LimitEffect[],
    readonly check: (measure: M, event: E) => unknown,
    readonly apply: (measure: M, event: E) => { measure: M; effects: LimitEffect[] },
  ) {
    this.effects = effects.map(limitText);
  }

  do(...events: E[]): this {
    for (const event of events) {
      expect([event.type, this.check(this.measure, event)]).toEqual([event.type, { allowed: true }]);
      const outcome = this.apply(this.measure, event);
      this.measure = outcome.measure;
      this.effects.push(...outcome.effects.map(limitText));
    }
    return this;
  }

  refused(event: E, code: string): void {
    expect([event.type, this.check(this.measure, event)]).toEqual([
      event.type,
      expect.objectContaining({ allowed: false, code, ruleId: expect.stringMatching(/^GE-USE-[234]$/) }),
    ]);
  }
}

function limitText(effect: LimitEffect): string {
  const of = effect.subject === undefined ? '' : `:${effect.subject}`;
  if (effect.kind === 'LIMIT_STARTED') {
    const { kind, clock } = effect.limit;
    return `+${kind}${of} ${clock.unit === 'END_OF' ? clock.period : 'n' in clock ? clock.n : clock.date}`;
  }
  return `${effect.kind === 'LIMIT_MET' ? '-' : 'x'}${effect.limitKind}${of}`;
}

describe('rectification (GE-USE-2)', () => {
  const play = () => {
    const { measure, effects } = startRectification(parameters, rectify!, STARTED);
    return new Play<typeof measure, RectificationEvent>(
      measure,
      effects,
      (each, event) => checkRectification(parameters, each, event),
      (each, event) => applyRectification(parameters, each, event),
    );
  };
  type Of<T extends RectificationEvent['type']> = Extract<RectificationEvent, { type: T }>;
  const notify: Of<'NOTIFY'> = {
    type: 'NOTIFY',
    at: on('2024-01-11'),
    by: organiser('issuer'),
    documentId: 'notice',
    dueOn: '2024-03-11',
  };
  const plan: Of<'SUBMIT_PLAN'> = {
    type: 'SUBMIT_PLAN',
    at: on('2024-01-18'),
    by: evaluated(),
    planId: 'plan',
    items: [
      { id: 'i1', textId: 't1', dueOn: '2024-02-01' },
      { id: 'i2', textId: 't2', dueOn: '2024-03-11' },
    ],
  };
  const approve: Of<'ANSWER_PLAN'> = {
    type: 'ANSWER_PLAN',
    at: on('2024-01-20'),
    by: organiser('issuer'),
    accept: true,
    reasonId: '',
  };
  const evidence = (itemId: string): Of<'ADD_EVIDENCE'> => ({
    type: 'ADD_EVIDENCE',
    at: on('2024-02-20'),
    by: evaluated(),
    itemId,
    fileIds: ['f'],
  });
  const report: Of<'REPORT'> = { type: 'REPORT', at: on('2024-03-01'), by: evaluated(), reportId: 'report' };
  const accept: Of<'ANSWER_REPORT'> = {
    type: 'ANSWER_REPORT',
    at: on('2024-03-05'),
    by: organiser('acceptor'),
    accept: true,
    reasonId: '',
    dueOn: null,
  };
  const ask: Of<'ASK_EXTENSION'> = {
    type: 'ASK_EXTENSION',
    at: on('2024-03-01'),
    by: evaluated(),
    until: '2024-04-10',
    reasonId: 'weather',
  };
  const grant: Of<'ANSWER_EXTENSION'> = {
    type: 'ANSWER_EXTENSION',
    at: on('2024-03-02'),
    by: organiser('acceptor'),
    accept: true,
    reasonId: '',
  };
  const acting = () => play().do(notify, plan, approve);
  const reported = () => acting().do(evidence('i1'), evidence('i2'), report);

  test('notice, plan, steps with evidence, report, acceptance by another person', () => {
    const done = reported().do(accept);
    expect(done.measure).toMatchObject({
      id: 'r3:u01:RECTIFY',
      status: 'ACCEPTED',
      streak: 3,
      endedAt: accept.at,
      reports: [{ answer: { accepted: true } }],
    });
    expect(done.effects).toEqual([
      '+GE_RECTIFY_NOTIFY 3',
      '-GE_RECTIFY_NOTIFY',
      '+GE_RECTIFY_PLAN 10',
      '+GE_RECTIFY_ACT 2024-03-11',
      '-GE_RECTIFY_PLAN',
      '+GE_RECTIFY_APPROVE 5',
      '-GE_RECTIFY_APPROVE',
      '+GE_RECTIFY_ACCEPT 10',
      '-GE_RECTIFY_ACT',
      '-GE_RECTIFY_ACCEPT',
    ]);
    done.refused(evidence('i1'), 'MEASURE_OVER');
  });

  test('only the evaluated plans, shows and reports; only the organiser notifies, approves and accepts', () => {
    play().refused({ ...notify, by: evaluated() }, 'WRONG_ORGAN');
    play()
      .do(notify)
      .refused({ ...plan, by: organiser() }, 'NOT_THE_OBJECT');
    play()
      .do(notify, plan)
      .refused({ ...approve, by: evaluated() }, 'WRONG_ORGAN');
    acting().refused({ ...evidence('i1'), by: organiser() }, 'NOT_THE_OBJECT');
    reported().refused({ ...accept, by: evaluated('other') }, 'WRONG_ORGAN');
  });

  test('four eyes: whoever issued the notice or wrote the report does not accept', () => {
    reported().refused({ ...accept, by: organiser('issuer') }, 'FOUR_EYES');
    reported().refused({ ...accept, by: organiser('unit') }, 'FOUR_EYES');
  });

  test.each<[string, () => ReturnType<typeof play>, RectificationEvent, string]>([
    ['a date that is over', play, { ...notify, dueOn: '2024-01-11' }, 'DUE_DATE_PAST'],
    ['no notice', play, { ...notify, documentId: '' }, 'DOCUMENT_REQUIRED'],
    ['a plan before the notice', play, plan, 'WRONG_STATUS'],
    ['an empty plan', () => play().do(notify), { ...plan, items: [] }, 'PLAN_EMPTY'],
    [
      'an item later than the whole',
      () => play().do(notify),
      { ...plan, items: [{ id: 'i1', textId: 't', dueOn: '2024-03-12' }] },
      'ITEM_TOO_LATE',
    ],
    [
      'an item twice',
      () => play().do(notify),
      { ...plan, items: [plan.items[0]!, plan.items[0]!] },
      'ITEM_TWICE',
    ],
    [
      'a plan given back without a reason',
      () => play().do(notify, plan),
      { ...approve, accept: false },
      'REASON_REQUIRED',
    ],
    ['evidence of nothing', acting, evidence('i9'), 'ITEM_UNKNOWN'],
    ['evidence without a file', acting, { ...evidence('i1'), fileIds: [] }, 'EVIDENCE_REQUIRED'],
    ['a report with an item unproven', () => acting().do(evidence('i1')), report, 'EVIDENCE_REQUIRED'],
    ['given back without a reason', reported, { ...accept, accept: false }, 'REASON_REQUIRED'],
    [
      'given back after the date without a new one',
      reported,
      { ...accept, at: on('2024-03-11'), accept: false, reasonId: 'incomplete' },
      'DUE_DATE_PAST',
    ],
  ])('refused: %s', (_name, before, event, code) => {
    before().refused(event, code);
  });

  test('evidence proves its own item only, however often', () => {
    const half = acting().do(evidence('i1'), evidence('i1'));
    expect(itemsWithoutEvidence(half.measure).map(({ id }) => id)).toEqual(['i2']);
    expect(half.check(half.measure, report)).toMatchObject({ code: 'EVIDENCE_REQUIRED', field: 'i2' });
  });

  test('a plan given back is made anew', () => {
    const again = play()
      .do(notify, plan, { ...approve, accept: false, reasonId: 'vague' })
      .do({ ...plan, planId: 'plan-2', items: [plan.items[0]!] }, approve);
    expect(itemsWithoutEvidence(again.measure)).toEqual([plan.items[0]]);
    expect(again.measure.plans.map(({ answer }) => answer?.accepted)).toEqual([false, true]);
  });

  test('a report given back goes on, with a date that lies ahead', () => {
    const again = reported().do(
      { ...accept, at: on('2024-03-11'), accept: false, reasonId: 'incomplete', dueOn: '2024-03-31' },
      evidence('i2'),
      { ...report, at: on('2024-03-20') },
      { ...accept, at: on('2024-03-21') },
    );
    expect(again.measure).toMatchObject({ status: 'ACCEPTED', dueOn: '2024-03-31' });
    expect(again.effects).toContain('+GE_RECTIFY_ACT 2024-03-31');
  });

  test('an extension is asked for by the evaluated and granted by the organiser, once', () => {
    const extended = acting().do(ask, grant);
    expect(extended.measure.dueOn).toBe('2024-04-10');
    expect(extended.effects.slice(-2)).toEqual(['xGE_RECTIFY_ACT', '+GE_RECTIFY_ACT 2024-04-10']);
    extended.refused({ ...ask, until: '2024-05-01' }, 'TOO_MANY_EXTENSIONS');
    acting().refused({ ...ask, until: '2024-03-11' }, 'NOT_LATER');
    acting().refused({ ...ask, reasonId: '' }, 'REASON_REQUIRED');
    acting().refused(grant, 'NO_EXTENSION_ASKED');
    acting().do(ask).refused(ask, 'EXTENSION_PENDING');
    acting()
      .do(ask)
      .refused({ ...grant, by: organiser('unit') }, 'FOUR_EYES');
    acting()
      .do(ask)
      .refused({ ...grant, at: on('2024-04-10') }, 'DUE_DATE_PAST');
  });

  test('an extension that is not granted leaves the date and may be asked for again', () => {
    const kept = acting().do(ask, { ...grant, accept: false, reasonId: 'no' }, ask);
    expect(kept.measure.dueOn).toBe('2024-03-11');
  });

  test('a correction of the round cancels it; a person needs a reason', () => {
    const at = on('2024-02-01');
    const cancelled = acting().do({ type: 'CANCEL', at, by: null, ground: 'CORRECTED', reasonId: '' });
    expect(cancelled.measure).toMatchObject({ status: 'CANCELLED', endedAt: at });
    expect(cancelled.effects.at(-1)).toBe('xGE_RECTIFY_ACT');
    acting().refused({ type: 'CANCEL', at, by: null, ground: 'ABOLISHED', reasonId: '' }, 'PERSON_REQUIRED');
    acting().refused(
      { type: 'CANCEL', at, by: organiser(), ground: 'ABOLISHED', reasonId: '' },
      'REASON_REQUIRED',
    );
    acting().refused(
      { type: 'CANCEL', at, by: evaluated(), ground: 'ABOLISHED', reasonId: 'x' },
      'WRONG_ORGAN',
    );
  });
});

describe('interview by the city government (GE-USE-3)', () => {
  const play = () => {
    const { measure, effects } = startInterview(parameters, interview!, STARTED);
    return new Play<typeof measure, InterviewEvent>(
      measure,
      effects,
      (each, event) => checkInterview(parameters, each, event),
      (each, event) => applyInterview(parameters, each, event),
    );
  };
  type Of<T extends InterviewEvent['type']> = Extract<InterviewEvent, { type: T }>;
  const convene: Of<'CONVENE'> = {
    type: 'CONVENE',
    at: on('2024-01-15'),
    by: government(),
    noticeId: 'n',
    meetsAt: on('2024-01-20'),
    reasonId: '',
  };
  const hold: Of<'HOLD'> = {
    type: 'HOLD',
    at: on('2024-01-20', '17:00'),
    by: government(),
    heldAt: on('2024-01-20'),
    leaderPost: '副市长',
    attendedPosts: ['局长'],
  };
  const write: Of<'WRITE_MINUTES'> = {
    type: 'WRITE_MINUTES',
    at: on('2024-01-22'),
    by: government('writer'),
    fileId: 'm',
  };
  const confirm: Of<'CONFIRM_MINUTES'> = {
    type: 'CONFIRM_MINUTES',
    at: on('2024-01-23'),
    by: government('chief'),
    accept: true,
    reasonId: '',
  };
  const commit: Of<'COMMIT'> = {
    type: 'COMMIT',
    at: on('2024-01-24'),
    by: evaluated(),
    commitments: [
      { id: 'c1', textId: 't1', dueOn: '2024-02-23' },
      { id: 'c2', textId: 't2', dueOn: '2024-03-24' },
    ],
  };
  const reportOf = (commitmentId: string): Of<'REPORT_COMMITMENT'> => ({
    type: 'REPORT_COMMITMENT',
    at: on('2024-02-20'),
    by: evaluated(),
    commitmentId,
    fileIds: ['f'],
  });
  const answer = (commitmentId: string, accepted = true): Of<'ANSWER_COMMITMENT'> => ({
    type: 'ANSWER_COMMITMENT',
    at: on('2024-02-21'),
    by: government(),
    commitmentId,
    accept: accepted,
    reasonId: accepted ? '' : 'not yet',
  });
  const committed = () => play().do(convene, hold, write, confirm, commit);

  test('convened, held, minutes confirmed by another person, commitments kept one by one', () => {
    const done = committed().do(reportOf('c1'), answer('c1'));
    expect(done.measure.status).toBe('COMMITTED');
    done.do(reportOf('c2'), answer('c2', false), reportOf('c2'), answer('c2'));
    expect(done.measure).toMatchObject({ status: 'CLOSED', endedAt: on('2024-02-21') });
    expect(done.effects).toEqual([
      '+GE_INTERVIEW_CONVENE 10',
      '-GE_INTERVIEW_CONVENE',
      '+GE_INTERVIEW_MINUTES 5',
      '-GE_INTERVIEW_MINUTES',
      '+GE_INTERVIEW_COMMIT 5',
      '-GE_INTERVIEW_COMMIT',
      '+GE_INTERVIEW_KEEP:c1 2024-02-23',
      '+GE_INTERVIEW_KEEP:c2 2024-03-24',
      '-GE_INTERVIEW_KEEP:c1',
      '-GE_INTERVIEW_KEEP:c2',
    ]);
  });

  test('put off with a reason; the last invitation stands', () => {
    const later = { ...convene, at: on('2024-01-18'), meetsAt: on('2024-01-25') };
    play().do(convene).refused(later, 'REASON_REQUIRED');
    expect(
      play()
        .do(convene, { ...later, reasonId: 'flood' })
        .measure.convenings.at(-1)?.meetsAt,
    ).toBe(later.meetsAt);
  });

  test('minutes given back are written anew', () => {
    const back = play().do(convene, hold, write, { ...confirm, accept: false, reasonId: 'gaps' });
    expect(back.measure.status).toBe('HELD');
    expect(back.do(write, confirm).measure.status).toBe('CONFIRMED');
  });

  test('refusals', () => {
    play().refused({ ...convene, by: organiser() }, 'WRONG_ORGAN');
    play().refused({ ...convene, meetsAt: convene.at }, 'MEETS_IN_PAST');
    play().refused({ ...convene, noticeId: '' }, 'DOCUMENT_REQUIRED');
    play().refused(hold, 'WRONG_STATUS');
    const convened = play().do(convene);
    convened.refused({ ...hold, at: on('2024-01-19') }, 'NOT_YET_HELD');
    convened.refused({ ...hold, leaderPost: '' }, 'LEADER_REQUIRED');
    convened.refused({ ...hold, attendedPosts: [] }, 'ATTENDANCE_REQUIRED');
    play()
      .do(convene, hold, write)
      .refused({ ...confirm, by: government('writer') }, 'FOUR_EYES');
    const confirmed = play().do(convene, hold, write, confirm);
    confirmed.refused({ ...commit, by: government() }, 'NOT_THE_OBJECT');
    confirmed.refused({ ...commit, commitments: [] }, 'COMMITMENT_REQUIRED');
    confirmed.refused(
      { ...commit, commitments: [{ id: 'c', textId: 't', dueOn: '2024-01-24' }] },
      'DUE_DATE_PAST',
    );
    const open = committed();
    open.refused(answer('c1'), 'NOTHING_REPORTED');
    open.refused(reportOf('c9'), 'ITEM_UNKNOWN');
    open.refused({ ...reportOf('c1'), fileIds: [] }, 'EVIDENCE_REQUIRED');
    open.do(reportOf('c1')).refused(reportOf('c1'), 'ALREADY_REPORTED');
    open.refused({ ...answer('c1'), by: government('unit') }, 'FOUR_EYES');
    open.refused({ ...answer('c1', false), reasonId: '' }, 'REASON_REQUIRED');
  });

  test('cancelled with its open commitments', () => {
    const at = on('2024-03-01');
    const done = committed()
      .do(reportOf('c1'), answer('c1'))
      .do({ type: 'CANCEL', at, by: null, ground: 'CORRECTED', reasonId: '' });
    expect(done.effects.slice(-1)).toEqual(['xGE_INTERVIEW_KEEP:c2']);
  });
});

describe('review before the standing committee (GE-USE-4)', () => {
  const play = () => {
    const { measure, effects } = startReview(parameters, review!, STARTED);
    return new Play<typeof measure, ReviewEvent>(
      measure,
      effects,
      (each, event) => checkReview(parameters, each, event),
      (each, event) => applyReview(parameters, each, event),
    );
  };
  type Of<T extends ReviewEvent['type']> = Extract<ReviewEvent, { type: T }>;
  const notify: Of<'NOTIFY'> = {
    type: 'NOTIFY',
    at: on('2024-01-12'),
    by: committee(),
    documentId: 'n',
    reportDueOn: '2024-01-26',
  };
  const report: Of<'REPORT'> = { type: 'REPORT', at: on('2024-01-20'), by: evaluated(), reportId: 'r' };
  const pass: Of<'ANSWER_REPORT'> = {
    type: 'ANSWER_REPORT',
    at: on('2024-01-22'),
    by: committee(),
    accept: true,
    reasonId: '',
  };
  const schedule: Of<'SCHEDULE'> = {
    type: 'SCHEDULE',
    at: on('2024-01-23'),
    by: committee(),
    sessionId: 's',
    meetsAt: on('2024-02-02'),
    reasonId: '',
  };
  const hold: Of<'HOLD'> = {
    type: 'HOLD',
    at: on('2024-02-02', '17:00'),
    by: committee('clerk'),
    heldAt: on('2024-02-02'),
    presentPosts: ['局长', '副局长'],
    absent: [{ post: '总工程师', reasonId: 'leave' }],
  };
  const result: Of<'RECORD_RESULT'> = {
    type: 'RECORD_RESULT',
    at: on('2024-02-05'),
    by: committee('chief'),
    code: 'FURTHER_WORK',
    documentId: 'minutes',
  };

  test('notice, report, session with the whole leading group, result', () => {
    const done = play().do(notify, report, pass, schedule, hold, result);
    expect(done.measure).toMatchObject({
      status: 'CLOSED',
      held: { presentPosts: ['局长', '副局长'], absent: [{ post: '总工程师' }] },
      result: { code: 'FURTHER_WORK' },
    });
    expect(done.effects).toEqual([
      '+GE_REVIEW_NOTIFY 10',
      '-GE_REVIEW_NOTIFY',
      '+GE_REVIEW_REPORT 2024-01-26',
      '-GE_REVIEW_REPORT',
      '+GE_REVIEW_SCHEDULE 2',
      '-GE_REVIEW_SCHEDULE',
      '+GE_REVIEW_RESULT 5',
      '-GE_REVIEW_RESULT',
    ]);
  });

  test('material given back is owed again; a session is put off with a reason', () => {
    const back = play().do(notify, report, { ...pass, accept: false, reasonId: 'thin' });
    expect(back.measure.status).toBe('NOTIFIED');
    expect(back.effects.slice(-1)).toEqual(['+GE_REVIEW_REPORT 10']);
    const twice = play().do(notify, report, { ...pass, accept: false, reasonId: 'thin' }, report, pass);
    expect(twice.measure.reports.map(({ answer }) => answer?.accepted)).toEqual([false, true]);
    const later = { ...schedule, meetsAt: on('2024-02-09') };
    const scheduled = back.do(report, pass, schedule);
    scheduled.refused(later, 'REASON_REQUIRED');
    expect(scheduled.do({ ...later, reasonId: 'agenda' }).measure.sessions).toHaveLength(2);
  });

  test('refusals', () => {
    play().refused({ ...notify, by: organiser() }, 'WRONG_ORGAN');
    play().refused({ ...notify, reportDueOn: '2024-01-12' }, 'DUE_DATE_PAST');
    play().refused(report, 'WRONG_STATUS');
    play()
      .do(notify)
      .refused({ ...report, by: committee() }, 'NOT_THE_OBJECT');
    play()
      .do(notify)
      .refused({ ...report, reportId: '' }, 'DOCUMENT_REQUIRED');
    play()
      .do(notify, report)
      .refused({ ...pass, by: committee('unit') }, 'FOUR_EYES');
    play().do(notify, report).refused(schedule, 'WRONG_STATUS');
    play()
      .do(notify, report, pass)
      .refused({ ...schedule, meetsAt: schedule.at }, 'MEETS_IN_PAST');
    const scheduled = play().do(notify, report, pass, schedule);
    scheduled.refused({ ...hold, at: on('2024-02-01') }, 'NOT_YET_HELD');
    scheduled.refused({ ...hold, presentPosts: [] }, 'ATTENDANCE_REQUIRED');
    scheduled.refused({ ...hold, absent: [{ post: '总工程师', reasonId: '' }] }, 'REASON_REQUIRED');
    scheduled.refused({ ...hold, absent: [{ post: '局长', reasonId: 'x' }] }, 'PRESENT_AND_ABSENT');
    const held = scheduled.do(hold);
    held.refused({ ...result, code: 'SACKED' }, 'RESULT_UNKNOWN');
    held.refused({ ...result, by: committee('clerk') }, 'FOUR_EYES');
    held.refused({ ...result, documentId: '' }, 'DOCUMENT_REQUIRED');
    held
      .do(result)
      .refused(
        { type: 'CANCEL', at: result.at, by: null, ground: 'CORRECTED', reasonId: '' },
        'MEASURE_OVER',
      );
  });
});
