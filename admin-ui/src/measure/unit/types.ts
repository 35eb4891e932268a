export type {
  PointsLineView,
  UnitDetailView,
  UnitRowView,
  UnitsView,
  UnitView,
} from '../../../../api/evaluation-unit/schemas';
