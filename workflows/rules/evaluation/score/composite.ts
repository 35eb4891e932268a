import type { EvaluationSchemeParameters, ScoreParameters } from '../parameters';
import { add, type Exact, exact, exactText, multiply, parseExact, shown } from './exact';
import { type AnswerSum, scorePart } from './part';
import type { CalculationStep, ObjectScore, PartScore, ScoreMark } from './types';

/**
 * Ratings of one object in one round, summed up: of the drawn, and those counted within the round's period. Each is
 * worth what the version of the questionnaire says on which it was given (GE-CON-3).
 */
export interface ObjectSums {
  objectId: string;
  concentrated: readonly AnswerSum[];
  realTime: readonly AnswerSum[];
}

/**
 * Score of an object with every step of its calculation (GE-SCO-1 … GE-SCO-4, AMB-GE-2, AMB-GE-3). An object whose
 * concentrated part has fewer valid answers than the scheme asks for gets no score and can't be ranked.
 */
export function scoreObject(
  { score }: EvaluationSchemeParameters,
  { objectId, ...sums }: ObjectSums,
): ObjectScore {
  const concentrated = scorePart('CONCENTRATED', sums.concentrated, score.decimals);
  const realTime = scorePart('REAL_TIME', sums.realTime, score.decimals);
  const missing = realTimeValue(score, realTime) === null;
  const enough = concentrated.value !== null && concentrated.valid >= score.minimumConcentrated;
  const marks: ScoreMark[] = [
    ...(enough ? [] : (['BELOW_MINIMUM'] as const)),
    ...(missing ? (['REAL_TIME_MISSING'] as const) : []),
  ];
  if (!enough) {
    const step = {
      label: '综合得分',
      detail: `有效评价${concentrated.valid}份，少于${score.minimumConcentrated}份，不计分、不排名`,
      value: '—',
    };
    return { objectId, score: null, shown: null, concentrated, realTime, marks, steps: [step] };
  }
  const c = parseExact(concentrated.value!);
  const r = realTimeOf(score, c, realTime);
  const value = add(share(c, score.concentratedPercent), share(r, score.realTimePercent));
  const steps = [...missingStep(score, realTime, missing), compositeStep(score, c, r, value)];
  return {
    objectId,
    score: exactText(value),
    shown: shown(value, score.decimals),
    concentrated,
    realTime,
    marks,
    steps,
  };
}

/** The real-time part as it enters score and ranking: what stands in for it when it is missing (GE-SCO-3, AMB-GE-3). */
export function realTimeOf(score: ScoreParameters, concentrated: Exact, realTime: PartScore): Exact {
  return realTimeValue(score, realTime) ?? (score.realTimeMissing === 'ZERO' ? exact(0) : concentrated);
}

function realTimeValue({ minimumRealTime }: ScoreParameters, { value, valid }: PartScore): Exact | null {
  return value === null || valid < minimumRealTime ? null : parseExact(value);
}

function share(value: Exact, percent: number): Exact {
  return multiply(value, exact(percent, 100));
}

function missingStep(score: ScoreParameters, realTime: PartScore, missing: boolean): CalculationStep[] {
  if (!missing) return [];
  const standIn = score.realTimeMissing === 'ZERO' ? '实时评价按0分计' : '综合得分按集中评价得分计';
  return [
    {
      label: '实时评价缺项',
      detail: `时段内有效实时评价${realTime.valid}份，少于${score.minimumRealTime}份，${standIn}`,
      value: '缺项',
    },
  ];
}

function compositeStep(score: ScoreParameters, c: Exact, r: Exact, value: Exact): CalculationStep {
  const { concentratedPercent, realTimePercent, decimals } = score;
  return {
    label: '综合得分',
    detail: `${exactText(c)} × ${concentratedPercent}% + ${exactText(r)} × ${realTimePercent}% = ${exactText(value)}`,
    value: shown(value, decimals),
  };
}
