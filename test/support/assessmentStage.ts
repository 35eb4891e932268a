import { randomUUID } from 'node:crypto';
import { type WorkflowHandle, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { REWARD_POOL_BT } from '../../db/presets';
import { bt } from '../../db/presets/schemes/bt';
import {
  ASSESSMENT,
  type AssessmentCommandName,
  type AssessmentCommands,
  type AssessmentInput,
  assessmentWorkflowId,
  type ProcessAnswer,
  type Refusal,
} from '../../workflows/assessment/messages';
import {
  REWARD_LIST,
  type RewardCandidate,
  type RewardListCommandName,
  type RewardListCommands,
  type RewardListInput,
  rewardListWorkflowId,
} from '../../workflows/reward-list/messages';
import type { Actor } from '../../workflows/rules/actor';
import { chinaInstant } from '../../workflows/rules/calendar/dates';
import { defaultLadder } from '../../workflows/rules/obligations/ladder';
import type { CohortPerson } from '../../workflows/rules/officer-term/cohort';
import type { GradedAssessment } from '../../workflows/rules/officer-term/parameters';
import type { Span } from '../../workflows/rules/officer-term/periods';
import { addServingOfficer } from './officerRows';
import { actor, organisation, RedemptionStage, testCalendar, YEAR } from './redemptionStage';
import { fastForward, startAt } from './virtualTime';

/** The assessed year: over when the tests of it begin. */
export const ASSESSED = { from: `${YEAR - 1}-04-01`, to: `${YEAR}-03-31` };
/** An office moment after the year, and one in its last month. */
export const AFTER = chinaInstant(`${YEAR}-04-12`, '10:00');
export const LAST_MONTH = chinaInstant(`${YEAR}-03-15`, '10:00');

export const staff = {
  organiser: actor('bt-yunying1', 'ORGANISER'),
  organiser2: actor('bt-yunying2', 'ORGANISER'),
  decider: actor('bt-jueding1', 'DECISION_BODY'),
  decider2: actor('bt-jueding2', 'DECISION_BODY'),
  finance: actor('bt-caizheng', 'FINANCE'),
  supervisor: actor('bt-duban', 'SUPERVISOR'),
  stranger: actor('la-yunying1', 'ORGANISER'),
};

/** A process on the stage whose steps are commands of this shape. */
export class Staged<Commands> {
  constructor(
    readonly stage: RedemptionStage,
    readonly id: string,
    readonly handle: WorkflowHandle,
  ) {}

  act<Name extends keyof Commands & string>(
    name: Name,
    who: Actor,
    fields: Omit<Commands[Name], 'actor' | 'fingerprint'>,
    key: string = randomUUID(),
  ): Promise<ProcessAnswer> {
    const command = { actor: who, fingerprint: `${name}:${key}`, ...fields };
    return this.handle.executeUpdate<ProcessAnswer, [unknown]>(name, { args: [command], updateId: key });
  }

  /** The refusal of a step that must be refused. */
  async refused<Name extends keyof Commands & string>(
    name: Name,
    who: Actor,
    fields: Omit<Commands[Name], 'actor' | 'fingerprint'>,
  ): Promise<Refusal> {
    return this.act(name, who, fields).then(
      () => {
        throw new Error(`${name} was not refused`);
      },
      (error: unknown) => {
        const cause = error instanceof WorkflowUpdateFailedError ? error.cause : error;
        if (cause instanceof ApplicationFailure && cause.type === 'Refusal')
          return cause.details?.[0] as Refusal;
        throw error;
      },
    );
  }

  to(instant: string, options: { mayEnd?: boolean } = {}): Promise<void> {
    return fastForward(this.stage.engine.client, this.handle.workflowId, { to: instant }, options);
  }

  async limits(): Promise<Record<string, string>> {
    const rows = await this.stage.connection.db
      .selectFrom('obligation')
      .select(['id', 'status'])
      .where('workflowId', '=', this.handle.workflowId)
      .execute();
    return Object.fromEntries(rows.map(({ id, status }) => [id, status]));
  }
}

export type StagedAssessment = Staged<AssessmentCommands>;
export type StagedRewardList = Staged<RewardListCommands>;
export type { AssessmentCommandName, RewardListCommandName };

export const graded = bt.parameters.assessment as GradedAssessment;

/** Figures of one person; nothing done and nothing missed unless said otherwise. */
export const figures = (id: string, over: Partial<CohortPerson> = {}): CohortPerson => ({
  id,
  adopted: 0,
  provided: 0,
  unscreened: 0,
  lastCountedAt: null,
  specialDutyMissed: [],
  quotaMissed: [],
  ...over,
});

/** The stage of redemptions with officers of BT whose terms are rows, and with processes of assessment and reward. */
export class AssessmentStage {
  private years = 1;

  private constructor(readonly base: RedemptionStage) {}

  /** A year that nobody has assessed yet; they go back from the one before ASSESSED. */
  private freshYear(): Span {
    this.years += 1;
    return { from: `${YEAR - this.years}-04-01`, to: `${YEAR + 1 - this.years}-03-31` };
  }

  static async open(): Promise<AssessmentStage> {
    return new AssessmentStage(await RedemptionStage.open());
  }

  /** On a stage that is open already. */
  static on(base: RedemptionStage): AssessmentStage {
    return new AssessmentStage(base);
  }

  get db() {
    return this.base.connection.db;
  }

  close(): Promise<void> {
    return this.base.close();
  }

  /** Terms of the assessed year, expired with it; no process is behind them. */
  async terms(n: number): Promise<string[]> {
    const ids: string[] = [];
    for (let i = 0; i < n; i += 1) {
      const { termId } = await addServingOfficer(this.db, {
        schemeCode: 'BT',
        officeOrganisationId: 'BT-OFFICE',
      });
      await this.db
        .updateTable('officerTerm')
        .set({ schemeVersion: 1, fromDate: ASSESSED.from, toDate: ASSESSED.to, status: 'EXPIRED' })
        .set({ endedAt: chinaInstant(ASSESSED.to, '24:00'), light: 'GREY' })
        .where('id', '=', termId)
        .execute();
      await this.db
        .updateTable('officer')
        .set({ bankName: '保亭农信社', bankAccount: `62220000000000${String(i).padStart(4, '0')}` })
        .where('id', '=', this.db.selectFrom('officerTerm').select('officerId').where('id', '=', termId))
        .execute();
      ids.push(termId);
    }
    return ids;
  }

  assessmentInput(assessmentId: string, over: Partial<AssessmentInput> = {}): AssessmentInput {
    return {
      assessmentId,
      schemeCode: 'BT',
      schemeVersion: 1,
      assessment: graded,
      year: this.freshYear(),
      office: organisation('BT-OFFICE'),
      confirmer: organisation('BT-OFFICE'),
      confirmWorkingDays: 10,
      policy: bt.parameters.hearing.policy,
      ladder: defaultLadder,
      calendar: testCalendar,
      replacesId: null,
      ...over,
    };
  }

  /** A process that has not been opened yet. */
  async started(at = AFTER, over: Partial<AssessmentInput> = {}): Promise<StagedAssessment> {
    const id = randomUUID();
    const handle = await startAt(this.base.engine.client, ASSESSMENT, {
      at,
      workflowId: assessmentWorkflowId(id),
      taskQueue: this.base.taskQueue,
      args: [this.assessmentInput(id, over)],
    });
    return new Staged<AssessmentCommands>(this.base, id, handle);
  }

  async opened(
    people: CohortPerson[],
    { at = AFTER, over = {} }: { at?: string; over?: Partial<AssessmentInput> } = {},
  ): Promise<StagedAssessment> {
    const assessment = await this.started(at, over);
    const noteId = over.replacesId ? randomUUID() : null;
    await assessment.act('open', staff.organiser, { people, left: [], noteId });
    return assessment;
  }

  /** An assessment by adopted items whose grades have reached everybody. */
  async confirmed(people: CohortPerson[], over: Partial<AssessmentInput> = {}): Promise<StagedAssessment> {
    const assessment = await this.opened(people, { over });
    await assessment.act('decideMode', staff.organiser, { mode: 'ADOPTION', noteId: randomUUID() });
    await assessment.act('confirm', staff.decider, { noteId: null });
    await assessment.handle.result();
    return assessment;
  }

  listInput(listId: string, assessmentId: string, over: Partial<RewardListInput> = {}): RewardListInput {
    return {
      listId,
      schemeCode: 'BT',
      schemeVersion: 1,
      parameters: bt.parameters,
      assessmentId,
      year: ASSESSED,
      office: organisation('BT-OFFICE'),
      approver: organisation('BT-OFFICE'),
      finance: organisation('BT-FINANCE'),
      poolId: REWARD_POOL_BT,
      approveWorkingDays: 10,
      payWorkingDays: 10,
      paymentQueryMinutes: [1, 5, 15, 60],
      policy: bt.parameters.hearing.policy,
      ladder: defaultLadder,
      calendar: testCalendar,
      ...over,
    };
  }

  /** A list that has been drawn up. */
  async drawnUp(
    assessmentId: string,
    candidates: RewardCandidate[],
    over: Partial<RewardListInput> = {},
  ): Promise<StagedRewardList> {
    const id = randomUUID();
    const handle = await startAt(this.base.engine.client, REWARD_LIST, {
      at: AFTER,
      workflowId: rewardListWorkflowId(id),
      taskQueue: this.base.taskQueue,
      args: [this.listInput(id, assessmentId, over)],
    });
    const list = new Staged<RewardListCommands>(this.base, id, handle);
    await list.act('drawUp', staff.organiser, { candidates });
    return list;
  }

  /** A list that has been approved; finance may pay. */
  async approved(assessmentId: string, candidates: RewardCandidate[]): Promise<StagedRewardList> {
    const list = await this.drawnUp(assessmentId, candidates);
    await list.act('submit', staff.organiser, { noteId: null });
    await list.act('approve', staff.decider, { noteId: null });
    return list;
  }
}

/** Everything that a reward depends on, for somebody whom nothing bars. */
export const candidate = (termId: string, over: Partial<RewardCandidate> = {}): RewardCandidate => ({
  lineId: randomUUID(),
  termId,
  accountId: null,
  served: ASSESSED,
  confirmedGrade: 'PASS',
  fiscalPayroll: false,
  seriousBreach: false,
  endState: 'EXPIRED',
  ...over,
});
