import type { GatheringRowView, GatheringView, InvitationView } from '../../../api/gathering/schemas';
import type { TermRowView } from '../../../api/officer-scheme/schemas';

export type {
  OccasionPeriodView,
  PairsView,
  RandomVisitDetailView,
  RandomVisitView,
  SchemeWatchView,
} from '../../../api/gathering/schemas';
export type {
  OfficerSchemeRowView,
  OfficerSchemeView,
  TermRowView,
} from '../../../api/officer-scheme/schemas';
export type { GatheringRowView, GatheringView, InvitationView };

/** What a process that has just begun answers. */
export interface Started {
  subjectId: string;
  numbers: Record<string, string>;
}

/** Invitations that stand. */
export const standing = ({ invitations }: GatheringView): InvitationView[] =>
  invitations.filter(({ withdrawnAt }) => withdrawnAt === null);

/** A person who may be chosen. */
export type Candidate = Pick<TermRowView, 'id' | 'officerName' | 'unitName' | 'status'>;
