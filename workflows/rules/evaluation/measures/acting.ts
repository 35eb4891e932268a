import type { Actor, Role } from '../../actor';
import { ALLOWED, type Decision, refuse } from '../../decision';
import { EVALUATED, type LadderMeasure } from '../parameters';
import { type MeasureParameters, over, wrongOrgan, wrongStatus } from './common';
import { INTERVIEW_ALLOWED_IN } from './interviewGuards';
import { MEASURE_COMMAND_LABELS } from './labels';
import { actedOn, headOf, type Measure, type MeasureEventType } from './measure';
import { RECTIFICATION_ALLOWED_IN } from './rectificationGuards';
import { REVIEW_ALLOWED_IN } from './reviewGuards';

/** What the guard of roles looks at; the same from the process's state and from the rows. */
export interface MeasureFacts {
  measure: Measure;
  parameters: MeasureParameters;
  /** Id of the organisation that is each organ. */
  organs: Record<string, string>;
  /** Null: the object has no organisation here, the organ registers what it hands in. */
  objectOrganisationId: string | null;
}

export interface MeasureAction {
  command: string;
  label: string;
  allowed: boolean;
  code?: string;
  message?: string;
  ruleId?: string;
}

/** Which event each command is, by the kind of measure, in the order in which a measure meets them. */
const EVENTS: Record<LadderMeasure, Record<string, MeasureEventType>> = {
  RECTIFY: {
    notify: 'NOTIFY',
    submitPlan: 'SUBMIT_PLAN',
    answerPlan: 'ANSWER_PLAN',
    addEvidence: 'ADD_EVIDENCE',
    report: 'REPORT',
    answerReport: 'ANSWER_REPORT',
    askExtension: 'ASK_EXTENSION',
    answerExtension: 'ANSWER_EXTENSION',
    cancel: 'CANCEL',
  },
  INTERVIEW: {
    convene: 'CONVENE',
    hold: 'HOLD',
    writeMinutes: 'WRITE_MINUTES',
    confirmMinutes: 'CONFIRM_MINUTES',
    commit: 'COMMIT',
    reportCommitment: 'REPORT_COMMITMENT',
    answerCommitment: 'ANSWER_COMMITMENT',
    cancel: 'CANCEL',
  },
  REVIEW: {
    notify: 'NOTIFY',
    report: 'REPORT',
    answerReport: 'ANSWER_REPORT',
    schedule: 'SCHEDULE',
    hold: 'HOLD',
    recordResult: 'RECORD_RESULT',
    cancel: 'CANCEL',
  },
};

const ALLOWED_IN: Record<LadderMeasure, Partial<Record<MeasureEventType, readonly string[]>>> = {
  RECTIFY: RECTIFICATION_ALLOWED_IN,
  INTERVIEW: INTERVIEW_ALLOWED_IN,
  REVIEW: REVIEW_ALLOWED_IN,
};

/** Steps that the people of the evaluated object take. */
const BY_OBJECT: readonly MeasureEventType[] = [
  'SUBMIT_PLAN',
  'ADD_EVIDENCE',
  'REPORT',
  'ASK_EXTENSION',
  'COMMIT',
  'REPORT_COMMITMENT',
];

export const ORGAN_ROLES: readonly Role[] = ['ORGANISER', 'DECISION_BODY'];
export const EVALUATED_ROLES: readonly Role[] = ['HANDLER', 'APPROVER', 'WINDOW', 'FINANCE', ...ORGAN_ROLES];

/** Steps beside the events of the kind, with the role that takes them. */
const OTHERS: Record<string, Role> = { urge: 'SUPERVISOR', order: 'SUPERVISOR', recalculate: 'ADMIN' };

/** Event of a command in a kind of measure; undefined when this kind has no such step. */
export const eventOf = (kind: LadderMeasure, command: string): MeasureEventType | undefined =>
  EVENTS[kind][command];

/** Organ that takes a step: EVALUATED, or that of the measure's kind. */
export function organFor({ measure, parameters }: MeasureFacts, event: MeasureEventType): string {
  return BY_OBJECT.includes(event) ? EVALUATED : headOf(parameters, measure.kind).organ;
}

