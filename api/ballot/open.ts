import {
  castBallot,
  checkCollection,
  checkInvitation,
  findInvitation,
} from '../../db/queries/evaluationBallot';
import { frozenQuestionnaires, objectsOfRound } from '../../db/queries/evaluationRound';
import { evaluationParameters } from '../../db/queries/evaluationScheme';
import type { Decision } from '../../workflows/rules/decision';
import { objectOrder } from '../../workflows/rules/evaluation/questionnaire/answers';
import type { AnswerSheet } from '../../workflows/rules/evaluation/questionnaire/types';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';
import { nowOf } from '../reference';
import type { BallotView } from './schemas';

/** The questionnaire that an invitation opens; nothing is noted of its being opened. */
export async function openBallot(ctx: AppContext, token: string): Promise<BallotView> {
  const invitation = await findInvitation(ctx.db, token);
  insist(checkInvitation(invitation?.state));
  const { roundId, schemeCode, year, number, closesAt, leafId } = invitation!;
  const now = nowOf(invitation!);
  insist(checkCollection(invitation!, now));
  const round = await ctx.db
    .selectFrom('evaluationRound')
    .select('schemeVersion')
    .where('id', '=', roundId)
    .executeTakeFirstOrThrow();
  const [parameters, { concentrated }, objects] = await Promise.all([
    evaluationParameters(ctx.db, schemeCode, round.schemeVersion),
    frozenQuestionnaires(ctx.db, invitation!),
    objectsOfRound(ctx.db, roundId),
  ]);
  const aspects = new Map(
    parameters.questionnaires.concentrated.aspects.map(({ code, label }) => [code, label]),
  );
  const byId = new Map(objects.map((each) => [each.objectId, each]));
  const own = leafId.split('-').find((part) => byId.get(part)?.groupCode === 'COUNTY') ?? null;
  return {
    year,
    number,
    closesAt: closesAt!,
    now,
    questionnaire: {
      title: concentrated.title,
      introduction: concentrated.introduction,
      questions: concentrated.questions.map(({ id, aspect, text, options }) => ({
        id,
        aspectLabel: aspects.get(aspect) ?? aspect,
        text,
        options: options.map(({ code, label, points }) => ({ code, label, scored: points !== null })),
      })),
    },
    objects: objectOrder([...byId.keys()], own).map((id) => {
      const { name, groupCode } = byId.get(id)!;
      return { id, name, group: groupCode };
    }),
  };
}

/** Hands in a sheet (GE-WAY-2): sealed and stored without a word of whose it is. */
export async function submitBallot(ctx: AppContext, token: string, sheet: AnswerSheet): Promise<void> {
  const invitation = await findInvitation(ctx.db, token);
  insist(checkInvitation(invitation?.state));
  insist(await castBallot(ctx.db, { token, sheet, at: nowOf(invitation!) }));
}

const GONE = ['INVITATION_USED', 'INVITATION_REPLACED', 'COLLECTION_NOT_OPEN'];

function insist(decision: Decision): void {
  if (decision.allowed) return;
  const { code, message, ruleId, field } = decision;
  const status = code === 'INVITATION_INVALID' ? 404 : GONE.includes(code) ? 409 : 422;
  throw new ProblemError(status, code, `${message}。`, { ruleId, field });
}
