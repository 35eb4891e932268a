import type { Generated } from 'kysely';
import type { Instant } from './columns';

/** Halls at three levels, and the entrances of the departments (GE-WAY-4). */
export const RATING_SITE_KINDS = ['CITY_HALL', 'COUNTY_HALL', 'TOWNSHIP_HALL', 'ENTRANCE'] as const;
export type RatingSiteKind = (typeof RATING_SITE_KINDS)[number];

/** A place where codes hang. */
export interface RatingSiteTable {
  id: string;
  schemeCode: string;
  kind: RatingSiteKind;
  regionId: string;
  name: string;
  address: string;
  /** Counts its renamings. */
  revision: Generated<number>;
  createdBy: string | null;
  createdAt: Instant;
}

/** What somebody wrote beside a rating, and how he wants to be called back; only who must call sees it in full. */
export interface RatingTextTable {
  ratingId: string;
  reason: string;
  /** Given with the person's consent to be called back, both or neither. */
  contactName: string | null;
  contactPhone: string | null;
}
