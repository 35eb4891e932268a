import type { Clock } from '../../../workflows/rules/deadlines/types';
import { ROUND_STEP_LABELS } from '../../../workflows/rules/evaluation/labels';
import {
  EVALUATED,
  type EvaluationSchemeParameters,
  type LimitParameters,
  REPLACEMENT_GROUNDS,
  type RoundStep,
  type StepParameters,
} from '../../../workflows/rules/evaluation/parameters';
import { library } from '../evaluation/library';
import { type EvaluationSchemePreset, evaluationParametersSchema } from './evaluationSchema';

const ORGANISER = 'ORGANISER';
const GOVERNMENT = 'CITY_GOVERNMENT';
const COMMITTEE = 'STANDING_COMMITTEE';

const parameters: EvaluationSchemeParameters = {
  title: '营商环境“背靠背”直接评价',
  validity: { from: '2022-09-06', to: null, ruleId: 'GE-WAY-1' },
  organs: [
    { code: ORGANISER, label: '评价组织单位', ruleId: 'AMB-GE-9' }, // configuration: the scheme names nobody
    { code: GOVERNMENT, label: '市人民政府', ruleId: 'GE-USE-3' },
    { code: COMMITTEE, label: '市委常委会', ruleId: 'GE-USE-4' },
    { code: 'TARGET_OFFICE', label: '市委目标绩效办', ruleId: 'AMB-GE-9' }, // receives the points
    { code: EVALUATED, label: '被评价对象', ruleId: 'GE-OBJ-1' },
  ],
  library,
  draw: {
    size: 300,
    ruleId: 'GE-DRW-1',
    strataTie: 'SMALLER_STRATUM_FIRST',
    tieRuleId: 'AMB-GE-1',
    replacementGrounds: [...REPLACEMENT_GROUNDS], // configuration
  },
  objects: { counts: { COUNTY: 8, DEPARTMENT: 40 }, ruleId: 'GE-OBJ-1' },
  questionnaires: {
    concentrated: {
      aspects: [
        { code: 'POLICY', label: '政策落实' },
        { code: 'SERVICE', label: '服务质效' },
        { code: 'SOLVING', label: '解决问题' },
      ],
      ruleId: 'GE-CON-1',
    },
    realTime: {
      aspects: [
        { code: 'EFFICIENCY', label: '办事效率' },
        { code: 'STYLE', label: '工作作风' },
        { code: 'ATTITUDE', label: '服务态度' },
        { code: 'DUTY', label: '履责效果' },
        { code: 'LAWFULNESS', label: '依法办事' },
        { code: 'OPENNESS', label: '信息公开' },
      ],
      ruleId: 'GE-CON-2',
    },
    valuesRuleId: 'GE-CON-3',
    coverage: 'ALLOW_UNKNOWN', // AMB-GE-2
    coverageRuleId: 'GE-WAY-2',
  },
  round: {
    perYear: 3,
    perYearRuleId: 'GE-PER-1',
    // configuration: the text says every four months, not when they begin
    periods: [
      { from: '01-01', to: '04-30' },
      { from: '05-01', to: '08-31' },
      { from: '09-01', to: '12-31' },
    ],
    steps: [
      step('PREPARE', 'GE-LIB-1', false, null),
      step('DRAW', 'GE-DRW-1', true, workingDays(2)),
      step('OPEN', 'GE-WAY-2', true, workingDays(3)),
      step('CLOSE', 'GE-WAY-2', true, null), // the collection ends at its own instant
      step('SCORE', 'GE-SCO-1', true, workingDays(5)),
      step('RANK', 'GE-USE-1', true, workingDays(2)),
      step('REVIEW', 'GE-USE-1', false, workingDays(3)),
      step('PUBLISH', 'GE-USE-1', false, workingDays(5)),
      step('START_MEASURES', 'GE-USE-2', true, workingDays(3)),
      step('BOOK', 'GE-USE-5', true, workingDays(5)),
    ],
    ruleId: 'GE-RND-1',
  },
  score: {
    concentratedPercent: 80,
    realTimePercent: 20,
    ruleId: 'GE-SCO-1',
    weighting: 'EQUAL', // GE-SCO-2
    minimumConcentrated: 10, // configuration (AMB-GE-2)
    minimumRuleId: 'AMB-GE-2',
    minimumRealTime: 1, // AMB-GE-3
    realTimeMissing: 'CONCENTRATED_ONLY', // AMB-GE-3
    realTimeMissingRuleId: 'AMB-GE-3',
    decimals: 2, // GE-SCO-4
    roundingRuleId: 'GE-SCO-4',
    hideBelow: 5, // configuration
    hideRuleId: 'GE-WAY-3',
  },
  rank: {
    top: { COUNTY: 2, DEPARTMENT: 5 },
    bottom: { COUNTY: 1, DEPARTMENT: 5 },
    bottomTie: 'FAVOUR_UNIT', // AMB-GE-5
    ruleId: 'GE-USE-1',
    tieRuleId: 'AMB-GE-5',
  },
  ladder: {
    rungs: [
      { streak: 1, measure: 'RECTIFY', ruleId: 'GE-USE-2' },
      { streak: 2, measure: 'INTERVIEW', ruleId: 'GE-USE-3' },
      { streak: 3, measure: 'REVIEW', ruleId: 'GE-USE-4' },
    ],
    crossYear: true, // AMB-GE-6
    streakRuleId: 'AMB-GE-6',
  },
  points: {
    tenthsByTimes: [0, 2, 5, 8],
    plusRuleId: 'GE-USE-5',
    minusRuleId: 'GE-USE-6',
    readingRuleId: 'AMB-GE-4',
    scopeRuleId: 'AMB-GE-8',
  },
  award: {
    consecutive: 3,
    extraPlaces: null, // configuration: the text gives no number
    basisRuleId: 'GE-USE-7',
    recommendRuleId: 'GE-USE-8',
    barRuleId: 'GE-USE-9',
  },
  // All limits of the measures are configuration: the text sets none
  rectification: {
    organ: ORGANISER,
    ruleId: 'GE-USE-2',
    maxExtensions: 1,
    notify: limit('GE_RECTIFY_NOTIFY', '发出整改通知', 'GE-USE-2', ORGANISER, workingDays(3)),
    plan: limit('GE_RECTIFY_PLAN', '报送整改方案', 'GE-USE-2', EVALUATED, workingDays(10)),
    approvePlan: limit('GE_RECTIFY_APPROVE', '审核整改方案', 'GE-USE-2', ORGANISER, workingDays(5)),
    act: limit('GE_RECTIFY_ACT', '完成专项整改', 'GE-USE-2', EVALUATED, { unit: 'CALENDAR_DAYS', n: 60 }),
    accept: limit('GE_RECTIFY_ACCEPT', '整改验收', 'GE-USE-2', ORGANISER, workingDays(10)),
  },
  interview: {
    organ: GOVERNMENT,
    ruleId: 'GE-USE-3',
    convene: limit('GE_INTERVIEW_CONVENE', '召集约谈', 'GE-USE-3', GOVERNMENT, workingDays(10)),
    minutes: limit('GE_INTERVIEW_MINUTES', '形成约谈纪要', 'GE-USE-3', GOVERNMENT, workingDays(5)),
    commit: limit('GE_INTERVIEW_COMMIT', '作出整改承诺', 'GE-USE-3', EVALUATED, workingDays(5)),
    keep: limit('GE_INTERVIEW_KEEP', '落实约谈承诺', 'GE-USE-3', EVALUATED, { unit: 'CALENDAR_DAYS', n: 60 }),
  },
  review: {
    organ: COMMITTEE,
    ruleId: 'GE-USE-4',
    notify: limit('GE_REVIEW_NOTIFY', '发出述职通知', 'GE-USE-4', COMMITTEE, workingDays(10)),
    report: limit('GE_REVIEW_REPORT', '报送述职材料', 'GE-USE-4', EVALUATED, workingDays(10)),
    schedule: limit('GE_REVIEW_SCHEDULE', '安排述职会议', 'GE-USE-4', COMMITTEE, { unit: 'MONTHS', n: 2 }),
    result: limit('GE_REVIEW_RESULT', '登记述职结果', 'GE-USE-4', COMMITTEE, workingDays(5)),
    results: [
      { code: 'NOTED', label: '听取述职' },
      { code: 'FURTHER_WORK', label: '要求继续整改' },
    ],
  },
  ratings: {
    ruleId: 'GE-WAY-3',
    onceRuleId: 'GE-PER-2',
    // configuration
    limits: [
      { key: 'CODE', max: 20, minutes: 10 },
      { key: 'DEVICE', max: 3, minutes: 24 * 60 },
      { key: 'ADDRESS', max: 10, minutes: 60 },
    ],
    poorUpTo: 30, // configuration
    followUp: limit('GE_POOR_RATING', '差评回访整改', 'GE-WAY-3', EVALUATED, workingDays(15)), // configuration
    screener: ORGANISER,
  },
};

function workingDays(n: number): Clock {
  return { unit: 'WORKING_DAYS', n };
}

function limit(kind: string, label: string, ruleId: string, organ: string, clock: Clock): LimitParameters {
  return { kind, label, ruleId, organ, clock };
}

/** A step of the organiser; its limit, counted from the step before, is configuration. */
function step(code: RoundStep, ruleId: string, automatic: boolean, clock: Clock | null): StepParameters {
  const of = clock && limit(`GE_ROUND_${code}`, ROUND_STEP_LABELS[code], ruleId, ORGANISER, clock);
  return { step: code, ruleId, organ: ORGANISER, automatic, limit: of };
}

/** Guangyuan's "back-to-back" direct evaluation, version 1 (GE §10). Published versions never change. */
export const ge: EvaluationSchemePreset = {
  code: 'GE',
  version: 1,
  name: '广元市营商环境“背靠背”直接评价工作方案',
  parameters: evaluationParametersSchema.parse(parameters),
  publishedAt: '2022-09-06T01:00:00.000Z',
};
