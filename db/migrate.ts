import { type MigrationProvider, Migrator, sql } from 'kysely';
import { z } from 'zod';
import { chinaDate } from '../workflows/rules/calendar/dates';
import { connectDatabase, type Db } from './connect';
import * as foundation from './migrations/0001_foundation';
import * as officerTerms from './migrations/0002_officer_terms';
import * as gatherings from './migrations/0003_gatherings';
import * as assessments from './migrations/0004_assessments';
import * as evaluation from './migrations/0005_evaluation';
import * as measures from './migrations/0006_measures';
import * as rounds from './migrations/0007_rounds';
import * as ratings from './migrations/0008_ratings';
import * as followUps from './migrations/0009_follow_ups';
import * as deliveries from './migrations/0010_deliveries';
import * as frame from './migrations/0011_frame';
import * as awards from './migrations/0012_awards';
import * as ratingIntegrity from './migrations/0013_rating_integrity';
import * as schemeChanges from './migrations/0014_scheme_changes';
import { addDemoLibrary, addDemoRatings, applyDemo, applyPresets } from './presets';

/** Every migration by name, in order; a static list works the same from sources, from `dist` and under tests. */
const PROVIDER: MigrationProvider = {
  getMigrations: async () => ({
    '0001_foundation': foundation,
    '0002_officer_terms': officerTerms,
    '0003_gatherings': gatherings,
    '0004_assessments': assessments,
    '0005_evaluation': evaluation,
    '0006_measures': measures,
    '0007_rounds': rounds,
    '0008_ratings': ratings,
    '0009_follow_ups': followUps,
    '0010_deliveries': deliveries,
    '0011_frame': frame,
    '0012_awards': awards,
    '0013_rating_integrity': ratingIntegrity,
    '0014_scheme_changes': schemeChanges,
  }),
};

export interface MigrateOptions {
  /** Organisations, calendar, scheme, policy items and fund pools. */
  presets?: boolean;
  /** Demo accounts, enterprises and opening balances; includes the presets. Refused in production. */
  demo?: boolean;
  /** Default: `NODE_ENV` of the process. */
  nodeEnv?: string;
  /** Receives one line of progress at a time. */
  onProgress?: (line: string) => void;
}

/** Demo data was asked for in production. */
export class DemoInProduction extends Error {
  constructor() {
    super('demo data is refused when NODE_ENV=production: run the migration without --demo');
    this.name = 'DemoInProduction';
  }
}

/**
 * Brings a database to the newest schema and, when asked, puts in what is missing of presets and demo data.
 * Idempotent: what exists is never overwritten. Concurrent runs wait for each other.
 * @throws DemoInProduction
 */
export async function migrateToLatest(databaseUrl: string, options: MigrateOptions = {}): Promise<void> {
  if (options.demo && (options.nodeEnv ?? process.env.NODE_ENV) === 'production')
    throw new DemoInProduction();
  const progress = options.onProgress ?? (() => undefined);
  const { db, close } = connectDatabase(databaseUrl, {
    max: 3,
    applicationName: 'yingshang-migrate',
    statementTimeoutMs: 0,
  });
  try {
    await withMigrationLock(db, async () => {
      await migrate(db, progress);
      if (options.presets || options.demo) await applyPresets(db, progress);
      if (options.demo) {
        await applyDemo(db, progress);
        const today = chinaDate(new Date().toISOString());
        const members = await addDemoLibrary(db, Number(today.slice(0, 4)));
        progress(`demo library of evaluators: ${members} added`);
        progress(`demo ratings of past rounds: ${await addDemoRatings(db, today)} added`);
      }
    });
  } finally {
    await close();
  }
}

/** Number of the advisory lock; any constant that nothing else in this database uses. */
const LOCK = 510_800_001;

/** Holds a session lock on a connection of its own while `work` runs; freed by the server if the process dies. */
async function withMigrationLock(db: Db, work: () => Promise<void>): Promise<void> {
  await db.connection().execute(async (holder) => {
    await sql`select pg_advisory_lock(${LOCK})`.execute(holder);
    try {
      await work();
    } finally {
      await sql`select pg_advisory_unlock(${LOCK})`.execute(holder);
    }
  });
}

async function migrate(db: Db, progress: (line: string) => void): Promise<void> {
  const { error, results = [] } = await new Migrator({ db, provider: PROVIDER }).migrateToLatest();
  for (const result of results) progress(`migration ${result.migrationName}: ${result.status}`);
  if (error) throw error;
  if (results.length === 0) progress('schema is up to date');
}

const Environment = z.object({
  DATABASE_URL: z.string('is required').min(1, 'is required'),
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
});

async function main(args: string[]): Promise<void> {
  const unknown = args.find((arg) => arg !== '--presets' && arg !== '--demo');
  if (unknown) throw new Error(`unknown argument ${unknown}; usage: migrate [--presets] [--demo]`);
  const environment = Environment.safeParse(process.env);
  if (!environment.success) throw new Error(`environment: ${z.prettifyError(environment.error)}`);
  await migrateToLatest(environment.data.DATABASE_URL, {
    presets: args.includes('--presets'),
    demo: args.includes('--demo'),
    nodeEnv: environment.data.NODE_ENV,
    onProgress: (line) => console.log(line),
  });
}

if (require.main === module) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
