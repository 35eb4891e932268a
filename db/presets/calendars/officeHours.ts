import type { OfficeHours } from '../../../workflows/rules/calendar/types';

/** Office hours given to an organisation until it sets its own. */
export const defaultHours: OfficeHours = {
  slots: [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '17:00' },
  ],
};
