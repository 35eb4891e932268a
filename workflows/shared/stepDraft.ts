import type { Actor } from '../rules/actor';
import type { CalendarSlice, OfficeHours } from '../rules/calendar/types';
import type { Clock, ClockPolicy } from '../rules/deadlines/types';
import {
  cancelObligation,
  handOver,
  isOpen,
  meetObligation,
  openObligation,
  pauseObligation,
  resumeObligation,
} from '../rules/obligations/obligation';
import type { Ladder, Obligation } from '../rules/obligations/types';
import type {
  ClockEvent,
  DocumentDraft,
  NotificationDraft,
  StepRecord,
  SupervisionActDraft,
} from './records';

/** What every process keeps of its clocks. */
export interface ClockedState {
  calendar: CalendarSlice;
  obligations: Obligation[];
}

/** Who took the step and by which rule. `noteId` names a free text that lies in the database. */
export interface StepHead {
  at: string;
  action: string;
  ruleId: string;
  actor: Actor | null;
  noteId?: string | null;
}

/** A clock to be started at the instant of the step. */
export interface ClockSpec {
  /** Unique within the process, for ever. */
  id: string;
  kind: string;
  ruleId: string;
  owner: { organisationId: string; role: string; accountId?: string | null; hours: OfficeHours };
  clock: Clock;
  policy: ClockPolicy;
  ladder: Ladder;
  /** Instant from which the limit runs; that of the step unless given. */
  origin?: string;
}

/**
 * A step in the making: the state it leads to and everything it leaves in the records. Pure; the state it starts from
 * is never changed. Each process adds its own rows and ends it with a decision.
 */
export abstract class StepDraft<State extends ClockedState> {
  readonly state: State;
  readonly clocks: ClockEvent[] = [];
  readonly documents: DocumentDraft[] = [];
  readonly supervisionActs: SupervisionActDraft[] = [];
  readonly notifications: NotificationDraft[] = [];
  /** Facts of the step for the audit event, beside the new status. */
  readonly details: Record<string, unknown> = {};
  private readonly touched = new Set<string>();

  constructor(
    protected readonly from: State,
    readonly head: StepHead,
  ) {
    this.state = { ...from, obligations: [...from.obligations] };
  }

  get at(): string {
    return this.head.at;
  }

  /** Starts a clock. */
  open(spec: ClockSpec): Obligation {
    const { owner, origin, ...rest } = spec;
    const obligation = openObligation(
      {
        ...rest,
        ownerOrganisationId: owner.organisationId,
        ownerRole: owner.role,
        ownerAccountId: owner.accountId ?? null,
        origin: origin ?? this.at,
        hours: owner.hours,
      },
      this.state.calendar,
    );
    this.put(obligation, 'STARTED');
    return obligation;
  }

  /** Ends the chosen running clocks as kept or kept late, by the instant of the step or an earlier act. */
  meetWhere(chosen: (each: Obligation) => boolean, at = this.at): void {
    this.changeWhere(
      chosen,
      (each) => meetObligation(each, at),
      (each) => (each.status === 'MET_LATE' ? 'MET_LATE' : 'MET'),
    );
  }

  cancelWhere(chosen: (each: Obligation) => boolean, ground: string): void {
    this.changeWhere(
      chosen,
      (each) => cancelObligation(each, this.at, ground),
      () => 'CANCELLED',
      ground,
    );
  }

  pauseWhere(chosen: (each: Obligation) => boolean, ground: string): void {
    this.changeWhere(
      chosen,
      (each) => pauseObligation(each, this.at, ground),
      () => 'PAUSED',
      ground,
    );
  }

  resumeWhere(chosen: (each: Obligation) => boolean): void {
    this.changeWhere(
      chosen,
      (each) => resumeObligation(each, this.at, this.state.calendar),
      () => 'RESUMED',
    );
  }

  /** Names the person who owes the chosen running clocks. */
  nameOwnerWhere(chosen: (each: Obligation) => boolean, accountId: string): void {
    for (const each of this.state.obligations)
      if (chosen(each) && isOpen(each)) this.put(handOver(each, { ownerAccountId: accountId }), null);
  }

  /** Replaces an obligation; a clock event is noted unless null. */
  put(obligation: Obligation, event: ClockEvent['event'] | null, ground?: string): void {
    const index = this.state.obligations.findIndex((each) => each.id === obligation.id);
    if (index < 0) this.state.obligations.push(obligation);
    else this.state.obligations[index] = obligation;
    this.touched.add(obligation.id);
    if (!event) return;
    const { id, kind, dueAt } = obligation;
    this.clocks.push(ground === undefined ? { id, kind, event, dueAt } : { id, kind, event, dueAt, ground });
  }

  /** Adds a document with a number of this series; tells its index among the step's documents. */
  paper(kind: string, series: string, facts: Record<string, unknown>): number {
    this.documents.push({ kind, series, facts });
    return this.documents.length - 1;
  }

  tell(kind: string, ...to: NotificationDraft['to'][]): void {
    for (const each of to) this.notifications.push({ kind, to: each });
  }

  /** The records of the step; `after` begins with the new status. */
  protected recordOf(
    before: Record<string, unknown> | null,
    after: Record<string, unknown>,
    onBehalfOf: string | null = null,
  ): StepRecord {
    const { action, ruleId, actor, noteId } = this.head;
    return {
      action,
      ruleId,
      actor,
      onBehalfOf,
      noteId: noteId ?? null,
      before,
      after: { ...after, ...this.details },
      obligations: this.state.obligations.filter((each) => this.touched.has(each.id)),
      clocks: this.clocks,
      documents: this.documents,
      supervisionActs: this.supervisionActs,
      notifications: this.notifications,
    };
  }

  private changeWhere(
    chosen: (each: Obligation) => boolean,
    to: (each: Obligation) => Obligation,
    event: (each: Obligation) => ClockEvent['event'],
    ground?: string,
  ): void {
    for (const each of this.state.obligations.filter((one) => chosen(one) && isOpen(one))) {
      const changed = to(each);
      this.put(changed, event(changed), ground);
    }
  }
}
