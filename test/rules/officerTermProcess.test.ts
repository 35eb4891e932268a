import { bt } from '../../db/presets/schemes/bt';
import { hb } from '../../db/presets/schemes/hb';
import { la } from '../../db/presets/schemes/la';
import { yyPoints } from '../../db/presets/schemes/yyPoints';
import { yySupervisors } from '../../db/presets/schemes/yySupervisors';
import { isSettled } from '../../workflows/officer-term/state';
import { chinaInstant } from '../../workflows/rules/calendar/dates';
import { cast, inputOf, TermPlayer } from '../support/officerTermPlayer';

const on = (date: string, time = '10:00') => chinaInstant(date, time);
const MONTHS = ['04', '05', '06', '07', '08', '09', '10', '11', '12', '01', '02', '03'];
const monthsOf2022 = MONTHS.map((month, i) => `${i < 9 ? 2022 : 2023}-${month}`);

const appointed = (scheme = bt, start = '2022-04-01', at = on(start, '09:00')) =>
  new TermPlayer(inputOf(scheme, start)).appoint(at);

/** A BT year with a valid report in every month but the named ones. */
function btYear(empty: string[], until = '2023-04-01'): TermPlayer {
  const term = appointed();
  for (const month of monthsOf2022) {
    const at = on(`${month}-10`);
    if (at >= on(until) || term.state.term.endedAt !== null) break;
    if (!empty.includes(month)) term.report(`r-${month}`, at);
  }
  return term.to(on(until, '00:00'));
}

describe('BT months (9.2)', () => {
  test('one empty month: a warning, no procedure', () => {
    const term = btYear(['2022-04'], '2022-05-20');
    expect(term.state.term.procedures).toEqual([]);
    expect(term.clock('MONTHLY_REPORT-2022-04')).toEqual(['STARTED', 'BREACHED', 'CANCELLED']);
    expect(term.clock('MONTHLY_REPORT-2022-05')).toEqual(['STARTED', 'MET']);
    expect(term.told()).toContain('DUTY_MISSED');
  });

  test.each([
    [['2022-04', '2022-05'], '2022-06-01', 'CONSECUTIVE_EMPTY_MONTHS'],
    [['2022-12', '2023-01'], '2023-02-01', 'CONSECUTIVE_EMPTY_MONTHS'],
    [['2022-04', '2022-06', '2022-08', '2022-10'], '2022-11-01', 'EMPTY_MONTHS_IN_YEAR'],
  ])('%j opens a hearing at the close of the last of them', (empty, close, ground) => {
    const term = btYear(empty, close);
    expect(term.procedure()).toMatchObject({ ground, status: 'NOTIFIED', factsAt: on(close, '00:00') });
    expect(term.documents()).toContain('HEARING_NOTICE');
    expect(term.state.light).toBe('RED');
    expect(term.clock(`DELIVERY-${term.procedure().id}`)).toEqual(['STARTED']);
  });

  test('three apart: no procedure', () => {
    expect(btYear(['2022-04', '2022-06', '2022-08'], '2022-10-01').state.term.procedures).toEqual([]);
  });
});

