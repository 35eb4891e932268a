import { randomUUID } from 'node:crypto';
import { type WorkflowHandle, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { createGradeActivities } from '../../activities/assessment/grades';
import type { DeliveryPlace } from '../../activities/delivery/deliver';
import { createEvaluationActivities } from '../../activities/evaluation-round/activities';
import type { PaymentGateway, PaymentStanding } from '../../activities/payment/gateway';
import { createActivities } from '../../activities/worker';
import { type Connection, connectDatabase } from '../../db/connect';
import {
  applyDemo,
  demoAccounts,
  demoEnterprises,
  gr,
  organisations,
  type PolicyItemPreset,
  policyItems,
} from '../../db/presets';
import { nationalCalendar } from '../../db/presets/calendars';
import {
  REDEMPTION,
  type RedemptionCommandName,
  type RedemptionCommands,
  type RedemptionInput,
  type Refusal,
  redemptionWorkflowId,
  type StepAnswer,
} from '../../workflows/redemption/messages';
import { addDays, chinaInstant } from '../../workflows/rules/calendar/workingDays';
import type { Actor, CalendarSlice, OrganisationFacts, Role } from '../../workflows/rules/redemption/types';
import { createTestDatabase, type TestDatabase } from './database';
import { connectEngine, type RunningWorker, startWorker, type TestEngine, uniqueTaskQueue } from './engine';
import { fastForward, startAt, workflowNow } from './virtualTime';

/** Signs invitations and seals ballots of the tests. */
export const EVALUATION_SECRET = 'evaluation-secret-of-the-tests-only';

/** The year in which engine tests take place: virtual time only goes forward, so always the next one. */
export const YEAR = new Date().getUTCFullYear() + 1;

/** The first Monday of March of that year; no holiday of the test calendar is near it. */
export const MONDAY = firstMonday(YEAR, 3);

function firstMonday(year: number, month: number): string {
  const first = new Date(Date.UTC(year, month - 1, 1));
  const ahead = (8 - first.getUTCDay()) % 7;
  return addDays(first.toISOString().slice(0, 10), ahead);
}

/** An instant `days` after MONDAY at a China time of day. */
export const at = (days: number, time: string): string => chinaInstant(addDays(MONDAY, days), time);

/** National calendar with an announced test year: Friday of the first week off, the Saturday after next worked. */
export const testCalendar: CalendarSlice = {
  ...nationalCalendar,
  version: `TEST-${YEAR}`,
  announcedYears: [...nationalCalendar.announcedYears, YEAR],
  holidays: { ...nationalCalendar.holidays, [addDays(MONDAY, 4)]: '试验节' },
  makeUps: { ...nationalCalendar.makeUps, [addDays(MONDAY, 12)]: '试验节调休' },
};

/** A bank that answers only when the test says so, and knows every instruction it ever got. */
export class TestBank implements PaymentGateway {
  readonly orders = new Map<string, { amountFen: number; times: number }>();
  readonly standings = new Map<string, PaymentStanding>();

  async instruct(order: { instructionId: string; amountFen: number }) {
    const known = this.orders.get(order.instructionId);
    this.orders.set(order.instructionId, { amountFen: order.amountFen, times: (known?.times ?? 0) + 1 });
    return { accepted: true as const, gatewayReference: `T-${order.instructionId}` };
  }

  async query(instructionId: string): Promise<PaymentStanding> {
    const pending: PaymentStanding = { status: 'PENDING', gatewayReference: null, failureCode: null };
    return this.standings.get(instructionId) ?? pending;
  }
}

export function actor(username: string, role: Role): Actor {
  const account = demoAccounts.find((each) => each.username === username);
  if (!account?.roles.includes(role)) throw new Error(`${username} is not ${role}`);
  return {
    accountId: account.id,
    role,
    organisationId: account.organisationId,
    enterpriseId: account.enterpriseId,
  };
}

export const people = {
  clerk: actor('chuangkou', 'WINDOW'),
  handler: actor('jingban1', 'HANDLER'),
  otherHandler: actor('jingban2', 'HANDLER'),
  approver: actor('shenpi', 'APPROVER'),
  finance: actor('caizheng', 'FINANCE'),
  supervisor: actor('duban', 'SUPERVISOR'),
  enterprise: actor('qiye', 'ENTERPRISE'),
};

export function organisation(id: string): OrganisationFacts {
  const found = organisations.find((each) => each.id === id);
  if (!found) throw new Error(`no organisation ${id}`);
  return { id, hours: found.officeHours };
}

export interface CaseOptions {
  at?: string;
  item?: string;
  calendar?: CalendarSlice;
  requestedFen?: number;
  poolId?: string;
}

type Fields<Name extends RedemptionCommandName> = Omit<RedemptionCommands[Name], 'actor' | 'fingerprint'>;

/** One case on the stage. */
export class StagedCase {
  constructor(
    private readonly stage: RedemptionStage,
    readonly id: string,
    readonly handle: WorkflowHandle,
  ) {}

  async act<Name extends RedemptionCommandName>(
    name: Name,
    who: Actor,
    fields: Fields<Name>,
    key: string = randomUUID(),
  ): Promise<StepAnswer> {
    const command = { actor: who, fingerprint: `${name}:${key}`, ...fields };
    return this.handle.executeUpdate<StepAnswer, [unknown]>(name, { args: [command], updateId: key });
  }

  /** The refusal of a step that must be refused. */
  async refused<Name extends RedemptionCommandName>(
    name: Name,
    who: Actor,
    fields: Fields<Name>,
  ): Promise<Refusal> {
    try {
      await this.act(name, who, fields);
    } catch (error) {
      const cause = error instanceof WorkflowUpdateFailedError ? error.cause : error;
      if (cause instanceof ApplicationFailure && cause.type === 'Refusal')
        return cause.details?.[0] as Refusal;
      throw error;
    }
    throw new Error(`${name} was not refused`);
  }

  settle(result: 'SUCCEEDED' | 'FAILED', attempt: number): Promise<StepAnswer> {
    const command = {
      instructionId: `${this.id}-${attempt}`,
      result,
      gatewayReference: `T-${attempt}`,
      failureCode: result === 'FAILED' ? 'ACCOUNT_CLOSED' : null,
    };
    const updateId = `bank:${command.instructionId}:${result}`;
    return this.handle.executeUpdate<StepAnswer, [unknown]>('settlePayment', { args: [command], updateId });
  }

  to(instant: string): Promise<void> {
    return fastForward(this.stage.engine.client, this.handle.workflowId, { to: instant });
  }

  now(): Promise<string> {
    return workflowNow(this.stage.engine.client, this.handle.workflowId);
  }

  row() {
    return this.stage.connection.db
      .selectFrom('redemption')
      .selectAll()
      .where('id', '=', this.id)
      .executeTakeFirstOrThrow();
  }

  obligations() {
    return this.stage.connection.db
      .selectFrom('obligation')
      .selectAll()
      .where('workflowId', '=', this.handle.workflowId)
      .orderBy('origin')
      .orderBy('id')
      .execute();
  }

  async obligation(id: string) {
    const found = (await this.obligations()).find((each) => each.id === id);
    if (!found) throw new Error(`no obligation ${id}`);
    return found;
  }

  audit() {
    return this.stage.connection.db
      .selectFrom('auditEvent')
      .selectAll()
      .where('subjectId', '=', this.id)
      .orderBy('seq')
      .execute();
  }

  acts() {
    return this.stage.connection.db
      .selectFrom('supervisionAct')
      .selectAll()
      .where('subjectId', '=', this.id)
      .orderBy('stepSeq')
      .orderBy('ordinal')
      .execute();
  }

  // The ordinary way of a case, step by step.
  accept = () => this.act('accept', people.clerk, {});
  assign = (department = 'GY-INDUSTRY', noteId: string | null = null) =>
    this.act('assign', people.clerk, {
      department: organisation(department),
      kind: 'INSTANT',
      channel: 'ONLINE',
      noteId,
    });
  signFor = () => this.act('signFor', people.handler, { handlerAccountId: people.handler.accountId });
  prepare = (amountFen = 1_000_000) =>
    this.act('prepare', people.handler, { proposal: 'APPROVE', amountFen, noteId: randomUUID() });
  approve = () => this.act('decide', people.approver, { decision: 'APPROVE', noteId: null });
  pay = () => this.act('executePayment', people.finance, {});
  callBack = (satisfaction = 5) =>
    this.act('callBack', people.clerk, { result: 'REACHED', satisfaction, noteId: null });
}

/** Database, worker, bank and engine for tests of whole cases in virtual time. */
export class RedemptionStage {
  readonly bank = new TestBank();
  /** By what invitations go out from the next worker on; without it they wait. */
  delivery: DeliveryPlace | undefined;
  private constructor(
    readonly engine: TestEngine,
    readonly database: TestDatabase,
    readonly connection: Connection,
    readonly taskQueue: string,
    private worker: RunningWorker | undefined,
  ) {}

  static async open(): Promise<RedemptionStage> {
    const engine = await connectEngine();
    const database = await createTestDatabase();
    const connection = connectDatabase(database.url);
    await applyDemo(connection.db);
    const stage = new RedemptionStage(engine, database, connection, uniqueTaskQueue(REDEMPTION), undefined);
    await stage.startWorker();
    return stage;
  }

  async startWorker(): Promise<void> {
    this.worker = await startWorker({
      taskQueue: this.taskQueue,
      activities: {
        ...createActivities(this.connection, this.bank),
        ...createGradeActivities({ db: this.connection.db, client: this.engine.client }),
        ...createEvaluationActivities({
          db: this.connection.db,
          secret: EVALUATION_SECRET,
          delivery: this.delivery,
        }),
      },
    });
  }

  async stopWorker(): Promise<void> {
    await this.worker?.stop();
    this.worker = undefined;
  }

  async close(): Promise<void> {
    await this.stopWorker();
    await this.connection.close();
    await this.engine.connection.close();
    await this.database.drop();
  }

  input(id: string, options: CaseOptions = {}): RedemptionInput {
    const item = policyItems.find((each) => each.id === (options.item ?? 'GY-SPECIALISED-NEW'));
    if (!item) throw new Error(`no item ${options.item}`);
    return {
      redemptionId: id,
      enterpriseId: people.enterprise.enterpriseId as string,
      schemeVersion: gr.version,
      parameters: gr.parameters,
      calendar: options.calendar ?? testCalendar,
      item: { ...itemFacts(item), poolId: options.poolId ?? item.poolId },
      window: organisation('GY-WINDOW'),
      finance: organisation('GY-FINANCE'),
    };
  }

  /** A case that was handed in at the window at this instant (MONDAY 09:30 unless said otherwise). */
  async submitted(options: CaseOptions = {}): Promise<StagedCase> {
    const id = randomUUID();
    const input = this.input(id, options);
    const handle = await startAt(this.engine.client, REDEMPTION, {
      at: options.at ?? at(0, '09:30'),
      workflowId: redemptionWorkflowId(id),
      taskQueue: this.taskQueue,
      args: [input],
    });
    const staged = new StagedCase(this, id, handle);
    await staged.act('submit', people.clerk, {
      channel: 'WINDOW',
      requestedFen: options.requestedFen ?? 1_000_000,
      materials: await this.uploads(input.item.requiredMaterials),
    });
    return staged;
  }

  /** Uploaded files, one for each key. */
  async uploads(keys: readonly string[]): Promise<{ materialKey: string; uploadId: string }[]> {
    const materials = keys.map((materialKey) => ({ materialKey, uploadId: randomUUID() }));
    if (materials.length === 0) return materials;
    await this.connection.db
      .insertInto('upload')
      .values(
        materials.map(({ uploadId }) => ({
          id: uploadId,
          sha256: '0'.repeat(64),
          sizeBytes: 1,
          mediaType: 'application/pdf',
          fileName: 'material.pdf',
          uploadedBy: people.clerk.accountId,
        })),
      )
      .execute();
    return materials;
  }
}

function itemFacts(item: PolicyItemPreset): RedemptionInput['item'] {
  const { guide } = item;
  return {
    id: item.id,
    version: item.version,
    kind: item.kind,
    policyLevel: item.policyLevel,
    departmentOrganisationId: item.departmentOrganisationId,
    poolId: item.poolId,
    maxAmountFen: item.maxAmountFen,
    reviewWorkingDays: guide.reviewWorkingDays,
    longerLimitBasis: guide.longerLimitBasis,
    redemptionWorkingDays: guide.redemptionWorkingDays,
    requiredMaterials: guide.materials.filter((each) => each.required).map((each) => each.key),
  };
}

export { demoEnterprises };
