import type { TermRowView } from '../../../api/officer-scheme/schemas';
import type { OfficerTermView } from '../../../api/officer-term/schemas';

export type {
  ContactView,
  OfficerTermView,
  OwnSubmissionView,
  ProcedureView,
} from '../../../api/officer-term/schemas';
export type { TermRowView };

export type TermRecord = OfficerTermView;
