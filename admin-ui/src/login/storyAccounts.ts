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

/** One account for each role in the order in which a case meets them, handler and approver of one department. */
export function inStoryOrder(accounts: readonly DemoAccount[]): {
  story: DemoAccount[];
  others: DemoAccount[];
} {
  const of = (role: Role) => accounts.filter((account) => account.roles.includes(role));
  const handler = of('HANDLER')[0];
  const approver = of('APPROVER').find((account) => account.organisationName === handler?.organisationName);
  const chosen = STORY.map((role) => (role === 'APPROVER' ? (approver ?? of(role)[0]) : of(role)[0]));
  const story = chosen.filter((account, index) => account !== undefined && chosen.indexOf(account) === index);
  return { story: story as DemoAccount[], others: accounts.filter((account) => !story.includes(account)) };
}
