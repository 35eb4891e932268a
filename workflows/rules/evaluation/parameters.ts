import type { Clock } from '../deadlines/types';

/** The two lists of evaluated objects; each is ranked by itself (GE-USE-1). */
export const GROUPS = ['COUNTY', 'DEPARTMENT'] as const;
export type Group = (typeof GROUPS)[number];

/** What a bottom placing leads to (GE-USE-2, GE-USE-3, GE-USE-4). */
export const LADDER_MEASURES = ['RECTIFY', 'INTERVIEW', 'REVIEW'] as const;
export type LadderMeasure = (typeof LADDER_MEASURES)[number];

/** A body that acts in the scheme. */
export interface Organ {
  code: string;
  label: string;
  ruleId: string;
}

/** Who acts, and for which organ; EVALUATED stands for the people of the evaluated object itself. */
export interface OrganActor {
  accountId: string;
  organ: string;
}

/** The smallest part of the library with a number of its own. `id` is unique in the whole library. */
export interface CellParameters {
  id: string;
  label: string;
  count: number;
}

/** A place within a stratum: the city itself, a county, or ALL where the text gives no breakdown. */
export interface UnitParameters {
  code: string;
  label: string;
  cells: CellParameters[];
}

export interface StratumParameters {
  code: string;
  label: string;
  ruleId: string;
  /** ROUND: chosen anew before each round; YEAR: once a year (GE-LIB-2). */
  refresh: 'ROUND' | 'YEAR';
  units: UnitParameters[];
}

export interface LibraryParameters {
  /** Members in all; the cells add up to it. */
  total: number;
  ruleId: string;
  refreshRuleId: string;
  strata: StratumParameters[];
  /** Whether a library that misses its numbers may be frozen, with a recorded reason. Nothing is ever padded. */
  deviations: 'REFUSE' | 'WITH_REASON';
}

export const REPLACEMENT_GROUNDS = ['NO_ANSWER', 'UNREACHABLE', 'DECLINED', 'LEFT_LIBRARY'] as const;
export type ReplacementGround = (typeof REPLACEMENT_GROUNDS)[number];

export interface DrawParameters {
  size: number;
  ruleId: string;
  /** Equal remainders of strata (AMB-GE-1); equal remainders inside a stratum always go by the seeded rotation. */
  strataTie: 'SMALLER_STRATUM_FIRST';
  tieRuleId: string;
  replacementGrounds: ReplacementGround[];
}

export interface ObjectsParameters {
  /** Number of objects that the scheme names in each group. */
  counts: Record<Group, number>;
  ruleId: string;
}

/** Boundaries of a round's period, month and day `MM-DD`, both included (GE-PER-1). */
export interface PeriodParameters {
  from: string;
  to: string;
}

export interface AspectParameters {
  code: string;
  label: string;
}

export interface QuestionnaireParameters {
  concentrated: { aspects: AspectParameters[]; ruleId: string };
  realTime: { aspects: AspectParameters[]; ruleId: string };
  valuesRuleId: string;
  /** REQUIRE_RATING: every object must be rated; ALLOW_UNKNOWN: an option that is not scored will do (AMB-GE-2). */
  coverage: 'ALLOW_UNKNOWN' | 'REQUIRE_RATING';
  coverageRuleId: string;
}

export interface ScoreParameters {
  /** Integer percent; they add up to 100 (GE-SCO-1). */
  concentratedPercent: number;
  realTimePercent: number;
  ruleId: string;
  /** Every answer counts the same (GE-SCO-2). */
  weighting: 'EQUAL';
  /** Valid answers an object needs in the concentrated evaluation (AMB-GE-2). */
  minimumConcentrated: number;
  minimumRuleId: string;
  /** Fewer counted ratings than this are treated as none (AMB-GE-3). */
  minimumRealTime: number;
  realTimeMissing: 'CONCENTRATED_ONLY' | 'ZERO';
  realTimeMissingRuleId: string;
  /** Decimals shown; ranking always uses the exact value (GE-SCO-4). */
  decimals: number;
  roundingRuleId: string;
  /** Figures of fewer answers than this are not shown in breakdowns (GE-WAY-3). */
  hideBelow: number;
  hideRuleId: string;
}

export const BOTTOM_TIES = ['FAVOUR_UNIT', 'INCLUDE_ALL', 'DECIDE'] as const;
export type BottomTie = (typeof BOTTOM_TIES)[number];

export interface RankParameters {
  top: Record<Group, number>;
  bottom: Record<Group, number>;
  bottomTie: BottomTie;
  ruleId: string;
  tieRuleId: string;
}