describe('a hearing', () => {
  const heard = () => {
    const term = btYear(['2022-04', '2022-05'], '2022-06-01');
    term.do('readNotice', cast.officer, on('2022-06-01', '11:00'), { procedureId: term.procedure().id });
    return term;
  };

  test('nobody stays it: the term ends by itself after the window; access is closed, nothing is left running', () => {
    const term = heard().to(on('2022-06-10'));
    expect(term.state.status).toBe('DISMISSED');
    expect(term.state.term.endedAt).toBe(on('2022-06-09', '18:01'));
    const last = term.steps.at(-1);
    expect(last?.projection.closeAccess).toBe(true);
    expect(last?.record.ruleId).toBe('BT-DSM-2');
    expect(term.documents().at(-1)).toBe('DISMISSAL_NOTICE');
    expect(term.state.obligations).toEqual([]);
    expect(isSettled(term.state)).toBe(true);
    expect(term.state.wakeAt).toBeNull();
  });

  test('a report inside the window is shown and undoes nothing', () => {
    const term = heard().file('late', on('2022-06-02'));
    expect(term.procedure().lateReports).toMatchObject([{ submissionId: 'late' }]);
    expect(term.to(on('2022-06-10')).state.status).toBe('DISMISSED');
  });

  test('a report that arrived on paper in time is entered late: the office refutes the fact and the procedure lapses', () => {
    const term = heard().file('paper', on('2022-06-02'), { arrivedOn: '2022-05-30' }, cast.clerk);
    const procedureId = term.procedure().id;
    expect(term.procedure().lateReports).toEqual([]);
    term.do('refuteFacts', cast.clerk, on('2022-06-03'), {
      procedureId,
      factIds: ['MONTH:2022-05'],
      noteId: 'n',
    });
    expect(term.procedure()).toMatchObject({ status: 'LAPSED', lapse: 'FACTS_REFUTED' });
    expect(term.to(on('2022-06-30')).state.status).toBe('SERVING');
  });

  test('a stay needs two persons, settles its facts, and new months open a new procedure', () => {
    const term = heard();
    const procedureId = term.procedure().id;
    const factIds = term.procedure().facts.map(({ factId }) => factId);
    term.do('proposeStay', cast.head, on('2022-06-02'), { procedureId, factIds, until: null, noteId: 'n' });
    const answer = { procedureId, confirm: true, noteId: null };
    expect(term.refused('answerStay', cast.head, on('2022-06-02', '11:00'), answer)).toMatchObject({
      code: 'FOUR_EYES',
      ruleId: 'BT-DSM-2',
    });
    term.do('answerStay', cast.deputy, on('2022-06-02', '11:00'), answer);
    expect(term.procedure().status).toBe('STAYED');
    expect(term.clock(`STAY_CONFIRMATION-${procedureId}`)).toEqual(['STARTED', 'MET']);
    expect(term.state.light).toBe('RED'); // the last month was missed
    term.to(on('2022-08-01', '00:00'));
    expect(term.state.term.procedures.map(({ status }) => status)).toEqual(['STAYED', 'NOTIFIED']);
    expect(term.procedure().facts.map(({ factId }) => factId)).toEqual(['MONTH:2022-06', 'MONTH:2022-07']);
  });

  test('expiry overtakes the hearing: it is recorded and ends nothing a second time', () => {
    const term = btYear(['2023-02', '2023-03'], '2023-04-01');
    expect(term.state.status).toBe('EXPIRED');
    const { id } = term.procedure();
    expect(term.procedure()).toMatchObject({ status: 'NOTIFIED', termEnded: true });
    expect(isSettled(term.state)).toBe(false);
    term.do('readNotice', cast.officer, on('2023-04-03'), { procedureId: id }).to(on('2023-04-20'));
    expect(term.procedure().status).toBe('RECORDED');
    expect(term.documents().filter((kind) => kind.endsWith('_NOTICE') && kind !== 'HEARING_NOTICE')).toEqual([
      'EXPIRY_NOTICE',
    ]);
  });

  test('leave does not stop the window', () => {
    const term = btYear(['2022-05', '2022-07', '2022-08', '2022-09'], '2022-09-01');
    const [first] = term.state.term.procedures;
    term.do('requestLeave', cast.officer, on('2022-09-01', '10:00'), {
      leaveId: 'l',
      from: '2022-09-01',
      to: '2022-09-30',
      noteId: 'n',
    });
    term.do('decideLeave', cast.clerk, on('2022-09-01', '11:00'), {
      leaveId: 'l',
      grant: true,
      noteId: null,
    });
    const factIds = first!.facts.map(({ factId }) => factId);
    const procedureId = first!.id;
    expect(factIds).toEqual(['MONTH:2022-07', 'MONTH:2022-08']);
    term.do('readNotice', cast.officer, on('2022-09-01', '12:00'), { procedureId }).to(on('2022-09-15'));
    expect(term.state.status).toBe('DISMISSED');
  });
});

