import type { OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import type { Db } from '../connect';

/** A version of a scheme of officers. */
export interface OfficerSchemeVersion {
  code: string;
  version: number;
  name: string;
  parameters: OfficerSchemeParameters;
}

/** Parameters of one version of a scheme of officers, whatever its state. @throws when there is none. */
export async function findOfficerParameters(
  db: Db,
  code: string,
  version: number,
): Promise<OfficerSchemeParameters> {
  const row = await db
    .selectFrom('scheme')
    .select('parameters')
    .$narrowType<{ parameters: OfficerSchemeParameters }>()
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return row.parameters;
}

/** The version under which officers are appointed now: the newest published one. */
export function findSchemeInForce(db: Db, code: string): Promise<OfficerSchemeVersion | undefined> {
  return db
    .selectFrom('scheme')
    .select(['code', 'version', 'name', 'parameters'])
    .$narrowType<{ parameters: OfficerSchemeParameters }>()
    .where('code', '=', code)
    .where('status', '=', 'PUBLISHED')
    .orderBy('version', 'desc')
    .executeTakeFirst();
}

/** Whether a scheme of officers of this code is known, published or not. */
export async function officerSchemeExists(db: Db, code: string): Promise<boolean> {
  const row = await db
    .selectFrom('schemeOrgan')
    .select('schemeCode')
    .where('schemeCode', '=', code)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
