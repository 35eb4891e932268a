import type { Clock } from '../rules/deadlines/types';
import { OBLIGATION_RULES, type ObligationKind } from '../rules/redemption/clocks';
import type { Actor, OrganisationFacts } from '../rules/redemption/types';
import type { StepDecision } from '../shared/process';
import { StepDraft } from '../shared/stepDraft';
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

/** A step of the case in the making, with the rows that are the case's own. */
export class Draft extends StepDraft<RedemptionState> {
  materials: MaterialRef[] = [];
  fund: FundMove | null = null;
  instruction: InstructionChange | null = null;
  callback: CallbackDraft | null = null;
  settle: ((state: RedemptionState, data: Record<string, unknown>) => RedemptionState) | undefined;

  constructor(
    from: RedemptionState,
    at: string,
    action: string,
    ruleId: string,
    actor: Actor | null,
    noteId: string | null = null,
  ) {
    super({ ...from, opened: { ...from.opened } }, { at, action, ruleId, actor, noteId });
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
    this.open({
      id: `${kind}-${n}`,
      kind,
      ruleId: OBLIGATION_RULES[kind],
      owner: { organisationId: owner.id, role, accountId: accountId ?? null, hours: owner.hours },
      clock,
      policy: parameters.policy,
      ladder: parameters.ladder,
    });
  }

  /** Ends the running clock of this kind as kept or kept late. No running clock: nothing happens. */
  meet(kind: ObligationKind): void {
    this.meetWhere((each) => each.kind === kind);
  }

  cancel(kind: ObligationKind, ground: string): void {
    this.cancelWhere((each) => each.kind === kind, ground);
  }

  /** Ends every running clock, because what they were for is no longer owed. */
  cancelAll(ground: string): void {
    this.cancelWhere(() => true, ground);
  }

  pause(kind: ObligationKind, ground: string): void {
    this.pauseWhere((each) => each.kind === kind, ground);
  }

  resume(kind: ObligationKind): void {
    this.resumeWhere((each) => each.kind === kind);
  }

  /** Names the person who owes the running clock of this kind. */
  nameOwner(kind: ObligationKind, accountId: string): void {
    this.nameOwnerWhere((each) => each.kind === kind, accountId);
  }

  /** Adds a numbered document and tells its index. */
  document(kind: string, facts: Record<string, unknown> = {}): number {
    const { redemptionId } = this.state.input;
    return this.paper(kind, SERIES[kind] as string, {
      redemptionId,
      noteId: this.head.noteId ?? null,
      ...facts,
    });
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
    const { state, from } = this;
    const { action, actor } = this.head;
    const isFirst = from.submittedAt === null;
    const byWindow = actor?.role === 'WINDOW' && ENTERPRISE_STEPS.has(action);
    const decision = {
      allowed: true as const,
      state,
      record: this.recordOf(
        isFirst ? null : { status: from.status },
        { status: state.status },
        byWindow ? state.input.enterpriseId : null,
      ),
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
}

/** Steps that are the enterprise's own and that a window clerk may take in its name. */
const ENTERPRISE_STEPS = new Set(['submit', 'supplySupplement', 'supplyReviewSupplement', 'withdraw']);