describe('the end of a term', () => {
  test('expired: closes at the last midnight, waits for screening and the grade, at most 180 days', () => {
    const term = btYear([], '2023-03-31');
    term.file('unscreened', on('2023-03-31', '20:00'), {}).to(on('2023-04-01', '08:00'));
    expect(term.state.term).toMatchObject({ status: 'EXPIRED', endedAt: on('2023-04-01', '00:00') });
    expect(term.state.obligations.map(({ id }) => id)).toEqual(['SCREENING-unscreened']);
    term.take(
      'confirmGrade',
      {
        key: 'g',
        actor: cast.head,
        assessmentId: 'a',
        year: { from: '2022-04-01', to: '2023-03-31' },
        computed: 'GOOD',
        grade: 'GOOD',
        noteId: null,
        confirmedAt: on('2023-04-10'),
      },
      on('2023-04-10'),
    );
    expect(isSettled(term.state)).toBe(false);
    term.to(on('2023-10-01'));
    expect(isSettled(term.state)).toBe(true);
    expect(term.clock('SCREENING-unscreened').slice(-1)).toEqual(['CANCELLED']);
  });

  test('a failed assessment opens its ground; graded anew it lapses', () => {
    const term = btYear([], '2023-03-20');
    const message = {
      key: 'g1',
      actor: cast.head,
      assessmentId: 'a',
      year: { from: '2022-04-01', to: '2023-03-31' },
      computed: 'FAIL',
      grade: 'FAIL',
      noteId: null,
      confirmedAt: on('2023-03-20'),
    };
    term.take('confirmGrade', message, on('2023-03-20'));
    expect(term.procedure()).toMatchObject({ ground: 'FAILED_ASSESSMENT', ruleId: 'BT-DSM-1' });
    expect(() => term.take('confirmGrade', message, on('2023-03-20', '11:00'))).toThrow('ALREADY_TAKEN');
    term.take('confirmGrade', { ...message, key: 'g2', grade: 'PASS' }, on('2023-03-21'));
    expect(term.procedure()).toMatchObject({ status: 'LAPSED', lapse: 'FACTS_REFUTED' });
  });

  test('renewal is asked for, decided, and takes effect with the last day', () => {
    const term = appointed(hb, '2023-03-01');
    for (const month of ['2023-06', '2023-12', '2024-06', '2024-12', '2025-06', '2025-12'])
      term.report(month, on(`${month}-01`));
    term.to(on('2025-12-31'));
    expect(term.clock('RENEWAL_DECISION-2026-02-28')).toEqual(['STARTED']);
    term.do('decideRenewal', cast.head, on('2026-01-05'), { renew: true, noteId: 'n' });
    expect(term.clock('RENEWAL_DECISION-2026-02-28')).toEqual(['STARTED', 'MET']);
    term.to(on('2026-03-01', '00:00'));
    expect(term.state.term).toMatchObject({ status: 'RENEWED', endRuleId: 'HB-TRM-1' });
    expect(term.documents().at(-1)).toBe('RENEWAL_NOTICE');
  });

  test('resignation needs the written application', () => {
    const term = appointed(hb, '2023-03-01');
    expect(
      term.refused('resign', cast.officer, on('2023-05-01'), { applicationFileId: '', noteId: null }),
    ).toMatchObject({ code: 'APPLICATION_REQUIRED', ruleId: 'HB-DSM-1' });
    term.do('resign', cast.officer, on('2023-05-01'), { applicationFileId: 'file', noteId: null });
    expect(term.state.status).toBe('RESIGNED');
    expect(term.steps.at(-1)?.projection.closeAccess).toBe(false);
  });

  test('a scheme that ends while the term runs is shown to the office, which may end the term with a reason', () => {
    const term = new TermPlayer({
      ...inputOf(yyPoints, '2024-03-01'),
    }).appoint(on('2024-03-01', '09:00'));
    expect(term.told()).toContain('TERM_OUTLASTS_SCHEME');
    const fields = { noteId: 'n' };
    expect(term.refused('endWithScheme', cast.head, on('2024-05-01'), fields).code).toBe('SCHEME_IN_FORCE');
    for (const month of ['2024-06', '2024-09', '2024-12', '2025-03', '2025-06'])
      term.report(month, on(`${month}-05`), { kind: 'PROBLEM' });
    term.to(on('2025-07-17', '00:00'));
    expect(term.told()).toContain('SCHEME_OVER');
    term.do('endWithScheme', cast.head, on('2025-08-01'), fields);
    expect(term.state.status).toBe('EXPIRED');
  });
});

