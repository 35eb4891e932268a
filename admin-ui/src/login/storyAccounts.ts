import type { Role } from '../shared/types';

/** An account of the demonstration with its well-known password. */
export interface DemoAccount {
  username: string;
  password: string;
  displayName: string;
  organisationName: string | null;
  roles: Role[];
}

const STORY: readonly Role[] = [
  'ENTERPRISE',
  'WINDOW',
  'HANDLER',
  'APPROVER',
  'FINANCE',
  'SUPERVISOR',
  'AUDITOR',
  'ADMIN',
];

/** Direct evaluation and schemes of officers by the prefix of their accounts. */
const SCHEMES: readonly [prefix: string, name: string][] = [
  ['ge-', '广元市 “背靠背”直接评价'],
  ['bt-', '保亭县 营商环境体验员'],
  ['hb-', '淮北市某区 营商环境体验官'],
  ['la-', '六安市 政务服务体验官'],
  ['yy-', '岳阳县 监测点和监督员'],
];

export interface AccountGroups {
  /** One account for each role in the order in which a case meets them, handler and approver of one department. */
  story: DemoAccount[];
  schemes: { name: string; accounts: DemoAccount[] }[];
  others: DemoAccount[];
}

/** The accounts as a visitor chooses among them: the redemption of policies first, then the schemes of officers. */
export function inStoryOrder(all: readonly DemoAccount[]): AccountGroups {
  const schemes = SCHEMES.map(([prefix, name]) => ({
    name,
    accounts: all.filter(({ username }) => username.startsWith(prefix)),
  })).filter(({ accounts }) => accounts.length > 0);
  const accounts = all.filter((account) => !schemes.some((each) => each.accounts.includes(account)));
  const of = (role: Role) => accounts.filter((account) => account.roles.includes(role));
  const handler = of('HANDLER')[0];
  const approver = of('APPROVER').find((account) => account.organisationName === handler?.organisationName);
  const chosen = STORY.map((role) => (role === 'APPROVER' ? (approver ?? of(role)[0]) : of(role)[0]));
  const story = chosen.filter((account, index) => account !== undefined && chosen.indexOf(account) === index);
  return {
    story: story as DemoAccount[],
    schemes,
    others: accounts.filter((account) => !story.includes(account)),
  };
}
