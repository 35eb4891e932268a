export { nationalCalendar } from './national';
export { defaultHours } from './officeHours';
