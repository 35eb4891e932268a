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
