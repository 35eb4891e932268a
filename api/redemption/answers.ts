import type { StepAnswer } from '../../workflows/redemption/messages';
import type { RedemptionStatus } from '../../workflows/rules/redemption/types';
import { ProblemError } from '../errors';
import type { AnswerShape } from '../process/engine';

/** How the steps of a case are answered. */
export const caseAnswers = (redemptionId: string): AnswerShape<StepAnswer> => ({
  ofStep: (step) => ({
    redemptionId,
    status: step.status as RedemptionStatus,
    seq: step.seq,
    at: step.at,
    numbers: step.numbers,
    fingerprint: step.fingerprint,
  }),
  ended: () => new ProblemError(409, 'CASE_CLOSED', '本件已经办结，不能再办理。', { ruleId: 'GR-U7' }),
});
