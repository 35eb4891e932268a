import { yearOf } from '../calendar/dates';
import { ALLOWED, type Decision, type Refusal, refuse } from './decision';
import type { OfficerSchemeParameters } from './parameters';

/** What is known of a person or organisation put forward. Codes are those of the scheme's own lists. */
export interface Candidate {
  /** Completed years on the first day of the term, see `ageOn`; null: not known. */
  age: number | null;
  attestations: string[];
  conditions: string[];
  bars: string[];
  /** File of the signed letter and the commitments it holds. */
  commitmentLetter: { fileId: string; items: string[] } | null;
  liaisonAccountId: string | null;
  category: { code: string; text: string } | null;
  industry: string | null;
}

/**
 * Completed years on a day; the birthday counts (AMB-AGE). Someone born on 29 February completes a year on 1 March.
 * Negative on a day before the birth. Birth dates stay with the office: a term is run by the age alone.
 */
export function ageOn(birthDate: string, date: string): number {
  return yearOf(date) - yearOf(birthDate) - (date.slice(5) < birthDate.slice(5) ? 1 : 0);
}

/** Every reason why the candidate can't be appointed; empty when nothing stands against it. */
export function eligibilityProblems(parameters: OfficerSchemeParameters, candidate: Candidate): Refusal[] {
  return [
    ...ageProblems(parameters, candidate),
    ...listProblems(parameters, candidate),
    ...letterProblems(parameters, candidate),
    ...categoryProblems(parameters, candidate),
  ];
}

/** First reason against the appointment, or allowed. */
export function checkEligibility(parameters: OfficerSchemeParameters, candidate: Candidate): Decision {
  return eligibilityProblems(parameters, candidate)[0] ?? ALLOWED;
}

/** Duties begin after training where the scheme says so (YY-S-5). */
export function checkMayServe(parameters: OfficerSchemeParameters, trainedAt: string | null): Decision {
  const gate = parameters.eligibility.trainingBeforeDuty;
  return gate && trainedAt === null
    ? refuse('TRAINING_REQUIRED', '须经培训后方可开展工作', gate.ruleId)
    : ALLOWED;
}

function ageProblems(
  { eligibility: { age } }: OfficerSchemeParameters,
  { age: years }: Candidate,
): Refusal[] {
  if (!age) return [];
  if (years === null) return [refuse('BIRTH_DATE_MISSING', '须填写出生日期', age.ruleId, 'age')];
  if (years < 0) return [refuse('BIRTH_DATE_IMPOSSIBLE', '出生日期晚于聘任日', age.ruleId, 'age')];
  if (age.min !== null && years < age.min) {
    return [refuse('TOO_YOUNG', `聘任日年满${years}周岁，须年满${age.min}周岁`, age.ruleId, 'age')];
  }
  if (age.max !== null && years > age.max) {
    return [refuse('TOO_OLD', `聘任日年满${years}周岁，不得超过${age.max}周岁`, age.ruleId, 'age')];
  }
  return [];
}

function listProblems({ eligibility }: OfficerSchemeParameters, candidate: Candidate): Refusal[] {
  const problems = eligibility.attestations
    .filter(({ code }) => !candidate.attestations.includes(code))
    .map(({ label, ruleId }) => refuse('ATTESTATION_MISSING', `尚未确认：${label}`, ruleId, 'attestations'));
  const { conditionsAnyOf } = eligibility;
  if (
    conditionsAnyOf.length > 0 &&
    !conditionsAnyOf.some(({ code }) => candidate.conditions.includes(code))
  ) {
    const list = conditionsAnyOf.map(({ label }) => label).join('；');
    problems.push(
      refuse('CONDITION_MISSING', `须至少符合一项条件：${list}`, conditionsAnyOf[0]!.ruleId, 'conditions'),
    );
  }
  const barred = eligibility.bars.filter(({ code }) => candidate.bars.includes(code));
  return [
    ...problems,
    ...barred.map(({ label, ruleId }) => refuse('BARRED', `有不得选聘的情形：${label}`, ruleId, 'bars')),
  ];
}

function letterProblems({ eligibility }: OfficerSchemeParameters, candidate: Candidate): Refusal[] {
  const { commitmentLetter, liaison } = eligibility;
  const problems: Refusal[] = [];
  if (commitmentLetter) {
    const letter = candidate.commitmentLetter;
    if (!letter) {
      problems.push(
        refuse(
          'COMMITMENT_LETTER_MISSING',
          '须提交本人签署的承诺书',
          commitmentLetter.ruleId,
          'commitmentLetter',
        ),
      );
    } else {
      const missing = commitmentLetter.items.filter(({ code }) => !letter.items.includes(code));
      problems.push(
        ...missing.map(({ label, ruleId }) =>
          refuse('COMMITMENT_MISSING', `承诺书未包含：${label}`, ruleId, 'commitmentLetter'),
        ),
      );
    }
  }
  if (liaison && candidate.liaisonAccountId === null) {
    problems.push(refuse('LIAISON_MISSING', '须明确专人担任联络员', liaison.ruleId, 'liaisonAccountId'));
  }
  return problems;
}

function categoryProblems({ eligibility }: OfficerSchemeParameters, candidate: Candidate): Refusal[] {
  const { categories, industryRequired } = eligibility;
  const problems: Refusal[] = [];
  if (categories) {
    const { category } = candidate;
    const known = categories.items.some(({ code }) => code === category?.code);
    if (category?.code === 'OTHER' && categories.open) {
      if (category.text.trim() === '') {
        problems.push(refuse('CATEGORY_TEXT_MISSING', '选择“其他”须写明类别', categories.ruleId, 'category'));
      }
    } else if (!known) {
      problems.push(refuse('CATEGORY_UNKNOWN', '须从本方案的类别中选择', categories.ruleId, 'category'));
    }
  }
  if (industryRequired && (candidate.industry ?? '').trim() === '') {
    problems.push(refuse('INDUSTRY_MISSING', '须填写行业类别', industryRequired.ruleId, 'industry'));
  }
  return problems;
}