describe('HB: silence (HB-DSM-3)', () => {
  test('twelve months: warned, asked first, decided by the organ, told to the copied organ', () => {
    const term = appointed(hb, '2023-03-01').report('r', on('2023-05-10'), { kind: 'SUGGESTION' });
    expect(term.state.obligations.map(({ id, dueAt }) => [id, dueAt])).toEqual([
      ['ACTIVITY_GAP-INACTIVITY-2023-05-11', on('2024-05-10', '23:59')],
    ]);
    term.to(on('2024-04-11', '09:00'));
    expect(term.state.light).toBe('YELLOW');
    term.to(on('2024-05-11', '00:00'));
    const { id: procedureId, mode } = term.procedure();
    expect(mode).toBe('DECIDE');
    expect(
      term.refused('decideProcedure', cast.head, on('2024-05-11', '10:00'), {
        procedureId,
        keep: false,
        noteId: 'n',
      }).code,
    ).toBe('NOT_YET_HEARD');
    term.do('recordDelivery', cast.clerk, on('2024-05-13'), { procedureId, way: 'RECORDED', noteId: null });
    term.do('answerHearing', cast.officer, on('2024-05-14'), { procedureId, answerId: 'a', noteId: 'n' });
    term.to(on('2024-05-21'));
    expect(term.procedure().status).toBe('DECIDING');
    expect(term.clock(`DECISION-${procedureId}`)).toEqual(['STARTED']);
    term.do('decideProcedure', cast.head, on('2024-05-22'), { procedureId, keep: false, noteId: 'n' });
    expect(term.state.status).toBe('DISMISSED');
    expect(term.clock(`DECISION-${procedureId}`)).toEqual(['STARTED', 'MET']);
    expect(term.documents().slice(-2)).toEqual(['DISMISSAL_NOTICE', 'INFORMATION_LETTER']);
  });

  test('a special reason breaks it; activity and attendance count', () => {
    const term = appointed(hb, '2023-03-01');
    term.do('recordSpecialReason', cast.clerk, on('2023-06-01'), {
      reasonId: 's',
      from: '2023-06-01',
      to: null,
      noteId: 'n',
    });
    expect(term.clock('ACTIVITY_GAP-INACTIVITY-2023-03-01')).toEqual(['STARTED', 'MET']);
    term.to(on('2024-06-01'));
    expect(term.state.term.procedures).toEqual([]);
    term.do('endSpecialReason', cast.clerk, on('2024-06-10'), { reasonId: 's', to: '2024-06-09' });
    expect(term.state.obligations.map(({ id }) => id)).toEqual(['ACTIVITY_GAP-INACTIVITY-2024-06-10']);
    term.do('recordActivity', cast.clerk, on('2024-07-01'), {
      activityId: 'x',
      kind: 'RESEARCH',
      takenPlaceAt: on('2024-06-30'),
      noteId: null,
    });
    expect(term.state.obligations.map(({ id }) => id)).toEqual(['ACTIVITY_GAP-INACTIVITY-2024-07-01']);
  });
});

