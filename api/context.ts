import { OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Db } from '../db/connect';
import type { CalendarSlice } from '../workflows/rules/calendar/types';
import type { OfficerSchemeParameters } from '../workflows/rules/officer-term/parameters';
import type { RedemptionParameters } from '../workflows/rules/redemption/types';
import type { ApiSettings } from './env';
import { declareSecurity } from './openapi';
import type { FileStore } from './uploads/fileStore';

/** Everything the API needs from outside; made once per process (or per test) and passed in. */
export interface AppContext {
  db: Db;
  /** Connections behind `db`, for what must share round trips; without it the same goes one by one. */
  pool?: Pool | undefined;
  /** Client of the process engine, bound to the namespace. */
  client: Client;
  settings: ApiSettings;
  fileStore: FileStore;
  logger: Logger;
  /** Filled by the routes as they are declared; read by the explorer. */
  openapi: OpenAPIRegistry;
  /** Published versions of calendar and scheme never change, so each is read once. */
  calendars: Map<string, CalendarSlice>;
  parameters: Map<number, RedemptionParameters>;
  /** Of schemes of officers, by `code/version`. */
  officerParameters: Map<string, OfficerSchemeParameters>;
}

/** What has to be given; the rest of a context starts empty. */
export type ContextParts = Pick<AppContext, 'db' | 'pool' | 'client' | 'settings' | 'fileStore' | 'logger'>;

/** A context with fresh caches and an empty interface description. */
export function createContext(parts: ContextParts): AppContext {
  return {
    ...parts,
    openapi: declareSecurity(new OpenAPIRegistry()),
    calendars: new Map(),
    parameters: new Map(),
    officerParameters: new Map(),
  };
}
