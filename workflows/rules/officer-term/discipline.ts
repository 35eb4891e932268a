import { chinaDate } from '../calendar/dates';
import { ALLOWED, type Decision, refuse } from './decision';
import type { Finding } from './facts';
import type { MeasureRule, OfficerSchemeParameters, Seriousness, ViolationKind } from './parameters';

/** A violation that somebody reported. `code` is one of the scheme's list or OTHER with a text. */
export interface ViolationReport {
  id: string;
  code: string;
  textGiven: boolean;
  reportedAt: string;
  reportedBy: string | null;
}

/** What a person found on looking into it (BT-DIS-5, LA-DIS-7). Nothing follows without it. */
export interface Verification {
  at: string;
  by: string;
  confirmed: boolean;
  /** Classified by the verifier, with a reason (AMB-LA-2). */
  kind: ViolationKind;
  seriousness: Seriousness;
  badSocialEffect: boolean;
  reasonId: string;
}

/** Can the report be taken? The list is open: OTHER needs a text. */
export function checkViolationReport(
  { discipline }: OfficerSchemeParameters,
  report: Pick<ViolationReport, 'code' | 'textGiven'>,
): Decision {
  if (report.code === 'OTHER') {
    return report.textGiven
      ? ALLOWED
      : refuse('VIOLATION_TEXT_MISSING', '选择“其他”须写明违规情形', discipline.otherRuleId, 'text');
  }
  return discipline.codes.some(({ code }) => code === report.code)
    ? ALLOWED
    : refuse('VIOLATION_UNKNOWN', '须从本方案的违规情形中选择', discipline.otherRuleId, 'code');
}

/** Can this verification stand? By a person other than the officer and the one who reported, with a reason. */
export function checkVerification(
  { discipline }: OfficerSchemeParameters,
  report: ViolationReport,
  verification: Verification,
  officerAccountId: string,
): Decision {
  const ruleId = ruleOf(discipline, report.code);
  if (verification.by === officerAccountId) return refuse('OWN_CASE', '不能核实涉及本人的事项', ruleId);
  if (verification.by === report.reportedBy) {
    return refuse('FOUR_EYES', '反映人不能核实自己反映的情况，须由另一人核实', ruleId);
  }
  if (verification.reasonId === '') return refuse('REASON_REQUIRED', '核实结论须说明理由', ruleId, 'note');
  return ALLOWED;
}

/** Measures that the scheme allows on a verified violation, those first that follow by themselves. */
export function possibleMeasures(
  { discipline }: OfficerSchemeParameters,
  verification: Verification,
): MeasureRule[] {
  if (!verification.confirmed) return [];
  return discipline.measures
    .filter(
      ({ kinds, seriousness, socialEffect }) =>
        kinds.includes(verification.kind) &&
        seriousness.includes(verification.seriousness) &&
        (!socialEffect || verification.badSocialEffect),
    )
    .sort((a, b) => Number(b.automatic) - Number(a.automatic));
}

/** May the organ take this measure on these findings? */
export function checkMeasure(
  parameters: OfficerSchemeParameters,
  verification: Verification | null,
  measure: MeasureRule['measure'],
): Decision {
  const { otherRuleId, measures } = parameters.discipline;
  if (!verification) return refuse('NOT_VERIFIED', '须先经核实，方可处理', otherRuleId);
  if (!verification.confirmed) return refuse('NOT_CONFIRMED', '经核实不属实，不能处理', otherRuleId);
  if (possibleMeasures(parameters, verification).some((each) => each.measure === measure)) return ALLOWED;
  const known = measures.find((each) => each.measure === measure);
  return known
    ? refuse('MEASURE_NOT_FITTING', '认定的性质和情节不适用这一处理', known.ruleId)
    : refuse('MEASURE_UNKNOWN', '本方案没有这一处理方式', otherRuleId);
}

/**
 * The finding by which a measure enters the procedure of its ground; null for a measure that is only recorded. A
 * ground whose rule is AUTO without hearing ends the term at once (LA-DIS-7).
 */
export function measureFinding(rule: MeasureRule, report: ViolationReport, at: string): Finding | null {
  if (rule.ground === null) return null;
  return {
    key: `${rule.ground}:${report.id}`,
    ground: rule.ground,
    ruleId: rule.ruleId,
    at,
    needs: 1,
    facts: [
      {
        factId: `VIOLATION:${report.id}`,
        label: '经核实的违规情形',
        from: chinaDate(at),
        to: chinaDate(at),
        count: 1,
        onLeave: false,
      },
    ],
    message: '违规情形已经核实',
  };
}

function ruleOf({ codes, otherRuleId }: OfficerSchemeParameters['discipline'], code: string): string {
  return codes.find((each) => each.code === code)?.ruleId ?? otherRuleId;
}
