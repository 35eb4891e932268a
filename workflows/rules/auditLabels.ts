import { MEASURE_COMMAND_LABELS } from './evaluation/measures/labels';
import { ROUND_COMMAND_LABELS } from './evaluation/round/labels';
import { FOLLOW_UP_COMMAND_LABELS } from './follow-up/labels';
import { GATHERING_COMMAND_LABELS, WATCH_COMMAND_LABELS } from './gathering/labels';
import { ASSESSMENT_COMMAND_LABELS, REWARD_LIST_COMMAND_LABELS } from './officer-term/assessmentLabels';
import { TERM_COMMAND_LABELS } from './officer-term/labels';
import { COMMAND_LABELS } from './redemption/labels';

/** What audit chains are kept of, by the type of the chain. */
export const AUDIT_SUBJECT_LABELS: Record<string, string> = {
  redemption: '办件',
  officerTerm: '聘期',
  gathering: '活动',
  schemeWatch: '主办单位期限',
  assessment: '年度考核',
  rewardList: '奖励清单',
  measure: '整改约谈措施',
  followUp: '差评和投诉办理',
  evaluationRound: '直接评价',
  officerGrade: '年度考核等次',
  schemeRecord: '工作记录',
  evaluationObject: '评价对象',
  award: '年度评先',
  library: '样本库',
  libraryMember: '样本人员',
  questionnaire: '评价问卷',
  schemeChange: '评价参数调整',
  randomVisit: '随机走访',
  rating: '实时评价',
  ratingPoint: '评价码',
  ratingSite: '评价点位',
  access: '信息查看',
  enterprise: '企业登记',
  fundPool: '资金池',
  calendar: '工作日历',
  account: '账号',
};

/** What the steps of each kind of process are called, by the type of its audit chain. */
const STEPS: Record<string, Record<string, string>> = {
  redemption: COMMAND_LABELS,
  officerTerm: TERM_COMMAND_LABELS,
  gathering: GATHERING_COMMAND_LABELS,
  schemeWatch: WATCH_COMMAND_LABELS,
  assessment: ASSESSMENT_COMMAND_LABELS,
  rewardList: REWARD_LIST_COMMAND_LABELS,
  measure: MEASURE_COMMAND_LABELS,
  followUp: FOLLOW_UP_COMMAND_LABELS,
  evaluationRound: ROUND_COMMAND_LABELS,
};

/** Acts outside of a process's own steps. */
const ACTS: Record<string, string> = {
  readPayee: '查看联系和收款信息',
  readOfficer: '查看人员个人信息',
  readLibraryMember: '查看样本人员个人信息',
  addObject: '增加评价对象',
  changeObject: '变更评价对象',
  endObject: '终止评价对象',
  addMembers: '增加样本人员',
  confirmMembers: '确认样本更新',
  removeMembers: '样本人员离库',
  correctMember: '更正样本人员信息',
  draftQuestionnaire: '起草问卷',
  saveQuestionnaire: '修改问卷草稿',
  publishQuestionnaire: '发布问卷',
  discardQuestionnaire: '放弃问卷草稿',
  draftSchemeChange: '起草参数调整',
  saveSchemeChange: '修改参数调整草稿',
  publishSchemeChange: '发布参数调整',
  discardSchemeChange: '放弃参数调整草稿',
  readUpload: '查看上传的材料',
  readOriginal: '查看原文和联系方式',
  refusedReplacement: '替换评价人员被拒（已答卷）',
  readRatingContact: '查看评价人联系方式',
  screenRating: '甄别存疑评价',
  addRatingSite: '登记评价点位',
  renameRatingSite: '更正评价点位',
  renameRatingWindow: '更正评价码窗口',
  addRatingPoint: '发放评价码',
  withdrawRatingPoint: '停用评价码',
  reissueRatingPoint: '换发评价码',
  readAwardPersons: '查看评先推荐人姓名',
  openAward: '启动年度评先',
  fixPlaces: '确定个人名额',
  recommendUnit: '推荐单位',
  recommendPerson: '推荐个人',
  withdrawRecommendation: '撤回推荐',
  confirmAward: '确认年度评先',
  exportList: '下载列表',
  openOfficerAccount: '开通人员账号',
  addRecord: '登记工作记录',
  answerRecord: '答复工作记录',
  drawVisit: '随机抽取走访',
  confirmGrade: '确认年度考核等次',
  registerEnterprise: '登记企业',
  topUp: '补充资金池',
  draftCalendar: '录入放假安排',
  publishCalendar: '发布工作日历',
  createAccount: '新建账号',
  setPassword: '重设密码',
  disableAccount: '停用账号',
};

/** Name of a step or act; its code when nobody has named it. */
export const auditActionLabel = (subjectType: string, action: string): string =>
  STEPS[subjectType]?.[action] ?? ACTS[action] ?? action;

/** Every action by its code, to choose from; steps of the same code in several processes stand once. */
export const AUDIT_ACTION_LABELS: Readonly<Record<string, string>> = Object.assign(
  {},
  ACTS,
  ...Object.values(STEPS).reverse(),
);
