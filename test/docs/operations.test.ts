import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const OPERATIONS = read('docs/operations.md');

/** Names in the first column of the table below a heading. */
function described(heading: string): string[] {
  const section = OPERATIONS.split(/^#{2,3} /m).find((each) => each.startsWith(`${heading}\n`));
  if (!section) throw new Error(`no section ${heading}`);
  return [...section.matchAll(/^\| `([A-Z_]+)` *\|/gm)].map(([, name]) => name ?? '').sort();
}

/** Required variables according to the table, by the second column. */
function required(heading: string): string[] {
  const section = OPERATIONS.split(/^#{2,3} /m).find((each) => each.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^\| `([A-Z_]+)` *\| required/gm)].map(([, name]) => name ?? '').sort();
}

interface Variables {
  all: string[];
  required: string[];
}

/** The members of the zod object by which a process reads its environment. */
function readBy(path: string): Variables {
  const [, body = ''] = /z\.object\(\{\n([\s\S]*?)^\}\)/m.exec(read(path)) ?? [];
  const lines = [...body.matchAll(/^ {2}([A-Z_]+): (.+)$/gm)];
  const optional = /\.default\(|\.optional\(/;
  return {
    all: lines.map(([, name]) => name ?? '').sort(),
    required: lines
      .filter(([, , rule]) => !optional.test(rule ?? ''))
      .map(([, name]) => name ?? '')
      .sort(),
  };
}

describe('docs/operations.md', () => {
  test.each([
    ['API', 'api/env.ts'],
    ['Worker', 'activities/env.ts'],
    ['Migration', 'db/migrate.ts'],
  ])('%s: the table has exactly the variables that %s reads', (heading, path) => {
    const variables = readBy(path);
    expect(variables.all.length).toBeGreaterThan(1);
    expect(described(heading)).toEqual(variables.all);
    expect(required(heading)).toEqual(variables.required);
  });

  test('the product reads its environment at these places only', () => {
    const readers = ['workflows', 'activities', 'api', 'db'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .map((file) => `${folder}/${file}`)
        .filter((file) => file.endsWith('.ts') && read(file).includes('process.env')),
    );
    expect(readers.sort()).toEqual([
      'activities/worker.ts',
      'api/server.ts',
      'db/accounts/cli.ts',
      'db/migrate.ts',
      'db/recompute/cli.ts',
    ]);
  });

  test('the table of the compose file has exactly its variables', () => {
    const compose = read('docker-compose.yml');
    const names = (pattern: RegExp) =>
      [...new Set([...compose.matchAll(pattern)].map(([, name]) => name ?? ''))].sort();
    expect(described('Variables of the compose file')).toEqual(names(/(?<!\$)\$\{([A-Z_]+)/g));
    expect(required('Variables of the compose file')).toEqual(names(/(?<!\$)\$\{([A-Z_]+):\?/g));
  });

  test('the .env of the installation sets every required variable', () => {
    const [, block = ''] = /cat > \.env <<END\n([\s\S]*?)\nEND\n/.exec(OPERATIONS) ?? [];
    const set = [...block.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name).sort();
    expect(set).toEqual(required('Variables of the compose file'));
  });

  test('messages to look for in the logs are written by the code', () => {
    const code = [
      'api/errors.ts',
      'api/bank/settle.ts',
      'activities/reconcile.ts',
      'activities/record/step.ts',
    ]
      .map(read)
      .join('\n');
    const [, section = ''] = OPERATIONS.split(/^\| look for +\| means +\| do +\|$/m);
    const [rows = ''] = section.split('\n\n');
    const messages = [...rows.matchAll(/^\| (?:API |worker )?`([^`]+)`/gm)].map(([, text]) => text ?? '');
    expect(messages.length).toBeGreaterThan(4);
    const ofTheEngine = ['DeterminismViolationError'];
    for (const message of messages.filter((each) => !ofTheEngine.includes(each)))
      expect(code).toContain(message);
  });
});
