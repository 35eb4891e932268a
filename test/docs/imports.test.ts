import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');

interface Found {
  rule: string;
  from: string;
  to: string;
}

/** A small product in which every import is allowed. */
const SOUND: Record<string, string> = {
  'package.json': JSON.stringify({
    dependencies: {
      '@temporalio/workflow': '1',
      '@temporalio/client': '1',
      kysely: '1',
      zod: '1',
      express: '1',
    },
    devDependencies: { react: '1' },
  }),
  ...packages(
    '@temporalio/workflow',
    '@temporalio/client',
    '@temporalio/worker',
    'kysely',
    'zod',
    'express',
    'react',
  ),
  ...packages('left-pad'),
  'workflows/rules/redemption/types.ts': 'export const ROLES = [1];\nexport type Role = number;',
  'workflows/rules/redemption/guards.ts': "import { ROLES } from './types';\nexport const guard = ROLES;",
  'workflows/shared/records.ts':
    "import type { Role } from '../rules/redemption/types';\nexport interface Step { role: Role }",
  'workflows/redemption/messages.ts':
    "import type { Role } from '../rules/redemption/types';\nexport const NAME = 'x';\nexport interface Command { role: Role }",
  'workflows/redemption/projection.ts':
    "import type { Command } from './messages';\nexport const columns = 1;\nexport interface Row { command: Command }",
  'workflows/redemption/workflow.ts':
    "import { proxyActivities } from '@temporalio/workflow';\nimport type { Records } from '../../activities/interfaces';\nimport { guard } from '../rules/redemption/guards';\nimport { columns } from './projection';\nexport const run = [proxyActivities, guard, columns] as unknown as Records;",
  'activities/interfaces.ts':
    "import type { Step } from '../workflows/shared/records';\nexport interface Records { step: Step }",
  'activities/record.ts':
    "import { NAME } from '../workflows/redemption/messages';\nimport type { Row } from '../workflows/redemption/projection';\nimport { connect } from '../db/connect';\nexport const record = (row: Row) => [row, NAME, connect];",
  'db/connect.ts':
    "import { kysely } from 'kysely';\nimport { ROLES } from '../workflows/rules/redemption/types';\nexport const connect = [kysely, ROLES];",
  'api/redemption/schemas.ts':
    "import { z } from 'zod';\nexport const schema = z;\nexport type Answer = string;",
  'api/redemption/routes.ts':
    "import express from 'express';\nimport client from '@temporalio/client';\nimport { connect } from '../../db/connect';\nimport { NAME } from '../../workflows/redemption/messages';\nimport type { Step } from '../../workflows/shared/records';\nimport { schema } from './schemas';\nexport const routes = (step: Step) => [express, client, connect, NAME, schema, step];",
  'admin-ui/src/main.tsx':
    "import react from 'react';\nimport type { Answer } from '../../api/redemption/schemas';\nimport type { Command } from '../../workflows/redemption/messages';\nimport { ROLES } from '../../workflows/rules/redemption/types';\nexport const page = (answer: Answer, command: Command) => [react, answer, command, ROLES];",
  'local-stack/start.ts':
    "import { build } from '../scripts/build';\nimport { connect } from '../db/connect';\nbuild(connect);",
  'scripts/build.ts': "import { join } from 'node:path';\nexport const build = (x: unknown) => [join, x];",
  'test/support.ts': "import '../local-stack/start';\nexport const support = 1;",
};

