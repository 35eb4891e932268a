import { randomUUID } from 'node:crypto';
import type { Db } from '../../../db/connect';
import { gr, policyItems } from '../../../db/presets';
import { nationalCalendar } from '../../../db/presets/calendars';
import type { MaterialRef, RedemptionInput } from '../../../workflows/redemption/messages';
import { chinaDate, sliceCalendar } from '../../../workflows/rules/calendar/workingDays';
import { organisation, people } from '../../support/redemptionStage';

/** The item of all measured cases. */
export const ITEM_ID = 'GY-SPECIALISED-NEW';
export const AMOUNT_FEN = 100;

const item = policyItems.find((each) => each.id === ITEM_ID);
if (!item) throw new Error(`no item ${ITEM_ID}`);

export const DEPARTMENT_ID = item.departmentOrganisationId;
export const ITEM_KIND = item.kind;
export const REQUIRED_MATERIALS = item.guide.materials
  .filter((each) => each.required)
  .map((each) => each.key);

/** What a case of this item is started with; the same size as in production. */
export function redemptionInput(redemptionId: string): RedemptionInput {
  const { guide, ...facts } = item as NonNullable<typeof item>;
  const year = Number(chinaDate(new Date().toISOString()).slice(0, 4));
  return {
    redemptionId,
    enterpriseId: people.enterprise.enterpriseId as string,
    schemeVersion: gr.version,
    parameters: gr.parameters,
    calendar: sliceCalendar(nationalCalendar, year, year + 2),
    item: {
      id: facts.id,
      version: facts.version,
      kind: facts.kind,
      policyLevel: facts.policyLevel,
      departmentOrganisationId: facts.departmentOrganisationId,
      poolId: facts.poolId,
      maxAmountFen: facts.maxAmountFen,
      reviewWorkingDays: guide.reviewWorkingDays,
      longerLimitBasis: guide.longerLimitBasis,
      redemptionWorkingDays: guide.redemptionWorkingDays,
      requiredMaterials: REQUIRED_MATERIALS,
    },
    window: organisation('GY-WINDOW'),
    finance: organisation('GY-FINANCE'),
  };
}

/** Files of so many cases, as if uploaded by this account; rows only, since no step reads the files. */
export async function uploadedMaterials(db: Db, cases: number, accountId: string): Promise<MaterialRef[][]> {
  const sets = Array.from({ length: cases }, () =>
    REQUIRED_MATERIALS.map((materialKey) => ({ materialKey, uploadId: randomUUID() })),
  );
  const files = sets.flat();
  for (let from = 0; from < files.length; from += 1_000) {
    await db
      .insertInto('upload')
      .values(
        files.slice(from, from + 1_000).map(({ uploadId }) => ({
          id: uploadId,
          sha256: '0'.repeat(64),
          sizeBytes: 1,
          mediaType: 'application/pdf',
          fileName: 'material.pdf',
          uploadedBy: accountId,
        })),
      )
      .execute();
  }
  return sets;
}

export { people };
