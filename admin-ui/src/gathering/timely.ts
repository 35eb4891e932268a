import type { ActionView } from '../shared';
import type { GatheringView } from './types';

const BEFORE = ['recordAttendance'];
const AFTER = ['change', 'answer'];

/** The actions as they stand at this instant: the guard looks at no clock, the step itself does. */
export const timely = ({ actions, startsAt, now, ruleId }: GatheringView): ActionView[] => {
  const begun = now >= startsAt;
  const tooSoon = (command: string) => !begun && BEFORE.includes(command);
  const tooLate = (command: string) => begun && AFTER.includes(command);
  return actions.map((action) => {
    if (!action.allowed || (!tooSoon(action.command) && !tooLate(action.command))) return action;
    const message = begun
      ? '活动已到开始时间，不能再办理；没有举行的请取消'
      : '活动尚未到开始时间，不能登记到会情况';
    return { ...action, allowed: false, message, ruleId };
  });
};
