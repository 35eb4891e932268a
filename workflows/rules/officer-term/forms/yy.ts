import { choice, choices, type SubmissionForm, words } from './types';

/** What a monitoring point is asked for (YY-P-4, YY-P-6, YY-M-2, YY-M-3). */
export const yyPointForm: SubmissionForm = {
  kinds: ['PROBLEM', 'SUGGESTION', 'REPORT', 'OPINION'],
  nil: false,
  urgentRuleId: 'YY-M-2',
  fields: [
    choice('direction', '监测的往来', 'YY-P-6', '对方到监测点执行公务 监测点到对方办理事项', {
      required: true,
    }),
    choice('organ', '对方单位', 'YY-P-6', '司法机关 政府职能部门 事业单位', { open: true, required: true }),
    choices('focus', '监测重点', 'YY-P-6', '涉企检查 审批 收费 处罚 服务 保障', { open: true }),
    choices(
      'prohibitions',
      '涉及“八个严禁”',
      'YY-P-6',
      '第一项 第二项 第三项 第四项 第五项 第六项 第七项 第八项',
      {
        hint: '按县里公布的《优化营商环境“八个严禁”》对照填写。',
      },
    ),
    choices('medium', '记录方式', 'YY-P-4', '文字记录 音像实录 微信传输', { open: true }),
    choice('behalf', '反映来源', 'YY-P-6', '本单位 其他市场主体'),
  ],
};

/** What a supervisor is asked for (YY-S-7, YY-S-8, YY-M-1 … YY-M-3). */
export const yySupervisorForm: SubmissionForm = {
  kinds: ['PROBLEM', 'SUGGESTION', 'REPORT', 'OPINION'],
  nil: false,
  urgentRuleId: 'YY-M-2',
  fields: [
    choice('supervision', '监督类型', 'YY-M-1', '日常监督 专项监督和评议 受委托重点监督', { required: true }),
    choices(
      'field',
      '监督领域',
      'YY-S-7',
      '政策兑现 公平竞争 政务服务 监管执法 公正司法 守信践诺 要素保障 政商关系',
      { open: true, required: true },
    ),
    choice('way', '监督方式', 'YY-S-8', '现场监督 了解情况 查阅资料 提出质询 参加活动', { open: true }),
    choices('conduct', '涉及的行为', 'YY-S-7', '服务态度 工作效率 纪律作风 政策落实', { open: true }),
    choices('points', '问题性质', 'YY-S-7', '难点 痛点 堵点'),
    choices(
      'prohibitions',
      '涉及“八个严禁”',
      'YY-S-7',
      '第一项 第二项 第三项 第四项 第五项 第六项 第七项 第八项',
      {
        hint: '按县里公布的《优化营商环境“八个严禁”》对照填写。',
      },
    ),
    choice('behalf', '代表谁反映', 'YY-S-7', '企业 群众 本人'),
    words('dissuasion', '现场劝阻情况', 'YY-S-7', { hint: '亮明证件当场劝阻的，写明经过。' }),
    words('summary', '归纳总结', 'YY-M-3', { hint: '对一段时间所见问题的归纳。' }),
  ],
};
