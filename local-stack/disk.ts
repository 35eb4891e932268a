import { existsSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StackError } from './errors';

/**
 * Makes sure that the file system of a folder (which need not exist yet) has room.
 * @throws StackError naming the folder, what is free and what is needed.
 */
export function requireFreeSpace(folder: string, neededMegabytes: number, purpose: string): void {
  let existing = resolve(folder);
  while (!existsSync(existing) && existing !== dirname(existing)) existing = dirname(existing);
  const stats = statfsSync(existing);
  const free = Math.floor((stats.bavail * stats.bsize) / (1024 * 1024));
  if (free >= neededMegabytes) return;
  throw new StackError(
    `Too little free disk space for ${purpose}: ${free} MB free at ${folder}, ${neededMegabytes} MB needed.`,
    'Free some space, or put the data on another disk: YINGSHANG_DATA=<folder> npm start',
  );
}
