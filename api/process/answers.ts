import type { ProcessAnswer } from '../../workflows/shared/messages';
import { ProblemError } from '../errors';
import type { AnswerShape } from './engine';

/** Answers of a process that answers as `ProcessAnswer`; `ended` is said of a process that is over. */
export const answersOf = (
  subjectId: string,
  ended: { code: string; message: string; ruleId: string },
): AnswerShape<ProcessAnswer> => ({
  ofStep: (step) => ({
    subjectId,
    status: step.status ?? '',
    seq: step.seq,
    at: step.at,
    numbers: step.numbers,
    fingerprint: step.fingerprint,
  }),
  ended: () => new ProblemError(409, ended.code, ended.message, { ruleId: ended.ruleId }),
});
