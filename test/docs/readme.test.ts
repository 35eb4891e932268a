import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DEMO_PASSWORD, demoAccounts, policyItems } from '../../db/presets';
import { COMMAND_LABELS, DOCUMENT_LABELS } from '../../workflows/rules/redemption/labels';

const ROOT = resolve(__dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const README = read('README.md');
const CONTRIBUTING = read('CONTRIBUTING.md');
const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

describe('README.md and CONTRIBUTING.md', () => {
  test('every npm command exists', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const text = README + CONTRIBUTING;
    const named = [
      ...[...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name),
      ...[...text.matchAll(/npm (start|test)\b/g)].map(([, name]) => name),
    ];
    expect(named).toEqual(expect.arrayContaining(['start', 'test', 'bench', 'types', 'imports']));
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  test('the demo accounts exist and have this password', () => {
    const rows = [...README.matchAll(/^\| `(\w+)` *\| [^|]+ \| `(\w+)` *\| [^|]+ \|$/gm)];
    const named = rows.flatMap(([, left = '', right = '']) => [left, right]);
    expect(named.length).toBeGreaterThan(5);
    expect(demoAccounts.map(({ username }) => username)).toEqual(expect.arrayContaining(named));
    expect(README).toContain(`\`${DEMO_PASSWORD}\``);
  });

  test('the first case speaks of things that exist', () => {
    const [, walk = ''] = /^## A first case\n([\s\S]*?)^## /m.exec(README) ?? [];
    const people = [...walk.matchAll(/`(\w+)`/g)].map(([, name]) => name);
    expect(demoAccounts.map(({ username }) => username)).toEqual(expect.arrayContaining(people));
    for (const command of ['accept', 'assign', 'prepare', 'decide', 'executePayment', 'callBack'])
      expect(walk).toContain(COMMAND_LABELS[command]);
    expect(walk).toContain(DOCUMENT_LABELS.ASSIGNMENT_NOTICE);
    expect(policyItems.some(({ name }) => walk.includes(name))).toBe(true);
    const screens = interfaceTexts();
    for (const text of ['工作台', '新建受理件', '督办台', '审计台', '到期时刻是怎样算出来的'])
      expect([text, walk.includes(text), screens.includes(text)]).toEqual([text, true, true]);
  });

  test('files and folders named in CONTRIBUTING.md exist', () => {
    const named = [
      ...CONTRIBUTING.matchAll(/`((?:workflows|activities|api|db|admin-ui|test|docs)\/[\w./-]+)`/g),
    ];
    expect(named.length).toBeGreaterThan(20);
    for (const [, path = ''] of named) expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
  });
});

function interfaceTexts(): string {
  return readdirSync(join(ROOT, 'admin-ui/src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => read(`admin-ui/src/${file}`))
    .join('\n');
}

/** The name under which a heading can be linked to. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

describe('links between documents', () => {
  test.each(DOCUMENTS)('%s', (document) => {
    const links = [...read(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');
    for (const target of links.filter((each) => !/^https?:/.test(each))) {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? document : join(dirname(document), path);
      expect([target, existsSync(join(ROOT, file))]).toEqual([target, true]);
      if (anchor === undefined) continue;
      const headings = [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading ?? ''));
      expect([target, headings]).toEqual([target, expect.arrayContaining([anchor])]);
    }
  });

  test('every document is reached from README.md', () => {
    const linked = DOCUMENTS.filter((document) => README.includes(`](${document}`));
    expect(DOCUMENTS.filter((document) => document !== 'README.md' && !linked.includes(document))).toEqual(
      [],
    );
  });
});
