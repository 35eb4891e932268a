/** One line of how a score came about, in Chinese. */
export interface CalculationStep {
  label: string;
  detail: string;
  value: string;
}

/** One of the two parts of a score. Exact values are texts `n/d`. */
export interface PartScore {
  /** null: nothing that counts. */
  value: string | null;
  shown: string | null;
  /** Answers with at least one scored answer. */
  valid: number;
  /** Answers given, those without any scored answer included. */
  given: number;
  steps: CalculationStep[];
}

export const SCORE_MARKS = [
  'REAL_TIME_MISSING', // 时段内无（或不足）实时评价
  'BELOW_MINIMUM', // 有效评价数未达最低要求，不参加排名
] as const;
export type ScoreMark = (typeof SCORE_MARKS)[number];

/** Score of one object in one round. */
export interface ObjectScore {
  objectId: string;
  /** null for an object that can't be ranked. */
  score: string | null;
  shown: string | null;
  concentrated: PartScore;
  realTime: PartScore;
  marks: ScoreMark[];
  steps: CalculationStep[];
}
