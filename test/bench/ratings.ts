import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { signCode } from '../../api/rating/code';
import type { Db } from '../../db/connect';
import { evaluatedObjects } from '../../db/presets/evaluation/objects';
import { allSix } from '../support/ratingStage';
import type { Bench } from './bench';
import { added, cpuMs, familyCpuMs, pause, percentile, sum } from './measure';
import { serverPid } from './processes';
import { type Aim, type Finding, figure } from './report';
import { RATING_SECRET } from './stage';

/** Ratings that begin in a second, whatever has become of the earlier ones. */
const RATE = 200;
/** Nobody begins while so many are under way: the machine of the bench has to bear them, too. */
const MOST_UNDER_WAY = 1_000;
const WINDOWS_OF_AN_OBJECT = 20;

interface Run {
  seconds: number;
  took: number;
  rows: number;
  warmUp: number;
  /** CPU milliseconds of the whole run. */
  spent: { api: number; database: number; raters: number };
}

interface Tally {
  sent: number;
  answered: number;
  held: number;
  errors: Map<string, number>;
  /** Milliseconds from scanning to the questionnaire, and from sending to the answer. */
  opened: number[];
  submitted: number[];
}

/**
 * A city at its windows: every second 200 people scan a code and rate, each with a device and an address of his own, one
 * in ten poorly and with words, three in ten by the number of a matter. The load is open: it does not wait for answers.
 * Afterwards the table must have as many ratings as there were answers.
 */
export const ratings: Bench = {
  name: 'ratings',
  async run({ stage, quick, say }) {
    const seconds = quick ? 5 : 60;
    const { db } = stage.connection;
    const codes = await hangCodes(db);
    const empty = await countRatings(db);
    const visitors = new Visitors(stage.api.url, codes);
    await visitors.warmUp(quick ? 100 : 400);
    const warm = await countRatings(db);
    say(`ratings: ${RATE} a second for ${seconds} s at ${codes.length} windows`);
    const database = serverPid('postgres');
    const cpu = () => ({
      api: cpuMs(stage.api.process.pid),
      database: familyCpuMs(database),
      raters: process.cpuUsage().user / 1_000 + process.cpuUsage().system / 1_000,
    });
    const before = cpu();
    const { tally, took } = await drive(visitors, seconds, say);
    const spent = added(before, cpu());
    const rows = (await countRatings(db)) - warm;
    return report(tally, { seconds, took, rows, warmUp: warm - empty, spent });
  },
};

async function drive(visitors: Visitors, seconds: number, say: (line: string) => void) {
  const tally: Tally = { sent: 0, answered: 0, held: 0, errors: new Map(), opened: [], submitted: [] };
  const wanted = RATE * seconds;
  const start = performance.now();
  let underWay = 0;
  let told = 0;
  while (tally.sent < wanted) {
    const elapsed = performance.now() - start;
    const due = Math.min(wanted, Math.floor((elapsed * RATE) / 1_000));
    for (; tally.sent < due; tally.sent += 1) {
      if (underWay >= MOST_UNDER_WAY) {
        tally.held += 1;
        break;
      }
      underWay += 1;
      void visitors.rate(tally.sent, tally).finally(() => {
        underWay -= 1;
      });
    }
    if (elapsed > told + 15_000) {
      told = elapsed;
      say(`ratings: ${tally.sent} sent, ${tally.answered} answered, ${underWay} under way`);
    }
    await pause(5);
  }
  while (underWay > 0) await pause(20);
  return { tally, took: (performance.now() - start) / 1_000 };
}

interface Answer {
  status: number;
  body: { visitToken?: string; code?: string };
}

