import type { EvaluationSchemeParameters } from '../../workflows/rules/evaluation/parameters';
import type { RatingCode } from '../../workflows/rules/evaluation/ratings/code';
import type { Occasion } from '../../workflows/rules/evaluation/ratings/rating';
import {
  checkMatterNo,
  checkVisitDate,
  normaliseMatterNo,
} from '../../workflows/rules/evaluation/ratings/visit';
import { ProblemError } from '../errors';
import { oneWay, readVisit } from './code';
import { insist } from './inTransaction';
import type { SubmitRatingBody } from './publicSchemas';

/** A visit as what may be rated once, by a one-way value of its token. */
export const visitOccasion = (secret: string, visitToken: string): Occasion => ({
  kind: 'VISIT',
  visitToken: oneWay(secret, 'VISIT', visitToken),
});

/**
 * What a rating is given for: the matter when its number is given, the visit otherwise (GE-PER-2). In either case the
 * token has to be of this code and device and of the last days: it says that the code was there to be scanned. Numbers
 * of matters are not looked up, since the evaluated keep them; what they count for is that nobody uses one twice.
 */
export function occasionOf(
  secret: string,
  { ratings }: EvaluationSchemeParameters,
  body: Pick<SubmitRatingBody, 'visitToken' | 'matterNo'>,
  { code, deviceKey, today }: { code: RatingCode; deviceKey: string; today: string },
): Occasion {
  const date = readVisit(secret, body.visitToken, { codeId: code.codeId, deviceKey });
  if (date === null) {
    throw new ProblemError(409, 'VISIT_INVALID', '办事凭证无效，请重新扫描窗口的二维码。', {
      ruleId: ratings.onceRuleId,
      field: 'visitToken',
    });
  }
  insist(checkVisitDate(ratings, date, today));
  const matterNo = normaliseMatterNo(body.matterNo);
  if (matterNo === '') return visitOccasion(secret, body.visitToken);
  insist(checkMatterNo(ratings, matterNo));
  return { kind: 'MATTER', matterNo: oneWay(secret, 'MATTER', matterNo) };
}
