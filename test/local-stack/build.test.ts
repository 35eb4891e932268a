import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compileServer } from '../../scripts/compileServer';
import { sourceHash } from '../../scripts/sourceHash';

describe('building the server', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'yingshang-build-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const dist = () => join(root, 'dist');

  test('keeps the layout, copies data files, leaves no file of a removed source', async () => {
    write('db/presets/list.json', '{"items":[1]}');
    write(
      'db/items.ts',
      `import list from './presets/list.json';\nexport const count: number = list.items.length;\n`,
    );
    write('api/old.ts', 'export {};\n');
    expect(await compileServer(root, dist())).toBe(2);
    expect((require(join(dist(), 'db/items.js')) as { count: number }).count).toBe(1);
    expect(JSON.parse(readFileSync(join(dist(), 'db/items.js.map'), 'utf8')).sources).toEqual([
      '../../db/items.ts',
    ]);

    rmSync(join(root, 'api/old.ts'));
    await compileServer(root, dist());
    expect(existsSync(join(dist(), 'api/old.js'))).toBe(false);
  });

  test('a syntax error leaves the earlier build as it was', async () => {
    write('api/server.ts', 'export const port = 1;\n');
    await compileServer(root, dist());
    write('api/server.ts', 'export const = ;\n');
    await expect(compileServer(root, dist())).rejects.toThrow();
    expect(readFileSync(join(dist(), 'api/server.js'), 'utf8')).toContain('port');
  });

  test('import() of packages that are ES modules stays as it is', async () => {
    write('api/types.ts', `export const load = () => import('file-type');\n`);
    await compileServer(root, dist());
    expect(readFileSync(join(dist(), 'api/types.js'), 'utf8')).toContain(`import('file-type')`);
  });

  test('the hash of sources follows contents and names', () => {
    write('api/a.ts', '1');
    const first = sourceHash([join(root, 'api')]);
    expect(sourceHash([join(root, 'api')])).toBe(first);
    write('api/a.ts', '2');
    expect(sourceHash([join(root, 'api')])).not.toBe(first);
    write('api/a.ts', '1');
    write('api/b.ts', '');
    expect(sourceHash([join(root, 'api')])).not.toBe(first);
  });
});