/** People at windows; each request goes over a connection that is kept. */
class Visitors {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 256 });

  constructor(
    private readonly url: string,
    private readonly codes: readonly string[],
  ) {}

  /** Compiled code and open connections, as a service that has been running. */
  async warmUp(count: number): Promise<void> {
    const nobody: Tally = { sent: 0, answered: 0, held: 0, errors: new Map(), opened: [], submitted: [] };
    for (let nth = 0; nth < count; nth += 4)
      await Promise.all([0, 1, 2, 3].map((more) => this.rate(1_000_000 + nth + more, nobody)));
  }

  /** Scans and rates; what goes wrong is counted by its code. */
  async rate(nth: number, tally: Tally): Promise<void> {
    try {
      const code = this.codes[nth % this.codes.length] as string;
      const deviceToken = randomUUID();
      const address = `10.${(nth >> 16) & 255}.${(nth >> 8) & 255}.${nth & 255}`;
      const begun = performance.now();
      const opened = await this.post('open', address, { code, deviceToken });
      if (opened.status !== 200) throw new Error(opened.body.code ?? String(opened.status));
      tally.opened.push(performance.now() - begun);
      const poor = nth % 10 === 0;
      const sending = performance.now();
      const answer = await this.post('submit', address, {
        id: randomUUID(),
        code,
        deviceToken,
        visitToken: opened.body.visitToken,
        matterNo: nth % 10 < 3 ? `BJ${randomUUID().slice(0, 18)}` : '',
        questionnaireVersion: 1,
        answers: allSix('VERY_GOOD', poor ? { R2: 'POOR' } : { R5: 'GOOD' }),
        reason: poor ? '排队两小时，窗口只开了一个' : '',
      });
      if (answer.status !== 200) throw new Error(answer.body.code ?? String(answer.status));
      tally.submitted.push(performance.now() - sending);
      tally.answered += 1;
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      tally.errors.set(what, (tally.errors.get(what) ?? 0) + 1);
    }
  }

  private post(path: string, address: string, body: object): Promise<Answer> {
    const text = JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const call = request(
        `${this.url}/api/public/rating/${path}`,
        {
          method: 'POST',
          agent: this.agent,
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(text),
            'x-forwarded-for': address,
          },
        },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('error', reject);
          answer.on('end', () => {
            try {
              const { statusCode: status = 0 } = answer;
              resolve({ status, body: JSON.parse(Buffer.concat(parts).toString() || '{}') });
            } catch (error) {
              reject(error);
            }
          });
        },
      );
      call.on('error', reject);
      call.end(text);
    });
  }
}

/** Codes of every object at its windows, as they are printed. */
async function hangCodes(db: Db): Promise<string[]> {
  const createdAt = new Date().toISOString();
  const points = evaluatedObjects.flatMap(({ id: objectId }) =>
    Array.from({ length: WINDOWS_OF_AN_OBJECT }, (_, nth) => ({
      id: randomUUID(),
      schemeCode: 'GE',
      objectId,
      siteId: 'S-bench',
      siteName: '政务服务大厅',
      windowName: `${nth + 1}号窗口 ${createdAt}`,
      status: 'ACTIVE' as const,
      createdAt,
      withdrawnAt: null,
    })),
  );
  await db
    .insertInto('ratingSite')
    .values({
      id: 'S-bench',
      schemeCode: 'GE',
      kind: 'CITY_HALL',
      regionId: 'GY',
      name: '政务服务大厅',
      address: '',
      createdBy: null,
      createdAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db.insertInto('ratingPoint').values(points).execute();
  return points.map(({ id: codeId, objectId, siteId }) =>
    signCode(RATING_SECRET, { codeId, objectId, siteId }),
  );
}

async function countRatings(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('rating')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

function report(tally: Tally, run: Run): Finding {
  const { sent, answered, held, opened, submitted } = tally;
  const errors = sum([...tally.errors.values()]);
  const times = (name: string, values: readonly number[]) => [
    name,
    ...[0.5, 0.95, 0.99, 1].map((part) => percentile(values, part)),
  ];
  const perSecond = answered / run.took;
  const each = (ms: number) => figure(ms / Math.max(1, answered));
  const aim = (what: string, wanted: string, found: string, met: boolean): Aim => ({
    what,
    wanted,
    found,
    met,
  });
  return {
    name: 'ratings',
    tables: [
      {
        title: `Ratings, ${RATE} a second for ${run.seconds} s`,
        columns: ['', 'sent', 'answered', 'errors', 'rows', 'per second'],
        rows: [['ratings', String(sent), String(answered), String(errors), String(run.rows), perSecond]],
      },
      {
        title: 'Waiting, ms',
        columns: ['', 'p50', 'p95', 'p99', 'longest'],
        rows: [times('scan to questionnaire', opened), times('sending to answer', submitted)],
      },
    ],
    aims: [
      aim('errors', '0', String(errors), errors === 0),
      aim('ratings lost', '0', String(answered - run.rows), answered === run.rows && answered === sent),
      aim(
        `${RATE} a second begun, as many answered`,
        `${figure(RATE * 0.98)} a second`,
        `${figure(perSecond)} a second`,
        perSecond >= RATE * 0.98,
      ),
    ],
    remarks: [
      ...[...tally.errors].map(([what, times]) => `${times} × ${what}`),
      ...(held > 0 ? [`the load was held back ${held} times: ${MOST_UNDER_WAY} were under way`] : []),
      `CPU for one rating, scanning included: API ${each(run.spent.api)}, database ${each(run.spent.database)}, the raters themselves ${each(run.spent.raters)} ms`,
      `${run.warmUp} ratings before, to warm up, are not counted`,
    ],
    data: { ...run, sent, answered, held, errors: Object.fromEntries(tally.errors) },
  };
}
