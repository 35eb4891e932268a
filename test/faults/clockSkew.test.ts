import type { Express } from 'express';
import type { Agent } from 'supertest';
import { type Appointed, appointed, form, loggedInWith } from '../api/officers';
import { apiOn, keyed, loggedIn } from '../api/support';
import { RedemptionStage } from '../support/redemptionStage';

const HOUR = 3_600_000;
const RealDate = Date;

/** Runs something while every clock that this machine's API can read is off by so much. */
async function withClockOff<T>(ms: number, run: () => Promise<T>): Promise<T> {
  globalThis.Date = class extends RealDate {
    constructor(...args: ConstructorParameters<DateConstructor> | []) {
      if (args.length === 0) super(RealDate.now() + ms);
      else super(...args);
    }

    static override now(): number {
      return RealDate.now() + ms;
    }
  } as DateConstructor;
  try {
    return await run();
  } finally {
    globalThis.Date = RealDate;
  }
}

let stage: RedemptionStage;
let app: Express;
let office: Agent;
let officer: Agent;
let term: Appointed;

beforeAll(async () => {
  stage = await RedemptionStage.open();
  const { connection, engine, taskQueue } = stage;
  ({ app } = apiOn({
    db: connection.db,
    client: engine.client,
    settings: { taskQueue, namespace: engine.namespace },
  }));
  office = await loggedIn(app, 'bt-yunying1');
  term = await appointed(office, 'BT', form('符准时'));
  officer = await loggedInWith(app, term.access);
});
afterAll(() => stage?.close());

const post = (agent: Agent, path: string, body: object) =>
  agent.post(`/api/officer-terms/${term.termId}/${path}`).set(keyed()).send(body);

const draft = {
  kind: 'REPORT',
  title: '开办企业体验',
  body: '材料一次告知，当日领照。',
  details: { subject: '1', topic: '1', way: '2' },
};

/** Milliseconds between an instant and the real now. */
const off = (instant: string | null | undefined) => Math.abs(RealDate.parse(instant ?? '') - RealDate.now());

test.each([
  ['an hour fast', HOUR],
  ['an hour slow', -HOUR],
])("an API whose clock is %s changes no instant, no limit and no order of a term's steps", async (_what, skew) => {
  const { db } = stage.connection;
  const submissionId = await withClockOff(skew, async () => {
    const { status, body } = await post(officer, 'drafts', draft);
    expect(status).toBe(201);
    expect((await post(officer, 'file', { submissionId: body.id })).status).toBe(200);
    return body.id as string;
  });
  const submission = () =>
    db.selectFrom('officerSubmission').selectAll().where('id', '=', submissionId).executeTakeFirstOrThrow();
  const filed = await submission();
  expect(filed.status).toBe('FILED');
  expect(off(filed.filedAt)).toBeLessThan(60_000);
  expect(off(filed.arrivedAt)).toBeLessThan(60_000);

  const screening = await db
    .selectFrom('obligation')
    .selectAll()
    .where('subjectId', '=', term.termId)
    .where('kind', '=', 'SCREENING')
    .where('status', '=', 'OPEN')
    .executeTakeFirstOrThrow();
  expect(off(screening.origin)).toBeLessThan(60_000);

  const screened = await withClockOff(skew, () => post(office, 'screen', { submissionId, verdict: 'VALID' }));
  expect(screened.status).toBe(200);
  expect(off((await submission()).screenedAt)).toBeLessThan(60_000);

  const instants = await db
    .selectFrom('auditEvent')
    .select('at')
    .where('subjectType', '=', 'officerTerm')
    .where('subjectId', '=', term.termId)
    .orderBy('seq')
    .execute();
  const inOrder = instants.map(({ at }) => at);
  expect(inOrder).toEqual([...inOrder].sort());
  expect(off(inOrder[inOrder.length - 1])).toBeLessThan(60_000);
});
