export type {
  AwardLineView,
  AwardRowView,
  AwardsView,
  AwardView,
  PersonsView,
  RecommendationView,
} from '../../../api/award/schemas';
