import type { OfficerSchemeView } from '../../../api/officer-scheme/schemas';

export type {
  CheckView,
  CompletionView,
  ExportName,
  HearingRowView,
  MatrixRowView,
  MatrixView,
  MonthCellView,
  OfficerSchemeRowView,
  OfficerSchemeView,
  PeriodView,
  SchemeRecordRowView,
  SchemeVersionView,
  SubmissionRowView,
  SubmissionView,
  TermRowView,
} from '../../../api/officer-scheme/schemas';
export type { AppointAnswer, AppointInput, ImportReport } from '../../../api/officer-term/appointmentSchemas';

/** What each page of a scheme gets. */
export interface TabProps {
  scheme: OfficerSchemeView;
  /** The reader works in the scheme's office. */
  office: boolean;
}
