import { createHash } from 'node:crypto';
import { bt } from '../../db/presets/schemes/bt';
import { hb } from '../../db/presets/schemes/hb';
import { la } from '../../db/presets/schemes/la';
import { yySupervisors } from '../../db/presets/schemes/yySupervisors';
import type { Actor } from '../../workflows/rules/actor';
import {
  checkGatheringCommand,
  type GatheringFacts,
  gatheringActions,
} from '../../workflows/rules/gathering/guards';
import { gatheringKinds, gatheringRule } from '../../workflows/rules/gathering/kinds';
import { defaultLadder } from '../../workflows/rules/obligations/ladder';
import { drawVisit } from '../../workflows/rules/officer-term/randomVisit';
import { planRotation } from '../../workflows/rules/officer-term/rotation';
import {
  belongs,
  isWhole,
  metAt,
  newPeriod,
  occasionLadder,
} from '../../workflows/rules/scheme-watch/periods';

describe('kinds of gatherings', () => {
  test('each scheme has its own, on its own rules', () => {
    expect(gatheringKinds(la.parameters)).toContain('SESSION');
    expect(gatheringKinds(bt.parameters)).toContain('EVALUATION');
    expect(gatheringKinds(bt.parameters)).not.toContain('SESSION');
    expect(gatheringKinds(hb.parameters)).toContain('MEETING');
    expect(gatheringRule(la.parameters, 'SESSION')).toBe('LA-EXP-2');
    expect(gatheringRule(yySupervisors.parameters, 'MEETING')).toBe('YY-M-4');
    expect(gatheringRule(yySupervisors.parameters, 'TRAINING')).toBe('YY-S-5');
    expect(gatheringRule(yySupervisors.parameters, 'COLLECTIVE')).toBe('YY-X-3');
    expect(gatheringRule(bt.parameters, 'EVALUATION')).toBe('BT-DUT-7');
  });
});

describe('guards of a gathering', () => {
  const facts: GatheringFacts = {
    kind: 'MEETING',
    status: 'HELD',
    officeOrganisationId: 'O',
    ruleId: 'HB-MEC-2',
    invitedAccountIds: ['a'],
    hasMinutes: false,
  };
  const who = (role: Actor['role'], accountId = 'a', organisationId: string | null = 'O'): Actor => ({
    accountId,
    role,
    organisationId,
    enterpriseId: null,
  });

  test('every refusal names a rule and says why', () => {
    const refused = [
      checkGatheringCommand('close', facts, who('ORGANISER')),
      checkGatheringCommand('cancel', facts, who('ORGANISER')),
      checkGatheringCommand('close', facts, who('ORGANISER', 'a', 'X')),
      checkGatheringCommand('close', facts, who('OFFICER')),
      checkGatheringCommand('answer', { ...facts, status: 'PLANNED' }, who('OFFICER', 'b')),
      checkGatheringCommand('fly', facts, who('ORGANISER')),
    ];
    expect(refused.map((each) => (each.allowed ? null : [each.code, each.ruleId]))).toEqual([
      ['MINUTES_REQUIRED', 'HB-MEC-2'],
      ['WRONG_STATUS', 'HB-MEC-2'],
      ['NOT_YOUR_GATHERING', 'HB-MEC-2'],
      ['ROLE_NOT_ALLOWED', 'HB-MEC-2'],
      ['NOT_INVITED', 'HB-MEC-2'],
      ['UNKNOWN_COMMAND', 'HB-MEC-2'],
    ]);
  });

  test('a person sees the steps of his roles, with the reason why not', () => {
    const actions = gatheringActions({ ...facts, hasMinutes: true }, [who('ORGANISER')]);
    expect(actions.filter(({ allowed }) => allowed).map(({ command }) => command)).toEqual([
      'recordAttendance',
      'recordMinutes',
      'close',
    ]);
    expect(actions.find(({ command }) => command === 'cancel')?.message).toBe(
      '活动当前为“已举行”，不能取消活动',
    );
  });
});

