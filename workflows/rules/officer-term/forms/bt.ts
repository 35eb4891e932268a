import { choice, choices, type SubmissionForm } from './types';

/** What an experience officer of BT is asked for (BT-DUT-2 … BT-DUT-6, BT-DUT-12). */
export const btForm: SubmissionForm = {
  kinds: ['REPORT', 'SUGGESTION'],
  nil: false, // AMB-BT-5: a report that nothing was found does not count
  urgentRuleId: null,
  fields: [
    choice('subject', '体验内容', 'BT-DUT-3', '政务服务 营商环境', { required: true }),
    choice(
      'topic',
      '体验领域',
      'BT-DUT-3',
      '开办企业 施工许可 水电气和电信服务 财产登记 信贷和融资 纳税便利化 保护投资者 执行合同 办理破产 服务型政府',
      { required: true, open: true },
    ),
    choice('way', '体验方式', 'BT-DUT-2', '暗访式 体验式', {
      required: true,
      hint: '方案原文“四不一直”疑为“四不两直”之误：事先不通知，直接到现场。',
    }),
    choice('scene', '所在场景', 'BT-DUT-5', '公共服务 行政审批 行政监管 行政执法', { open: true }),
    choices('aspects', '观察到的方面', 'BT-DUT-3', '具体过程 行为习惯 服务质量', { open: true }),
    choices(
      'problems',
      '发现的问题',
      'BT-DUT-4',
      '流程失实 效率低下 态度散漫 不作为 慢作为 政策不兑现 不透明',
      { open: true },
    ),
    choice('form', '材料形式', 'BT-DUT-6', '书面材料 问题清单'),
  ],
};
