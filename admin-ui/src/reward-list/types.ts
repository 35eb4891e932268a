export type { RewardLineView, RewardListRowView, RewardListView } from '../../../api/reward-list/schemas';
