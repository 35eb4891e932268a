import { randomUUID } from 'node:crypto';
import { type WorkflowHandle, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { la } from '../../db/presets/schemes/la';
import { toJson } from '../../db/schema';
import { ensureNamespace } from '../../local-stack/temporalConnection';
import {
  type Arrangement,
  GATHERING,
  type GatheringCommandName,
  type GatheringCommands,
  type GatheringInput,
  gatheringWorkflowId,
  type ProcessAnswer,
  type Refusal,
} from '../../workflows/gathering/messages';
import type { Actor } from '../../workflows/rules/actor';
import { GATHERING_LIMITS } from '../../workflows/rules/gathering/types';
import { defaultLadder } from '../../workflows/rules/obligations/ladder';
import type { Occasion } from '../../workflows/rules/scheme-watch/periods';
import { SCHEME_WATCH, type SchemeWatchInput, schemeWatchId } from '../../workflows/scheme-watch/messages';
import { setTestVariable, testVariable } from './environment';
import { addServingOfficer, type OfficerOptions, type OfficerRow } from './officerRows';
import { actor, at, organisation, RedemptionStage, testCalendar } from './redemptionStage';
import { fastForward, startAt } from './virtualTime';

type Fields<Name extends GatheringCommandName> = Omit<GatheringCommands[Name], 'actor' | 'fingerprint'>;

export const office = actor('la-yunying1', 'ORGANISER');
export const strangers = actor('yy-yunying1', 'ORGANISER');
export const supervisor = actor('la-duban', 'SUPERVISOR');

export const asOfficer = ({ accountId }: OfficerRow): Actor => ({
  accountId,
  role: 'OFFICER',
  organisationId: null,
  enterpriseId: null,
});

export interface GatheringOptions {
  kind?: GatheringInput['kind'];
  schemeCode?: string;
  plannedAt?: string;
  startsAt?: string;
  targetOrganisationId?: string | null;
  officers: readonly OfficerRow[];
}

/**
 * Gives this test file a namespace of its own on the engine: the watch over a scheme has the same id in every file. Call
 * it before the stage is opened.
 */
export async function inOwnNamespace(): Promise<void> {
  const namespace = `gatherings-${randomUUID()}`;
  await ensureNamespace({ address: testVariable('temporalAddress') }, namespace, 1);
  setTestVariable('temporalNamespace', namespace);
}

/** One gathering on the stage. */
export class StagedGathering {
  constructor(
    private readonly stage: RedemptionStage,
    readonly id: string,
    readonly handle: WorkflowHandle,
    readonly officers: readonly OfficerRow[],
  ) {}

  act<Name extends GatheringCommandName>(
    name: Name,
    who: Actor,
    fields: Fields<Name>,
    key: string = randomUUID(),
  ): Promise<ProcessAnswer> {
    const command = { actor: who, fingerprint: `${name}:${key}`, ...fields };
    return this.handle.executeUpdate<ProcessAnswer, [unknown]>(name, { args: [command], updateId: key });
  }

  /** The refusal of a step that must be refused. */
  async refused<Name extends GatheringCommandName>(
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

  /** Everybody's presence, by the order of the officers. */
  attend(
    presence: readonly boolean[],
    { done = null as readonly boolean[] | null, noteId = null as string | null } = {},
  ): Promise<ProcessAnswer> {
    const entries = this.officers.map(({ termId }, i) => ({
      termId,
      present: presence[i] === true,
      doneAsRequired: done ? done[i] === true : null,
    }));
    return this.act('recordAttendance', office, { entries, noteId });
  }

  to(instant: string): Promise<void> {
    return fastForward(this.stage.engine.client, this.handle.workflowId, { to: instant });
  }

  row() {
    const { db } = this.stage.connection;
    return db.selectFrom('gathering').selectAll().where('id', '=', this.id).executeTakeFirstOrThrow();
  }

  async invitation({ termId }: OfficerRow) {
    const { db } = this.stage.connection;
    return db
      .selectFrom('gatheringInvitation')
      .selectAll()
      .where('gatheringId', '=', this.id)
      .where('termId', '=', termId)
      .executeTakeFirstOrThrow();
  }

  async told(accountId: string): Promise<string[]> {
    const { db } = this.stage.connection;
    const rows = await db
      .selectFrom('notification')
      .select('kind')
      .where('subjectId', '=', this.id)
      .where('accountId', '=', accountId)
      .orderBy('id')
      .execute();
    return rows.map(({ kind }) => kind);
  }

  async limits(): Promise<Record<string, string>> {
    const { db } = this.stage.connection;
    const rows = await db
      .selectFrom('obligation')
      .select(['kind', 'status'])
      .where('workflowId', '=', this.handle.workflowId)
      .execute();
    return Object.fromEntries(rows.map(({ kind, status }) => [kind, status]));
  }

  /** Messages sent to other processes: workflow id and content, in their order. */
  async sent(): Promise<{ to: string; message: Record<string, unknown> }[]> {
    const history = await this.handle.fetchHistory();
    return (history.events ?? []).flatMap((event) => {
      const signal = event.signalExternalWorkflowExecutionInitiatedEventAttributes;
      const data = signal?.input?.payloads?.[0]?.data;
      if (!signal || !data) return [];
      const message = JSON.parse(Buffer.from(data).toString('utf8')) as Record<string, unknown>;
      return [{ to: signal.workflowExecution?.workflowId ?? '', message }];
    });
  }
}

/** The stage of redemptions with what gatherings and the watch need besides. */
export class GatheringStage {
  private constructor(readonly base: RedemptionStage) {}

  static async open(): Promise<GatheringStage> {
    return new GatheringStage(await RedemptionStage.open());
  }

  /** On a stage that is open already. */
  static on(base: RedemptionStage): GatheringStage {
    return new GatheringStage(base);
  }

  get db() {
    return this.base.connection.db;
  }

  close(): Promise<void> {
    return this.base.close();
  }

  officers(n: number, options: OfficerOptions = {}): Promise<OfficerRow[]> {
    return Promise.all(Array.from({ length: n }, () => addServingOfficer(this.db, options)));
  }

  input(
    gatheringId: string,
    { kind = 'SESSION', schemeCode = 'LA' }: Partial<GatheringOptions>,
  ): GatheringInput {
    return {
      gatheringId,
      schemeCode,
      schemeVersion: 1,
      kind,
      ruleId: 'LA-EXP-2',
      ownUnitRuleId: 'AMB-LA-3',
      groupSize: schemeCode === 'LA' ? 2 : null,
      limits: GATHERING_LIMITS,
      policy: la.parameters.hearing.policy,
      ladder: defaultLadder,
      calendar: testCalendar,
      office: organisation('LA-BUREAU'),
    };
  }

  async arrangement(gatheringId: string, options: GatheringOptions): Promise<Arrangement> {
    const planId = randomUUID();
    await this.db
      .insertInto('gatheringPlan')
      .values({
        id: planId,
        gatheringId,
        theme: '不动产登记全流程体验',
        contents: toJson(['取号排队', '提交材料']),
        place: '市政务服务中心二楼',
        sittingIn: toJson([]),
        contentSha256: '0'.repeat(64),
        createdBy: office.accountId,
      })
      .execute();
    return {
      planId,
      planSha256: '0'.repeat(64),
      startsAt: options.startsAt ?? at(7, '09:00'),
      endsAt: null,
      targetOrganisationId: options.targetOrganisationId ?? null,
      invitees: options.officers.map(({ termId, accountId, unitId }) => ({ termId, accountId, unitId })),
    };
  }

  /** A process that has not planned anything yet. */
  async started(options: GatheringOptions): Promise<StagedGathering> {
    const id = randomUUID();
    const handle = await startAt(this.base.engine.client, GATHERING, {
      at: options.plannedAt ?? at(0, '09:30'),
      workflowId: gatheringWorkflowId(id),
      taskQueue: this.base.taskQueue,
      args: [this.input(id, options)],
    });
    return new StagedGathering(this.base, id, handle, options.officers);
  }

  /** A gathering a week ahead, planned on MONDAY unless said otherwise. */
  async planned(options: GatheringOptions): Promise<StagedGathering> {
    const gathering = await this.started(options);
    await gathering.act('plan', office, { ...(await this.arrangement(gathering.id, options)), pairs: null });
    return gathering;
  }

  /** The watch over a scheme; its first line sees the given instant as now. */
  async watch(since: string, occasions: Occasion[], schemeCode: string): Promise<WorkflowHandle> {
    const input: SchemeWatchInput = {
      schemeCode,
      schemeVersion: 1,
      validity: { from: '2022-05-18', to: null },
      occasions,
      policy: la.parameters.hearing.policy,
      ladder: defaultLadder,
      office: organisation('LA-BUREAU'),
      calendar: testCalendar,
      held: [],
    };
    return startAt(this.base.engine.client, SCHEME_WATCH, {
      at: since,
      workflowId: schemeWatchId(schemeCode),
      taskQueue: this.base.taskQueue,
      args: [input],
    });
  }
}
