import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { sourceHash } from './sourceHash';

const ROOT = resolve(__dirname, '..');

/** Bundles the workflows exported by a file into one script that a worker can load. Warnings of the bundler are errors. */
export async function bundleWorkflows(workflowsPath: string): Promise<string> {
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') });
  return code;
}

/**
 * Path of the bundle of a workflows file, from `node_modules/.cache/yingshang` when neither a file below its folder
 * nor the installed packages have changed since. Safe to call from several processes at once.
 */
export async function cachedWorkflowBundle(workflowsPath: string): Promise<string> {
  const hash = sourceHash([dirname(workflowsPath), join(ROOT, 'package-lock.json')]).slice(0, 24);
  const folder = join(ROOT, 'node_modules/.cache/yingshang');
  const file = join(folder, `workflows-${hash}.js`);
  if (existsSync(file)) return file;
  const code = await bundleWorkflows(workflowsPath);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, code);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}