describe('LA', () => {
  test('a verified prohibition ends the term at once and three bodies are told (LA-DIS-7)', () => {
    const term = appointed(la, '2023-03-01');
    term.do('reportViolation', cast.clerk, on('2023-04-03'), {
      violationId: 'v',
      code: 'BENEFITS',
      noteId: null,
    });
    const verify = {
      violationId: 'v',
      confirmed: true,
      kind: 'PROHIBITION' as const,
      seriousness: 'SERIOUS' as const,
      badSocialEffect: false,
      noteId: 'n',
    };
    term.do('verifyViolation', cast.head, on('2023-04-04'), verify);
    expect(term.state.term).toMatchObject({
      status: 'DISMISSED',
      endRuleId: 'LA-DIS-7',
      endedAt: on('2023-04-04'),
    });
    expect(term.documents().filter((kind) => kind === 'INFORMATION_LETTER')).toHaveLength(3);
    expect(term.steps.at(-1)?.projection.changes.map(({ change }) => change)).toEqual([
      'VIOLATION_VERIFIED',
      'MEASURE',
    ]);
  });

  test('no renewal without the yearly review', () => {
    const term = appointed(la, '2023-03-01').to(on('2024-02-01'));
    expect(
      term.refused('decideRenewal', cast.head, on('2024-02-01'), { renew: true, noteId: 'n' }).code,
    ).toBe('REVIEW_REQUIRED');
    term.do('confirmReview', cast.head, on('2024-02-02'), {
      reviewId: 'r',
      span: { from: '2023-03-01', to: '2024-02-01' },
      noteId: 'n',
    });
    term.do('decideRenewal', cast.head, on('2024-02-03'), { renew: true, noteId: 'n' });
    expect(term.to(on('2024-03-01', '00:00')).state.status).toBe('RENEWED');
  });
});

describe('YY', () => {
  test('no duty before training (YY-S-5)', () => {
    const term = appointed(yySupervisors, '2023-07-16', on('2023-07-16', '09:00'));
    expect(term.state.status).toBe('AWAITING_TRAINING');
    const file = { submissionId: 's', kind: 'PROBLEM' as const, nil: false, urgent: false, arrivedOn: null };
    expect(term.refused('file', cast.officer, on('2023-07-17'), file).ruleId).toBe('YY-S-5');
    term.do('recordTraining', cast.clerk, on('2023-07-18'), { noteId: null });
    term.do('file', cast.officer, on('2023-07-19'), file);
    expect(term.state.status).toBe('SERVING');
  });

  test('presence at a training lets duties begin (YY-S-5); absence does not', () => {
    const term = appointed(yySupervisors, '2023-07-16', on('2023-07-16', '09:00'));
    const attend = (key: string, gatheringId: string, date: string, present: boolean) =>
      term.to(on(date, '18:00')).take(
        'recordAttendance',
        {
          key,
          actor: cast.clerk,
          gatheringId,
          kind: 'TRAINING',
          startsAt: on(date, '09:00'),
          present,
          recordedAt: on(date, '18:00'),
          special: false,
        },
        on(date, '18:00'),
      );
    attend('1', 'g1', '2023-07-20', false);
    expect(term.state.status).toBe('AWAITING_TRAINING');
    attend('2', 'g2', '2023-07-25', true);
    expect(term.state).toMatchObject({ status: 'SERVING', specialDutyMissed: [] });
    expect(term.state.term.trainedAt).toBe(on('2023-07-25', '18:00'));
  });

  test('two unexcused absences; leave granted before excuses; a correction counts', () => {
    const term = appointed(yyPoints, '2023-07-16');
    const absent = (key: string, gatheringId: string, date: string, present = false) =>
      term.to(on(date, '18:00')).take(
        'recordAttendance',
        {
          key,
          actor: cast.clerk,
          gatheringId,
          kind: 'COLLECTIVE',
          startsAt: on(date, '09:00'),
          present,
          recordedAt: on(date, '18:00'),
          special: false,
        },
        on(date, '18:00'),
      );
    absent('1', 'g1', '2023-08-01');
    term.do('requestLeave', cast.officer, on('2023-08-20'), {
      leaveId: 'l',
      from: '2023-09-01',
      to: '2023-09-02',
      noteId: 'n',
    });
    term.do('decideLeave', cast.clerk, on('2023-08-21'), { leaveId: 'l', grant: true, noteId: null });
    absent('2', 'g2', '2023-09-01');
    expect(term.state.term.procedures).toEqual([]);
    absent('3', 'g3', '2023-09-05');
    expect(term.procedure()).toMatchObject({
      ground: 'UNEXCUSED_ABSENCES',
      ruleId: 'YY-X-3',
      status: 'NOTIFIED',
    });
    expect(() => absent('3', 'g3', '2023-09-05')).toThrow('ALREADY_TAKEN');
  });

  test('half a year of silence; the periodic evaluation is asked for and met by a review', () => {
    const term = appointed(yyPoints, '2023-07-16').to(on('2024-01-16', '00:00'));
    expect(term.procedure()).toMatchObject({ ground: 'SILENCE', ruleId: 'YY-X-2' });
    expect(term.clock('EVALUATION-2024-01-15')).toEqual(['STARTED']);
    term.do('confirmReview', cast.head, on('2024-01-17'), {
      reviewId: 'r',
      span: { from: '2023-07-16', to: '2024-01-15' },
      noteId: 'n',
    });
    expect(term.clock('EVALUATION-2024-01-15')).toEqual(['STARTED', 'MET']);
  });
});

