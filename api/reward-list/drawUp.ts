import { findAssessment } from '../../db/queries/assessment';
import { confirmedGrades, findRewardPool, seriousBreaches } from '../../db/queries/rewardList';
import {
  type DrawUpCommand,
  type ProcessAnswer,
  REWARD_LIST,
  type RewardCandidate,
  type RewardListInput,
  rewardListWorkflowId,
} from '../../workflows/reward-list/messages';
import { defaultLadder } from '../../workflows/rules/obligations/ladder';
import { servedDays } from '../../workflows/rules/officer-term/cohort';
import type { EndState } from '../../workflows/rules/officer-term/parameters';
import {
  REWARD_APPROVE_WORKING_DAYS,
  REWARD_PAY_WORKING_DAYS,
  REWARD_QUERY_MINUTES,
} from '../../workflows/rules/officer-term/rewardGuards';
import { actorAs, readable } from '../access';
import { type Cohort, cohortTerms, spanOf } from '../assessment/figures';
import { notConfigured, officeFacts } from '../assessment/input';
import type { AppContext } from '../context';
import { forbidden, ProblemError } from '../errors';
import { termParameters } from '../officer-term/facts';
import { answerOnce, sendFirstStep } from '../process/engine';
import { derivedId, fingerprintOf } from '../process/keys';
import type { Viewer } from '../session/viewer';
import { rewardListAnswers } from './answers';

/**
 * Draws up the list of a confirmed assessment: everybody of the year, those who left included, with everything that the
 * reward depends on by value. The id follows from the account and the key, so a repeated request meets the same list.
 */
export async function drawUpRewardList(
  ctx: AppContext,
  viewer: Viewer,
  body: { assessmentId: string },
  key: string,
): Promise<ProcessAnswer> {
  const listId = derivedId(REWARD_LIST, viewer.accountId, key);
  const fingerprint = fingerprintOf(viewer.accountId, 'drawUp', listId, body);
  const request = { workflowId: rewardListWorkflowId(listId), command: 'drawUp', key, fingerprint };
  return answerOnce(ctx, request, rewardListAnswers(listId), async () => {
    const { assessmentId } = body;
    const assessment = readable(
      viewer,
      'assessment',
      await findAssessment(ctx.db, assessmentId),
      '该年度考核',
    );
    const parameters = await termParameters(ctx, assessment);
    if (!parameters.rewards) {
      throw new ProblemError(422, 'UNPAID', '本方案的人员无偿履职，不发放奖励。', {
        ruleId: parameters.term.ruleId,
      });
    }
    if (assessment.confirmedAt === null || assessment.replacedBy !== null) {
      throw new ProblemError(409, 'NOT_CONFIRMED', '只能依据已确认且未被更正的年度考核编制奖励清单。', {
        ruleId: parameters.rewards.barRuleId,
      });
    }
    const { schemeCode, schemeVersion, yearFrom, yearTo } = assessment;
    const cohort = { schemeCode, schemeVersion, parameters, year: { from: yearFrom, to: yearTo } };
    const input = await inputOf(ctx, listId, assessmentId, cohort);
    if (viewer.organisation?.id !== input.office.id) throw forbidden('奖励清单由本方案的日常工作机构编制。');
    const candidates = await candidatesOf(ctx, listId, assessmentId, cohort);
    const command: DrawUpCommand = { actor: actorAs(viewer, 'ORGANISER'), fingerprint, candidates };
    return sendFirstStep<ProcessAnswer>(ctx, request, REWARD_LIST, input, command);
  });
}

/** Everybody whose year it is; who was not assessed has no grade and is refused with that reason. */
async function candidatesOf(
  ctx: AppContext,
  listId: string,
  assessmentId: string,
  cohort: Cohort,
): Promise<RewardCandidate[]> {
  const terms = await cohortTerms(ctx, cohort);
  const ids = terms.map(({ id }) => id);
  const [grades, breaches] = await Promise.all([
    confirmedGrades(ctx.db, assessmentId),
    seriousBreaches(ctx.db, ids),
  ]);
  return terms.map((term) => ({
    lineId: derivedId('rewardLine', listId, term.id),
    termId: term.id,
    accountId: term.officerAccountId,
    served: servedDays({ span: spanOf(term), endedAt: term.endedAt }, cohort.year),
    confirmedGrade: grades.get(term.id) ?? null,
    fiscalPayroll: term.fiscalPayroll,
    seriousBreach: breaches.has(term.id),
    endState: term.endedAt === null ? null : (term.status as EndState),
  }));
}

async function inputOf(
  ctx: AppContext,
  listId: string,
  assessmentId: string,
  { schemeCode, schemeVersion, parameters, year }: Cohort,
): Promise<RewardListInput> {
  const [{ office, confirmer, calendar }, pool] = await Promise.all([
    officeFacts(ctx, schemeCode, parameters),
    findRewardPool(ctx.db, schemeCode),
  ]);
  if (!pool) throw notConfigured('本方案没有指定奖励资金的资金池');
  return {
    listId,
    schemeCode,
    schemeVersion,
    parameters,
    assessmentId,
    year,
    office,
    approver: confirmer,
    finance: { id: pool.organisationId, hours: pool.officeHours },
    poolId: pool.poolId,
    approveWorkingDays: REWARD_APPROVE_WORKING_DAYS,
    payWorkingDays: REWARD_PAY_WORKING_DAYS,
    paymentQueryMinutes: [...REWARD_QUERY_MINUTES],
    policy: parameters.hearing.policy,
    ladder: defaultLadder,
    calendar,
  };
}
