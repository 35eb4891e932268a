import { mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readStackConfig } from '../../../local-stack/config';
import { freePorts } from '../../../local-stack/ports';
import { ensureDatabase } from '../../../local-stack/postgres';
import { loadSecrets } from '../../../local-stack/secrets';
import { runScript, startService } from '../../../local-stack/services';
import { services } from '../../../local-stack/stack';
import { compileServer } from '../../../scripts/compileServer';
import { testVariable } from '../../support/environment';
import { addEngine, type Machine, type MachineEngine } from './machine';

const ROOT = resolve(__dirname, '../../..');

export const NAMESPACE = 'yingshang';

/** The whole system on a machine of its own: parts postgres, temporal, bank, worker and api, each kept running. */
export interface Product {
  engine: MachineEngine;
  apiUrl: string;
  bankUrl: string;
  databaseUrl: string;
}

/** Builds the sources and starts everything as `npm start` does, with demo accounts and a quick bank. */
export async function addProduct(machine: Machine): Promise<Product> {
  const { folder, runDir } = machine;
  const [engine] = await Promise.all([addEngine(machine, NAMESPACE), buildInto(folder)]);
  const databaseUrl = engine.database('yingshang');
  await ensureDatabase(engine.database('postgres'), 'yingshang');
  const [api, health, bank, messages] = (await freePorts(4)) as [number, number, number, number];
  const logDir = join(folder, 'logs');
  mkdirSync(logDir);
  const say = () => undefined;
  const context = {
    root: folder,
    config: readStackConfig({ YINGSHANG_DATA: folder }, folder),
    secrets: loadSecrets(join(folder, 'secrets.json')),
    logDir,
    runDir,
    say,
    running: [],
  };
  const plan = services(
    context,
    { api, health, bank, messages, postgres: 0, temporal: 0 },
    { database: databaseUrl, temporal: engine.address },
  );
  const place = { root: folder, logDir, runDir, say };
  await runScript(place, 'dist/db/migrate.js', ['--presets', '--demo'], plan.migrateEnv);
  const own = {
    WORKFLOW_BUNDLE: testVariable('workflowBundle'),
    BANK_DELAY_MS: '300',
    RECONCILE_SECONDS: '1',
  };
  await Promise.all(
    plan.services.map((service) =>
      machine.add(service.name, () => startService(place, { ...service, env: { ...service.env, ...own } })),
    ),
  );
  for (const name of ['postgres', 'temporal', 'bank', 'worker', 'api']) machine.keepRunning(name);
  return { engine, apiUrl: plan.uiUrl, bankUrl: `http://127.0.0.1:${bank}`, databaseUrl };
}

async function buildInto(folder: string): Promise<void> {
  await compileServer(ROOT, join(folder, 'dist'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
}
