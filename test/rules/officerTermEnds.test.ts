import { bt } from '../../db/presets/schemes/bt';
import { hb } from '../../db/presets/schemes/hb';
import { la } from '../../db/presets/schemes/la';
import { yySupervisors } from '../../db/presets/schemes/yySupervisors';
import {
  assessmentFinding,
  checkProposal,
  proposalFinding,
} from '../../workflows/rules/officer-term/findings';
import type { ProcedureEvent } from '../../workflows/rules/officer-term/hearing/types';
import { applyTermEvent } from '../../workflows/rules/officer-term/stepTerm';
import { coverageOf, newTerm } from '../../workflows/rules/officer-term/termState';
import { contextOf, finding, on } from './officerTermBuilders';
import { DISMISSED_AT, FOUND, heard, month, notified, Play, read } from './officerTermPlay';

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
    expect(play.check({ type: 'TRAINED', at: on('2023-07-21') })).toMatchObject({
      code: 'NOT_AWAITING_TRAINING',
      ruleId: 'YY-S-5',
    });
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
