import type { z } from 'zod';
import { standingRoundsOfYear } from '../../db/queries/evaluationRounds';
import {
  EVALUATION_ROUND,
  evaluationRoundWorkflowId,
  type ProcessAnswer,
} from '../../workflows/evaluation-round/messages';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { periodOf } from '../../workflows/rules/evaluation/period';
import { actorAs } from '../access';
import type { AppContext } from '../context';
import { forbidden, ProblemError } from '../errors';
import { isEvaluationOrganiser } from '../evaluationAccess';
import { answersOf } from '../process/answers';
import { answerOnce, sendFirstStep } from '../process/engine';
import { derivedId, fingerprintOf } from '../process/keys';
import type { Viewer } from '../session/viewer';
import { publishedScheme, roundInput } from './input';
import type { BeginRoundBody, PeriodView } from './schemas';

/** What is said of a round that can take no more steps. */
export const ROUND_OVER = { code: 'ROUND_VOIDED', message: '本轮评价已经作废。', ruleId: 'GE-RND-1' };

/**
 * Takes up a round of a year (GE-PER-1, GE-RND-1). Its id follows from the account and the key, so a repeated request
 * meets the same round; a second round of the same number is refused as long as the first one is not voided.
 */
export async function beginRound(
  ctx: AppContext,
  viewer: Viewer,
  body: BeginRoundBody,
  key: string,
): Promise<ProcessAnswer> {
  if (!isEvaluationOrganiser(viewer)) throw forbidden('评价轮次由直接评价的组织单位启动。');
  const roundId = derivedId(EVALUATION_ROUND, viewer.accountId, key);
  const workflowId = evaluationRoundWorkflowId(roundId);
  const fingerprint = fingerprintOf(viewer.accountId, 'begin', roundId, body);
  const request = { workflowId, command: 'begin', key, fingerprint };
  return answerOnce(ctx, request, answersOf(roundId, ROUND_OVER), async () => {
    const { parameters, code } = await publishedScheme(ctx);
    if (body.number > parameters.round.periods.length) {
      const most = `每年组织${parameters.round.periods.length}轮评价，没有第${body.number}轮。`;
      throw new ProblemError(422, 'ROUND_NUMBER', most, { ruleId: 'GE-PER-1', field: 'number' });
    }
    const other = async () =>
      (await standingRoundsOfYear(ctx.db, code, body.year)).find(
        (each) => each.number === body.number && each.id !== roundId,
      );
    if (await other()) throw roundTaken(body);
    const input = await roundInput(ctx, roundId, body);
    const command = { actor: actorAs(viewer, 'ORGANISER'), fingerprint };
    return sendFirstStep<ProcessAnswer>(ctx, request, EVALUATION_ROUND, input, command).catch(
      async (error) => {
        // Somebody else has begun it in this very moment; the database took one of the two.
        if (await other()) throw roundTaken(body);
        throw error;
      },
    );
  });
}

const roundTaken = ({ year, number }: BeginRoundBody): ProblemError =>
  new ProblemError(409, 'ROUND_EXISTS', `${year}年第${number}轮评价已经启动，不能重复启动。`, {
    ruleId: 'GE-PER-1',
    field: 'number',
  });

/** The rounds of a year with their periods against today, and what to think of before beginning one (GE-PER-1). */
export async function periodsOfYear(
  ctx: AppContext,
  year: number,
  now: string,
): Promise<z.input<typeof PeriodView>[]> {
  const { parameters, code } = await publishedScheme(ctx);
  const begun = await standingRoundsOfYear(ctx.db, code, year);
  const today = chinaDate(now);
  return parameters.round.periods.map((_, index) => {
    const number = index + 1;
    const { from, to } = periodOf(parameters, { year, number });
    const stands = today > to ? 'OVER' : today < from ? 'AHEAD' : 'RUNNING';
    const roundId = begun.find((each) => each.number === number)?.id ?? null;
    const warning =
      stands === 'OVER'
        ? `本轮时段已于${to}结束，集中评价将在时段之外进行，实时评价仍按时段内计。`
        : stands === 'AHEAD'
          ? `本轮时段自${from}起，现在启动为提前准备；计分须在${to}之后。`
          : null;
    return { year, number, from, to, stands, roundId, warning: roundId ? null : warning };
  });
}
