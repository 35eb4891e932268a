import { ge } from '../../db/presets/schemes/ge';
import type { Actor, Role } from '../../workflows/rules/actor';
import {
  actorForRound,
  checkRoundCommand,
  type RoundFacts,
  roundActions,
} from '../../workflows/rules/evaluation/round/acting';
import type { RoundStatus, TieState } from '../../workflows/rules/evaluation/round/types';

const actor = (organisationId: string, role: Role, accountId = 'A1'): Actor => ({
  accountId,
  role,
  organisationId,
  enterpriseId: null,
});
const organiser = actor('OFFICE', 'ORGANISER');
const tie: TieState = {
  group: 'COUNTY',
  objectIds: ['CT', 'JK'],
  mustDecide: true,
  atLeastOne: true,
  ruleId: 'AMB-GE-5',
  decision: null,
};
const facts = (status: RoundStatus, over: Partial<RoundFacts> = {}): RoundFacts => ({
  status,
  published: false,
  scoredBy: null,
  ties: [],
  parameters: ge.parameters,
  organs: { ORGANISER: 'OFFICE', CITY_GOVERNMENT: 'GOVERNMENT' },
  ...over,
});
const codeOf = (command: string, of: RoundFacts, who: Actor) => {
  const decision = checkRoundCommand(command, of, who);
  return decision.allowed ? 'ALLOWED' : `${decision.code} ${decision.ruleId}`;
};

test.each<[string, string, RoundFacts, Actor, string]>([
  ['GE-RND-1 in order', 'prepare', facts('PREPARING'), organiser, 'ALLOWED'],
  ['GE-RND-1 out of order', 'draw', facts('PREPARING'), organiser, 'WRONG_STATUS GE-RND-1'],
  [
    'GE-LIB-1 another organ',
    'prepare',
    facts('PREPARING'),
    actor('GOVERNMENT', 'DECISION_BODY'),
    'WRONG_ORGAN GE-LIB-1',
  ],
  [
    'GE-DRW-1 its house, not its role',
    'draw',
    facts('PREPARED'),
    actor('OFFICE', 'HANDLER'),
    'WRONG_ORGAN GE-DRW-1',
  ],
  ['GE-DRW-1 while it is open', 'replace', facts('OPEN'), organiser, 'ALLOWED'],
  ['GE-DRW-1 not after', 'replace', facts('CLOSED'), organiser, 'WRONG_STATUS GE-RND-1'],
  ['GE-WAY-2 reminder while it is open', 'remind', facts('OPEN'), organiser, 'ALLOWED'],
  ['GE-RND-1 voided before publishing', 'voidRound', facts('RANKED'), organiser, 'ALLOWED'],
  [
    'GE-RND-1 never after',
    'voidRound',
    facts('BOOKED', { published: true }),
    organiser,
    'ALREADY_PUBLISHED GE-RND-1',
  ],
  [
    'GE-RND-1 withdrawn before it is published',
    'withdrawCorrection',
    facts('RANKED', { published: true }),
    organiser,
    'ALLOWED',
  ],
  ['GE-USE-1 no correction', 'withdrawCorrection', facts('RANKED'), organiser, 'NO_CORRECTION GE-USE-1'],
  [
    'GE-RND-1 not when it is published',
    'withdrawCorrection',
    facts('BOOKED', { published: true }),
    organiser,
    'WRONG_STATUS GE-RND-1',
  ],
  [
    'GE-RND-1 nor in a correction',
    'voidRound',
    facts('CLOSED', { published: true }),
    organiser,
    'ALREADY_PUBLISHED GE-RND-1',
  ],
  ['GE-RND-1 voided is over', 'prepare', facts('VOIDED'), organiser, 'ROUND_VOIDED GE-RND-1'],
  ['AMB-GE-5 a tie to decide', 'decideTie', facts('RANKED', { ties: [tie] }), organiser, 'ALLOWED'],
  ['AMB-GE-5 none', 'decideTie', facts('RANKED'), organiser, 'NO_TIE_TO_DECIDE GE-USE-1'],
  ['GE-USE-1 another person', 'review', facts('RANKED', { scoredBy: 'A2' }), organiser, 'ALLOWED'],
  [
    'GE-USE-1 the same person',
    'review',
    facts('RANKED', { scoredBy: 'A1' }),
    organiser,
    'FOUR_EYES GE-USE-1',
  ],
  [
    'GE-USE-1 who decided the tie',
    'review',
    facts('RANKED', {
      ties: [
        {
          ...tie,
          decision: {
            at: '2026-01-01T00:00:00.000Z',
            by: { accountId: 'A1', organ: 'ORGANISER' },
            objectIds: ['CT'],
            reasonId: 'N',
          },
        },
      ],
    }),
    organiser,
    'FOUR_EYES GE-USE-1',
  ],
  ['GE-RND-1 supervision', 'urge', facts('RANKED'), actor('WATCH', 'SUPERVISOR'), 'ALLOWED'],
  ['GE-RND-1 supervision only', 'order', facts('RANKED'), organiser, 'ROLE_NOT_ALLOWED GE-RND-1'],
  ['GE-RND-1 unknown', 'scratch', facts('OPEN'), organiser, 'UNKNOWN_COMMAND GE-RND-1'],
])('%s: %s', (_rule, command, of, who, expected) => {
  expect(codeOf(command, of, who)).toBe(expected);
});

test('a person is offered what belongs to one of his roles, with the reason where it is not allowed', () => {
  const both = [actor('OFFICE', 'HANDLER'), organiser, actor('OFFICE', 'SUPERVISOR')];
  expect(actorForRound('open', facts('DRAWN'), both)).toEqual(organiser);
  expect(actorForRound('open', facts('DRAWN'), [both[0]!])).toBeNull();
  expect(roundActions(facts('DRAWN'), [both[0]!])).toEqual([]);
  const actions = roundActions(facts('DRAWN'), both);
  expect(actions.filter(({ allowed }) => allowed).map(({ command }) => command)).toEqual([
    'open',
    'voidRound',
    'urge',
    'order',
  ]);
  expect(actions.find(({ command }) => command === 'close')).toMatchObject({
    allowed: false,
    code: 'WRONG_STATUS',
    ruleId: 'GE-RND-1',
  });
});
