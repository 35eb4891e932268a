import { ALLOWED, type Decision, refuse } from '../decision';
import type { Grade, GradedAssessment } from '../parameters';

const ORDER: Grade[] = ['EXCELLENT', 'GOOD', 'PASS'];

/**
 * May the office confirm this grade for a computed one (BT-ASM-8)? The computed grade is a ceiling; a lower one needs
 * a reason and is never FAIL, which only the special duty gives (BT-ASM-6). What is UNDETERMINED stays so or becomes
 * PASS by a decision with a reason (AMB-BT-3).
 */
export function checkConfirmation(
  parameters: GradedAssessment,
  computed: Grade,
  confirmed: Grade,
  reasonId: string,
): Decision {
  const { confirmRuleId, specialDutyRuleId, fallback } = parameters;
  if (computed === confirmed) return ALLOWED;
  if (computed === 'FAIL') {
    return refuse('GRADE_FIXED', '未完成专项评价职责，只能评定为不合格', specialDutyRuleId, 'grade');
  }
  if (confirmed === 'FAIL') {
    return refuse('FAIL_ONLY_BY_DUTY', '只有未完成专项评价职责才评定为不合格', specialDutyRuleId, 'grade');
  }
  if (computed === 'UNDETERMINED') {
    if (confirmed !== 'PASS') {
      return refuse('GRADE_TOO_HIGH', '采纳数未达等次的，至多决定为合格', fallback.readingRuleId, 'grade');
    }
  } else if (ORDER.indexOf(confirmed) < ORDER.indexOf(computed)) {
    return refuse('GRADE_TOO_HIGH', '评定的等次不能高于测算等次', confirmRuleId, 'grade');
  }
  return reasonId === ''
    ? refuse('REASON_REQUIRED', '评定与测算不一致的，须说明理由', confirmRuleId, 'note')
    : ALLOWED;
}
