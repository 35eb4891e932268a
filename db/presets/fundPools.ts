import type { FundPoolTable } from '../schema';
import { redemptionRegions } from './regions';

type FundPoolPreset = Pick<FundPoolTable, 'id' | 'name' | 'organisationId' | 'level' | 'refillLineFen'> & {
  /** Opening balance that the demo data pays in; a real pool starts empty and is topped up by its finance body. */
  demoOpeningFen: number;
};

/** One pool per finance body of scheme GR (GR-G2). The refill line is where finance is warned to top up. */
const redemptionPools: readonly FundPoolPreset[] = redemptionRegions.map((region) => ({
  id: `${region.id}-POOL`,
  name: `${region.name}惠企政策资金池`,
  organisationId: `${region.id}-FINANCE`,
  level: region.level,
  refillLineFen: region.level === 'CITY' ? 500_000_000 : 50_000_000,
  demoOpeningFen: region.level === 'CITY' ? 3_000_000_000 : 200_000_000,
}));

/** Rewards of Baoting's officers; the plan names no paying organ (BT-RWD-5), so this one is configuration. */
export const REWARD_POOL_BT = 'BT-REWARDS';

const rewardPool: FundPoolPreset = {
  id: REWARD_POOL_BT,
  name: '保亭县营商环境体验员奖励资金',
  organisationId: 'BT-FINANCE',
  level: 'COUNTY',
  refillLineFen: 5_400_000, // thirty officers, all of them excellent
  demoOpeningFen: 12_000_000,
};

export const fundPools: readonly FundPoolPreset[] = [...redemptionPools, rewardPool];
