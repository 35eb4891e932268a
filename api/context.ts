import type { OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Db } from '../db/connect';
import type { CalendarSlice } from '../workflows/rules/calendar/types';
import type { ApiSettings } from './env';
import type { FileStore } from './uploads/fileStore';

/** Everything the API needs from outside; made once per process (or per test) and passed in. */
export interface AppContext {
  db: Db;
  /** Client of the process engine, bound to the namespace. */
  client: Client;
  settings: ApiSettings;
  fileStore: FileStore;
  logger: Logger;
  /** Filled by the routes as they are declared; read by the explorer. */
  openapi: OpenAPIRegistry;
  /** Published and superseded calendar versions never change, so they are read once. */
  calendars: Map<string, CalendarSlice>;
}
