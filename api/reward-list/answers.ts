import { answersOf } from '../process/answers';

/** How the steps of a reward list are answered. */
export const rewardListAnswers = (listId: string) =>
  answersOf(listId, {
    code: 'REWARD_LIST_CLOSED',
    message: '该奖励清单已经办结，不能再办理。',
    ruleId: 'BT-RWD-4',
  });
