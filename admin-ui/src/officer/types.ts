export type {
  FileView,
  MyTermView,
  OwedView,
  OwnSubmissionView,
  ProcedureView,
  TermHeadView,
} from '../../../api/officer-term/schemas';
