import { choice, choices, type SubmissionForm, words } from './types';

/** What an experience officer of HB is asked for (HB-MEC-1, HB-OBJ-1, HB-OBJ-2, HB §2.5). */
export const hbForm: SubmissionForm = {
  kinds: ['REPORT', 'SUGGESTION', 'PROBLEM', 'OPINION'],
  nil: false,
  urgentRuleId: null,
  fields: [
    choice('document', '文稿种类', 'HB-MEC-1', '观察体验报告 优化营商环境建议书', {
      kinds: ['REPORT', 'SUGGESTION'],
      required: true,
    }),
    choice('input', '反映的内容', 'HB-MEC-1', '真实感受 困难问题 意见建议 好做法和典型经验 问题线索', {
      required: true,
      open: true,
    }),
    choice('behalf', '代表谁反映', 'HB-OBJ-2', '企业 群众 本人', { required: true }),
    choices('way', '体验方式', 'HB-OBJ-2', '参加评估检查 自行明察暗访 听取和收集意见', { open: true }),
    choice('object', '体验对象', 'HB-OBJ-1', '党政机关 人民团体 事业单位 具有公共服务性质的企业', {
      open: true,
    }),
    choice(
      'work',
      '所属工作',
      'HB-DSM-3',
      '政策宣传和落实 走访调查 办理情况回头看 会议和活动 政策制定和督查调研 其他委托事项',
    ),
    words('burden', '对对象正常经营或工作有无影响', 'HB-OBJ-3', {
      hint: '体验不得影响正常生产经营和工作秩序，也不得增加负担；没有影响的填“无”。',
    }),
  ],
};
