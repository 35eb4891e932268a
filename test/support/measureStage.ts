import { randomUUID } from 'node:crypto';
import { ge } from '../../db/presets/schemes/ge';
import {
  MEASURE,
  type MeasureCommands,
  type MeasureInput,
  measureWorkflowId,
} from '../../workflows/measure/messages';
import type { Actor, Role } from '../../workflows/rules/actor';
import { addDays } from '../../workflows/rules/calendar/dates';
import { MEASURE_LIMITS } from '../../workflows/rules/evaluation/measures/common';
import type { LadderMeasure } from '../../workflows/rules/evaluation/parameters';
import { defaultLadder } from '../../workflows/rules/obligations/ladder';
import { Staged } from './assessmentStage';
import {
  actor,
  at,
  MONDAY,
  organisation,
  people,
  RedemptionStage,
  testCalendar,
  YEAR,
} from './redemptionStage';
import { startAt } from './virtualTime';

export type StagedMeasure = Staged<MeasureCommands>;

export const ORGANS = {
  ORGANISER: 'GY-EVALUATION',
  CITY_GOVERNMENT: 'GY-GOVERNMENT',
  STANDING_COMMITTEE: 'GY-COMMITTEE',
} as const;
/** The evaluated department, whose people are demo accounts. */
export const OBJECT = 'GY-INDUSTRY';

/** A China date so many days after MONDAY. */
export const day = (days: number): string => addDays(MONDAY, days);

/** Accounts of the organs, two of each, and those of the evaluated department. */
export const staff = {
  organiser: organActor('organiser-1', 'ORGANISER', ORGANS.ORGANISER),
  organiser2: organActor('organiser-2', 'ORGANISER', ORGANS.ORGANISER),
  government: organActor('government-1', 'ORGANISER', ORGANS.CITY_GOVERNMENT),
  government2: organActor('government-2', 'DECISION_BODY', ORGANS.CITY_GOVERNMENT),
  committee: organActor('committee-1', 'ORGANISER', ORGANS.STANDING_COMMITTEE),
  committee2: organActor('committee-2', 'ORGANISER', ORGANS.STANDING_COMMITTEE),
  handler: people.handler,
  handler2: people.otherHandler,
  approver: people.approver,
  stranger: actor('keji1', 'HANDLER'),
  supervisor: people.supervisor,
};

interface OrganAccount extends Actor {
  username: string;
}

function organActor(username: string, role: Role, organisationId: string): OrganAccount {
  return { username: `ge-${username}`, accountId: randomUUID(), role, organisationId, enterpriseId: null };
}

const ACCOUNTS = Object.values(staff).filter((each): each is OrganAccount => 'username' in each);

/** What a measure of the object begins with, at the bottom for the first, second or third time. */
export function measureInput(kind: LadderMeasure, over: Partial<MeasureInput> = {}): MeasureInput {
  const [roundId, streak] = [randomUUID(), { RECTIFY: 1, INTERVIEW: 2, REVIEW: 3 }[kind]];
  return {
    measureId: randomUUID(),
    schemeCode: ge.code,
    schemeVersion: ge.version,
    due: {
      key: `${roundId}:${OBJECT}:${kind}`,
      measure: kind,
      ruleId: `GE-USE-${streak + 1}`,
      objectId: OBJECT,
      roundId,
      streak,
    },
    parameters: {
      rectification: ge.parameters.rectification,
      interview: ge.parameters.interview,
      review: ge.parameters.review,
    },
    limits: MEASURE_LIMITS,
    round: { year: YEAR - 1, number: 3 },
    object: { name: '市经济和信息化局', group: 'DEPARTMENT', organisation: organisation(OBJECT) },
    organs: {
      ORGANISER: organisation(ORGANS.ORGANISER),
      CITY_GOVERNMENT: organisation(ORGANS.CITY_GOVERNMENT),
      STANDING_COMMITTEE: organisation(ORGANS.STANDING_COMMITTEE),
    },
    policy: { hourClock: 'OFFICE', lastWorkingDayEndsAt: 'OFFICE_CLOSE' },
    ladder: defaultLadder,
    calendar: testCalendar,
    ...over,
  };
}

/** The stage of redemptions with people of the evaluation's organs, and processes of measures. */
export class MeasureStage {
  private constructor(readonly base: RedemptionStage) {}

  static async open(): Promise<MeasureStage> {
    return MeasureStage.on(await RedemptionStage.open());
  }

  /** On a stage that is open already. */
  static async on(base: RedemptionStage): Promise<MeasureStage> {
    const stage = new MeasureStage(base);
    await stage.addAccounts();
    return stage;
  }

  get db() {
    return this.base.connection.db;
  }

  close(): Promise<void> {
    return this.base.close();
  }

  /** A measure that begins on MONDAY at half past nine. */
  async started(kind: LadderMeasure, over: Partial<MeasureInput> = {}): Promise<StagedMeasure> {
    const input = measureInput(kind, over);
    const { measureId } = input;
    const handle = await startAt(this.base.engine.client, MEASURE, {
      at: at(0, '09:30'),
      workflowId: measureWorkflowId(measureId),
      taskQueue: this.base.taskQueue,
      args: [input],
    });
    const measure = new Staged<MeasureCommands>(this.base, measureId, handle);
    await this.begun(measureId);
    return measure;
  }

  row(id: string) {
    return this.db.selectFrom('measure').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  }

  /** An uploaded file of this person. */
  async upload(uploadedBy = staff.handler.accountId): Promise<string> {
    const id = randomUUID();
    await this.db
      .insertInto('upload')
      .values({
        id,
        sha256: '0'.repeat(64),
        sizeBytes: 1,
        mediaType: 'application/pdf',
        fileName: '佐证材料.pdf',
        uploadedBy,
      })
      .execute();
    return id;
  }

  acts(id: string) {
    return this.db
      .selectFrom('supervisionAct')
      .select(['act', 'number', 'obligationId', 'issuedBy', 'targetOrganisationId'])
      .where('subjectId', '=', id)
      .orderBy('stepSeq')
      .orderBy('ordinal')
      .execute();
  }

  /** Kinds of notifications of a measure that went to an organisation. */
  async told(id: string, organisationId: string): Promise<string[]> {
    const rows = await this.db
      .selectFrom('notification')
      .select('kind')
      .where('subjectId', '=', id)
      .where('organisationId', '=', organisationId)
      .orderBy('id')
      .execute();
    return rows.map(({ kind }) => kind);
  }

  /** The first step is the process's own; it is on record soon after the start. */
  private async begun(id: string): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      const row = await this.db.selectFrom('measure').select('id').where('id', '=', id).executeTakeFirst();
      if (row) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`measure ${id} has not begun`);
  }

  /** They log in with the password of the demonstration. */
  private async addAccounts(): Promise<void> {
    const { passwordHash } = await this.db
      .selectFrom('account')
      .select('passwordHash')
      .where('id', '=', people.handler.accountId)
      .executeTakeFirstOrThrow();
    const rows = ACCOUNTS.map(({ accountId: id, username, organisationId }) => ({
      id,
      username,
      passwordHash,
      displayName: username,
      organisationId,
    }));
    await this.db.insertInto('account').values(rows).execute();
    await this.db
      .insertInto('accountRole')
      .values(ACCOUNTS.map(({ accountId, role }) => ({ accountId, role })))
      .execute();
  }
}
