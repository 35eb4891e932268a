import { randomUUID } from 'node:crypto';
import { ge } from '../../db/presets/schemes/ge';
import { toJson } from '../../db/schema';
import {
  FOLLOW_UP,
  type FollowUpCommands,
  type FollowUpInput,
  followUpWorkflowId,
} from '../../workflows/follow-up/messages';
import { FOLLOW_UP_CLOCK_POLICY, followUpParameters } from '../../workflows/rules/follow-up/parameters';
import type { FollowUpKind } from '../../workflows/rules/follow-up/types';
import { defaultLadder } from '../../workflows/rules/obligations/ladder';
import { Staged } from './assessmentStage';
import { actor, at, organisation, people, RedemptionStage, testCalendar } from './redemptionStage';
import { startAt } from './virtualTime';

export type StagedFollowUp = Staged<FollowUpCommands>;

export const ORGANISER = 'GY-EVALUATION';
/** The evaluated department, whose people are demo accounts. */
export const OBJECT = 'GY-INDUSTRY';

export const staff = {
  organiser: actor('ge-zuzhi1', 'ORGANISER'),
  organiser2: actor('ge-zuzhi2', 'ORGANISER'),
  handler: people.handler,
  handler2: people.otherHandler,
  stranger: actor('ge-chengguan', 'HANDLER'),
  supervisor: people.supervisor,
  administrator: actor('guanli', 'ADMIN'),
};

/** What a follow-up is asked for by; `contact` says whether somebody left a number. */
export interface Ground {
  kind?: FollowUpKind;
  contact?: boolean;
  objectId?: string;
}

/** The stage of redemptions with follow-ups of complaints and ratings. */
export class FollowUpStage {
  private constructor(readonly base: RedemptionStage) {}

  static async open(): Promise<FollowUpStage> {
    return FollowUpStage.on(await RedemptionStage.open());
  }

  static on(base: RedemptionStage): FollowUpStage {
    return new FollowUpStage(base);
  }

  get db() {
    return this.base.connection.db;
  }

  close(): Promise<void> {
    return this.base.close();
  }

  /** Puts down what asks for a follow-up, as a window or the page of the complaint does. */
  async due({ kind = 'RATING', contact = false, objectId = OBJECT }: Ground = {}): Promise<string> {
    const id = randomUUID();
    const due = { id, schemeCode: ge.code, kind, ratingId: null, pointId: null, objectId };
    const at = new Date().toISOString();
    await this.db
      .insertInto('followUpDue')
      .values({ ...due, aspects: toJson(kind === 'RATING' ? ['ATTITUDE'] : ['DELAY']), at })
      .execute();
    if (kind === 'RATING') return id;
    await this.db
      .insertInto('complaint')
      .values({
        id,
        words: '材料交了三次仍未受理。',
        kinds: toJson(['DELAY']),
        contactName: contact ? '王小明' : null,
        contactPhone: contact ? '13900001111' : null,
        trackingHash: id,
        fingerprint: id,
        at,
        withdrawnAt: null,
      })
      .execute();
    return id;
  }

  input(followUpId: string, { kind = 'RATING', contact = false }: Ground = {}): FollowUpInput {
    const { ratings, score } = ge.parameters;
    return {
      followUpId,
      schemeCode: ge.code,
      schemeVersion: ge.version,
      kind,
      pointId: null,
      aspects: ['ATTITUDE'],
      hasContact: contact,
      parameters: followUpParameters(kind, ratings, score.hideBelow),
      object: {
        id: OBJECT,
        name: '市经济和信息化局',
        group: 'DEPARTMENT',
        organisation: organisation(OBJECT),
      },
      organ: organisation(ORGANISER),
      policy: FOLLOW_UP_CLOCK_POLICY,
      ladder: defaultLadder,
      calendar: testCalendar,
    };
  }

  /** A follow-up that begins on MONDAY at half past nine. */
  async started(ground: Ground = {}, over: Partial<FollowUpInput> = {}): Promise<StagedFollowUp> {
    const id = await this.due(ground);
    const handle = await startAt(this.base.engine.client, FOLLOW_UP, {
      at: at(0, '09:30'),
      workflowId: followUpWorkflowId(id),
      taskQueue: this.base.taskQueue,
      args: [{ ...this.input(id, ground), ...over }],
    });
    await this.begun(id);
    return new Staged<FollowUpCommands>(this.base, id, handle);
  }

  row(id: string) {
    return this.db.selectFrom('followUp').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  }

  /** An uploaded file of this person. */
  async upload(uploadedBy = staff.handler.accountId): Promise<string> {
    const id = randomUUID();
    const file = { sha256: '0'.repeat(64), sizeBytes: 1, mediaType: 'application/pdf', fileName: '佐证.pdf' };
    await this.db
      .insertInto('upload')
      .values({ id, ...file, uploadedBy })
      .execute();
    return id;
  }

  acts(id: string) {
    return this.db
      .selectFrom('supervisionAct')
      .select(['act', 'obligationId', 'issuedBy', 'targetOrganisationId', 'number'])
      .where('subjectId', '=', id)
      .orderBy('stepSeq')
      .orderBy('ordinal')
      .execute();
  }

  /** Kinds of notifications that went to an organisation. */
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
  async begun(id: string): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      const row = await this.db.selectFrom('followUp').select('id').where('id', '=', id).executeTakeFirst();
      if (row) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`follow-up ${id} has not begun`);
  }
}
