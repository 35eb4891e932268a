import { isOpen } from '../rules/obligations/obligation';
import { isSettledLine, type RewardLine } from '../rules/officer-term/rewardLines';
import type { StepDecision } from '../shared/process';
import { StepDraft, type StepHead } from '../shared/stepDraft';
import type { RewardFundMove, RewardInstructionChange, RewardListProjection } from './projection';
import type { RewardListState } from './state';

export type Step = StepDecision<RewardListState, RewardListProjection>;
/** One step of the list; the guard of role and status has passed. */
export type StepRule<Command> = (state: RewardListState, command: Command, at: string) => Step;

/** A step of the list in the making, with its rows. */
export class Draft extends StepDraft<RewardListState> {
  fund: RewardFundMove | null = null;
  readonly instructions: RewardInstructionChange[] = [];
  settle: ((state: RewardListState, data: Record<string, unknown>) => RewardListState) | undefined;
  private readonly changed = new Set<string>();

  constructor(from: RewardListState, head: StepHead) {
    super({ ...from, opened: { ...from.opened }, lines: [...from.lines] }, head);
  }

  setLines(lines: RewardLine[]): void {
    this.state.lines = lines;
    for (const { lineId } of lines) this.changed.add(lineId);
  }

  changeLine(lineId: string, changes: Partial<RewardLine>): void {
    this.state.lines = this.state.lines.map((line) =>
      line.lineId === lineId ? { ...line, ...changes } : line,
    );
    this.changed.add(lineId);
  }

  /** Starts a limit of the approver or of finance. */
  owe(kind: 'REWARD_APPROVE' | 'REWARD_PAY', workingDays: number): void {
    const { input, opened } = this.state;
    const n = (opened[kind] ?? 0) + 1;
    opened[kind] = n;
    const [organ, role, ruleId] =
      kind === 'REWARD_APPROVE'
        ? ([input.approver, 'DECISION_BODY', 'BT-RWD-4'] as const)
        : ([input.finance, 'FINANCE', 'BT-RWD-5'] as const);
    this.open({
      id: `${kind}-${n}`,
      kind,
      ruleId,
      owner: { organisationId: organ.id, role, hours: organ.hours },
      clock: { unit: 'WORKING_DAYS', n: workingDays },
      policy: input.policy,
      ladder: input.ladder,
    });
  }

  /** The list is over as soon as every line is paid, refused or given up. */
  closeIfDone(): void {
    const { state } = this;
    if (!state.lines.every(isSettledLine)) return;
    Object.assign(state, { status: 'CLOSED', closedAt: this.at });
    this.meetWhere(() => true);
    this.tell('REWARD_LIST_CLOSED', { organisationId: state.input.office.id, role: 'ORGANISER' });
  }

  tellFinance(kind: string): void {
    this.tell(kind, { organisationId: this.state.input.finance.id, role: 'FINANCE' });
  }

  done(): Step {
    const { state, from } = this;
    const { input } = state;
    const first = from.preparedAt === null;
    const open = state.obligations.filter(isOpen);
    const next = open.filter(({ dueAt }) => dueAt !== null).sort((a, b) => (a.dueAt! < b.dueAt! ? -1 : 1))[0];
    const decision = {
      allowed: true as const,
      state,
      record: this.recordOf(first ? null : { status: from.status }, { status: state.status }),
      projection: {
        create: first
          ? {
              schemeCode: input.schemeCode,
              schemeVersion: input.schemeVersion,
              assessmentId: input.assessmentId,
              year: input.year,
              poolId: input.poolId,
              officeOrganisationId: input.office.id,
              approverOrganisationId: input.approver.id,
              financeOrganisationId: input.finance.id,
            }
          : null,
        row: {
          status: state.status,
          fundStatus: state.fundStatus,
          preparedBy: state.preparedBy!,
          preparedAt: state.preparedAt!,
          submittedBy: state.submittedBy,
          submittedAt: state.submittedAt,
          approvedBy: state.approvedBy,
          approvedAt: state.approvedAt,
          closedAt: state.closedAt,
          nextDueAt: next?.dueAt ?? null,
          nextDueKind: next?.kind ?? null,
          overdueCount: open.filter(({ status }) => status === 'BREACHED').length,
        },
        lines: state.lines,
        changed: [...this.changed],
        fund: this.fund,
        instructions: this.instructions,
      },
    };
    return this.settle ? { ...decision, settle: this.settle } : decision;
  }
}
