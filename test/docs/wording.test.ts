import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const SELF = relative(ROOT, __filename);

/** True for the two folders of the product with this name, written in full or relative to a file beside them. */
function isOwnShared(file: string, before: string): boolean {
  if (/(?:^|\/)(?:admin-ui\/src|workflows)\/$/.test(before)) return true;
  return /^(?:admin-ui\/src|workflows)\//.test(file) && /^(?:\.\.?\/)+$/.test(before);
}

/** What a reader of the product has no use for: paths of one machine, tools by which it was written, trackers. */
const FORBIDDEN: [what: string, pattern: RegExp][] = [
  ['a path of one machine', /(?<![\w.-])\/work\/|\/tmp\/brief|\/root\/|\/home\/(?!node\b)\w+\//],
  [
    'a folder that is not part of the product',
    /(?<![\w/.-])\/?shared\/[\w-]+\.md|(?<=^|[\s'"`(])\.\.\/shared\/(?:seeds|hooks)/m,
  ],
  ['a name of a tool', /\b(?:claude|anthropic|chatgpt|openai|copilot|gemini|llm|language model)\b/i],
  [
    'a word about who wrote it',
    /\b(?:AI[- ](?:generated|written|assisted)|as an AI|prompt engineering|helper [A-J])\b/,
  ],
  ['a number of a tracker', /\bissues? #\d*/i],
  ['work left open', /\b(?:TODO|FIXME|XXX|HACK)\b/],
];

/** Text files that are part of the product: tracked, or about to be. */
function productFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: ROOT,
    maxBuffer: 64 * 1024 * 1024,
  })
    .toString()
    .split('\0');
  return listed.filter((file) => file !== '' && file !== SELF && isText(file));
}

function isText(file: string): boolean {
  if (file === 'package-lock.json' || /\.(png|jpe?g|woff2?|ttf|pdf|ico|gz)$/.test(file)) return false;
  return statSync(join(ROOT, file), { throwIfNoEntry: false })?.isFile() ?? false;
}

const finds = (pattern: RegExp, text: string): string[] =>
  text
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${index + 1}: ${line.trim().slice(0, 160)}`] : []));

describe('wording of the product', () => {
  const files = productFiles();

  test('there is something to look at', () => {
    expect(files.length).toBeGreaterThan(300);
  });

  test.each(FORBIDDEN)('no file holds %s', (_what, pattern) => {
    const found = files.flatMap((file) =>
      finds(pattern, readFileSync(join(ROOT, file), 'utf8')).map((line) => `${file}:${line}`),
    );
    expect(found).toEqual([]);
  });

  test('a folder named shared is always one of the product', () => {
    const found = files.flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(/([\w@./-]*)shared\/\w/g)]
        .map(([, before = '']) => before)
        .filter((before) => !isOwnShared(file, before))
        .map((before) => `${file}: ${before}shared/`),
    );
    expect(found).toEqual([]);
  });

  test.each([
    ['a path of one machine', 'see /work/main/x'],
    ['a folder that is not part of the product', 'see shared/style.md'],
    ['a name of a tool', 'written by Claude'],
    ['a number of a tracker', 'see issue #12'],
    ['work left open', '// TODO later'],
  ])('the check finds %s', (what, text) => {
    const [, pattern] = FORBIDDEN.find(([name]) => name === what) ?? [];
    expect(pattern?.test(text)).toBe(true);
  });
});
