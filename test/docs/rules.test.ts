import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const ID = /\b(?:AMB-GR-\d+|GR-(?:ORG-|[UTG])\d+)\b/g;

/** The rules of the scheme: organs, unifications, clocks, guarantees, readings. */
const SCHEME = [
  ...range('GR-ORG-', 9),
  ...range('GR-U', 7),
  ...range('GR-T', 5),
  ...range('GR-G', 6),
  ...range('AMB-GR-', 6),
];

function range(prefix: string, last: number): string[] {
  return Array.from({ length: last }, (_, index) => `${prefix}${index + 1}`);
}

interface Row {
  id: string;
  status: 'carried' | 'in part' | 'not yet';
  remark: string;
  code: string[];
  tests: string[];
}

/** The rows of docs/rules.md whose first cell is a rule id. */
function readRows(): Row[] {
  const lines = readFileSync(join(ROOT, 'docs/rules.md'), 'utf8').split('\n');
  return lines
    .filter((line) => /^\| (AMB-)?GR-/.test(line))
    .map((line) => {
      const [id = '', , state = '', code = '', tests = '', ...more] = line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim());
      const [, status, remark = ''] = /^(carried|in part|not yet)(?:: (.+))?$/.exec(state) ?? [];
      if (!status || more.length > 0) throw new Error(`row of ${id}: unknown status or too many cells`);
      return { id, status: status as Row['status'], remark, code: files(code), tests: files(tests) };
    });
}

const files = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? '');
const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const idsIn = (path: string): string[] => [...new Set(text(path).match(ID) ?? [])];

const rows = readRows();
const row = (id: string): Row => {
  const found = rows.find((each) => each.id === id);
  if (!found) throw new Error(`no row of ${id}`);
  return found;
};

describe('docs/rules.md', () => {
  test('has every rule of the scheme once, in order', () => {
    expect(rows.map(({ id }) => id)).toEqual(SCHEME);
  });

  test.each(rows)('$id: the named files exist and speak of the rule', ({ id, code, tests }) => {
    for (const path of [...code, ...tests]) {
      expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
      expect([path, idsIn(path)]).toEqual([path, expect.arrayContaining([id])]);
    }
    for (const path of tests) expect(path).toMatch(/^test\/.+\.test\.ts$/);
    for (const path of code) expect(path).not.toMatch(/^test\//);
  });

  test.each(rows.filter(({ status }) => status === 'carried'))('$id is carried: code and a test name it', ({
    remark,
    code,
    tests,
  }) => {
    expect(code.length).toBeGreaterThan(0);
    const others = remark.match(ID) ?? [];
    if (tests.length === 0) {
      expect(others.length).toBeGreaterThan(0);
      for (const other of others) expect(row(other)).toMatchObject({ status: 'carried' });
    }
  });

  test.each(rows.filter(({ status }) => status === 'in part'))('$id in part: what is missing is said', ({
    remark,
  }) => {
    expect(remark).toMatch(/not yet|can't be .* yet|all but|not .* yet/);
  });

  test.each(rows.filter(({ status }) => status === 'not yet'))('$id not yet: no file is claimed', ({
    code,
    tests,
  }) => {
    expect([...code, ...tests]).toEqual([]);
  });

  test('every rule that the code speaks of has a row, and none of them is called not yet', () => {
    const used = new Map<string, string>();
    for (const folder of ['workflows', 'activities', 'api', 'db', 'admin-ui/src']) {
      for (const file of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
        if (!/\.tsx?$/.test(file)) continue;
        for (const id of idsIn(`${folder}/${file}`)) used.set(id, `${folder}/${file}`);
      }
    }
    expect(used.size).toBeGreaterThan(15);
    const wrong = [...used].filter(([id]) => !SCHEME.includes(id) || row(id).status === 'not yet');
    expect(wrong).toEqual([]);
  });
});