/** One deliberate violation for each rule: file, what it imports, and how. */
const VIOLATIONS: [rule: string, file: string, code: string][] = [
  ['rules-only-rules', 'workflows/rules/a.ts', "import '../redemption/messages';"],
  [
    'rules-no-packages',
    'workflows/rules/b.ts',
    "import { createHash } from 'node:crypto';\ncreateHash('md5');",
  ],
  [
    'workflows-only-workflows',
    'workflows/redemption/a.ts',
    "import type { x } from '../../db/connect';\nexport type X = x;",
  ],
  [
    'workflows-activities-as-types',
    'workflows/redemption/b.ts',
    "import { Records } from '../../activities/interfaces';\nexport const r = Records;",
  ],
  ['workflows-only-temporal', 'workflows/redemption/c.ts', "import { z } from 'zod';\nexport const x = z;"],
  [
    'activities-only-db-and-messages',
    'activities/a.ts',
    "import { columns } from '../workflows/redemption/projection';\nexport const x = columns;",
  ],
  [
    'activities-no-process-internals',
    'activities/b.ts',
    "import type { run } from '../workflows/redemption/workflow';\nexport type X = typeof run;",
  ],
  [
    'db-only-db-and-rules',
    'db/a.ts',
    "import type { Step } from '../workflows/shared/records';\nexport type X = Step;",
  ],
  [
    'api-only-db-messages-rules',
    'api/a.ts',
    "import { record } from '../activities/record';\nexport const x = record;",
  ],
  [
    'api-no-process-internals',
    'api/b.ts',
    "import type { Row } from '../workflows/redemption/projection';\nexport type X = Row;",
  ],
  [
    'engine-side-packages',
    'api/c.ts',
    "import { proxyActivities } from '@temporalio/workflow';\nexport const x = proxyActivities;",
  ],
  ['db-no-web-no-engine', 'db/b.ts', "import express from 'express';\nexport const x = express;"],
  ['activities-no-web', 'activities/c.ts', "import express from 'express';\nexport const x = express;"],
  [
    'ui-only-types-and-rules',
    'admin-ui/src/a.tsx',
    "import { schema } from '../../api/redemption/schemas';\nexport const x = schema;",
  ],
  [
    'ui-only-schemas-and-messages',
    'admin-ui/src/b.tsx',
    "import type { routes } from '../../api/redemption/routes';\nexport type X = typeof routes;",
  ],
  [
    'ui-runs-in-a-browser',
    'admin-ui/src/c.tsx',
    "import { kysely } from 'kysely';\nexport const x = kysely;",
  ],
  ['ui-no-node', 'admin-ui/src/d.tsx', "import { join } from 'node:path';\nexport const x = join;"],
  ['local-stack-is-local', 'api/d.ts', "import '../local-stack/start';"],
  [
    'local-stack-from-outside',
    'local-stack/a.ts',
    "import { routes } from '../api/redemption/routes';\nroutes;",
  ],
  ['nothing-uses-tests', 'scripts/a.ts', "import { support } from '../test/support';\nsupport;"],
  ['product-without-scripts', 'db/c.ts', "import { build } from '../scripts/build';\nbuild;"],
  ['product-without-dev-packages', 'api/e.ts', "import react from 'react';\nexport const x = react;"],
  ['packages-are-declared', 'api/f.ts', "import pad from 'left-pad';\nexport const x = pad;"],
  ['no-cycles', 'db/d.ts', "import type { E } from './e';\nexport type D = E;"],
  ['resolvable', 'api/g.ts', "import './gone';"],
  ['no-orphans', 'db/f.ts', 'export const alone = 1;'],
];

const COMPANIONS: Record<string, string> = { 'db/e.ts': "import type { D } from './d';\nexport type E = D;" };

function packages(...names: string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
      [`node_modules/${name}/index.js`, 'module.exports = {};'],
    ]),
  );
}

/** Lays the files out in a scratch folder and answers every violation that the project's borders find there. */
function cruise(files: Record<string, string>): Found[] {
  const folder = mkdtempSync(join(tmpdir(), 'borders-'));
  try {
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), content);
    }
    const parts = ['workflows', 'activities', 'api', 'db', 'admin-ui/src', 'local-stack', 'test', 'scripts'];
    const bin = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const args = [bin, '--config', CONFIG, '--output-type', 'json', ...parts];
    // The answer to `--output-type json` ends with 0 whatever was found.
    const answer = execFileSync(process.execPath, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
    const { summary } = JSON.parse(answer.toString()) as {
      summary: { violations: { rule: { name: string }; from: string; to: string }[] };
    };
    return summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('import borders', () => {
  test('a sound product has no violation', () => {
    expect(cruise(SOUND)).toEqual([]);
  });

  test('every rule has a deliberate violation here', () => {
    const { forbidden } = require(CONFIG) as { forbidden: { name: string; severity: string }[] };
    expect(VIOLATIONS.map(([rule]) => rule).sort()).toEqual(forbidden.map(({ name }) => name).sort());
    expect(new Set(forbidden.map(({ severity }) => severity))).toEqual(new Set(['error']));
  });

  describe('a deliberate violation is found', () => {
    let found: Found[];
    beforeAll(() => {
      const wrong = Object.fromEntries(VIOLATIONS.map(([, file, code]) => [file, code]));
      found = cruise({ ...SOUND, ...wrong, ...COMPANIONS });
    });

    test.each(VIOLATIONS)('%s: %s', (rule, file) => {
      expect(found.filter((each) => each.from === file).map((each) => each.rule)).toContain(rule);
    });
  });
});
