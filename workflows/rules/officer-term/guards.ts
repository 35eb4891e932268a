import type { Actor, Role } from '../actor';
import { type Decision, type Refused, refuse } from '../decision';
import type { ProcedureStatus } from './hearing/types';
import { TERM_COMMAND_LABELS, TERM_STATUS_LABELS } from './labels';
import { organRuleOf } from './organs';
import type { TermStatus } from './termState';

/** What a guard needs to know of a term; the same from the process's state and from its rows. */
export interface TermGuardFacts {
  schemeCode: string;
  /** NEW until the appointment is on record. */
  status: TermStatus | 'NEW';
  endedAt: string | null;
  officerAccountId: string | null;
  officeOrganisationId: string;
  /** Organisation of each organ of the scheme, as far as it is one here. */
  organs: Record<string, string>;
  /** Codes of the organs that verify violations, and that confirm reviews and decide what follows a term. */
  verifier: string;
  confirmer: string;
  /** Procedures under way. */
  procedures: { id: string; decider: string; status: ProcedureStatus; stayProposed: boolean }[];
}

export interface ActionView {
  command: string;
  label: string;
  allowed: boolean;
  code?: string;
  message?: string;
  ruleId?: string;
}

type Organ = 'OFFICE' | 'VERIFIER' | 'CONFIRMER' | 'DECIDER';

interface CommandRule {
  roles: readonly Role[];
  /** Organ in which a member of a deciding body must sit. */
  organ?: Organ;
  /** Also after the end of the term, while something is still to be settled. */
  afterEnd?: true;
  /** The command belongs to a procedure in one of these statuses. */
  procedure?: readonly ProcedureStatus[];
}

const HEARD: readonly ProcedureStatus[] = ['DETECTED', 'NOTIFIED', 'WINDOW', 'DECIDING', 'REVIEW'];

const office = (more: Partial<CommandRule> = {}): CommandRule => ({ roles: ['ORGANISER'], ...more });
const officer = (more: Partial<CommandRule> = {}): CommandRule => ({ roles: ['OFFICER'], ...more });
const body = (organ: Organ, more: Partial<CommandRule> = {}): CommandRule => ({
  roles: ['DECISION_BODY'],
  organ,
  ...more,
});

/** Who may take which step; in the order in which a term meets them. */
const RULES: Record<string, CommandRule> = {
  appoint: office(),
  recordTraining: office(),
  file: { roles: ['OFFICER', 'ORGANISER'] },
  screen: office({ afterEnd: true }),
  correctScreening: office({ afterEnd: true }),
  decideAdoption: office({ afterEnd: true }),
  recordActivity: office(),
  requestLeave: officer(),
  decideLeave: office(),
  recordSpecialReason: { roles: ['ORGANISER', 'DECISION_BODY'], organ: 'OFFICE' },
  endSpecialReason: { roles: ['ORGANISER', 'DECISION_BODY'], organ: 'OFFICE' },
  readNotice: officer({ afterEnd: true, procedure: ['NOTIFIED'] }),
  recordDelivery: office({ afterEnd: true, procedure: ['NOTIFIED'] }),
  answerHearing: officer({ afterEnd: true, procedure: ['NOTIFIED', 'WINDOW'] }),
  proposeStay: {
    roles: ['ORGANISER', 'DECISION_BODY'],
    organ: 'DECIDER',
    afterEnd: true,
    procedure: HEARD,
  },
  answerStay: body('DECIDER', { afterEnd: true, procedure: HEARD }),
  decideProcedure: body('DECIDER', { afterEnd: true, procedure: HEARD }),
  refuteFacts: office({ afterEnd: true, procedure: [...HEARD, 'STAYED'] }),
  reportViolation: {
    roles: ['ORGANISER', 'DECISION_BODY', 'SUPERVISOR'],
    organ: 'OFFICE',
  },
  verifyViolation: body('VERIFIER'),
  takeMeasure: body('VERIFIER'),
  proposeGround: { roles: ['ORGANISER', 'DECISION_BODY'], organ: 'OFFICE' },
  requestPublication: officer(),
  decidePublication: { roles: ['ORGANISER', 'DECISION_BODY'], organ: 'OFFICE' },
  withdrawPublication: { roles: ['ORGANISER', 'DECISION_BODY'], organ: 'OFFICE' },
  confirmReview: body('CONFIRMER'),
  decideRenewal: body('CONFIRMER'),
  resign: { roles: ['OFFICER', 'ORGANISER'] },
  endWithScheme: body('CONFIRMER'),
  urge: { roles: ['ORGANISER', 'SUPERVISOR'], afterEnd: true },
  order: { roles: ['SUPERVISOR'], afterEnd: true },
  recalculate: { roles: ['ADMIN'], afterEnd: true },
};

/** Steps that a person can take on a term that exists. */
export const TERM_HUMAN_COMMANDS: readonly string[] = Object.keys(RULES).filter(
  (name) => name !== 'appoint' && name !== 'recalculate',
);

/**
 * May this actor take this step on this term now? Looks at role, organisation, status and the procedure named in the
 * arguments; without arguments any fitting procedure will do. Never looks at a clock; what the step itself demands is
 * for its own rule. Every refusal carries code, Chinese sentence and rule id.
 */
