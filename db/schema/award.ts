import type { GeneratedAlways } from 'kysely';
import type {
  AwardRecommendationKind,
  AwardStatus,
  FrozenAward,
} from '../../workflows/rules/evaluation/results/awardRound';
import type { Instant, NullableJson } from './columns';

/** The award of one year by the direct evaluation (GE-USE-7); its sheet is frozen when it is confirmed. */
export interface AwardTable {
  id: string;
  schemeCode: string;
  schemeVersion: number;
  year: number;
  organiserOrganisationId: string;
  status: AwardStatus;
  /** Places added for individuals of each recommended object; null while the organiser has not fixed them. */
  extraPlaces: number | null;
  placesNoteId: string | null;
  placesBy: string | null;
  openedBy: string;
  openedAt: Instant;
  confirmedBy: string | null;
  confirmedAt: Instant | null;
  confirmNoteId: string | null;
  sheet: NullableJson<FrozenAward>;
  sheetHash: string | null;
  /** Whether everybody in the evaluation may read it; follows from the status. */
  published: GeneratedAlways<'true' | 'false'>;
}

/** An object, or somebody of it, put forward for the award. Never deleted: it is withdrawn with a reason. */
export interface AwardRecommendationTable {
  id: string;
  awardId: string;
  kind: AwardRecommendationKind;
  objectId: string;
  reasonNoteId: string;
  addedBy: string;
  addedAt: Instant;
  withdrawnBy: string | null;
  withdrawnAt: Instant | null;
  withdrawNoteId: string | null;
}

/** Personal data of an individual who was put forward; shown masked, nowhere else kept. */
export interface AwardPersonTable {
  recommendationId: string;
  name: string;
  post: string;
}