export interface LadderParameters {
  /** In order of the streak; a measure is due whenever the streak has reached it (AMB-GE-7). */
  rungs: { streak: number; measure: LadderMeasure; ruleId: string }[];
  /** Whether a streak goes on over the end of a year (AMB-GE-6). */
  crossYear: boolean;
  streakRuleId: string;
}

export interface PointsParameters {
  /** Tenths of a point by number of times in the year, beginning with none (GE-USE-5, GE-USE-6, AMB-GE-4). */
  tenthsByTimes: number[];
  plusRuleId: string;
  minusRuleId: string;
  readingRuleId: string;
  /** Objects outside the target assessment get none (AMB-GE-8). */
  scopeRuleId: string;
}

export interface AwardParameters {
  /** Rounds in a row, within the award year (AMB-GE-6). */
  consecutive: number;
  /** Places added for individuals; null while the organiser has not fixed the number. */
  extraPlaces: number | null;
  basisRuleId: string;
  recommendRuleId: string;
  barRuleId: string;
}

export const ROUND_STEPS = [
  'PREPARE', // 准备并冻结
  'DRAW', // 抽样
  'OPEN', // 开始集中评价
  'CLOSE', // 结束集中评价
  'SCORE', // 计分
  'RANK', // 排名
  'REVIEW', // 复核
  'PUBLISH', // 通报
  'START_MEASURES', // 启动整改约谈述职
  'BOOK', // 记入年度
] as const;
export type RoundStep = (typeof ROUND_STEPS)[number];

/** How long somebody has, counted from the event before; `kind` names the obligation. */
export interface LimitParameters {
  kind: string;
  label: string;
  ruleId: string;
  organ: string;
  clock: Clock;
}

export interface StepParameters {
  step: RoundStep;
  ruleId: string;
  organ: string;
  /** The process itself may take the step, without a person. */
  automatic: boolean;
  /** null: the step has no limit of its own. */
  limit: LimitParameters | null;
}

export interface RoundParameters {
  perYear: number;
  perYearRuleId: string;
  /** One per round of the year, in order. */
  periods: PeriodParameters[];
  /** In binding order, each step once. */
  steps: StepParameters[];
  ruleId: string;
}

export interface RectificationParameters {
  /** Organ that notifies, approves the plan and accepts. */
  organ: string;
  ruleId: string;
  maxExtensions: number;
  plan: LimitParameters;
  approvePlan: LimitParameters;
  /** What the evaluated object owes by the date of the notice; its clock is the usual length of that time. */
  act: LimitParameters;
  accept: LimitParameters;
  notify: LimitParameters;
}

export interface InterviewParameters {
  organ: string;
  ruleId: string;
  convene: LimitParameters;
  minutes: LimitParameters;
  commit: LimitParameters;
  /** One per commitment, up to its date. */
  keep: LimitParameters;
}

export interface ReviewParameters {
  organ: string;
  ruleId: string;
  notify: LimitParameters;
  report: LimitParameters;
  schedule: LimitParameters;
  result: LimitParameters;
  /** What the committee may conclude; the text lists nothing. */
  results: { code: string; label: string }[];
}

export const STUFFING_KEYS = ['CODE', 'DEVICE', 'ADDRESS'] as const;
export type StuffingKey = (typeof STUFFING_KEYS)[number];

export interface RatingParameters {
  ruleId: string;
  onceRuleId: string;
  /** More than `max` ratings with the same key within `minutes`, this one included, are suspicious; configuration. */
  limits: { key: StuffingKey; max: number; minutes: number }[];
  /** A rating one of whose scored answers is worth no more than this needs a follow-up (0–100). */
  poorUpTo: number;
  followUp: LimitParameters;
  /** How often a matter goes back to the evaluated after a dissatisfied callback; once unless given. Configuration. */
  maxReworks?: number;
  /** Organ that looks at ratings set aside. */
  screener: string;
}

/** Everything the scheme lays down for its evaluation; frozen into a round when it is prepared. */
export interface EvaluationSchemeParameters {
  title: string;
  validity: { from: string; to: string | null; ruleId: string };
  organs: Organ[];
  library: LibraryParameters;
  draw: DrawParameters;
  objects: ObjectsParameters;
  questionnaires: QuestionnaireParameters;
  round: RoundParameters;
  score: ScoreParameters;
  rank: RankParameters;
  ladder: LadderParameters;
  points: PointsParameters;
  award: AwardParameters;
  rectification: RectificationParameters;
  interview: InterviewParameters;
  review: ReviewParameters;
  ratings: RatingParameters;
}

/** Code under which the people of an evaluated object act. */
export const EVALUATED = 'EVALUATED';
