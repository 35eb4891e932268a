import { OFFICE_LIMITS } from '../../rules/officer-term/clocks';
import {
  checkMeasure,
  checkVerification,
  checkViolationReport,
  measureFinding,
  possibleMeasures,
} from '../../rules/officer-term/discipline';
import { checkProposal, proposalFinding } from '../../rules/officer-term/findings';
import type { MeasureRule } from '../../rules/officer-term/parameters';
import type { Draft } from '../draft';
import { happen } from '../effects';
import type {
  ProposeGroundCommand,
  ReportViolationCommand,
  TakeMeasureCommand,
  VerifyViolationCommand,
} from '../messages';
import type { KnownViolation } from '../state';
import { refused, type StepRule } from './types';

/** Somebody reports a violation; nothing follows before it is verified by another person. */
export const reportViolation: StepRule<ReportViolationCommand> = (draft, { violationId, code, noteId }) => {
  const { state, parameters, at, by } = draft;
  const textGiven = noteId !== null;
  draft.stand(violationRuleOf(draft, code));
  const decision = checkViolationReport(parameters, { code, textGiven });
  if (!decision.allowed) return decision;
  const report = { id: violationId, code, textGiven, reportedAt: at, reportedBy: by, verification: null };
  state.violations = [...state.violations, report];
  draft.changes.push({ change: 'VIOLATION_REPORTED', id: violationId, code, by, noteId });
  Object.assign(draft.details, { violationId, code });
  const { verifier } = parameters.discipline;
  const limit = { unit: 'WORKING_DAYS' as const, n: OFFICE_LIMITS.VIOLATION_VERIFICATION };
  draft.askOrgan('VIOLATION_VERIFICATION', violationId, verifier, limit);
  draft.tellOrgan('VIOLATION_REPORTED', verifier);
  return null;
};

/** What looking into it has shown (BT-DIS-5). A measure that follows by itself is taken at once (LA-DIS-7). */
export const verifyViolation: StepRule<VerifyViolationCommand> = (draft, command) => {
  const { state, parameters, at, by } = draft;
  const { violationId, confirmed, kind, seriousness, badSocialEffect, noteId } = command;
  const report = find(draft, violationId);
  if (!report) return unknown(draft);
  draft.stand(violationRuleOf(draft, report.code));
  if (report.verification) return refused('ALREADY_VERIFIED', '该线索已经核实', draft.head.ruleId);
  const verification = { at, by, confirmed, kind, seriousness, badSocialEffect, reasonId: noteId };
  const decision = checkVerification(parameters, report, verification, state.input.officerAccountId);
  if (!decision.allowed) return decision;

  const verified: KnownViolation = { ...report, verification };
  state.violations = state.violations.map((each) => (each.id === violationId ? verified : each));
  const { at: _, reasonId: __, ...found } = verification;
  draft.changes.push({ change: 'VIOLATION_VERIFIED', id: violationId, ...found, noteId });
  Object.assign(draft.details, { violationId, confirmed, kind, seriousness, badSocialEffect });
  draft.meet('VIOLATION_VERIFICATION', violationId);
  draft.tellOffice('VIOLATION_VERIFIED');
  const automatic = possibleMeasures(parameters, verification).find((each) => each.automatic);
  if (automatic) take(draft, automatic, verified, { id: violationId, by: null, transferTo: null, noteId });
  return null;
};

/** The organ takes one of the measures that the scheme knows for what was found. */
export const takeMeasure: StepRule<TakeMeasureCommand> = (draft, command) => {
  const { parameters, by, head } = draft;
  const { measureId, violationId, measure, transferTo, noteId } = command;
  const report = find(draft, violationId);
  if (!report) return unknown(draft);
  const { verification } = report;
  const decision = checkMeasure(parameters, verification, measure);
  if (!decision.allowed) return decision;
  if (measure === 'TRANSFER' && (transferTo ?? '').trim() === '')
    return refused('TRANSFER_TO', '移送处理须写明移送机关', head.ruleId, 'transferTo');
  const rule =
    verification && possibleMeasures(parameters, verification).find((each) => each.measure === measure);
  if (rule) take(draft, rule, report, { id: measureId, by, transferTo, noteId });
  return null;
};

/** An organ puts forward a ground on its own finding (HB-DSM-5, LA-DSM-2, AMB-YY-1). */
export const proposeGround: StepRule<ProposeGroundCommand> = (draft, { proposalId, ground, noteId }) => {
  const { parameters, at } = draft;
  const decision = checkProposal(parameters, ground, noteId);
  if (!decision.allowed) return decision;
  const finding = proposalFinding(parameters, ground, proposalId, at);
  draft.stand(finding.ruleId);
  Object.assign(draft.details, { proposalId, ground });
  return happen(draft, { type: 'FINDINGS', at, findings: [finding] });
};

function take(
  draft: Draft,
  rule: MeasureRule,
  report: KnownViolation,
  {
    id,
    by,
    transferTo,
    noteId,
  }: { id: string; by: string | null; transferTo: string | null; noteId: string },
): void {
  const { measure, ruleId, ground } = rule;
  const { at } = draft;
  draft.stand(ruleId);
  draft.changes.push({
    change: 'MEASURE',
    id,
    violationId: report.id,
    measure,
    ruleId,
    ground,
    transferTo,
    by,
    noteId,
  });
  Object.assign(draft.details, { measureId: id, measure, ground });
  if (measure === 'TRANSFER')
    draft.document('INFORMATION_LETTER', { addressee: 'TRANSFER', violationId: report.id, measureId: id });
  draft.tellOfficer('MEASURE_TAKEN');
  const finding = measureFinding(rule, report, at);
  if (finding) happen(draft, { type: 'FINDINGS', at, findings: [finding] });
}

const find = ({ state }: Draft, id: string): KnownViolation | undefined =>
  state.violations.find((each) => each.id === id);

const unknown = ({ head }: Draft) =>
  refused('VIOLATION_UNKNOWN', '本聘期没有这条线索', head.ruleId, 'violationId');

function violationRuleOf({ parameters: { discipline } }: Draft, code: string): string {
  return discipline.codes.find((each) => each.code === code)?.ruleId ?? discipline.otherRuleId;
}
