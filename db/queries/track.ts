import type { Db } from '../connect';

/** What the public may know of a case, with the time limit promised to the enterprise while it runs. */
export function trackCase(db: Db, caseNo: string, creditCode: string) {
  return db
    .selectFrom('redemption')
    .innerJoin('enterprise', 'enterprise.id', 'redemption.enterpriseId')
    .innerJoin('policyItem', (join) =>
      join
        .onRef('policyItem.id', '=', 'redemption.itemId')
        .onRef('policyItem.version', '=', 'redemption.itemVersion'),
    )
    .leftJoin('obligation', (join) =>
      join
        .on((eb) => eb('obligation.subjectId', '=', eb.cast<string>('redemption.id', 'text')))
        .on('obligation.subjectType', '=', 'redemption')
        .on('obligation.kind', '=', 'OVERALL')
        .on('obligation.status', 'in', ['OPEN', 'PAUSED', 'BREACHED']),
    )
    .where('redemption.caseNo', '=', caseNo)
    .where('enterprise.creditCode', '=', creditCode)
    .select([
      'redemption.caseNo',
      'redemption.status',
      'redemption.outcome',
      'redemption.submittedAt',
      'redemption.acceptedAt',
      'redemption.paidAt',
      'redemption.closedAt',
      'redemption.clockOffsetMs',
      'policyItem.name as itemName',
      'obligation.kind as clockKind',
      'obligation.dueAt as clockDueAt',
    ])
    .executeTakeFirst();
}
