import type { Express } from 'express';
import type { Agent } from 'supertest';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { RedemptionStage } from '../support/redemptionStage';
import { appointed, form, loggedInWith } from './officers';
import { apiOn, keyed, loggedIn, newKey } from './support';

jest.setTimeout(120_000);

const DAY = 86_400_000;

let stage: RedemptionStage;
let app: Express;

beforeAll(async () => {
  stage = await RedemptionStage.open();
  ({ app } = apiOn({
    db: stage.connection.db,
    client: stage.engine.client,
    settings: { taskQueue: stage.taskQueue, namespace: stage.engine.namespace, demoMode: true },
  }));
});
afterAll(() => stage?.close());

const forward = (agent: Agent, id: string, body: object) =>
  agent.post(`/api/demo/officer-terms/${id}/forward`).send(body);

/** The term as it is shown now, with what its own clock says. */
async function shown(agent: Agent, id: string) {
  const { status, body } = await agent.get(`/api/officer-terms/${id}`);
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

const runsOf = async (id: string) =>
  new Set(
    (
      await stage.connection.db
        .selectFrom('processStep')
        .select('runId')
        .where('workflowId', '=', `officer-term/${id}`)
        .execute()
    ).map(({ runId }) => runId),
  ).size;

describe('the demo clock of a term', () => {
  test('BT: brings it to the next due moment, then to the next working day; screens count from there at once', async () => {
    const office = await loggedIn(app, 'bt-yunying1');
    const { termId, access } = await appointed(office, 'BT', form('时一'));
    const officer = await loggedInWith(app, access);
    const draft = await officer
      .post(`/api/officer-terms/${termId}/drafts`)
      .set(keyed(newKey()))
      .send({ kind: 'REPORT', title: '见闻', body: '正文' });
    const filed = await officer
      .post(`/api/officer-terms/${termId}/file`)
      .set(keyed(newKey()))
      .send({ submissionId: draft.body.id });
    expect(filed.status).toBe(200);

    const before = await shown(office, termId);
    expect(limit(before, 'SCREENING')).toMatchObject({
      status: 'OPEN',
      officeMinutesLeft: expect.any(Number),
    });
    const moved = await forward(office, termId, { to: 'NEXT_DUE' });
    expect([moved.status, moved.body.detail]).toEqual([200, undefined]);
    const after = await shown(office, termId);
    expect(Date.parse(after.now)).toBeGreaterThanOrEqual(Date.parse(before.nextDueAt));
    expect(Math.abs(Date.parse(after.now) - Date.parse(moved.body.now))).toBeLessThan(20_000);
    expect(after.clockOffsetMs).toBe(moved.body.clockOffsetMs);
    expect(limit(after, 'SCREENING')).toMatchObject({ status: 'BREACHED' });
    expect(limit(after, 'SCREENING').officeMinutesLeft).toBeLessThanOrEqual(0);

    await step(office, termId, 'screen', { submissionId: draft.body.id, verdict: 'VALID' });
    const onward = await forward(office, termId, { to: 'NEXT_WORKING_DAY' });
    expect(onward.body.clockOffsetMs).toBeGreaterThan(moved.body.clockOffsetMs);
    expect((await shown(office, termId)).clockOffsetMs).toBe(onward.body.clockOffsetMs);
  });

  test('HB: crosses the years of three, a run each, and stays where it was brought', async () => {
    const office = await loggedIn(app, 'hb-yunying1');
    const termId = await appointedInHb(office);
    const first = await shown(office, termId);
    for (let years = 1; years <= 3; years += 1) {
      const { now: takenPlaceAt } = await shown(office, termId);
      await step(office, termId, 'record-activity', { kind: 'RESEARCH', takenPlaceAt });
      const moved = await forward(office, termId, { seconds: 366 * 86_400 });
      expect([moved.status, moved.body.detail]).toEqual([200, undefined]);
      const now = await shown(office, termId);
      const days = (Date.parse(now.now) - Date.parse(first.now)) / DAY;
      expect(days).toBeGreaterThanOrEqual(years * 366 - 0.01);
      expect(days).toBeLessThan(years * 366 + 0.1);
      if (years === 2) {
        expect(now).toMatchObject({ endedAt: null, status: 'SERVING' });
        const today = chinaDate(now.now);
        expect(now.months.some(({ month }: { month: string }) => month === today.slice(0, 7))).toBe(true);
      }
    }
    const last = await shown(office, termId);
    expect(last.endedAt).not.toBeNull();
    expect(last.endedAt <= last.now).toBe(true);
    expect(await runsOf(termId)).toBeGreaterThanOrEqual(3);
    const discipline = await loggedIn(app, 'hb-jijian');
    const { body } = await discipline.get(`/api/officer-terms/${termId}/history`);
    expect(body).toMatchObject({ chain: { ok: true }, reconciliation: { ok: true, differences: [] } });
  });

  test('only forward, at most a year at once, by whoever may read the term', async () => {
    const office = await loggedIn(app, 'bt-yunying1');
    const { termId } = await appointed(office, 'BT', form('时二'));
    expect((await forward(office, termId, { to: '2020-01-01T00:00:00.000Z' })).body.code).toBe('NOT_FORWARD');
    expect((await forward(office, termId, { to: '2099-01-01T00:00:00.000Z' })).body.code).toBe('TOO_FAR');
    expect((await forward(await loggedIn(app, 'la-yunying1'), termId, { seconds: 60 })).status).toBe(404);
    const plain = apiOn({ db: stage.connection.db, client: stage.engine.client });
    const there = await loggedIn(plain.app, 'bt-yunying1');
    expect((await forward(there, termId, { seconds: 60 })).body.code).toBe('DEMO_OFF');
  });
});

async function step(agent: Agent, id: string, command: string, body: object): Promise<void> {
  const answer = await agent.post(`/api/officer-terms/${id}/${command}`).set(keyed(newKey())).send(body);
  if (answer.status !== 200) throw new Error(`${command}: ${answer.status} ${answer.text}`);
}

interface Limit {
  kind: string;
  status: string;
  dueAt: string;
  officeMinutesLeft: number;
}
const limit = (view: { obligations: Limit[] }, kind: string): Limit => {
  const found = view.obligations.find((each) => each.kind === kind);
  if (!found) throw new Error(`no ${kind}: ${view.obligations.map((each) => each.kind)}`);
  return found;
};

async function appointedInHb(office: Agent): Promise<string> {
  const { id: accountId } = (await office.get('/api/session')).body.account;
  const fileId = newKey();
  await stage.connection.db
    .insertInto('upload')
    .values({
      id: fileId,
      sha256: '2'.repeat(64),
      sizeBytes: 1,
      mediaType: 'application/pdf',
      fileName: '承诺书.pdf',
      uploadedBy: accountId,
      redemptionId: null,
    })
    .execute();
  const { termId } = await appointed(office, 'HB', {
    ...form('时三'),
    channel: 'RECOMMENDED',
    category: { code: 'LAWYER' },
    attestations: ['LOYALTY', 'QUALITY', 'RESPONSIBILITY'],
    commitmentLetter: {
      fileId,
      items: ['LAW', 'NO_PARTY_SANCTION', 'NO_OFFICIAL_SANCTION', 'NO_PENALTY', 'NO_MORAL_FAILING'],
    },
  });
  return termId;
}
