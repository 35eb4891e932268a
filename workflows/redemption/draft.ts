import type { Clock } from '../rules/deadlines/types';
import {
  cancelObligation,
  handOver,
  isOpen,
  meetObligation,
  openObligation,
  pauseObligation,
  resumeObligation,
} from '../rules/obligations/obligation';
import type { Obligation } from '../rules/obligations/types';
import { OBLIGATION_RULES, type ObligationKind } from '../rules/redemption/clocks';
import type { Actor, OrganisationFacts } from '../rules/redemption/types';
import type { StepDecision } from '../shared/process';
import type { ClockEvent, DocumentDraft, NotificationDraft, SupervisionActDraft } from '../shared/records';
import type { MaterialRef } from './messages';
import {
  type CallbackDraft,
  columnsOf,
  type FundMove,
  type InstructionChange,
  type RedemptionProjection,
} from './projection';
import type { RedemptionState } from './state';

/** Series of document numbers, by kind of document. */
const SERIES: Record<string, string> = {
  ASSIGNMENT_NOTICE: '广惠交',
  SUPPLEMENT_NOTICE: '广惠补',
  NON_ACCEPTANCE_NOTICE: '广惠不受',
  REFUSAL_NOTICE: '广惠不兑',
  REMINDER: '广惠催',
  SUPERVISION_ORDER: '广惠督',
};

/**
 * A step in the making: the state it leads to and everything it leaves in the records. Pure; the state it
 * starts from is never changed.
 */
export class Draft {
  readonly state: RedemptionState;
  readonly clocks: ClockEvent[] = [];
  readonly documents: DocumentDraft[] = [];
  readonly supervisionActs: SupervisionActDraft[] = [];
  readonly notifications: NotificationDraft[] = [];
  readonly details: Record<string, unknown> = {};
  materials: MaterialRef[] = [];
  fund: FundMove | null = null;
  instruction: InstructionChange | null = null;
  callback: CallbackDraft | null = null;
  settle: ((state: RedemptionState, data: Record<string, unknown>) => RedemptionState) | undefined;
  private readonly touched = new Set<string>();

  constructor(
    private readonly from: RedemptionState,
    readonly at: string,
    private readonly action: string,
    private readonly ruleId: string,
    private readonly actor: Actor | null,
    private readonly noteId: string | null = null,
  ) {
    this.state = { ...from, obligations: [...from.obligations], opened: { ...from.opened } };
  }

  /** Starts a clock of this kind, owed from `at` by a role of an organisation. */
  start(
    kind: ObligationKind,
    owner: OrganisationFacts,
    role: string,
    clock: Clock,
    accountId?: string,
  ): void {
    const { parameters } = this.state.input;
    const n = (this.state.opened[kind] ?? 0) + 1;
    this.state.opened[kind] = n;
    const obligation = openObligation(
      {
        id: `${kind}-${n}`,
        kind,
        ruleId: OBLIGATION_RULES[kind],
        ownerOrganisationId: owner.id,
        ownerRole: role,
        ownerAccountId: accountId ?? null,
        origin: this.at,
        clock,
        hours: owner.hours,
        policy: parameters.policy,
        ladder: parameters.ladder,
      },
      this.state.calendar,
    );
    this.put(obligation, 'STARTED');
  }

  /** Ends the running clock of this kind as kept or kept late. No running clock: nothing happens. */
  meet(kind: ObligationKind): void {
    this.change(
      kind,
      (each) => meetObligation(each, this.at),
      (each) => (each.status === 'MET_LATE' ? 'MET_LATE' : 'MET'),
    );
  }

  cancel(kind: ObligationKind, ground: string): void {
    this.change(
      kind,
      (each) => cancelObligation(each, this.at, ground),
      () => 'CANCELLED',
      ground,
    );
  }

  /** Ends every running clock, because what they were for is no longer owed. */
  cancelAll(ground: string): void {
    for (const kind of new Set(this.state.obligations.filter(isOpen).map((each) => each.kind)))
      this.cancel(kind as ObligationKind, ground);
  }

  pause(kind: ObligationKind, ground: string): void {
    this.change(
      kind,
      (each) => pauseObligation(each, this.at, ground),
      () => 'PAUSED',
      ground,
    );
  }

  resume(kind: ObligationKind): void {
    this.change(
      kind,
      (each) => resumeObligation(each, this.at, this.state.calendar),
      () => 'RESUMED',
    );
  }

  /** Names the person who owes the running clock of this kind. */
  nameOwner(kind: ObligationKind, accountId: string): void {
    for (const each of this.state.obligations)
      if (each.kind === kind && isOpen(each)) this.put(handOver(each, { ownerAccountId: accountId }), null);
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

  /** Adds a numbered document and tells its index. */
  document(kind: string, facts: Record<string, unknown> = {}): number {
    const redemptionId = this.state.input.redemptionId;
    this.documents.push({
      kind,
      series: SERIES[kind] as string,
      facts: { redemptionId, noteId: this.noteId, ...facts },
    });
    return this.documents.length - 1;
  }

  tell(kind: string, ...to: NotificationDraft['to'][]): void {
    for (const each of to) this.notifications.push({ kind, to: each });
  }

  tellWindow(kind: string): void {
    this.tell(kind, { organisationId: this.state.input.window.id, role: 'WINDOW' });
  }

  tellEnterprise(kind: string): void {
    this.tell(kind, { enterpriseId: this.state.input.enterpriseId });
  }

  tellFinance(kind: string): void {
    this.tell(kind, { organisationId: this.state.input.finance.id, role: 'FINANCE' });
  }

  tellDepartment(kind: string, role: 'HANDLER' | 'APPROVER'): void {
    if (this.state.department) this.tell(kind, { organisationId: this.state.department.id, role });
  }

  done(): StepDecision<RedemptionState, RedemptionProjection> & { allowed: true } {
    const state = this.state;
    const from = this.from;
    const isFirst = from.submittedAt === null;
    const byWindow = this.actor?.role === 'WINDOW' && ENTERPRISE_STEPS.has(this.action);
    const decision = {
      allowed: true as const,
      state,
      record: {
        action: this.action,
        ruleId: this.ruleId,
        actor: this.actor,
        onBehalfOf: byWindow ? state.input.enterpriseId : null,
        noteId: this.noteId,
        before: isFirst ? null : { status: from.status },
        after: { status: state.status, ...this.details },
        obligations: state.obligations.filter((each) => this.touched.has(each.id)),
        clocks: this.clocks,
        documents: this.documents,
        supervisionActs: this.supervisionActs,
        notifications: this.notifications,
      },
      projection: {
        create: isFirst,
        row: columnsOf(state),
        materials: this.materials,
        fund: this.fund,
        instruction: this.instruction,
        callback: this.callback,
      },
    };
    return this.settle ? { ...decision, settle: this.settle } : decision;
  }

  private change(
    kind: ObligationKind,
    to: (each: Obligation) => Obligation,
    event: (each: Obligation) => ClockEvent['event'],
    ground?: string,
  ): void {
    for (const each of this.state.obligations.filter((one) => one.kind === kind && isOpen(one))) {
      const changed = to(each);
      this.put(changed, event(changed), ground);
    }
  }
}

/** Steps that are the enterprise's own and that a window clerk may take in its name. */
const ENTERPRISE_STEPS = new Set(['submit', 'supplySupplement', 'supplyReviewSupplement', 'withdraw']);