describe('the office', () => {
  test('months before a term was entered are not held against the officer', () => {
    const term = appointed(bt, '2022-04-01', on('2022-08-10'));
    expect(term.state.term.procedures).toEqual([]);
    term.to(on('2022-09-01', '00:00'));
    expect(term.state.term.procedures).toEqual([]); // August alone closed since; April to July came before
    expect(term.clock('MONTHLY_REPORT-2022-08')).toEqual(['STARTED', 'BREACHED', 'CANCELLED']);
  });

  test('screening is owed within five working days and climbs the ladder; a supervisor may order it', () => {
    const term = appointed().file('s', on('2022-04-07'));
    const owed = term.state.obligations.find(({ id }) => id === 'SCREENING-s');
    expect(owed).toMatchObject({
      ownerRole: 'ORGANISER',
      ownerOrganisationId: 'OFFICE',
      dueAt: on('2022-04-14', '18:00'),
    });
    term.do('order', cast.supervisor, on('2022-04-18'), { obligationId: 'SCREENING-s', noteId: null });
    const acts = term.steps.flatMap(({ record }) => record.supervisionActs.map(({ act }) => act));
    expect(acts).toEqual(['WARN', 'WARN', 'REMIND', 'SUPERVISE', 'SUPERVISE']);
    expect(term.steps.at(-1)?.record.ruleId).toBe('BT-ORG-3');
  });

  test('another calendar lays open windows out anew', () => {
    const term = btYear(['2022-04', '2022-05'], '2022-06-01');
    const { id: procedureId } = term.procedure();
    term.do('readNotice', cast.officer, on('2022-06-01', '11:00'), { procedureId });
    expect(term.procedure().windowEndsAt).toBe(on('2022-06-09', '18:00'));
    const calendar = { ...term.state.calendar, version: 'NEXT', closures: { '2022-06-07': '停电' } };
    const admin = { ...cast.clerk, role: 'ADMIN' as const };
    term.do('recalculate', admin, on('2022-06-02'), { calendar });
    expect(term.procedure().windowEndsAt).toBe(on('2022-06-10', '18:00'));
    expect(term.to(on('2022-06-10', '18:01')).state.status).toBe('DISMISSED');
  });

  test('nobody but the office names a day of arrival; a filing outside the term is refused', () => {
    const term = appointed();
    const fields = { submissionId: 's', kind: 'REPORT' as const, nil: false, urgent: false };
    expect(
      term.refused('file', cast.officer, on('2022-04-10'), { ...fields, arrivedOn: '2022-04-09' }),
    ).toMatchObject({ code: 'ARRIVAL_BY_OFFICE', field: 'arrivedOn' });
    expect(
      term.refused('file', cast.clerk, on('2022-04-10'), { ...fields, arrivedOn: '2022-03-31' }),
    ).toMatchObject({ code: 'OUTSIDE_TERM', ruleId: 'BT-TRM-1' });
    expect(
      term.refused('file', cast.officer, on('2022-04-10'), {
        ...fields,
        arrivedOn: null,
        targetOrganisationId: 'HOME',
      }),
    ).toMatchObject({ code: 'OWN_UNIT', ruleId: 'BT-DUT-2', field: 'targetOrganisationId' });
  });
});
