import { randomUUID } from 'node:crypto';
import type { Insertable } from 'kysely';
import { createOfficerTermActivities } from '../../activities/officer-term/activities';
import type { Connection } from '../../db/connect';
import { type Database, toJson } from '../../db/schema';
import type { OfficerTermProjection } from '../../workflows/officer-term/projection';
import type { Procedure } from '../../workflows/rules/officer-term/hearing/types';
import type { StepEnvelope, StepRecord } from '../../workflows/shared/records';

export const OFFICE = 'BT-OFFICE';

type Envelope = StepEnvelope<OfficerTermProjection>;

export interface StepOptions {
  at?: string;
  updateId?: string | null;
  record?: Partial<StepRecord>;
  projection?: Partial<OfficerTermProjection>;
}

const EMPTY_RECORD: StepRecord = {
  action: 'officerTerm.file',
  ruleId: 'BT-DUT-1',
  actor: null,
  onBehalfOf: null,
  noteId: null,
  before: { status: 'SERVING' },
  after: { status: 'SERVING' },
  obligations: [],
  clocks: [],
  documents: [],
  supervisionActs: [],
  notifications: [],
};

export const ROW: OfficerTermProjection['row'] = {
  status: 'SERVING',
  trainedAt: null,
  renewal: null,
  endedAt: null,
  endGround: null,
  endRuleId: null,
  toDate: '2023-03-31',
  light: 'GREEN',
  openProcedures: 0,
  unscreened: 0,
  lastFiledAt: null,
  nextDueAt: null,
  nextDueKind: null,
  overdueCount: 0,
  outlastsScheme: false,
};

/** A term of BT whose steps are recorded as its process would, without an engine. */
export class TermRows {
  readonly id = randomUUID();
  private seq = 0;

  private constructor(
    readonly connection: Connection,
    readonly officerId: string,
    readonly accountId: string,
  ) {}

  static async appoint(
    connection: Connection,
    { name = '林体验', accountId = undefined as string | undefined, options = {} as StepOptions } = {},
  ): Promise<TermRows> {
    const account = accountId ?? (await addAccount(connection, name));
    const officerId = randomUUID();
    await connection.db
      .insertInto('officer')
      .values({
        id: officerId,
        subject: 'PERSON',
        schemeCode: 'BT',
        name,
        unitName: '槟榔合作社',
        accountId: account,
      })
      .execute();
    const term = new TermRows(connection, officerId, account);
    await term.step('appoint', {
      at: '2022-03-31T16:00:00.000Z',
      ...options,
      projection: { create: term.creation(), ...options.projection },
    });
    return term;
  }

  private creation(): OfficerTermProjection['create'] {
    return {
      officerId: this.officerId,
      officerAccountId: this.accountId,
      schemeCode: 'BT',
      schemeVersion: 1,
      channel: 'SOCIAL',
      category: { code: 'PUBLIC', text: '' },
      candidate: {
        age: null,
        attestations: [],
        conditions: [],
        bars: [],
        commitmentLetter: null,
        liaisonAccountId: null,
        category: { code: 'PUBLIC', text: '' },
        industry: '商贸',
      },
      servedTerms: 1,
      previousTermId: null,
      verificationCode: randomUUID(),
      span: { from: '2022-04-01', to: '2023-03-31' },
    };
  }

  /** The next step as it would be sent to the record activity. */
  envelope(name: string, options: StepOptions = {}): Envelope {
    this.seq += 1;
    return {
      workflowId: `officer-term/${this.id}`,
      runId: 'run',
      subject: { type: 'officerTerm', id: this.id },
      seq: this.seq,
      updateId: options.updateId === undefined ? randomUUID() : options.updateId,
      command: { name, args: {} },
      at: options.at ?? '2022-05-10T02:00:00.000Z',
      record: { ...EMPTY_RECORD, ...options.record },
      projection: {
        create: null,
        schemeCode: 'BT',
        officeOrganisationId: OFFICE,
        deciders: { OPERATOR: OFFICE },
        row: ROW,
        procedures: [],
        changes: [],
        closeAccess: false,
        ...options.projection,
      },
    };
  }

  record(step: Envelope) {
    return createOfficerTermActivities(this.connection).recordOfficerTermStep(step);
  }

  step(name: string, options: StepOptions = {}) {
    return this.record(this.envelope(name, options));
  }

  /** A draft of the officer with its words. */
  draft(columns: Partial<DraftRow> = {}): Promise<string> {
    return addDraft(this.connection, {
      termId: this.id,
      schemeCode: 'BT',
      createdBy: this.accountId,
      ...columns,
    });
  }

  /** Hands in a draft, made for the purpose unless given; tells its id. */
  async file(options: { id?: string; at?: string; kind?: 'REPORT' | 'SUGGESTION' } = {}): Promise<string> {
    const id = options.id ?? (await this.draft());
    const at = options.at ?? '2022-05-10T02:00:00.000Z';
    const filed = {
      kind: options.kind ?? 'REPORT',
      nil: false,
      urgent: false,
      arrivedAt: at,
      by: this.accountId,
    };
    await this.step('file', { at, projection: { changes: [{ change: 'FILED', id, ...filed }] } });
    return id;
  }
}

type DraftRow = Insertable<Database['officerSubmission']>;

/** A draft with its words; tells its id. */
export async function addDraft(
  { db }: Connection,
  columns: Partial<DraftRow> & Pick<DraftRow, 'termId' | 'schemeCode' | 'createdBy'>,
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('officerSubmission')
    .values({
      id,
      officeOrganisationId: OFFICE,
      status: 'DRAFT',
      kind: 'REPORT',
      title: '窗口排队过长',
      body: '上午十点仅开放一个窗口。',
      details: toJson({}),
      ...columns,
    })
    .execute();
  return id;
}

/** An enabled account of an officer with an open session. */
export async function addAccount({ db }: Connection, displayName: string, roles = ['OFFICER'] as const) {
  const id = randomUUID();
  const expiresAt = '2099-01-01T00:00:00.000Z';
  await db
    .insertInto('account')
    .values({ id, username: id, passwordHash: 'x', displayName, organisationId: OFFICE })
    .execute();
  await db
    .insertInto('accountRole')
    .values(roles.map((role) => ({ accountId: id, role })))
    .execute();
  await db.insertInto('session').values({ idHash: randomUUID(), accountId: id, expiresAt }).execute();
  return id;
}

/** A procedure on two empty months, just found. */
export function procedure(over: Partial<Procedure> = {}): Procedure {
  return {
    id: 'EMPTY-2022-05',
    ground: 'CONSECUTIVE_EMPTY_MONTHS',
    ruleId: 'BT-DSM-2',
    mode: 'AUTO',
    hearing: true,
    endState: 'DISMISSED',
    decider: 'OPERATOR',
    inform: [],
    facts: [],
    needs: 2,
    message: '连续两个月未提交体验报告。',
    factsAt: '2022-05-31T16:00:00.000Z',
    detectedAt: '2022-05-31T16:00:00.000Z',
    status: 'DETECTED',
    notifiedAt: null,
    delivery: null,
    deliveryReminded: false,
    publicNoticeOffered: false,
    windowEndsAt: null,
    provisional: false,
    answers: [],
    lateReports: [],
    stayProposal: null,
    stay: null,
    decision: null,
    termEnded: false,
    lapse: null,
    endedAt: null,
    ...over,
  };
}
