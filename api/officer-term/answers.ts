import type { ProcessAnswer } from '../../workflows/officer-term/messages';
import { organRuleOf } from '../../workflows/rules/officer-term/organs';
import type { TermStatus } from '../../workflows/rules/officer-term/termState';
import { answersOf } from '../process/answers';
import type { TermAnswer } from './schemas';

/** How the steps of a term are answered by its process. */
export const termAnswers = (termId: string, schemeCode: string) =>
  answersOf(termId, {
    code: 'TERM_OVER',
    message: '聘期已经结束，不能再办理。',
    ruleId: organRuleOf(schemeCode),
  });

/** The same as the interface shows it. */
export const viewAnswer = ({ subjectId, status, ...rest }: ProcessAnswer): TermAnswer => ({
  termId: subjectId,
  status: status as TermStatus,
  ...rest,
});
