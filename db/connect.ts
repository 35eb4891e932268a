import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import { type CustomTypesConfig, Pool, types } from 'pg';
import type { Database } from './schema';

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;

export interface Connection {
  db: Db;
  pool: Pool;
  /** Ends every connection; safe to call twice. */
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** Largest number of connections, default 10. */
  max?: number;
  /** Shown in `pg_stat_activity`. */
  applicationName?: string;
  /** Longest time of one statement in milliseconds, default 15 000; 0 means no limit. */
  statementTimeoutMs?: number;
}

/**
 * Opens a pool of connections. `bigint` is read as a number (an error beyond the safe integers), `timestamptz` as
 * UTC ISO text with milliseconds, `date` as `YYYY-MM-DD`. Nothing is kept at module level: the caller closes it.
 */
export function connectDatabase(url: string, options: ConnectOptions = {}): Connection {
  const pool = new Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'yingshang',
    statement_timeout: options.statementTimeoutMs ?? 15_000,
    idle_in_transaction_session_timeout: 60_000,
    options: '-c TimeZone=UTC',
    types: COLUMN_TYPES,
    pipeline: true,
  });
  // A lost connection fails whatever waits for it and is replaced by the pool. It also emits an error event, idle or
  // in use, which without a listener would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= db.destroy().then(() => (pool.ended ? undefined : pool.end()));
    return closing;
  };
  return { db, pool, close };
}

const OID = types.builtins;

const COLUMN_TYPES: CustomTypesConfig = {
  // biome-ignore lint/suspicious/noExplicitAny: the signature of pg
  getTypeParser(oid: number, format?: any): any {
    if (format !== 'binary') {
      if (oid === OID.INT8) return toSafeInteger;
      if (oid === OID.TIMESTAMPTZ) return toInstant;
      if (oid === OID.DATE) return (text: string) => text;
    }
    return types.getTypeParser(oid, format);
  },
};

function toSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is not a safe integer`);
  return value;
}

const parseTimestamp: (text: string) => Date | number = types.getTypeParser(OID.TIMESTAMPTZ);

function toInstant(text: string): string {
  return new Date(parseTimestamp(text)).toISOString();
}