export function checkTermCommand(
  command: string,
  facts: TermGuardFacts,
  actor: Actor,
  args: { procedureId?: string } = {},
): Decision {
  const rule = RULES[command];
  const ruleId = organRuleOf(facts.schemeCode);
  if (!rule) return refuse('UNKNOWN_COMMAND', '没有这个操作', ruleId);
  if (!rule.roles.includes(actor.role))
    return refuse('ROLE_NOT_ALLOWED', `您的角色不能办理“${labelOf(command)}”`, ruleId);
  return (
    statusProblem(command, rule, facts, ruleId) ??
    placeProblem(command, rule, facts, actor, args.procedureId) ?? { allowed: true }
  );
}

/** All steps that belong to the actors' roles, each allowed or with the reason why not (shown on the term's page). */
export function termActionsFor(facts: TermGuardFacts, actors: readonly Actor[]): ActionView[] {
  return TERM_HUMAN_COMMANDS.flatMap((command): ActionView[] => {
    const decisions = mine(command, actors).map((actor) => checkTermCommand(command, facts, actor));
    const decision = decisions.find((each) => each.allowed) ?? decisions[0];
    if (!decision) return [];
    const label = labelOf(command);
    if (decision.allowed) return [{ command, label, allowed: true }];
    const { code, message, ruleId } = decision;
    return [{ command, label, allowed: false, code, message, ruleId }];
  });
}

/** The role among the person's own that fits the step, or the first one that the step knows; null if none does. */
export function actorForTerm(
  command: string,
  facts: TermGuardFacts,
  actors: readonly Actor[],
  args: { procedureId?: string } = {},
): Actor | null {
  const candidates = mine(command, actors);
  return (
    candidates.find((actor) => checkTermCommand(command, facts, actor, args).allowed) ?? candidates[0] ?? null
  );
}

const labelOf = (command: string): string => TERM_COMMAND_LABELS[command] ?? command;

function mine(command: string, actors: readonly Actor[]): Actor[] {
  return actors.filter((actor) => RULES[command]?.roles.includes(actor.role));
}

function statusProblem(
  command: string,
  rule: CommandRule,
  { status, endedAt }: TermGuardFacts,
  ruleId: string,
): Refused | null {
  if (command === 'appoint')
    return status === 'NEW' ? null : refuse('ALREADY_APPOINTED', '该聘期已经开始', ruleId);
  if (status === 'NEW') return refuse('NOT_APPOINTED', '该人员尚未聘任', ruleId);
  return endedAt !== null && !rule.afterEnd
    ? refuse('TERM_OVER', `聘期已经结束（${TERM_STATUS_LABELS[status]}），不能${labelOf(command)}`, ruleId)
    : null;
}

function placeProblem(
  command: string,
  rule: CommandRule,
  facts: TermGuardFacts,
  actor: Actor,
  procedureId: string | undefined,
): Refused | null {
  const label = labelOf(command);
  const ruleId = organRuleOf(facts.schemeCode);
  const named = facts.procedures.filter(({ id }) => procedureId === undefined || id === procedureId);
  const fitting = named.filter(({ status }) => rule.procedure?.includes(status));
  const organs = organsOf(rule, facts, procedureId === undefined ? fitting : named);
  if (!belongsTo(facts, actor, organs)) {
    return actor.role === 'OFFICER'
      ? refuse('NOT_YOUR_TERM', '只能办理本人的事项', ruleId)
      : refuse('NOT_YOUR_ORGAN', `“${label}”不由您所在的单位办理`, ruleId);
  }
  if (!rule.procedure || fitting.length > 0) return null;
  return named.length === 0
    ? refuse('PROCEDURE_UNKNOWN', '没有正在进行的处理程序', ruleId)
    : refuse('WRONG_STATUS', `程序当前所处环节不能${label}`, ruleId);
}

/** Organisations whose deciding body may act. */
function organsOf(
  { organ }: CommandRule,
  { organs, officeOrganisationId, verifier, confirmer, procedures }: TermGuardFacts,
  fitting: TermGuardFacts['procedures'],
): string[] {
  const of = (code: string) => organs[code] ?? officeOrganisationId;
  switch (organ) {
    case 'OFFICE':
      return [officeOrganisationId, of(verifier), of(confirmer)];
    case 'VERIFIER':
      return [of(verifier)];
    case 'CONFIRMER':
      return [of(confirmer)];
    case 'DECIDER':
      if (procedures.length === 0) return Object.values(organs);
      return (fitting.length > 0 ? fitting : procedures).map(({ decider }) => of(decider));
    default:
      return [];
  }
}

function belongsTo(facts: TermGuardFacts, actor: Actor, organs: readonly string[]): boolean {
  switch (actor.role) {
    case 'OFFICER':
      return facts.officerAccountId !== null && actor.accountId === facts.officerAccountId;
    case 'ORGANISER':
      return actor.organisationId === facts.officeOrganisationId;
    case 'DECISION_BODY':
      return actor.organisationId !== null && organs.includes(actor.organisationId);
    case 'SUPERVISOR':
    case 'ADMIN':
      return true;
    default:
      return false;
  }
}
