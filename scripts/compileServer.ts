import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { transformFile } from '@swc/core';
import { filesBelow } from './sourceHash';

/** Folders whose TypeScript becomes `dist/<folder>`, in the same layout. */
export const SERVER_FOLDERS = ['workflows', 'activities', 'db', 'api', 'local-stack'];

/**
 * Compiles the server's TypeScript to CommonJS with source maps and copies all other files (JSON, fonts, SQL, BPMN)
 * next to it. Types are not checked here; that is `npm run types`. Nothing is written unless everything compiles.
 * @returns the number of compiled files.
 * @throws Error naming the file with a syntax error.
 */
export async function compileServer(root: string, dist: string): Promise<number> {
  const files = SERVER_FOLDERS.flatMap((folder) => filesBelow([join(root, folder)]));
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
  const compiled = await Promise.all(sources.map((file) => compile(root, dist, file)));
  for (const folder of SERVER_FOLDERS) rmSync(join(dist, folder), { recursive: true, force: true });
  for (const { target, code, map } of compiled) {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, `${code}//# sourceMappingURL=${basename(target)}.map\n`);
    writeFileSync(`${target}.map`, map);
  }
  for (const file of files.filter((file) => !file.endsWith('.ts'))) {
    const target = join(dist, relative(root, file));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(file, target);
  }
  return compiled.length;
}

async function compile(root: string, dist: string, file: string) {
  const target = join(dist, relative(root, file)).replace(/\.ts$/, '.js');
  const { code, map } = await transformFile(file, {
    swcrc: false,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    // import() stays as it is: it is how CommonJS loads packages that exist only as ES modules.
    module: { type: 'commonjs', ignoreDynamic: true },
    sourceMaps: true,
    sourceFileName: relative(dirname(target), file),
  });
  return { target, code, map: map ?? '' };
}
