export { assessment } from './assessment/workflow';
export { calendarPublication } from './calendar-publication/workflow';
export { gathering } from './gathering/workflow';
export { measure } from './measure/workflow';
export { officerTerm } from './officer-term/workflow';
export { redemption } from './redemption/workflow';
export { rewardList } from './reward-list/workflow';
export { schemeWatch } from './scheme-watch/workflow';
