import type { Db } from '../../../db/connect';
import { verifyChain } from '../../../db/queries/audit';

/**
 * Everything that must hold in the records whatever was killed and repeated; each violation is one line. Steps
 * without gaps and once per key, one audit event per step, whole chains, document and case numbers without gaps,
 * a ledger that adds up, every case reserved and paid at most once.
 */
export async function violations(db: Db): Promise<string[]> {
  const checks = [steps, chains, numbers, pools, payments];
  return (await Promise.all(checks.map((check) => check(db)))).flat();
}

async function steps(db: Db): Promise<string[]> {
  const cases = await db.selectFrom('redemption').select(['id', 'stepSeq', 'caseNo as name']).execute();
  const terms = await db
    .selectFrom('officerTerm')
    .select(['id', 'stepSeq', 'certificateNo as name'])
    .execute();
  const rounds = await db.selectFrom('evaluationRound').select(['id', 'stepSeq', 'id as name']).execute();
  const measures = await db.selectFrom('measure').select(['id', 'stepSeq', 'id as name']).execute();
  const subjects = [
    ...rounds.map((each) => ({ ...each, workflowId: `evaluation-round/${each.id}` })),
    ...measures.map((each) => ({ ...each, workflowId: `measure/${each.id}` })),
    ...cases.map((each) => ({ ...each, workflowId: `redemption/${each.id}` })),
    ...terms.map((each) => ({ ...each, workflowId: `officer-term/${each.id}` })),
  ];
  const written = await db
    .selectFrom('processStep')
    .select(['workflowId', 'seq'])
    .orderBy('workflowId')
    .orderBy('seq')
    .execute();
  const events = await db
    .selectFrom('auditEvent')
    .select(['workflowId', 'action'])
    .where('workflowId', 'is not', null)
    .execute();
  return subjects.flatMap(({ workflowId, stepSeq, name }) => {
    const ofSubject = (each: { workflowId: string | null }) => each.workflowId === workflowId;
    const is = written
      .filter(ofSubject)
      .map((each) => each.seq)
      .join(',');
    const expected = Array.from({ length: stepSeq }, (_, i) => i + 1).join(',');
    const audited = events.filter(ofSubject).length;
    return is === expected && audited === stepSeq
      ? []
      : [`${name}: at step ${stepSeq}, steps ${is}, ${audited} audit events`];
  });
}

async function chains(db: Db): Promise<string[]> {
  const subjects = await db.selectFrom('auditChain').select(['subjectType', 'subjectId']).execute();
  const found: string[] = [];
  for (const { subjectType, subjectId } of subjects) {
    const { problems } = await verifyChain(db, subjectType, subjectId);
    found.push(...problems.map((problem) => `${subjectType} ${subjectId}: ${problem}`));
  }
  return found;
}

/** Numbers of documents, cases and submissions count up from 1 to what the counter says, each given once. */
async function numbers(db: Db): Promise<string[]> {
  const documents = await db.selectFrom('document').select('number').execute();
  const cases = await db.selectFrom('redemption').select('caseNo').execute();
  const given = new Map<string, number[]>();
  const note = (series: string, n: number) => given.set(series, [...(given.get(series) ?? []), n]);
  for (const { number } of documents) {
    const [, series, year, n] = /^(.+)〔(\d{4})〕(\d+)号$/.exec(number) ?? [];
    note(`${series} ${year}`, Number(n));
  }
  for (const { caseNo } of cases) {
    const [, series, year, n] = /^(HD-\w+)-(\d{4})-(\d+)$/.exec(caseNo ?? '') ?? [];
    note(`${series} ${year}`, Number(n));
  }
  const filed = await db.selectFrom('officerSubmission').select('number').execute();
  for (const { number } of filed) {
    const [, scheme, year, n] = /^(.+)-(\d{4})-(\d+)$/.exec(number ?? '') ?? [];
    if (scheme) note(`${scheme}-filing ${year}`, Number(n));
  }
  const counters = await db.selectFrom('documentCounter').selectAll().execute();
  return counters.flatMap(({ series, year, last }) => {
    const is = (given.get(`${series} ${year}`) ?? []).sort((a, b) => a - b).join(',');
    const expected = Array.from({ length: last }, (_, i) => i + 1).join(',');
    return is === expected ? [] : [`${series} ${year}: numbers ${is} instead of 1 to ${last}`];
  });
}

const EFFECT: Record<string, [balance: number, reserved: number]> = {
  OPENING: [1, 0],
  TOP_UP: [1, 0],
  RESERVE: [0, 1],
  RELEASE: [0, -1],
  PAY: [-1, -1],
};

/** Each entry leads from the sums before it to the sums after it, and the last sums are the pool's. */
async function pools(db: Db): Promise<string[]> {
  const found: string[] = [];
  for (const pool of await db.selectFrom('fundPool').selectAll().execute()) {
    const entries = await db
      .selectFrom('fundEntry')
      .selectAll()
      .where('poolId', '=', pool.id)
      .orderBy('id')
      .execute();
    let [balance, reserved] = [0, 0];
    for (const entry of entries) {
      const [toBalance, toReserved] = EFFECT[entry.kind] as [number, number];
      balance += toBalance * entry.amountFen;
      reserved += toReserved * entry.amountFen;
      if (entry.balanceAfterFen !== balance || entry.reservedAfterFen !== reserved)
        found.push(
          `${pool.id}: entry ${entry.id} says ${entry.balanceAfterFen}/${entry.reservedAfterFen}, not ${balance}/${reserved}`,
        );
    }
    if (pool.balanceFen !== balance || pool.reservedFen !== reserved)
      found.push(
        `${pool.id}: ${pool.balanceFen}/${pool.reservedFen} in the pool, ${balance}/${reserved} in its ledger`,
      );
  }
  return found;
}

/** A paid case was paid once, with the approved amount, by one succeeded instruction; no other case was paid. */
async function payments(db: Db): Promise<string[]> {
  const cases = await db.selectFrom('redemption').selectAll().execute();
  const entries = await db
    .selectFrom('fundEntry')
    .selectAll()
    .where('redemptionId', 'is not', null)
    .execute();
  const instructions = await db.selectFrom('paymentInstruction').selectAll().execute();
  return cases.flatMap(({ id, caseNo, outcome, approvedFen }) => {
    const paid = entries.filter((each) => each.redemptionId === id && each.kind === 'PAY');
    const done = instructions.filter((each) => each.redemptionId === id && each.status === 'SUCCEEDED');
    const is = JSON.stringify([paid, done].map((rows) => rows.map((row) => row.amountFen)));
    const expected = JSON.stringify(outcome === 'PAID' ? [[approvedFen], [approvedFen]] : [[], []]);
    return is === expected ? [] : [`${caseNo} (${outcome}): payments ${is} instead of ${expected}`];
  });
}
