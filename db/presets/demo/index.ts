import { hash } from '@node-rs/argon2';
import { chinaDate } from '../../../workflows/rules/calendar/dates';
import type { Db, Tx } from '../../connect';
import { toJson } from '../../schema';
import { fundPools } from '../fundPools';
import { DEMO_PASSWORD, demoAccounts } from './accounts';
import { demoEnterprises } from './enterprises';
import { demoOfficers } from './officers';
import { demoSchemes } from './schemes';

export { DEMO_PASSWORD, type DemoAccount, demoAccounts } from './accounts';
export { demoEnterprises, type EnterpriseDemo } from './enterprises';
export { addDemoLibrary } from './library';
export { demoOfficers, type OfficerDemo } from './officers';
export { addDemoRatings } from './ratings';
export { demoSchemes } from './schemes';

/** Argon2id with 19 MiB, two passes, one lane; the same cost as real accounts have. */
const HASHING = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const OPENED_AT = '2026-01-04T01:00:00.000Z';

/**
 * Adds the demo enterprises, accounts, officers, scheme versions and opening balances that are missing; needs the presets.
 * Changes nothing else that exists. Cases and terms are not made here: they begin in the process engine.
 */
export async function applyDemo(db: Db, progress: (line: string) => void = () => undefined): Promise<void> {
  await db.transaction().execute(async (tx) => {
    progress(`demo enterprises: ${await addEnterprises(tx)} added`);
    progress(`demo accounts: ${await addAccounts(tx)} added`);
    progress(`demo officers: ${await addOfficers(tx)} added`);
    progress(
      `demo versions of schemes: ${await extendSchemes(tx, chinaDate(new Date().toISOString()))} added`,
    );
    progress(`demo opening balances: ${await openPools(tx)} added`);
  });
}

async function addEnterprises(tx: Tx): Promise<number> {
  const rows = demoEnterprises.map((enterprise) => ({ ...enterprise, createdAt: OPENED_AT }));
  const added = await tx
    .insertInto('enterprise')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return added.length;
}

async function addAccounts(tx: Tx): Promise<number> {
  const existing = await tx
    .selectFrom('account')
    .select('username')
    .where(
      'username',
      'in',
      demoAccounts.map((account) => account.username),
    )
    .execute();
  const taken = new Set(existing.map((row) => row.username));
  const missing = demoAccounts.filter((account) => !taken.has(account.username));
  if (missing.length === 0) return 0;

  const passwordHash = await hash(DEMO_PASSWORD, HASHING);
  await tx
    .insertInto('account')
    .values(
      missing.map(({ id, username, displayName, organisationId, enterpriseId }) => ({
        id,
        username,
        displayName,
        organisationId,
        enterpriseId,
        passwordHash,
        demo: true,
        createdAt: OPENED_AT,
      })),
    )
    .execute();
  await tx
    .insertInto('accountRole')
    .values(missing.flatMap(({ id, roles }) => roles.map((role) => ({ accountId: id, role }))))
    .execute();
  return missing.length;
}

/** The persons alone; their terms begin in the process engine. */
async function addOfficers(tx: Tx): Promise<number> {
  const rows = demoOfficers.map(({ channel, category, username, accountTitle, ...officer }) => ({
    ...officer,
    createdBy: null,
    createdAt: OPENED_AT,
  }));
  const added = await tx
    .insertInto('officer')
    .values(rows)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute();
  return added.length;
}

/** Pays the opening balance into pools whose ledger is still empty. */
async function openPools(tx: Tx): Promise<number> {
  let opened = 0;
  for (const { id, demoOpeningFen } of fundPools) {
    const pool = await tx
      .updateTable('fundPool')
      .set((eb) => ({ balanceFen: eb('balanceFen', '+', demoOpeningFen) }))
      .where('id', '=', id)
      .where((eb) =>
        eb.not(eb.exists(eb.selectFrom('fundEntry').select('id').whereRef('poolId', '=', 'fundPool.id'))),
      )
      .returning(['balanceFen', 'reservedFen'])
      .executeTakeFirst();
    if (!pool) continue;
    await tx
      .insertInto('fundEntry')
      .values({
        poolId: id,
        kind: 'OPENING',
        amountFen: demoOpeningFen,
        balanceAfterFen: pool.balanceFen,
        reservedAfterFen: pool.reservedFen,
        reference: '2026年度预算安排',
        at: OPENED_AT,
      })
      .execute();
    opened += 1;
  }
  return opened;
}

/** Publishes the versions of the demonstration that are missing; the published version before each is superseded. */
async function extendSchemes(tx: Tx, today: string): Promise<number> {
  let added = 0;
  for (const scheme of demoSchemes(today)) {
    const inserted = await tx
      .insertInto('scheme')
      .values({ ...scheme, parameters: toJson(scheme.parameters), status: 'PUBLISHED' })
      .onConflict((conflict) => conflict.columns(['code', 'version']).doNothing())
      .returning('version')
      .executeTakeFirst();
    if (!inserted) continue;
    added += 1;
    await tx
      .updateTable('scheme')
      .set({ status: 'SUPERSEDED' })
      .where('code', '=', scheme.code)
      .where('version', '<', scheme.version)
      .where('status', '=', 'PUBLISHED')
      .execute();
  }
  return added;
}
