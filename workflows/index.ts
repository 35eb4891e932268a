export { calendarPublication } from './calendar-publication/workflow';
export { redemption } from './redemption/workflow';
