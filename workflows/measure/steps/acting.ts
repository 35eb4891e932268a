import { checkMeasureCommand, eventOf, organFor, organOfActor } from '../../rules/evaluation/measures/acting';
import { over } from '../../rules/evaluation/measures/common';
import {
  applyMeasure,
  checkMeasure,
  type Measure,
  type MeasureEvent,
  startMeasure,
} from '../../rules/evaluation/measures/measure';
import { openExtension } from '../../rules/evaluation/measures/rectification';
import { EVALUATED } from '../../rules/evaluation/parameters';
import { Draft, type Step, type StepRule } from '../draft';
import type { LapseMessage, MeasureStepCommand } from '../messages';
import { meetsAtOf } from '../projection';
import { factsOf, type MeasureState } from '../state';

/** The system's first step: the measure stands, and its organ owes the first act. */
export const begin: StepRule<Record<string, never>> = (state, _command, at) => {
  const draft = new Draft(state, at, 'begin', null);
  const { measure, effects } = startMeasure(state.input.parameters, state.input.due, at);
  draft.become(measure, effects);
  draft.tellOrgan('MEASURE_STARTED', draft.organ);
  const { key, roundId, streak } = state.input.due;
  Object.assign(draft.details, { dueKey: key, roundId, streak });
  return draft.done();
};

/** The round was corrected and this placing fell away. */
export const lapse: StepRule<LapseMessage> = (state, { roundVersion }, at) => {
  const measure = state.measure as Measure;
  const event: MeasureEvent = { type: 'CANCEL', at, by: null, ground: 'CORRECTED', reasonId: '' };
  const decision = checkMeasure(state.input.parameters, measure, event);
  if (!decision.allowed) return decision;
  const draft = new Draft(state, at, 'lapse', null);
  happen(draft, measure, event);
  draft.details.roundVersion = roundVersion;
  return draft.done();
};

/** A person's step on the measure: role and organisation, then the rules of the kind, then its limits and notices. */
export function act(name: string, state: MeasureState, command: MeasureStepCommand, at: string): Step {
  const measure = state.measure as Measure;
  const facts = factsOf(state.input, measure);
  const guard = checkMeasureCommand(name, facts, command.actor);
  if (!guard.allowed) return guard;
  const type = eventOf(measure.kind, name);
  if (!type) return over(state.input.due.ruleId);
  const { actor, fields, noteId, fileIds } = command;
  const by = { accountId: actor.accountId, organ: organOfActor(facts, organFor(facts, type), actor) };
  const event = { ...fields, type, at, by } as MeasureEvent;
  const decision = checkMeasure(state.input.parameters, measure, event);
  if (!decision.allowed) return decision;
  const draft = new Draft(state, at, name, actor, noteId);
  happen(draft, measure, event);
  const itemId = itemOf(event);
  draft.files = fileIds.map((uploadId) => ({ uploadId, event: type, itemId }));
  draft.details.fields = fields;
  if (fileIds.length > 0) draft.details.fileIds = fileIds;
  if (by.organ === EVALUATED && facts.objectOrganisationId === null) draft.details.registeredForObject = true;
  return draft.done();
}

function happen(draft: Draft, before: Measure, event: MeasureEvent): void {
  const { measure, effects } = applyMeasure(draft.state.input.parameters, before, event);
  draft.become(measure, effects);
  moreLimits(draft, before, measure, event);
  papers(draft, measure, event);
  tellOthers(draft, measure, event);
}

/** Limits that the scheme's own ones leave open: answering an extension, registering what was to be held. */
function moreLimits(draft: Draft, before: Measure, after: Measure, event: MeasureEvent): void {
  const { due, limits } = draft.state.input;
  const owe = (kind: string, n: number, origin: string) =>
    draft.owe({ kind, ruleId: due.ruleId, organ: draft.organ, clock: { unit: 'WORKING_DAYS', n } }, origin);
  if (after.kind === 'RECTIFY') {
    const kind = 'GE_RECTIFY_EXTENSION';
    if (event.type === 'ANSWER_EXTENSION') draft.meet(kind);
    else if (event.type === 'REPORT' || after.endedAt !== null) draft.drop(kind, event.type);
    else if (event.type === 'ASK_EXTENSION' || (event.type === 'ANSWER_REPORT' && openExtension(after)))
      owe(kind, limits.answerExtension, draft.at);
    return;
  }
  const kind = after.kind === 'INTERVIEW' ? 'GE_INTERVIEW_HOLD' : 'GE_REVIEW_HOLD';
  if (event.type === 'HOLD') draft.meet(kind);
  else if (after.endedAt !== null) draft.drop(kind, event.type);
  const meetsAt = meetsAtOf(after);
  if (meetsAt === null || !(event.type === 'CONVENE' || event.type === 'SCHEDULE')) return;
  if (meetsAtOf(before) !== null) draft.drop(kind, 'PUT_OFF');
  owe(kind, limits.register, meetsAt);
}

/** Numbered notices; their words lie under the note's id. */
function papers(draft: Draft, { kind }: Measure, event: MeasureEvent): void {
  const { objectId } = draft.state.input.due;
  if (event.type === 'CONVENE') {
    const { noticeId: noteId, meetsAt } = event;
    draft.paper('INTERVIEW_NOTICE', '广评约', { noteId, meetsAt, objectId });
  } else if (event.type === 'NOTIFY') {
    const dueOn = 'dueOn' in event ? event.dueOn : event.reportDueOn;
    const [paper, series] =
      kind === 'RECTIFY' ? ['RECTIFICATION_NOTICE', '广评整'] : ['REVIEW_NOTICE', '广评述'];
    draft.paper(paper as string, series as string, { noteId: event.documentId, dueOn, objectId });
  }
}

/** Steps of the organ that the object need not hear of. */
const QUIET: readonly MeasureEvent['type'][] = ['HOLD', 'WRITE_MINUTES'];

function tellOthers(draft: Draft, { status, endedAt }: Measure, event: MeasureEvent): void {
  if (endedAt !== null) {
    const kind = status === 'CANCELLED' ? 'MEASURE_CANCELLED' : 'MEASURE_ENDED';
    draft.tellOrgan(kind, EVALUATED);
    draft.tellOrgan(kind, draft.organ);
  } else if (event.by?.organ === EVALUATED) {
    draft.tellOrgan(
      event.type === 'ASK_EXTENSION' ? 'MEASURE_EXTENSION_ASKED' : 'MEASURE_PASSED_ON',
      draft.organ,
    );
  } else if (!QUIET.includes(event.type)) draft.tellOrgan(noticeOf(event), EVALUATED);
}

function noticeOf(event: MeasureEvent): string {
  if (event.type === 'NOTIFY') return 'MEASURE_NOTICE';
  if (event.type === 'CONVENE' || event.type === 'SCHEDULE') return 'MEASURE_MEETING';
  if (event.type === 'ANSWER_EXTENSION') return 'MEASURE_EXTENSION_ANSWERED';
  return 'accept' in event && !event.accept ? 'MEASURE_GIVEN_BACK' : 'MEASURE_PASSED_ON';
}

function itemOf(event: MeasureEvent): string | null {
  if (event.type === 'ADD_EVIDENCE') return event.itemId;
  return event.type === 'REPORT_COMMITMENT' ? event.commitmentId : null;
}