describe('months and quarters of the organiser', () => {
  const [monthly] = la.parameters.duties.occasions;
  const [quarterly] = hb.parameters.duties.occasions;

  test('a month runs from its first to its last day; the reminder falls as many days before', () => {
    const period = newPeriod(monthly!, '2028-02-10');
    expect(period).toMatchObject({
      from: '2028-02-01',
      to: '2028-02-29',
      remindAt: '2028-02-22T01:00:00.000Z',
    });
    expect(belongs(period, 'SESSION', '2028-02-29T15:59:00.000Z')).toBe(true);
    expect(belongs(period, 'SESSION', '2028-02-29T16:00:00.000Z')).toBe(false);
    expect(belongs(period, 'MEETING', '2028-02-10T00:00:00.000Z')).toBe(false);
    expect(newPeriod(quarterly!, '2028-02-10')).toMatchObject({ from: '2028-01-01', to: '2028-03-31' });
  });

  test('a period only partly in force is not judged (AMB-ALL-2)', () => {
    const may = { from: '2022-05-01', to: '2022-05-31' };
    expect(isWhole(may, { from: '2022-05-18', to: null })).toBe(false);
    expect(isWhole(may, { from: '2022-05-01', to: '2022-05-31' })).toBe(true);
    expect(isWhole(may, { from: '2022-05-01', to: '2022-05-30' })).toBe(false);
  });

  test('enough is reached with the start of the one that fills the number', () => {
    const period = { ...newPeriod(monthly!, '2028-02-10'), required: 2 };
    expect(metAt({ ...period, held: { a: '2028-02-20T01:00:00.000Z' } })).toBeNull();
    const held = { a: '2028-02-20T01:00:00.000Z', b: '2028-02-03T01:00:00.000Z' };
    expect(metAt({ ...period, held })).toBe('2028-02-20T01:00:00.000Z');
  });

  test('before the close only the own reminder goes out; what is asked for in principle climbs nothing', () => {
    expect(occasionLadder(defaultLadder, true).rungs.map(({ act }) => act)).toEqual([
      'REMIND',
      'SUPERVISE',
      'PROPOSE_TRANSFER',
    ]);
    expect(occasionLadder(defaultLadder, false)).toEqual({ rungs: [], thenRemindEveryWorkingDays: null });
  });
});

describe('visits by lot (BT-DUT-2)', () => {
  const seed = (n: number) => createHash('sha256').update(String(n)).digest('hex');
  const officers = [
    { termId: 'a', unitId: 'U1' },
    { termId: 'b', unitId: 'U2' },
    { termId: 'c', unitId: null },
  ];

  test('the same seed and lists give the same visit, in whatever order they come', () => {
    for (let n = 1; n <= 50; n += 1) {
      const drawn = drawVisit(seed(n), ['U1', 'U2', 'U3'], officers);
      expect(drawVisit(seed(n), ['U3', 'U2', 'U1', 'U1'], [...officers].reverse())).toEqual(drawn);
    }
  });

  test('nobody is sent to the unit that employs him; everybody else is drawn now and then', () => {
    const seen = new Set<string>();
    for (let n = 1; n <= 400; n += 1) {
      const { targetId, termId, excluded } = drawVisit(seed(n), ['U1', 'U2'], officers)!;
      expect(officers.find((each) => each.termId === termId)?.unitId).not.toBe(targetId);
      expect(excluded).toEqual(
        officers.filter(({ unitId }) => unitId === targetId).map((each) => each.termId),
      );
      seen.add(`${targetId}:${termId}`);
    }
    expect([...seen].sort()).toEqual(['U1:b', 'U1:c', 'U2:a', 'U2:c']);
  });

  test('a unit that employs everybody is passed over; nowhere to go gives nothing', () => {
    const staff = [{ termId: 'a', unitId: 'U1' }];
    expect(drawVisit(seed(3), ['U1'], staff)).toBeNull();
    expect(drawVisit(seed(3), ['U1', 'U2'], staff)).toMatchObject({ targetId: 'U2', termId: 'a' });
    expect(drawVisit(seed(3), [], officers)).toBeNull();
  });
});

test('whoever never served comes before everybody who did (AMB-LA-1)', () => {
  const member = (id: string, lastServedAt: string | null) => ({ id, unitId: null, lastServedAt });
  const served = '2026-11-24T01:00:00.000Z';
  const { pairs } = planRotation(la.parameters.rotation!, [
    member('a', served),
    member('b', null),
    member('c', served),
    member('d', null),
  ]);
  expect(pairs.map(({ memberIds }) => [...memberIds].sort().join(''))).toEqual(['bd', 'ac']);
});
