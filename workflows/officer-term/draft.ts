import type { Actor, OrganisationFacts } from '../rules/actor';
import { chinaInstant } from '../rules/calendar/dates';
import type { Clock } from '../rules/deadlines/types';
import { isOpen } from '../rules/obligations/obligation';
import type { Obligation } from '../rules/obligations/types';
import { NO_LADDER, OFFICER_OBLIGATIONS, type TermObligationKind } from '../rules/officer-term/clocks';
import type { DutyOutcome } from '../rules/officer-term/facts';
import { organRuleOf } from '../rules/officer-term/organs';
import { termDocumentSeries } from '../rules/officer-term/series';
import type { NotificationDraft } from '../shared/records';
import { StepDraft } from '../shared/stepDraft';
import { projectionOf, type Step } from './decision';
import type { TermChange } from './projection';
import { type OfficerTermState, obligationId } from './state';

type To = NotificationDraft['to'];

/** A step of the term in the making, with the rows that are the term's own. */
export class Draft extends StepDraft<OfficerTermState> {
  readonly changes: TermChange[] = [];
  closeAccess = false;
  /** What the duty checks said last in this step, and of which facts. */
  looked: (Pick<OfficerTermState, 'facts' | 'term'> & { until: string; outcome: DutyOutcome }) | null = null;

  constructor(
    state: OfficerTermState,
    at: string,
    action: string,
    actor: Actor | null,
    noteId: string | null,
  ) {
    super(state, { at, action, actor, noteId, ruleId: organRuleOf(state.input.schemeCode) });
  }

  /** The state before the step. */
  get before(): OfficerTermState {
    return this.from;
  }

  get parameters(): OfficerTermState['input']['parameters'] {
    return this.state.input.parameters;
  }

  /** The account that acts; only in steps of persons. */
  get by(): string {
    return this.head.actor?.accountId as string;
  }

  /** The rule on which the step stands. */
  stand(ruleId: string): void {
    this.head.ruleId = ruleId;
  }

  /** The organisation of an organ; the office where the organ is none of the system's organisations. */
  organ(code: string): OrganisationFacts {
    return this.state.input.organs[code] ?? this.state.input.office;
  }

  /** The chosen clock is running. */
  running(kind: TermObligationKind, about: string): Obligation | undefined {
    const id = obligationId(kind, about);
    return this.state.obligations.find((each) => each.id === id && isOpen(each));
  }

  /** A limit of the office, owed by its organisers; nothing happens while it is running already. */
  askOffice(kind: TermObligationKind, about: string, workingDays: number, ruleId?: string): void {
    const clock: Clock = { unit: 'WORKING_DAYS', n: workingDays };
    this.owe(kind, about, this.state.input.office, 'ORGANISER', clock, ruleId);
  }

  /** A limit of a deciding organ; nothing happens while it is running already. */
  askOrgan(kind: TermObligationKind, about: string, organ: string, clock: Clock, ruleId?: string): void {
    this.owe(kind, about, this.organ(organ), 'DECISION_BODY', clock, ruleId);
  }

  /** A duty of the officer, from the first moment of a day on. */
  askOfficer(kind: TermObligationKind, about: string, from: string, clock: Clock, ruleId: string): void {
    const { office } = this.state.input;
    this.owe(kind, about, office, 'OFFICER', clock, ruleId, chinaInstant(from, '00:00'));
  }

  meet(kind: TermObligationKind, about: string): void {
    this.meetWhere((each) => each.id === obligationId(kind, about));
  }

  cancel(kind: TermObligationKind, about: string, ground: string): void {
    this.cancelWhere((each) => each.id === obligationId(kind, about), ground);
  }

  /** Adds a numbered document about the term and tells its index. */
  document(kind: string, facts: Record<string, unknown> = {}): number {
    const { termId, schemeCode } = this.state.input;
    const noteId = this.head.noteId ?? null;
    return this.paper(kind, termDocumentSeries(schemeCode, kind), { termId, noteId, ...facts });
  }

  tellOfficer(kind: string, about?: string): void {
    this.notify(kind, { accountId: this.state.input.officerAccountId }, about);
  }

  tellOffice(kind: string, about?: string): void {
    this.notify(kind, { organisationId: this.state.input.office.id, role: 'ORGANISER' }, about);
  }

  tellOrgan(kind: string, code: string, about?: string): void {
    this.notify(kind, { organisationId: this.organ(code).id, role: 'DECISION_BODY' }, about);
  }

  done(): Step {
    const { state, from, head } = this;
    const isFirst = from.status === 'NEW';
    const record = this.recordOf(isFirst ? null : { status: from.status }, { status: state.status });
    const projection = projectionOf(from, state, this.changes, this.closeAccess);
    const obligations = state.obligations.filter(isOpen);
    return {
      allowed: true,
      state: { ...state, obligations },
      record: { ...record, ruleId: head.ruleId },
      projection,
    };
  }

  private notify(kind: string, to: To, about?: string): void {
    this.notifications.push(about === undefined ? { kind, to } : { kind, to, obligationId: about });
  }

  private owe(
    kind: TermObligationKind,
    about: string,
    { id: organisationId, hours }: OrganisationFacts,
    role: string,
    clock: Clock,
    ruleId = this.head.ruleId,
    origin?: string,
  ): void {
    if (this.running(kind, about)) return;
    const ofOfficer = OFFICER_OBLIGATIONS.includes(kind);
    const { ladder, officerAccountId } = this.state.input;
    this.open({
      id: obligationId(kind, about),
      kind,
      ruleId,
      owner: { organisationId, role, hours, accountId: ofOfficer ? officerAccountId : null },
      clock,
      policy: this.parameters.hearing.policy,
      ladder: ofOfficer ? NO_LADDER : ladder,
      ...(origin === undefined ? {} : { origin }),
    });
  }
}
