import type { OfficeHours } from '../../workflows/rules/calendar/types';
import type { OrganisationKind } from '../schema';

export interface OrganisationPreset {
  id: string;
  name: string;
  shortName: string;
  kind: OrganisationKind;
  level: 'CITY' | 'COUNTY';
  regionId: string;
  gbCode: string | null;
  parentId: string | null;
  officeHours: OfficeHours;
  phone: string | null;
}

/** The scheme gives no office hours: windows open 09:00–12:00 and 13:00–17:00 until an administrator changes them. */
export const WINDOW_HOURS: OfficeHours = {
  slots: [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '17:00' },
  ],
};

/** Departments, finance and supervising bodies: 09:00–12:00 and 14:00–18:00. */
export const OFFICE_HOURS: OfficeHours = {
  slots: [
    { from: '09:00', to: '12:00' },
    { from: '14:00', to: '18:00' },
  ],
};
