/** Chinese names of what a round is made of; one table for API, screens and documents. */
export const ROUND_COMMAND_LABELS: Record<string, string> = {
  begin: '启动本轮评价',
  prepare: '准备并冻结',
  draw: '抽样',
  open: '开始集中评价',
  extend: '延长评价时间',
  replace: '替换评价人员',
  remind: '提醒未答卷人员',
  close: '结束集中评价',
  score: '计分',
  rank: '排名',
  decideTie: '裁定末位并列',
  review: '复核',
  publish: '发布排名通报',
  startMeasures: '启动整改、约谈、述职',
  book: '记入年度',
  correct: '更正已通报结果',
  withdrawCorrection: '撤回更正',
  voidRound: '作废本轮评价',
  urge: '催办',
  order: '督办',
  recalculate: '按新日历重算时限',
  hold: '转人工办理',
  fireRungs: '时限提醒与升级',
};

export const ROUND_OBLIGATION_LABELS: Record<string, string> = {
  GE_ROUND_DRAW: '抽样',
  GE_ROUND_OPEN: '开始集中评价',
  GE_ROUND_SCORE: '计分',
  GE_ROUND_RANK: '排名',
  GE_ROUND_REVIEW: '复核',
  GE_ROUND_PUBLISH: '排名通报',
  GE_ROUND_START_MEASURES: '启动整改、约谈、述职',
  GE_ROUND_BOOK: '记入年度',
};

export const ROUND_NOTIFICATIONS: Record<string, string> = {
  EVALUATION_TIE_TO_DECIDE: '末位并列待裁定',
  EVALUATION_COLLECTION_ENDED: '集中评价已结束',
  EVALUATION_PUBLISHED: '直接评价排名已通报',
  EVALUATION_STEP_HELD: '本轮评价有环节须人工办理',
};

/** Numbered papers of a round. */
export const ROUND_DOCUMENT_LABELS: Record<string, string> = {
  EVALUATION_BULLETIN: '排名通报',
};
