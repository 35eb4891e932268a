import { randomUUID } from 'node:crypto';
import { Client, Connection as EngineConnection } from '@temporalio/client';
import type { Express } from 'express';
import { pino } from 'pino';
import request, { type Agent, type Response } from 'supertest';
import { createApp } from '../../api/app';
import { type AppContext, createContext } from '../../api/context';
import { type ApiSettings, DEFAULTS } from '../../api/env';
import { directoryFileStore } from '../../api/uploads/fileStore';
import { type Connection, connectDatabase, type Db } from '../../db/connect';
import { applyDemo, DEMO_PASSWORD } from '../../db/presets';
import { createTestDatabase, type TestDatabase } from '../support/database';

export const SETTINGS: ApiSettings = {
  ...DEFAULTS,
  production: false,
  demoMode: false,
  publicUrl: null,
  sessionSecret: 'a'.repeat(32),
  bankCallbackSecret: 'b'.repeat(32),
  ratingSecret: 'r'.repeat(32),
  taskQueue: 'test',
  namespace: 'test',
  uiDir: '/nonexistent',
};

export interface ApiParts {
  db: Db;
  pool?: Connection['pool'];
  client?: Client;
  settings?: Partial<ApiSettings>;
  fileStoreDir?: string;
}

/** A client of an engine that nobody runs. */
const unreachableEngine = (): Client =>
  new Client({ connection: EngineConnection.lazy({ address: '127.0.0.1:9' }) });

/** The application on given parts; without a client the engine cannot be reached. */
export function apiOn(parts: ApiParts): { app: Express; ctx: AppContext } {
  const ctx = createContext({
    db: parts.db,
    pool: parts.pool,
    client: parts.client ?? unreachableEngine(),
    settings: { ...SETTINGS, ...parts.settings },
    fileStore: directoryFileStore(parts.fileStoreDir ?? '/nonexistent'),
    logger: pino({ level: process.env.TEST_LOG ?? 'silent' }),
  });
  return { app: createApp(ctx), ctx };
}

/** An agent that is logged in as an account of the demonstration. */
export async function loggedIn(app: Express, username: string): Promise<Agent> {
  const agent = request.agent(app);
  const answer = await agent.post('/api/session').send({ username, password: DEMO_PASSWORD });
  if (answer.status !== 200) throw new Error(`${username}: ${answer.status} ${answer.text}`);
  return agent;
}

/** A database with demo data and the application on it, for tests that need no engine. */
export class ApiStage {
  private constructor(
    readonly database: TestDatabase,
    readonly connection: Connection,
    readonly app: Express,
    readonly ctx: AppContext,
  ) {}

  static async open(settings: Partial<ApiSettings> = {}): Promise<ApiStage> {
    const database = await createTestDatabase();
    const connection = connectDatabase(database.url, { max: 5 });
    await applyDemo(connection.db);
    const { app, ctx } = apiOn({ db: connection.db, pool: connection.pool, settings });
    return new ApiStage(database, connection, app, ctx);
  }

  get db(): Db {
    return this.connection.db;
  }

  as(username: string): Promise<Agent> {
    return loggedIn(this.app, username);
  }

  async close(): Promise<void> {
    await this.connection.close();
    await this.database.drop();
  }
}

/** Reads an answer as the bytes that it is. */
export function asBuffer(res: Response, done: (error: Error | null, body: Buffer) => void): void {
  const parts: Buffer[] = [];
  res.on('data', (part: Buffer) => parts.push(part));
  res.on('end', () => done(null, Buffer.concat(parts)));
}

/** A fresh Idempotency-Key. */
export const newKey = (): string => randomUUID();

/** Header with a fresh or given key. */
export const keyed = (key: string = newKey()): Record<string, string> => ({ 'Idempotency-Key': key });

/** Query of a list. */
export const listed = (filter: object = {}, sort?: [string, 'ASC' | 'DESC'], perPage = 100) => ({
  filter: JSON.stringify(filter),
  ...(sort ? { sort: JSON.stringify(sort) } : {}),
  perPage,
});
