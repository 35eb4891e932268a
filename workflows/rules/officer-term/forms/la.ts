import { choice, choices, type FormField, type SubmissionForm, words } from './types';

const OFFLINE = { hint: '线下体验时填写。' };

/** The judgement on one point of a checklist. */
const judged = (code: string, label: string, ruleId: string, hint: string): FormField =>
  choice(code, label, ruleId, '好 一般 差', { hint });

/** What an experience officer of LA is asked for (LA-EXP-1, LA-EXP-3 … LA-EXP-7). */
export const laForm: SubmissionForm = {
  kinds: ['PROBLEM', 'SUGGESTION', 'REPORT', 'OPINION'],
  nil: true,
  urgentRuleId: null,
  fields: [
    choice('mode', '开展方式', 'LA-EXP-1', '集中体验 个人体验', { required: true }),
    choice('way', '体验途径', 'LA-EXP-3', '线上体验 线下体验 自助设备体验 民意调查', { required: true }),
    choice('finding', '结论性质', 'LA-EXP-3', '问题 不足 建议', { required: true }),
    choice('platform', '线上平台', 'LA-EXP-4', '皖事通办平台 皖事通APP', { open: true }),
    choices('onlineSteps', '线上环节', 'LA-EXP-4', '表单填写 材料提交', { open: true }),
    judged('layout', '页面排版是否好用', 'LA-EXP-4', '线上体验时填写。'),
    judged('guide', '办事指南是否准确', 'LA-EXP-4', '线上体验时填写。'),
    judged('channel', '办理渠道是否畅通', 'LA-EXP-4', '线上体验时填写。'),
    choices('stages', '体验的环节', 'LA-EXP-5', '咨询 取号 排队 填表 提交材料 领取证件 评价', OFFLINE),
    judged('service', '窗口服务是否优质', 'LA-EXP-5', '线下体验时填写。'),
    judged('efficiency', '办事效率是否高效', 'LA-EXP-5', '线下体验时填写。'),
    judged('result', '办理结果是否满意', 'LA-EXP-5', '线下体验时填写。'),
    choices('machine', '自助设备事项', 'LA-EXP-6', '查询 打印 申报', { open: true }),
    judged('maturity', '办理成熟度', 'LA-EXP-6', '自助设备体验时填写。'),
    words('survey', '民意收集渠道', 'LA-EXP-7', { hint: '民意调查时填写。' }),
    choices('general', '总体感受', 'LA-EXP-3', '流程有简化 效率有提升 环境有优化'),
  ],
};
