import { ge } from '../../db/presets/schemes/ge';
import {
  type AwardFacts,
  type AwardLine,
  checkAward,
  checkConfirmation,
  checkPlaces,
} from '../../workflows/rules/evaluation/results/awardRound';

const line = (objectId: string, standing: AwardLine['standing']): AwardLine => ({
  objectId,
  name: objectId,
  group: 'DEPARTMENT',
  standing,
  ruleId: '',
  extraPlaces: null,
  placings: [],
});
const facts = (over: Partial<AwardFacts> = {}): AwardFacts => ({
  status: 'OPEN',
  year: 2026,
  extraPlaces: 1,
  lines: [line('FRONT', 'RECOMMENDED'), line('MIDDLE', 'OPEN'), line('LAST', 'BARRED')],
  standing: [],
  editors: ['first'],
  publishedRounds: 3,
  ...over,
});
const person = { id: 'p', kind: 'PERSON' as const, objectId: 'FRONT' };
const unit = (objectId: string) => ({ id: 'u', kind: 'UNIT' as const, objectId });

test.each([
  ['GE-USE-7', unit('MIDDLE'), {}, null],
  ['GE-USE-8', person, {}, null],
  ['GE-USE-9', unit('LAST'), {}, 'AWARD_BARRED'],
  ['GE-USE-9', { ...person, objectId: 'LAST' }, {}, 'AWARD_BARRED'],
  ['GE-USE-8', { ...person, objectId: 'MIDDLE' }, {}, 'NO_EXTRA_PLACES'],
  ['GE-USE-8', person, { extraPlaces: null }, 'EXTRA_PLACES_NOT_FIXED'],
  ['GE-USE-8', person, { standing: [person] }, 'TOO_MANY_PLACES'],
  ['GE-USE-7', unit('FRONT'), { standing: [unit('FRONT')] }, 'ALREADY_RECOMMENDED'],
  ['GE-USE-7', unit('NOBODY'), {}, 'OBJECT_NOT_PLACED'],
  ['GE-USE-7', unit('FRONT'), { status: 'CONFIRMED' as const }, 'AWARD_CONFIRMED'],
])('%s: %j with %j is %s', (ruleId, asked, over, code) => {
  const decision = checkAward(ge.parameters, facts(over), asked);
  if (code === null) expect(decision).toEqual({ allowed: true });
  else expect(decision).toMatchObject({ allowed: false, code, ruleId });
});

test('GE-USE-8: added places are not fixed below those in use', () => {
  const used = facts({ extraPlaces: 2, standing: [person, person] });
  expect(checkPlaces(ge.parameters, used, 1)).toMatchObject({ code: 'PLACES_IN_USE', ruleId: 'GE-USE-8' });
  expect(checkPlaces(ge.parameters, used, 2)).toEqual({ allowed: true });
  expect(checkPlaces(ge.parameters, facts({ status: 'CONFIRMED' }), 2)).toMatchObject({
    code: 'AWARD_CONFIRMED',
  });
});

test.each([
  ['first', {}, true, 'FOUR_EYES'],
  ['second', {}, false, null],
  ['second', { publishedRounds: 2 }, false, 'REASON_REQUIRED'],
  ['second', { publishedRounds: 2 }, true, null],
  ['second', { standing: [unit('LAST')] }, true, 'AWARD_BARRED'],
  ['second', { standing: [person, person] }, true, 'TOO_MANY_PLACES'],
  ['second', { standing: [unit('NOBODY')] }, true, 'OBJECT_NOT_PLACED'],
  ['second', { status: 'CONFIRMED' as const }, true, 'AWARD_CONFIRMED'],
])('GE-USE-7: confirmed by %s with %j, reason %s: %s', (accountId, over, reason, code) => {
  const decision = checkConfirmation(ge.parameters, facts(over), { accountId, reason });
  expect(decision.allowed ? null : decision.code).toBe(code);
});
