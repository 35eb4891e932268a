import type { FundPoolTable } from '../schema';
import { regions } from './regions';

type FundPoolPreset = Pick<FundPoolTable, 'id' | 'name' | 'organisationId' | 'level' | 'refillLineFen'> & {
  /** Opening balance that the demo data pays in; a real pool starts empty and is topped up by its finance body. */
  demoOpeningFen: number;
};

/** One pool per finance body (GR-G2). The refill line is where finance is warned to top up. */
export const fundPools: readonly FundPoolPreset[] = regions.map((region) => ({
  id: `${region.id}-POOL`,
  name: `${region.name}惠企政策资金池`,
  organisationId: `${region.id}-FINANCE`,
  level: region.level,
  refillLineFen: region.level === 'CITY' ? 500_000_000 : 50_000_000,
  demoOpeningFen: region.level === 'CITY' ? 3_000_000_000 : 200_000_000,
}));
