import { createInterface } from 'node:readline';
import type { Role } from '../../workflows/rules/redemption/types';
import { connectDatabase } from '../connect';
import { AccountProblem, createAccount, disableAccount, setPassword } from './accounts';

const USAGE = `usage (DATABASE_URL of the database's owner; the password is the first line of standard input):
  account create USERNAME DISPLAY_NAME ORGANISATION_ID ROLE[,ROLE...]
  account password USERNAME
  account disable USERNAME`;

/** Reads one line from standard input without echo of its own; pipes and terminals alike. */
async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('password: ');
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}

async function main([command, username = '', displayName = '', organisationId = '', roles = '']: string[]) {
  const url = process.env.DATABASE_URL;
  if (!url) throw new AccountProblem('DATABASE_URL is not set');
  const { db, close } = connectDatabase(url, { max: 1, applicationName: 'yingshang-account' });
  try {
    if (command === 'create') {
      const password = await readPassword();
      const named = roles.split(',').filter(Boolean) as Role[];
      await createAccount(db, { username, displayName, organisationId, roles: named, password });
    } else if (command === 'password') await setPassword(db, username, await readPassword());
    else if (command === 'disable') await disableAccount(db, username);
    else throw new AccountProblem(USAGE);
    console.log(`account ${username}: ${command} done`);
  } finally {
    await close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof AccountProblem ? error.message : error);
  process.exitCode = 1;
});
