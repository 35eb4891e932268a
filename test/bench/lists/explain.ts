import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import { pino } from 'pino';
import { createApp } from '../../../api/app';
import { createContext } from '../../../api/context';
import { readConfig } from '../../../api/env';
import { directoryFileStore } from '../../../api/uploads/fileStore';
import { connectDatabase } from '../../../db/connect';
import { logIn } from '../drivers/session';
import { resultFolder } from '../report';
import { type ApiPlace, apiEnvironment } from '../stage';

interface Statement {
  text: string;
  values: unknown[];
}

/** A request whose statements are to be explained. */
export interface Explained {
  name: string;
  username: string;
  path: string;
}

/**
 * Asks for each path once more through an API in this process that keeps its statements, explains them with their own
 * values (ANALYZE, BUFFERS) and writes one file for each request. Answers the files, by name.
 */
export async function explainRequests(
  place: ApiPlace,
  requests: readonly Explained[],
): Promise<Map<string, string>> {
  const config = readConfig(apiEnvironment('explain', place));
  const { db, pool, close } = connectDatabase(place.databaseUrl, { statementTimeoutMs: 60_000 });
  let kept: Statement[] | null = null;
  pool.on('connect', (client: PoolClient) => {
    const query = client.query.bind(client) as (...words: unknown[]) => unknown;
    client.query = ((...words: unknown[]) => {
      if (typeof words[0] === 'string') kept?.push({ text: words[0], values: (words[1] as unknown[]) ?? [] });
      return query(...words);
    }) as typeof client.query;
  });
  const server = createServer(
    createApp(
      createContext({
        db,
        client: place.engine.client,
        settings: config.settings,
        fileStore: directoryFileStore(config.fileStoreDir),
        logger: pino({ level: 'silent' }),
      }),
    ),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const folder = join(resultFolder(), 'explain');
  mkdirSync(folder, { recursive: true });
  const files = new Map<string, string>();
  try {
    for (const { name, username, path } of requests) {
      const session = await logIn(url, username);
      kept = [];
      await session.get(path);
      const statements: Statement[] = kept;
      kept = null;
      const plans = [];
      for (const { text, values } of statements.filter((each) => /^select/i.test(each.text))) {
        const { rows } = await pool.query<{ 'QUERY PLAN': string }>(
          `explain (analyze, buffers) ${text}`,
          values,
        );
        plans.push(
          `${text}\n-- ${JSON.stringify(values)}\n${rows.map((row) => row['QUERY PLAN']).join('\n')}\n`,
        );
      }
      const file = join(folder, `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.txt`);
      writeFileSync(file, `${username} GET ${path}\n\n${plans.join('\n')}`);
      files.set(name, file);
    }
  } finally {
    server.closeAllConnections();
    server.close();
    await close();
  }
  return files;
}
