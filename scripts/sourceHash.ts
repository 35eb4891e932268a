import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** All files below the given files and folders, sorted; paths that do not exist are left out. */
export function filesBelow(paths: readonly string[]): string[] {
  return paths
    .flatMap((path) => {
      if (!existsSync(path)) return [];
      if (!statSync(path).isDirectory()) return [path];
      return filesBelow(readdirSync(path).map((name) => join(path, name)));
    })
    .sort();
}

/** SHA-256 over names and contents of all files below the given paths. Changes whenever one of them does. */
export function sourceHash(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of filesBelow(paths)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}
