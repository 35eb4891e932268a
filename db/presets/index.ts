import type { EvaluationSchemeParameters } from '../../workflows/rules/evaluation/parameters';
import type { OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import type { RedemptionParameters } from '../../workflows/rules/redemption/types';
import type { Db, Tx } from '../connect';
import { toJson } from '../schema';
import { nationalCalendar } from './calendars';
import { addEvaluation } from './evaluation';
import { fundPools, REWARD_POOL_BT } from './fundPools';
import { organisations } from './organisations';
import { policyItems } from './policyItems';
import { schemeOrgans } from './schemeOrgans';
import { bt } from './schemes/bt';
import type { EvaluationSchemePreset } from './schemes/evaluationSchema';
import { ge } from './schemes/ge';
import { gr } from './schemes/gr';
import { hb } from './schemes/hb';
import { la } from './schemes/la';
import type { OfficerSchemePreset } from './schemes/officerSchema';
import { yyPoints } from './schemes/yyPoints';
import { yySupervisors } from './schemes/yySupervisors';

export {
  addDemoLibrary,
  addDemoRatings,
  applyDemo,
  DEMO_PASSWORD,
  type DemoAccount,
  demoAccounts,
  demoEnterprises,
  demoOfficers,
  demoSchemes,
  type OfficerDemo,
} from './demo';
export { fundPools, REWARD_POOL_BT } from './fundPools';
export { guideSchema, reviewLimitAllowed } from './guideSchema';
export type { OrganisationPreset } from './organisation';
export { organisations } from './organisations';
export { type PolicyItemPreset, policyItems } from './policyItems';
export { type Region, redemptionRegions, regions, regionWithCounties, wholeCity } from './regions';
export { schemeOrgans } from './schemeOrgans';
export { ge } from './schemes/ge';
export { gr } from './schemes/gr';
export { redemptionParametersSchema } from './schemes/schema';
export { presetId } from './uuid';

/** The schemes of officers as their documents stand; one whose document is a draft is a draft here too. */
export const officerSchemes: readonly OfficerSchemePreset[] = [bt, hb, la, yyPoints, yySupervisors];

const CALENDAR_LOADED_AT = '2026-01-01T00:00:00.000Z';

/**
 * Adds the organisations, calendar, schemes with their organs, fund pools and policy items that are missing, in one
 * transaction. What exists is left as it is: operators' edits stay and published versions never change.
 */
export async function applyPresets(
  db: Db,
  progress: (line: string) => void = () => undefined,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    progress(`organisations: ${await addOrganisations(tx)} added`);
    progress(`calendar ${nationalCalendar.version}: ${await addCalendar(tx)}`);
    for (const scheme of [gr, ...officerSchemes, ge])
      progress(`scheme ${scheme.code} version ${scheme.version}: ${await addScheme(tx, scheme)}`);
    progress(`organs of schemes: ${await addSchemeOrgans(tx)} added`);
    progress(`fund pools: ${await addFundPools(tx)} added`);
    progress(`pools of rewards: ${await addRewardPools(tx)} added`);
    progress(`policy items: ${await addPolicyItems(tx)} added`);
    progress(`objects and questionnaires of evaluation: ${await addEvaluation(tx)} added`);
  });
}

async function addOrganisations(tx: Tx): Promise<number> {
  const added = await tx
    .insertInto('organisation')
    .values(organisations.map((entry) => ({ ...entry, officeHours: toJson(entry.officeHours) })))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute();
  return added.length;
}

/**
 * The first calendar is published. A later release's calendar comes in as a draft: publishing it recomputes open
 * time limits and is an administrator's act.
 */
async function addCalendar(tx: Tx): Promise<'published' | 'added as a draft' | 'present'> {
  const published = await tx
    .selectFrom('calendar')
    .select('version')
    .where('status', '=', 'PUBLISHED')
    .executeTakeFirst();
  const added = await tx
    .insertInto('calendar')
    .values({
      version: nationalCalendar.version,
      content: toJson(nationalCalendar),
      status: published ? 'DRAFT' : 'PUBLISHED',
      publishedAt: published ? null : CALENDAR_LOADED_AT,
      note: '国务院办公厅公布的节假日安排',
    })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .returning('version')
    .executeTakeFirst();
  if (!added) return 'present';
  return published ? 'added as a draft' : 'published';
}

/** Only when the version is unknown: what is published never changes, and later versions are the operators'. */
async function addScheme(
  tx: Tx,
  scheme: typeof gr | OfficerSchemePreset | EvaluationSchemePreset,
): Promise<'added' | 'present'> {
  const added = await tx
    .insertInto('scheme')
    .values({
      ...scheme,
      parameters: toJson<RedemptionParameters | OfficerSchemeParameters | EvaluationSchemeParameters>(
        scheme.parameters,
      ),
      status: scheme.publishedAt === null ? 'DRAFT' : 'PUBLISHED',
    })
    .onConflict((conflict) => conflict.columns(['code', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst();
  return added ? 'added' : 'present';
}

async function addSchemeOrgans(tx: Tx): Promise<number> {
  const added = await tx
    .insertInto('schemeOrgan')
    .values([...schemeOrgans])
    .onConflict((conflict) => conflict.columns(['schemeCode', 'organCode']).doNothing())
    .returning('organCode')
    .execute();
  return added.length;
}

/** Pools start empty: money enters by a top-up of the finance body, with its reference. */
async function addFundPools(tx: Tx): Promise<number> {
  const added = await tx
    .insertInto('fundPool')
    .values(
      fundPools.map(({ id, name, organisationId, level, refillLineFen }) => ({
        id,
        name,
        organisationId,
        level,
        balanceFen: 0,
        refillLineFen,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute();
  return added.length;
}

/** From which pool a scheme's rewards are paid (BT-RWD-5); a scheme without rewards has none. */
async function addRewardPools(tx: Tx): Promise<number> {
  const added = await tx
    .insertInto('schemePool')
    .values([{ schemeCode: bt.code, poolId: REWARD_POOL_BT }])
    .onConflict((conflict) => conflict.column('schemeCode').doNothing())
    .returning('schemeCode')
    .execute();
  return added.length;
}

/** Only items whose id is unknown, so that a version that operators made current is never contested. */
async function addPolicyItems(tx: Tx): Promise<number> {
  const known = await tx.selectFrom('policyItem').select('id').distinct().execute();
  const knownIds = new Set(known.map((row) => row.id));
  const missing = policyItems.filter((item) => !knownIds.has(item.id));
  if (missing.length === 0) return 0;
  await tx
    .insertInto('policyItem')
    .values(
      missing.map((item) => ({
        ...item,
        guide: toJson(item.guide),
        status: 'PUBLISHED' as const,
        current: true,
      })),
    )
    .execute();
  return missing.length;
}
