export type { DrawCheckView, DrawProtocolView } from '../../../api/evaluation-round/drawSchemas';
export type {
  ObjectResultView,
  PartView,
  RankHistoryView,
  ResultRowView,
  ResultsView,
} from '../../../api/evaluation-round/resultSchemas';
export type {
  PeriodView,
  ProgressView,
  RoundRowView,
  RoundView,
  SelectionView,
} from '../../../api/evaluation-round/schemas';

/** 2026年第3轮 */
export const roundName = ({ year, number }: { year: number; number: number }): string =>
  `${year}年第${number}轮`;
