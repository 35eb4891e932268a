import { guideSchema, reviewLimitAllowed } from '../guideSchema';
import { gr } from '../schemes/gr';
import { commerceItems } from './commerce';
import { industryItems } from './industry';
import type { PolicyItemPreset } from './item';
import { labourItems } from './labour';
import { otherItems } from './others';
import { scienceItems } from './science';

export type { PolicyItemPreset } from './item';

/** First versions of the items that the scheme opens with: a worked example that the departments replace (GR-U1). */
export const policyItems: readonly PolicyItemPreset[] = [
  ...industryItems,
  ...scienceItems,
  ...labourItems,
  ...commerceItems,
  ...otherItems,
].map(checked);

/** @throws when a guide lacks a mandatory element (GR-U2) or a longer limit has no basis (AMB-GR-2) */
function checked(item: PolicyItemPreset): PolicyItemPreset {
  const guide = guideSchema.parse(item.guide);
  if (!reviewLimitAllowed(guide, item.policyLevel, gr.parameters.clocks.reviewWorkingDays))
    throw new Error(`${item.id}: a review limit longer than the scheme's needs a recorded basis`);
  return { ...item, guide };
}