/** The organ's code when the actor may act for it, else an empty text. */
export function organOfActor(facts: MeasureFacts, organ: string, { role, organisationId }: Actor): string {
  const roles = organ === EVALUATED && facts.objectOrganisationId !== null ? EVALUATED_ROLES : ORGAN_ROLES;
  return roles.includes(role) && organisationId === organisationOf(facts, organ) ? organ : '';
}

/** Organisation that acts for an organ; for an object without one, that of the measure's organ. */
export function organisationOf(
  { measure, parameters, organs, objectOrganisationId }: MeasureFacts,
  organ: string,
): string | undefined {
  const own = organs[headOf(parameters, measure.kind).organ];
  return organ === EVALUATED ? (objectOrganisationId ?? own) : organs[organ];
}

/**
 * May this actor take this step on this measure now: role, organisation, status, and that nobody acts for both sides
 * (GE-USE-2, GE-USE-3, GE-USE-4)? What the step says is for checkMeasure. Never looks at a clock.
 */
export function checkMeasureCommand(command: string, facts: MeasureFacts, actor: Actor): Decision {
  const { measure, parameters } = facts;
  const { ruleId } = headOf(parameters, measure.kind);
  const other = OTHERS[command];
  if (other) {
    if (actor.role !== other) return roleRefused(command, ruleId);
    return measure.endedAt === null ? ALLOWED : over(ruleId);
  }
  const event = eventOf(measure.kind, command);
  if (!event) return refuse('UNKNOWN_COMMAND', '这类措施没有这个操作', ruleId);
  if (!EVALUATED_ROLES.includes(actor.role)) return roleRefused(command, ruleId);
  const organ = organFor(facts, event);
  const by = { accountId: actor.accountId, organ: organOfActor(facts, organ, actor) };
  const wrong = wrongOrgan(by, organ, ruleId);
  if (wrong) return wrong;
  if (measure.endedAt !== null) return over(ruleId);
  if (!ALLOWED_IN[measure.kind][event]?.includes(measure.status)) return wrongStatus(ruleId);
  return bothSides(facts, by, ruleId);
}

/** Whoever handed something in for the object decides nothing about it, and the other way round. */
function bothSides(
  { measure }: MeasureFacts,
  by: { accountId: string; organ: string },
  ruleId: string,
): Decision {
  const side = ({ organ }: { organ: string }) => organ === EVALUATED;
  const both = actedOn(measure).some((other) => other.accountId === by.accountId && side(other) !== side(by));
  return both ? refuse('FOUR_EYES', '同一人不能既代表被评价对象报送、又代表主管单位办理', ruleId) : ALLOWED;
}

const roleRefused = (command: string, ruleId: string): Decision =>
  refuse('ROLE_NOT_ALLOWED', `您的角色不能办理“${MEASURE_COMMAND_LABELS[command] ?? command}”`, ruleId);

/** The person's role that may take the step, or the first one that belongs to its organ. */
export function actorForMeasure(
  command: string,
  facts: MeasureFacts,
  actors: readonly Actor[],
): Actor | null {
  const mine = actors.filter((actor) => concerns(command, facts, actor));
  return mine.find((actor) => checkMeasureCommand(command, facts, actor).allowed) ?? mine[0] ?? null;
}

function concerns(command: string, facts: MeasureFacts, actor: Actor): boolean {
  const other = OTHERS[command];
  if (other) return actor.role === other;
  const event = eventOf(facts.measure.kind, command);
  return event !== undefined && organOfActor(facts, organFor(facts, event), actor) !== '';
}

/** All steps of the measure's kind that belong to the actors, each allowed or with the reason why not. */
export function measureActions(facts: MeasureFacts, actors: readonly Actor[]): MeasureAction[] {
  return [...Object.keys(EVENTS[facts.measure.kind]), 'urge', 'order'].flatMap((command): MeasureAction[] => {
    const actor = actorForMeasure(command, facts, actors);
    if (!actor) return [];
    const decision = checkMeasureCommand(command, facts, actor);
    const label = MEASURE_COMMAND_LABELS[command] ?? command;
    if (decision.allowed) return [{ command, label, allowed: true }];
    const { code, message, ruleId } = decision;
    return [{ command, label, allowed: false, code, message, ruleId }];
  });
}
