import {
  concentratedQuestionnaire,
  realTimeQuestionnaire,
} from '../../../db/presets/evaluation/questionnaires';
import type { Questionnaire } from '../../../workflows/rules/evaluation/questionnaire/types';

/** A scored answer is a million and its points, so that one sum over the questions tells their number and their points. */
const worthOf = ({ questions }: Questionnaire): string =>
  questions
    .map(({ id, options }) => {
      const scored = options.filter(({ points }) => points !== null);
      const branches = scored.map(({ code, points }) => `when '${code}' then ${1_000_000 + points!}`);
      return `case answers->>'${id}' ${branches.join(' ')} else 0 end`;
    })
    .join(' + ');

/** Sixtieths, so that the mean of one to six answers is a whole number. */
const part = (name: string, questionnaire: Questionnaire, from: string): string => `
  ${name} as (
    select object_id, sum(60 / (worth / 1000000) * (worth % 1000000) * times)::numeric as n, 60 * sum(times) as d
    from (select object_id, ${worthOf(questionnaire)} as worth, count(*) as times from ${from} group by 1, 2) as w
    where worth > 0 group by object_id)`;

/**
 * One statement that computes score and rank of every object of a round from the same rows, exactly: fractions are
 * pairs of whole numbers, compared crosswise. $1 round, $2 … $3 span of time.
 */
export const SCORES_AND_RANKS = `
with ${part('c', concentratedQuestionnaire, 'ballot_answer where round_id = $1')},
${part('r', realTimeQuestionnaire, `rating where scheme_code = 'GE' and at >= $2 and at < $3 and status = 'COUNTED'`)},
  s as (
    select o.object_id, o.group_code, c.n as cn, c.d as cd, coalesce(r.n, c.n) as rn, coalesce(r.d, c.d) as rd,
           c.d as valid
    from round_object o join c using (object_id) left join r using (object_id) where o.round_id = $1),
  t as (select *, 4 * cn * rd + rn * cd as sn, 5 * cd * rd as sd from s)
select object_id as "objectId", div(sn, gcd(sn, sd)) as n, div(sd, gcd(sn, sd)) as d,
       1 + (select count(*) from t as o where o.group_code = t.group_code
            and (o.sn * t.sd, o.cn * t.cd, o.rn * t.rd, o.valid) > (t.sn * o.sd, t.cn * o.cd, t.rn * o.rd, t.valid))::integer
         as rank
from t order by object_id`;
