import { chinaDate } from '../calendar/dates';
import { ALLOWED, type Decision, refuse } from './decision';
import type { Finding } from './facts';
import type { Grade, Ground, OfficerSchemeParameters } from './parameters';
import type { Span } from './periods';

/** The finding that a confirmed FAIL opens (BT-DSM-1); null for any other grade or where no rule knows the ground. */
export function assessmentFinding(
  { grounds }: OfficerSchemeParameters,
  confirmed: Grade,
  year: Span,
  at: string,
): Finding | null {
  const rule = grounds.find(({ ground }) => ground === 'FAILED_ASSESSMENT');
  if (!rule || confirmed !== 'FAIL') return null;
  const label = `${year.from}至${year.to}年度考核`;
  return single(rule.ground, rule.ruleId, `ASSESSMENT:${year.from}`, label, year, at, `${label}不合格`);
}

/** May an organ put forward this ground on its own finding? Only grounds that it decides itself (HB-DSM-5, LA-DSM-2). */
export function checkProposal(
  { grounds, term }: OfficerSchemeParameters,
  ground: Ground,
  reasonId: string,
): Decision {
  const rule = grounds.find((each) => each.ground === ground);
  if (!rule) return refuse('GROUND_UNKNOWN', '本方案没有这一情形', term.ruleId, 'ground');
  if (rule.mode === 'AUTO') {
    return refuse('AUTOMATIC_GROUND', '该情形由系统按事实认定，不能另行提出', rule.ruleId, 'ground');
  }
  return reasonId === ''
    ? refuse('REASON_REQUIRED', '提出处理建议须说明事实和理由', rule.ruleId, 'note')
    : ALLOWED;
}

/** The finding of an organ on a ground that it decides itself; `proposalId` names its record. */
export function proposalFinding(
  { grounds }: OfficerSchemeParameters,
  ground: Ground,
  proposalId: string,
  at: string,
): Finding {
  const rule = grounds.find((each) => each.ground === ground)!;
  const day = { from: chinaDate(at), to: chinaDate(at) };
  return single(ground, rule.ruleId, `PROPOSAL:${proposalId}`, '机构认定的事实', day, at, '机构提出处理建议');
}

function single(
  ground: Ground,
  ruleId: string,
  factId: string,
  label: string,
  span: Span,
  at: string,
  message: string,
): Finding {
  const facts = [{ factId, label, ...span, count: 1, onLeave: false }];
  return { key: `${ground}:${factId}`, ground, ruleId, at, needs: 1, facts, message };
}
