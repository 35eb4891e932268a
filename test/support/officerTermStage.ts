import { randomUUID } from 'node:crypto';
import { type WorkflowHandle, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { schemeOrgans } from '../../db/presets';
import type { OfficerSchemePreset } from '../../db/presets/schemes/officerSchema';
import { toJson } from '../../db/schema';
import {
  ATTENDANCE_SIGNAL,
  type AttendanceRecorded,
  GRADE_SIGNAL,
  type GradeConfirmed,
  OFFICER_TERM,
  type OfficerTermCommandName,
  type OfficerTermCommands,
  type OfficerTermInput,
  officerTermWorkflowId,
  type ProcessAnswer,
  type Refusal,
} from '../../workflows/officer-term/messages';
import type { Actor } from '../../workflows/rules/actor';
import { chinaInstant } from '../../workflows/rules/calendar/workingDays';
import { defaultLadder } from '../../workflows/rules/obligations/ladder';
import { officeOrganOf } from '../../workflows/rules/officer-term/organs';
import { fitCandidate, inputOf } from './officerTermPlayer';
import { actor, organisation, RedemptionStage, testCalendar, YEAR } from './redemptionStage';
import { fastForward, startAt, workflowNow } from './virtualTime';

/** The staff of each scheme's office, by the beginning of their names. */
const STAFF: Record<string, string> = { BT: 'bt', HB: 'hb', LA: 'la', 'YY-P': 'yy', 'YY-S': 'yy' };

export function staffOf(schemeCode: string) {
  const of = (name: string, role: Actor['role']) => actor(`${STAFF[schemeCode]}-${name}`, role);
  return {
    clerk: of('yunying1', 'ORGANISER'),
    head: of('jueding1', 'DECISION_BODY'),
    deputy: of('jueding2', 'DECISION_BODY'),
    supervisor: of('duban', 'SUPERVISOR'),
  };
}

/** A China date of the test year (or so many years later) and time as an instant. */
export const on = (monthDay: string, time = '10:00', years = 0): string =>
  chinaInstant(`${YEAR + years}-${monthDay}`, time);

type Fields<Name extends OfficerTermCommandName> = Omit<OfficerTermCommands[Name], 'actor' | 'fingerprint'>;

/** One term on the stage. */
export class StagedTerm {
  readonly staff: ReturnType<typeof staffOf>;
  readonly officer: Actor;
  constructor(
    private readonly stage: OfficerTermStage,
    readonly input: OfficerTermInput,
    readonly handle: WorkflowHandle,
  ) {
    this.staff = staffOf(input.schemeCode);
    this.officer = {
      accountId: input.officerAccountId,
      role: 'OFFICER',
      organisationId: null,
      enterpriseId: null,
    };
  }

  get id(): string {
    return this.input.termId;
  }

  async act<Name extends OfficerTermCommandName>(
    name: Name,
    who: Actor,
    fields: Fields<Name>,
    key: string = randomUUID(),
  ): Promise<ProcessAnswer> {
    const command = { actor: who, fingerprint: `${name}:${key}`, ...fields };
    return this.handle.executeUpdate<ProcessAnswer, [unknown]>(name, { args: [command], updateId: key });
  }

  /** The refusal of a step that must be refused. */
  async refused<Name extends OfficerTermCommandName>(
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

  appoint(): Promise<ProcessAnswer> {
    const seats = { serving: {}, call: null, moved: 0 };
    return this.act('appoint', this.staff.clerk, { noteId: null, seats, lengthReasonId: null });
  }

  /** Hands in a draft made for the purpose; tells its id. */
  async file(over: Partial<Fields<'file'>> = {}, who: Actor = this.officer): Promise<string> {
    const kind = over.kind ?? 'REPORT';
    const submissionId = await this.stage.draft(this.input, kind);
    await this.act('file', who, { submissionId, kind, nil: false, urgent: false, arrivedOn: null, ...over });
    return submissionId;
  }

  screen(submissionId: string, over: Partial<Fields<'screen'>> = {}): Promise<ProcessAnswer> {
    const valid = { verdict: 'VALID' as const, valuable: true, workable: true };
    const fields = { submissionId, ...valid, classification: null, duplicateOf: null, noteId: null, ...over };
    return this.act('screen', this.staff.clerk, fields);
  }

  async report(over: Partial<Fields<'file'>> = {}): Promise<string> {
    const id = await this.file(over);
    await this.screen(id);
    return id;
  }

  attend(gatheringId: string, startsAt: string, present: boolean, over: Partial<AttendanceRecorded> = {}) {
    const message: AttendanceRecorded = {
      key: `${gatheringId}:1`,
      actor: this.staff.clerk,
      gatheringId,
      kind: 'COLLECTIVE',
      startsAt,
      present,
      recordedAt: startsAt,
      special: false,
      ...over,
    };
    return this.handle.signal(ATTENDANCE_SIGNAL, message);
  }

  grade(message: Omit<GradeConfirmed, 'actor' | 'assessmentId' | 'noteId'>): Promise<void> {
    return this.handle.signal(GRADE_SIGNAL, {
      actor: this.staff.head,
      assessmentId: randomUUID(),
      noteId: null,
      ...message,
    });
  }

  to(instant: string, mayEnd = false): Promise<void> {
    return fastForward(this.stage.client, this.handle.workflowId, { to: instant }, { mayEnd });
  }

  now(): Promise<string> {
    return workflowNow(this.stage.client, this.handle.workflowId);
  }

  row() {
    return this.stage.db
      .selectFrom('officerTerm')
      .selectAll()
      .where('id', '=', this.id)
      .executeTakeFirstOrThrow();
  }

  async procedures() {
    const rows = await this.stage.db
      .selectFrom('officerProcedure')
      .selectAll()
      .where('termId', '=', this.id)
      .orderBy('detectedAt')
      .orderBy('id')
      .execute();
    return rows;
  }

  async procedure() {
    const found = (await this.procedures()).at(-1);
    if (!found) throw new Error('no procedure');
    return found;
  }

  obligations() {
    return this.stage.db
      .selectFrom('obligation')
      .selectAll()
      .where('workflowId', '=', this.handle.workflowId)
      .orderBy('origin')
      .orderBy('id')
      .execute();
  }

  documents() {
    return this.stage.db
      .selectFrom('document')
      .selectAll()
      .where('subjectId', '=', this.id)
      .orderBy('issuedAt')
      .orderBy('number')
      .execute();
  }

  audit() {
    return this.stage.db
      .selectFrom('auditEvent')
      .selectAll()
      .where('subjectId', '=', this.id)
      .orderBy('seq')
      .execute();
  }

  /** Ids of the runs of the term, in order, with the number of events of each. */
  async runs(): Promise<{ runId: string; events: number }[]> {
    const runs: { runId: string; startTime: number; events: number }[] = [];
    const query = `WorkflowId = '${this.handle.workflowId}'`;
    for await (const { runId, startTime, historyLength } of this.stage.client.workflow.list({ query }))
      runs.push({ runId, startTime: startTime.getTime(), events: historyLength });
    return runs.sort((a, b) => a.startTime - b.startTime || a.events - b.events);
  }
}

export interface TermOptions {
  /** First day, `MM-DD` of the test year; by default 1 April. */
  start?: string;
  at?: string;
  input?: Partial<OfficerTermInput>;
}

/** Database, worker and engine for tests of whole terms in virtual time. */
export class OfficerTermStage {
  private constructor(private readonly base: RedemptionStage) {}

  static async open(): Promise<OfficerTermStage> {
    return new OfficerTermStage(await RedemptionStage.open());
  }

  /** On a stage that is open already. */
  static on(base: RedemptionStage): OfficerTermStage {
    return new OfficerTermStage(base);
  }

  get db() {
    return this.base.connection.db;
  }

  get client() {
    return this.base.engine.client;
  }

  close(): Promise<void> {
    return this.base.close();
  }

  /** Somebody who has been appointed under the scheme, which is in force throughout. */
  async appointed(scheme: OfficerSchemePreset, options: TermOptions = {}): Promise<StagedTerm> {
    const term = await this.begun(scheme, options);
    await term.appoint();
    return term;
  }

  /** A term whose appointment is still to come. */
  async begun(
    scheme: OfficerSchemePreset,
    { start = '04-01', at, input }: TermOptions = {},
  ): Promise<StagedTerm> {
    const first = `${YEAR}-${start}`;
    const { officerId, accountId } = await this.person(scheme);
    const whole = { ...this.input(scheme, first, officerId, accountId), ...input };
    const workflowId = officerTermWorkflowId(whole.termId);
    await startAt(this.client, OFFICER_TERM, {
      at: at ?? chinaInstant(first, '09:00'),
      workflowId,
      taskQueue: this.base.taskQueue,
      args: [whole],
    });
    return new StagedTerm(this, whole, this.client.workflow.getHandle(workflowId));
  }

  private input(
    scheme: OfficerSchemePreset,
    first: string,
    officerId: string,
    officerAccountId: string,
  ): OfficerTermInput {
    const validity = { ...scheme.parameters.validity, from: `${YEAR}-01-01`, to: null };
    const parameters = { ...scheme.parameters, validity };
    const organs = Object.fromEntries(
      schemeOrgans
        .filter(({ schemeCode }) => schemeCode === scheme.code)
        .map(({ organCode, organisationId }) => [organCode, organisation(organisationId)]),
    );
    const office = organs[officeOrganOf(scheme.code, parameters)];
    if (!office) throw new Error(`${scheme.code} has no office`);
    const liaison = parameters.eligibility.liaison ? officerAccountId : null;
    return inputOf({ ...scheme, parameters }, first, {
      termId: randomUUID(),
      officerId,
      officerAccountId,
      homeOrganisationId: null,
      ladder: defaultLadder,
      calendar: testCalendar,
      office,
      organs,
      candidate: { ...fitCandidate(parameters), liaisonAccountId: liaison },
      verificationCode: randomUUID(),
    });
  }

  private async person({ code, parameters }: OfficerSchemePreset) {
    const accountId = randomUUID();
    const officerId = randomUUID();
    await this.db
      .insertInto('account')
      .values({ id: accountId, username: accountId, passwordHash: 'x', displayName: '林体验' })
      .execute();
    await this.db.insertInto('accountRole').values({ accountId, role: 'OFFICER' }).execute();
    await this.db
      .insertInto('officer')
      .values({
        id: officerId,
        subject: parameters.subject,
        schemeCode: code,
        name: '林体验',
        unitName: '槟榔合作社',
        accountId,
      })
      .execute();
    return { officerId, accountId };
  }

  /** A draft with its words. */
  async draft(
    { termId, schemeCode, office, officerAccountId }: OfficerTermInput,
    kind: string,
  ): Promise<string> {
    const id = randomUUID();
    await this.db
      .insertInto('officerSubmission')
      .values({
        id,
        termId,
        schemeCode,
        officeOrganisationId: office.id,
        status: 'DRAFT',
        kind: kind as 'REPORT',
        title: '窗口排队过长',
        body: '上午十点仅开放一个窗口。',
        details: toJson({}),
        createdBy: officerAccountId,
      })
      .execute();
    return id;
  }
}
