import type { CancelGround } from './measures/common';
import type { InterviewStatus } from './measures/interview';
import type { RectificationStatus } from './measures/rectification';
import type { ReviewStatus } from './measures/review';
import type { Group, LadderMeasure, ReplacementGround, RoundStep, StuffingKey } from './parameters';
import type { QuestionnaireKind } from './questionnaire/types';
import type { Distinction } from './rank/rank';
import type { RatingStatus } from './ratings/rating';
import type { AwardStanding } from './results/award';
import type { RoundStatus } from './round/types';
import type { ScoreMark } from './score/types';

/** Chinese names of what an evaluation is made of; one table for API, screens and documents. */
export const GROUP_LABELS: Record<Group, string> = {
  COUNTY: '县（区）',
  DEPARTMENT: '市级部门（单位）',
};

export const ROUND_STATUS_LABELS: Record<RoundStatus, string> = {
  PREPARING: '准备中',
  PREPARED: '待抽样',
  DRAWN: '待开始',
  OPEN: '评价中',
  CLOSED: '待计分',
  SCORED: '待排名',
  RANKED: '待复核',
  REVIEWED: '待通报',
  PUBLISHED: '已通报',
  MEASURES: '措施已启动',
  BOOKED: '已记入年度',
  VOIDED: '已作废',
};

export const ROUND_STEP_LABELS: Record<RoundStep, string> = {
  PREPARE: '准备并冻结',
  DRAW: '抽样',
  OPEN: '开始集中评价',
  CLOSE: '结束集中评价',
  SCORE: '计分',
  RANK: '排名',
  REVIEW: '复核',
  PUBLISH: '排名通报',
  START_MEASURES: '启动整改、约谈、述职',
  BOOK: '记入年度',
};

export const LADDER_MEASURE_LABELS: Record<LadderMeasure, string> = {
  RECTIFY: '专项整改',
  INTERVIEW: '市政府约谈',
  REVIEW: '检视述职',
};

export const RECTIFICATION_STATUS_LABELS: Record<RectificationStatus, string> = {
  DUE: '待发整改通知',
  NOTIFIED: '待报整改方案',
  PLANNED: '方案待审',
  ACTING: '整改中',
  REPORTED: '待验收',
  ACCEPTED: '已销号',
  CANCELLED: '已终止',
};

export const INTERVIEW_STATUS_LABELS: Record<InterviewStatus, string> = {
  DUE: '待召集',
  CONVENED: '已通知约谈',
  HELD: '待纪要',
  MINUTED: '纪要待确认',
  CONFIRMED: '待作出承诺',
  COMMITTED: '承诺落实中',
  CLOSED: '已办结',
  CANCELLED: '已终止',
};

export const REVIEW_STATUS_LABELS: Record<ReviewStatus, string> = {
  DUE: '待通知',
  NOTIFIED: '待报述职材料',
  REPORTED: '材料待审',
  READY: '待安排会议',
  SCHEDULED: '已安排会议',
  HELD: '待登记结果',
  CLOSED: '已办结',
  CANCELLED: '已终止',
};

export const CANCEL_GROUND_LABELS: Record<CancelGround, string> = {
  CORRECTED: '结果更正后不再处于末位',
  ABOLISHED: '单位已撤销',
};

export const SCORE_MARK_LABELS: Record<ScoreMark, string> = {
  REAL_TIME_MISSING: '实时评价缺项',
  BELOW_MINIMUM: '有效评价不足，不参加排名',
};

export const DISTINCTION_LABELS: Record<Distinction, string> = {
  SCORE: '综合得分',
  CONCENTRATED: '集中评价得分',
  REAL_TIME: '实时评价得分',
  ANSWERS: '有效评价数',
  TIED: '并列',
};

export const QUESTIONNAIRE_KIND_LABELS: Record<QuestionnaireKind, string> = {
  CONCENTRATED: '集中评价问卷',
  REAL_TIME: '实时评价问卷',
};

export const RATING_STATUS_LABELS: Record<RatingStatus, string> = {
  COUNTED: '计分',
  SUSPICIOUS: '存疑待甄别',
  REJECTED: '不计分',
};

export const STUFFING_KEY_LABELS: Record<StuffingKey, string> = {
  CODE: '同一评价码',
  DEVICE: '同一设备',
  ADDRESS: '同一网络地址',
};

export const REPLACEMENT_GROUND_LABELS: Record<ReplacementGround, string> = {
  NO_ANSWER: '逾期未答卷',
  UNREACHABLE: '无法联系',
  DECLINED: '本人不愿参加',
  LEFT_LIBRARY: '已不属于该类样本',
};

export const AWARD_STANDING_LABELS: Record<AwardStanding, string> = {
  RECOMMENDED: '推荐评先',
  OPEN: '可以申报',
  BARRED: '不得推荐评先',
};
