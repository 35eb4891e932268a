import type { Actor, Role } from '../../workflows/rules/actor';
import {
  actorForMeasure,
  checkMeasureCommand,
  type MeasureFacts,
  measureActions,
} from '../../workflows/rules/evaluation/measures/acting';
import { MEASURE_COMMAND_LABELS, measureStatusLabel } from '../../workflows/rules/evaluation/measures/labels';
import {
  actedOn,
  applyMeasure,
  checkMeasure,
  startMeasure,
} from '../../workflows/rules/evaluation/measures/measure';
import { measuresDue } from '../../workflows/rules/evaluation/results/ladder';
import { history, on, parameters } from './evaluationBuilders';

const dues = measuresDue(parameters, history('BBB'));
const started = (i: number) => startMeasure(parameters, dues[i]!, on('2024-01-10')).measure;
const facts = (i: number, over: Partial<MeasureFacts> = {}): MeasureFacts => ({
  measure: started(i),
  parameters,
  organs: { ORGANISER: 'ORG', CITY_GOVERNMENT: 'GOV', STANDING_COMMITTEE: 'COM' },
  objectOrganisationId: 'OBJ',
  ...over,
});
const who = (organisationId: string, role: Role, accountId = `${organisationId}-${role}`): Actor => ({
  accountId,
  role,
  organisationId,
  enterpriseId: null,
});

test('each kind has its own organ', () => {
  const first = ['notify', 'convene', 'notify'];
  const organs = ['ORG', 'GOV', 'COM'];
  for (const [i, command] of first.entries()) {
    for (const organ of organs) {
      const decision = checkMeasureCommand(command, facts(i), who(organ, 'ORGANISER'));
      expect([i, organ, decision.allowed]).toEqual([i, organ, organ === organs[i]]);
    }
  }
});

test('what is the object’s to do is not the organ’s, unless the object has no organisation', () => {
  const notified = applyMeasure(parameters, started(0), {
    type: 'NOTIFY',
    at: on('2024-01-11'),
    by: { accountId: 'a', organ: 'ORGANISER' },
    documentId: 'd',
    dueOn: '2024-03-01',
  }).measure;
  const own = facts(0, { measure: notified });
  expect(checkMeasureCommand('submitPlan', own, who('OBJ', 'HANDLER'))).toEqual({ allowed: true });
  expect(checkMeasureCommand('submitPlan', own, who('ORG', 'ORGANISER'))).toMatchObject({
    code: 'NOT_THE_OBJECT',
  });
  const without = facts(0, { measure: notified, objectOrganisationId: null });
  expect(checkMeasureCommand('submitPlan', without, who('ORG', 'ORGANISER', 'b'))).toEqual({ allowed: true });
  expect(checkMeasureCommand('submitPlan', without, who('ORG', 'ORGANISER', 'a'))).toMatchObject({
    code: 'FOUR_EYES',
  });
  expect(actedOn(notified)).toEqual([{ accountId: 'a', organ: 'ORGANISER' }]);
});

test('an ended measure takes no step, and its actions say why', () => {
  const ended = applyMeasure(parameters, started(2), {
    type: 'CANCEL',
    at: on('2024-01-12'),
    by: null,
    ground: 'CORRECTED',
    reasonId: '',
  }).measure;
  const of = facts(2, { measure: ended });
  const actions = measureActions(of, [who('COM', 'ORGANISER'), who('X', 'SUPERVISOR')]);
  expect(actions.map(({ command, code }) => [command, code])).toEqual(
    ['notify', 'answerReport', 'schedule', 'hold', 'recordResult', 'cancel', 'urge', 'order'].map((each) => [
      each,
      'MEASURE_OVER',
    ]),
  );
  expect(
    checkMeasure(parameters, ended, {
      type: 'REPORT',
      at: '',
      by: { accountId: '', organ: '' },
      reportId: '',
    }),
  ).toMatchObject({ code: 'MEASURE_OVER' });
});

test('roles that have no part in measures are refused; a person acts in the role that may', () => {
  expect(checkMeasureCommand('notify', facts(0), who('ORG', 'AUDITOR'))).toMatchObject({
    code: 'ROLE_NOT_ALLOWED',
  });
  expect(checkMeasureCommand('convene', facts(0), who('ORG', 'ORGANISER'))).toMatchObject({
    code: 'UNKNOWN_COMMAND',
  });
  const both = [who('ORG', 'AUDITOR'), who('ORG', 'DECISION_BODY')];
  expect(actorForMeasure('notify', facts(0), both)?.role).toBe('DECISION_BODY');
  expect(actorForMeasure('notify', facts(1), both)).toBeNull();
});

test('every step has a name, statuses are named by kind', () => {
  for (const i of [0, 1, 2]) {
    const all = measureActions(facts(i), [
      ...['ORG', 'GOV', 'COM'].map((each) => who(each, 'ORGANISER')),
      who('OBJ', 'HANDLER'),
      who('S', 'SUPERVISOR'),
    ]);
    for (const { command, label } of all) expect(label).toBe(MEASURE_COMMAND_LABELS[command]);
  }
  expect(measureStatusLabel('RECTIFY', 'REPORTED')).toBe('待验收');
  expect(measureStatusLabel('REVIEW', 'REPORTED')).toBe('材料待审');
});
