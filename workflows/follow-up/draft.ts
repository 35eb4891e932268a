import type { Actor } from '../rules/actor';
import type { Clock } from '../rules/deadlines/types';
import { EVALUATED, type OrganActor } from '../rules/evaluation/parameters';
import { ORGANISER } from '../rules/follow-up/guards';
import { OBJECT_OBLIGATIONS } from '../rules/follow-up/labels';
import type { FollowUpContent, FollowUpOutcome, FollowUpStatus } from '../rules/follow-up/types';
import { isOpen } from '../rules/obligations/obligation';
import type { StepDecision } from '../shared/process';
import { StepDraft } from '../shared/stepDraft';
import { columnsOf, createOf, type FollowUpProjection } from './projection';
import type { FollowUpState } from './state';

export type Step = StepDecision<FollowUpState, FollowUpProjection>;
/** One step; the guard of side and status has passed. */
export type StepRule<Command> = (state: FollowUpState, command: Command, at: string) => Step;

type Side = typeof ORGANISER | typeof EVALUATED;

/** A step of a follow-up in the making, with its rows. */
export class Draft extends StepDraft<FollowUpState> {
  files: string[] = [];

  constructor(
    from: FollowUpState,
    at: string,
    action: string,
    actor: Actor | null,
    noteId: string | null = null,
  ) {
    super(from, { at, action, ruleId: from.input.parameters.ruleId, actor, noteId });
  }

  become(status: FollowUpStatus, content: Partial<FollowUpContent>): void {
    this.state.status = status;
    this.state.content = { ...this.state.content, ...content };
  }

  /** Starts a limit that a side owes from now on; ids count within their kind. */
  owe(kind: string, side: Side, clock: Clock): void {
    const { policy, ladder, parameters } = this.state.input;
    const before = this.state.obligations.filter((each) => each.kind === kind).length;
    const own = side === EVALUATED ? this.state.input.object.organisation : null;
    const { id: organisationId, hours } = own ?? this.state.input.organ;
    const owner = { organisationId, role: own ? 'HANDLER' : ORGANISER, hours };
    const id = `${kind}-${before + 1}`;
    this.open({ id, kind, ruleId: parameters.ruleId, owner, clock, policy, ladder });
  }

  /** A limit of so many working days. */
  oweDays(kind: string, side: Side, n: number): void {
    this.owe(kind, side, { unit: 'WORKING_DAYS', n });
  }

  meet(kind: string): void {
    this.meetWhere((each) => each.kind === kind);
  }

  /** What the evaluated object owes has been done. */
  meetHandling(): void {
    this.meetWhere(({ kind }) => OBJECT_OBLIGATIONS.includes(kind));
  }

  drop(kind: string, ground: string): void {
    this.cancelWhere((each) => each.kind === kind, ground);
  }

  /** Tells the people of a side; those of the object at every desk that can act for it. */
  tellSide(kind: string, side: Side): void {
    const own = side === EVALUATED ? this.state.input.object.organisation : null;
    const { id: organisationId } = own ?? this.state.input.organ;
    for (const role of own ? ['HANDLER', 'APPROVER'] : [ORGANISER]) this.tell(kind, { organisationId, role });
  }

  /** Ends the follow-up; whatever is still owed falls away. */
  close(outcome: FollowUpOutcome, content: Partial<FollowUpContent> = {}): void {
    this.become('CLOSED', { ...content, outcome, endedAt: this.at });
    this.cancelWhere(isOpen, outcome);
    this.details.outcome = outcome;
  }

  done(): Step {
    const { state, from } = this;
    const first = from.begunAt === null;
    return {
      allowed: true,
      state,
      record: this.recordOf(first ? null : { status: from.status }, { status: state.status }),
      projection: { create: first ? createOf(state) : null, row: columnsOf(state), files: this.files },
    };
  }
}

/** Who acted, and for which side. */
export const actorOf = ({ accountId }: Actor, organ: Side): OrganActor => ({ accountId, organ });
