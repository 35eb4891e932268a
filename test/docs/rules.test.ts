import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** Families of rules by the document that has their table: [prefix, numbers], or an id as it is. */
type Family = [prefix: string, numbers: number] | string;

/** Organs, unifications, clocks, guarantees, readings of scheme GR. */
const GR: Family[] = [
  ['GR-ORG-', 9],
  ['GR-U', 7],
  ['GR-T', 5],
  ['GR-G', 6],
  ['AMB-GR-', 6],
];

/** The schemes of officers, in the order of their documents; LA-DIS-6 is missing in the document itself. */
const OFFICERS: Family[] = [
  ['BT-ORG-', 5],
  ['BT-QUO-', 4],
  ['BT-SEL-', 4],
  ['BT-TRM-', 3],
  ['BT-DUT-', 12],
  ['BT-DIS-', 5],
  ['BT-ASM-', 8],
  ['BT-DSM-', 4],
  ['BT-RWD-', 5],
  ['HB-ORG-', 5],
  ['HB-ELI-', 4],
  'HB-TRM-1',
  ['HB-DSM-', 6],
  ['HB-MGT-', 3],
  ['HB-MEC-', 5],
  ['HB-OBJ-', 4],
  ['HB-RES-', 3],
  'LA-QUO-1',
  'LA-CAT-1',
  ['LA-ELI-', 4],
  ['LA-SEL-', 4],
  'LA-TRM-1',
  ['LA-DUT-', 4],
  ['LA-EXP-', 7],
  ['LA-RES-', 6],
  ['LA-MGT-', 2],
  ['LA-DSM-', 2],
  ['LA-DIS-', 5],
  'LA-DIS-7',
  ['YY-P-', 7],
  ['YY-S-', 11],
  ['YY-M-', 8],
  ['YY-X-', 4],
  ['AMB-BT-', 3],
  'AMB-BT-3b',
  'AMB-BT-4',
  'AMB-BT-5',
  'AMB-BT-6',
  ['AMB-HB-', 3],
  ['AMB-LA-', 3],
  ['AMB-YY-', 4],
  'AMB-AGE',
  ['AMB-ALL-', 3],
];

/** Direct evaluation. */
const GE: Family[] = [
  ['GE-LIB-', 2],
  'GE-DRW-1',
  'GE-OBJ-1',
  ['GE-WAY-', 4],
  ['GE-PER-', 2],
  ['GE-CON-', 3],
  'GE-RND-1',
  ['GE-SCO-', 4],
  ['GE-USE-', 9],
  ['AMB-GE-', 9],
];

const idsOf = (families: Family[]): string[] =>
  families.flatMap((each) =>
    typeof each === 'string' ? each : Array.from({ length: each[1] }, (_, index) => `${each[0]}${index + 1}`),
  );

const TABLES = [
  { document: 'docs/rules.md', scheme: idsOf(GR) },
  { document: 'docs/rules-officers.md', scheme: idsOf(OFFICERS) },
  { document: 'docs/rules-evaluation.md', scheme: idsOf(GE) },
];

/** An id of a family, known or not; ids of organisations look alike but end in a word. */
const ID = new RegExp(
  String.raw`(?<![\w-])(?:(?:${[...new Set(TABLES.flatMap(({ scheme }) => scheme).map(stem))].join('|')})\d+b?|AMB-AGE)(?![\w-])`,
  'g',
);

function stem(id: string): string {
  return id.replace(/\d+b?$/, '');
}

interface Row {
  id: string;
  status: 'carried' | 'in part' | 'not yet';
  remark: string;
  code: string[];
  tests: string[];
}

/** The rows of a document whose first cell is a rule id. */
function readRows(document: string): Row[] {
  const lines = readFileSync(join(ROOT, document), 'utf8').split('\n');
  return lines
    .filter((line) => /^\| (AMB|GR|BT|HB|LA|YY|GE)-/.test(line))
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

const allRows = TABLES.flatMap(({ document }) => readRows(document));
const row = (id: string): Row => {
  const found = allRows.find((each) => each.id === id);
  if (!found) throw new Error(`no row of ${id}`);
  return found;
};

describe.each(TABLES)('$document', ({ document, scheme }) => {
  const rows = readRows(document);
  const withStatus = (status: Row['status']) => rows.filter((each) => each.status === status);

  test('has every rule of the scheme once, in order', () => {
    expect(rows.map(({ id }) => id)).toEqual(scheme);
  });

  test('the named files exist and speak of the rule', () => {
    for (const { id, code, tests } of rows) {
      for (const path of [...code, ...tests]) {
        expect([id, path, existsSync(join(ROOT, path))]).toEqual([id, path, true]);
        expect([path, idsIn(path)]).toEqual([path, expect.arrayContaining([id])]);
      }
      for (const path of tests) expect(path).toMatch(/^test\/.+\.test\.ts$/);
      for (const path of code) expect(path).not.toMatch(/^test\//);
    }
  });

  test('a rule that is carried has code and a test, or stands on others that are carried', () => {
    for (const { id, remark, code, tests } of withStatus('carried')) {
      expect([id, code.length > 0]).toEqual([id, true]);
      if (tests.length > 0) continue;
      const others = remark.match(ID) ?? [];
      expect([id, others.length > 0]).toEqual([id, true]);
      for (const other of others) expect(row(other)).toMatchObject({ status: 'carried' });
    }
  });

  test('of a rule that is carried in part it is said what is missing', () => {
    for (const { id, remark } of withStatus('in part'))
      expect([id, remark]).toEqual([
        id,
        expect.stringMatching(/not yet|can't be .* yet|all but|not .* yet|are not there/),
      ]);
  });

  test('of a rule that is not yet carried no file is claimed', () => {
    for (const { id, code, tests } of withStatus('not yet')) expect([id, ...code, ...tests]).toEqual([id]);
  });
});

test('every rule that the code speaks of has a row, and none of them is called not yet', () => {
  const used = new Map<string, string>();
  for (const folder of ['workflows', 'activities', 'api', 'db', 'admin-ui/src']) {
    for (const file of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(file)) continue;
      for (const id of idsIn(`${folder}/${file}`)) used.set(id, `${folder}/${file}`);
    }
  }
  expect(used.size).toBeGreaterThan(150);
  const known = TABLES.flatMap(({ scheme }) => scheme);
  const wrong = [...used].filter(([id]) => !known.includes(id) || row(id).status === 'not yet');
  expect(wrong).toEqual([]);
});
