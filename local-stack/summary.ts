import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A demo account as the presets list it. */
export interface DemoAccount {
  username: string;
  password: string;
  title: string;
  roles?: readonly string[];
}

/** The demo accounts of the built presets; none when there are none. */
export function demoAccounts(root: string): DemoAccount[] {
  const module = join(root, 'dist/db/presets/demo');
  if (!existsSync(module) && !existsSync(`${module}.js`)) return [];
  const { demoAccounts: accounts } = require(module) as { demoAccounts?: readonly DemoAccount[] };
  return [...(accounts ?? [])];
}

/** The first account of each set of roles: enough to try everything, short enough to read. */
export function oneAccountPerRole(accounts: DemoAccount[]): DemoAccount[] {
  const seen = new Set<string>();
  return accounts.filter((account) => {
    const key = account.roles?.join(',') ?? account.username;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Accounts of the schemes of officers, which begin with the scheme's sign (`bt-`): one line per scheme, officers as a range. */
export function schemeLines(accounts: DemoAccount[]): string[] {
  const bySign = new Map<string, DemoAccount[]>();
  for (const account of accounts) {
    const [sign = '', post] = account.username.split('-');
    if (post) bySign.set(sign, [...(bySign.get(sign) ?? []), account]);
  }
  return [...bySign.values()].map((group) => {
    const staff = group.filter(({ roles }) => !roles?.includes('OFFICER'));
    const officers = group.filter(({ roles }) => roles?.includes('OFFICER'));
    const stems = new Map<string, number>();
    for (const { username } of officers) {
      const stem = username.replace(/\d+$/, '');
      stems.set(stem, (stems.get(stem) ?? 0) + 1);
    }
    const ranges = [...stems].map(([stem, count]) => `${stem}1…${count}`);
    return `  ${[...staff.map(({ username }) => username), ...ranges].join(' ')}`;
  });
}

/** Columns that a text takes in a terminal: Chinese characters and full-width signs take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\uff60]/.test(character) ? 2 : 1;
  return width;
}

/** The lines in a frame. */
export function box(lines: string[]): string {
  const width = Math.max(...lines.map(displayWidth));
  const body = lines.map((line) => `│ ${line}${' '.repeat(width - displayWidth(line))} │`);
  return [`┌${'─'.repeat(width + 2)}┐`, ...body, `└${'─'.repeat(width + 2)}┘`].join('\n');
}

/** What a person needs after the start: addresses and accounts. */
export function summaryLines(places: [label: string, value: string][], accounts: DemoAccount[]): string[] {
  const pad = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - displayWidth(text)));
  const lines = places.map(([label, value]) => `${pad(label, 12)}${value}`);
  if (accounts.length === 0) return lines;
  const shown = oneAccountPerRole(accounts.filter(({ username }) => !username.includes('-')));
  const schemes = schemeLines(accounts);
  const listed = shown.length + accounts.filter(({ username }) => username.includes('-')).length;
  const name = Math.max(...shown.map(({ username }) => displayWidth(username))) + 2;
  const password = Math.max(...shown.map((account) => displayWidth(account.password))) + 2;
  return [
    ...lines,
    '',
    '演示账号（用户名、密码、身份）',
    ...shown.map(
      (account) => `  ${pad(account.username, name)}${pad(account.password, password)}${account.title}`,
    ),
    ...(schemes.length > 0
      ? [
          '体验监督方案和直接评价的账号（同一密码；yunying 运营，jueding 决定，zuzhi 组织，tiyan、jiance、jiandu 受聘人员）',
          ...schemes,
        ]
      : []),
    ...(listed < accounts.length ? [`  … 共 ${accounts.length} 个，其余见登录页`] : []),
  ];
}
