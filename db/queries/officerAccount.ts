import type { Db } from '../connect';

/** An officer's account: is it open, does he serve now, and which office looks after his latest term. */
export async function findAccountState(db: Db, accountId: string) {
  const [account, terms] = await Promise.all([
    db
      .selectFrom('account')
      .select(['id', 'username', 'disabledAt'])
      .where('id', '=', accountId)
      .executeTakeFirst(),
    db
      .selectFrom('officerTerm')
      .select(['officeOrganisationId', 'endedAt'])
      .where('officerAccountId', '=', accountId)
      .orderBy('fromDate', 'desc')
      .execute(),
  ]);
  if (!account) return null;
  const running = terms.find(({ endedAt }) => endedAt === null);
  const officeOrganisationId = (running ?? terms[0])?.officeOrganisationId ?? null;
  return { ...account, serving: running !== undefined, officeOrganisationId };
}
