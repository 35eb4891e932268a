import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { CamelCasePlugin, type Compilable } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { Db } from './connect';

/** Queries of one transaction that are sent without waiting for each other; each promise is its own answer. */
export interface Pipeline {
  /** For building queries; it must not execute them. */
  db: Db;
  /** Sends at once; the answers come in the order of sending. Rows have camel-case columns, as everywhere. */
  run<Row>(query: Compilable<Row>): Promise<Row[]>;
}

/**
 * Runs `work` in one transaction on one connection whose queries share round trips: everything that is sent
 * before the first await leaves together. Commits when `work` and all its queries have succeeded; otherwise
 * nothing is written and the first failure, in the order of sending, is thrown.
 */
export async function inPipeline<T>(
  { db, pool }: { db: Db; pool: Pool },
  work: (pipeline: Pipeline) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const sent: Promise<unknown>[] = [send(client, { text: 'begin' })];
    const run = <Row>(query: Compilable<Row>): Promise<Row[]> => {
      const { sql, parameters } = query.compile();
      const answer = send(client, { name: statementName(sql), text: sql, values: [...parameters] });
      sent.push(answer);
      return answer.then((rows) => camelCased<Row>(rows));
    };
    const result = await work({ db, run }).then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    const end = send(client, { text: 'error' in result ? 'rollback' : 'commit' });
    for (const failure of await failures([...sent, end])) throw failure;
    if ('error' in result) throw result.error;
    return result.value;
  } catch (error) {
    if (!isAnswered(error)) broken = error as Error;
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The same without a pool: statement by statement, in a transaction of `db`. For tests and tools. */
export const inPlainTransaction = <T>(db: Db, work: (pipeline: Pipeline) => Promise<T>): Promise<T> =>
  db
    .transaction()
    .execute((tx) => work({ db: tx, run: async (query) => (await tx.executeQuery(query.compile())).rows }));

/** Whatever is sent before the first await leaves in one packet; a write to the socket costs more than a statement. */
function holdBack(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** One statement outside of a transaction, planned once for each connection. */
export async function runNamed<Row>(pool: Pool, query: Compilable<Row>): Promise<Row[]> {
  const { sql, parameters } = query.compile();
  const { rows } = await pool.query({ name: statementName(sql), text: sql, values: [...parameters] });
  return camelCased<Row>(rows);
}

interface Statement {
  name?: string;
  text: string;
  values?: unknown[];
}

function send(client: PoolClient, statement: Statement): Promise<unknown[]> {
  holdBack(client);
  const answer = client.query(statement).then((result) => result.rows as unknown[]);
  answer.catch(() => undefined); // reported once, by inPipeline
  return answer;
}

async function failures(sent: Promise<unknown>[]): Promise<unknown[]> {
  const settled = await Promise.allSettled(sent);
  return settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
}

/** An error that the server answered leaves the connection usable; any other does not. */
const isAnswered = (error: unknown): boolean =>
  /^[0-9A-Z]{5}$/.test(String((error as { code?: unknown })?.code ?? ''));

/** The server parses and plans a named statement once per connection. */
const statementName = (sql: string): string => createHash('md5').update(sql).digest('base64url');

const camelCase = new CamelCasePlugin({ maintainNestedObjectKeys: true });

async function camelCased<Row>(rows: unknown[]): Promise<Row[]> {
  const { rows: named } = await camelCase.transformResult({
    result: { rows: rows as Record<string, unknown>[] },
    queryId: { queryId: '' },
  });
  return named as Row[];
}
