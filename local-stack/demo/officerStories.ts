import { type DemoTerm, inDays, monthStart } from './officerTerm';

/** One officer of the demonstration: appointed on this day, and what has happened since. */
export interface TermStory {
  username: string;
  start: string;
  proceed?(term: DemoTerm): Promise<void>;
}

const THIS_MONTH = monthStart(0);
const WHOLLY_TRUE = '内容真实具体，建议可行。';

/** Baoting: submissions in every state, a leave, a permission, a lead, a resignation, a hearing and a dismissal. */
const BAOTING: Record<string, TermStory['proceed']> = {
  async 'bt-tiyan1'(term) {
    const licence = await term.file({
      kind: 'REPORT',
      title: '开办企业全程网办体验',
      body: '以普通申请人身份办理企业设立登记，网上提交到领取执照共用两个工作日，经营范围选项说明不够清楚，退回一次。',
      remedy: '在经营范围选项旁增加常用表述示例。',
      answers: { topic: '开办企业', way: '体验式', aspects: ['具体过程', '服务质量'] },
      targetOrganisationId: 'BT-SERVICES',
      place: '县政务服务大厅',
    });
    await term.screenValid(licence, '开办企业');
    await term.adopt(licence, 'BT-SERVICES', WHOLLY_TRUE);
    const tax = await term.file({
      kind: 'REPORT',
      title: '纳税申报窗口体验',
      body: '月末排队时间较长，导税人员只有一人，建议高峰期增派。',
      answers: { topic: '纳税便利化', scene: '公共服务', problems: ['效率低下'] },
      targetOrganisationId: 'BT-TAX',
      place: '县政务服务大厅税务窗口',
    });
    await term.screenValid(tax, '纳税便利化');
    const advice = await term.file({
      kind: 'SUGGESTION',
      title: '惠企政策宜集中公布',
      body: '各部门政策分散在不同网站，建议由专班办公室汇编并按行业推送。',
      answers: { topic: '服务型政府', problems: ['不透明'] },
    });
    await term.screenValid(advice, '建设服务型政府');
    await term.declineAdoption(advice, '已有统一的政策专栏正在建设，暂不另行汇编，建成后将请体验员试用。');
  },
  async 'bt-tiyan2'(term) {
    await term.file({
      kind: 'REPORT',
      title: '建设工程规划许可体验',
      body: '咨询窗口与受理窗口对所需图纸的说法不一致，企业往返两次。',
      answers: { topic: '施工许可', scene: '行政审批', problems: ['效率低下', '不透明'] },
      targetOrganisationId: 'BT-RESOURCES',
    });
    await term.file({
      kind: 'SUGGESTION',
      title: '施工许可材料清单应一次告知',
      body: '建议在受理前出具书面清单，避免多次补充。',
      answers: { topic: '施工许可', way: '体验式' },
      targetOrganisationId: 'BT-HOUSING',
    });
  },
  async 'bt-tiyan3'(term) {
    const first = await term.file({
      kind: 'REPORT',
      title: '就业补贴申领体验',
      body: '申领系统与社保数据未打通，需要企业自行打印参保证明。',
      answers: { topic: '服务型政府', scene: '公共服务' },
      targetOrganisationId: 'BT-LABOUR',
    });
    await term.screenValid(first, '建设服务型政府');
    const again = await term.file({
      kind: 'REPORT',
      title: '就业补贴材料偏多',
      body: '申领就业补贴时仍需提交参保证明。',
      answers: { topic: '服务型政府', scene: '公共服务' },
      targetOrganisationId: 'BT-LABOUR',
    });
    await term.screenDuplicate(again, first, '与本人此前报送的情况相同。');
  },
  async 'bt-tiyan4'(term) {
    const vague = await term.file({
      kind: 'SUGGESTION',
      title: '进一步改善服务',
      body: '希望各部门服务更好。',
    });
    await term.screenInvalid(vague, '内容笼统，没有具体事例和可行的建议，请补充后重新报送。');
  },
  async 'bt-tiyan5'(term) {
    await term.draft({
      kind: 'REPORT',
      title: '水电报装体验（待补充照片）',
      body: '报装流程顺畅，待补充现场照片。',
    });
  },
  'bt-tiyan6': (term) => term.askLeave(inDays(3), inDays(10), '赴外地参加行业展会，申请请假。'),
  'bt-tiyan7': (term) => term.activity('PUBLICITY', '向合作社社员宣讲优化营商环境条例。'),
  'bt-tiyan8': (term) => term.askPublication('拟在社区公告栏介绍体验活动的做法，请予准许。'),
  'bt-tiyan9': (term) => term.reportViolation('TIP_OFF', '有群众反映该体验员事先将暗访安排告知被体验单位。'),
  'bt-tiyan10': (term) => term.resign('因工作调动，申请解聘。'),
  async 'bt-tiyan11'(term) {
    if (await term.letMonthEnd()) await term.readNotice();
  },
  async 'bt-tiyan12'(term) {
    if (!(await term.letMonthEnd())) return;
    await term.readNotice();
    await term.letWindowEnd();
  },
};

/** Those who file nothing: with the end of this month two months running are without a report. */
const SILENT = ['bt-tiyan11', 'bt-tiyan12'];

const HUAIBEI: Record<string, TermStory['proceed']> = {
  async 'hb-tiyan1'(term) {
    const report = await term.file({
      kind: 'REPORT',
      title: '涉企检查频次观察',
      body: '走访六户企业，其中两户一个月内接受同类检查三次。',
      remedy: '建议推行综合查一次。',
      answers: { input: '困难问题', behalf: '企业', way: ['自行明察暗访'] },
      targetOrganisationId: 'HBQ-MARKET',
    });
    await term.screenValid(report);
    await term.adopt(report, 'HBQ-MARKET', '已列入联合检查计划。');
  },
  'hb-tiyan2': (term) => term.activity('RESEARCH', '到园区调研企业法律服务需求。'),
  async 'hb-tiyan3'(term) {
    const advice = await term.file({
      kind: 'SUGGESTION',
      title: '优化营商环境建议书',
      body: '建议建立企业诉求办理结果定期公布制度。',
      answers: { document: '优化营商环境建议书', input: '意见建议' },
    });
    await term.screenValid(advice);
    await term.declineAdoption(advice, '现行制度已按季度公布办理结果，将把公布渠道告知体验官。');
  },
};

const LUAN: Record<string, TermStory['proceed']> = {
  async 'la-tiyan1'(term) {
    const report = await term.file({
      kind: 'REPORT',
      title: '线下办事七个环节体验',
      body: '咨询、取号、排队、填表、提交材料、领取证件、评价逐项体验，填表环节示范文本不全。',
      answers: {
        mode: '个人体验',
        way: '线下体验',
        finding: '不足',
        stages: ['咨询', '取号', '排队', '填表', '提交材料', '领取证件', '评价'],
        service: '好',
        efficiency: '一般',
        result: '好',
      },
      targetOrganisationId: 'LA-REAL-ESTATE',
    });
    await term.screenValid(report);
    await term.adopt(report, 'LA-REAL-ESTATE', '已补齐示范文本。');
  },
  async 'la-tiyan2'(term) {
    await term.file({
      kind: 'SUGGESTION',
      title: '网上办事指南与窗口口径应一致',
      body: '皖事通上的材料清单比窗口要求多一项，建议统一。',
      answers: { mode: '个人体验', way: '线上体验', finding: '建议', platform: '皖事通APP', guide: '差' },
      targetOrganisationId: 'LA-LABOUR',
    });
  },
  'la-tiyan9': (term) => term.activity('PUBLICITY', '刊发政务服务体验活动报道线索整理。'),
  'la-tiyan17': (term) => term.askLeave(inDays(5), inDays(12), '外出探亲，申请请假。'),
  async 'la-tiyan20'(term) {
    await term.reportViolation('BENEFITS', '反映其接受体验单位宴请。');
    const [violation] = await term.violations();
    if (violation) await term.verifyViolation(violation.id, '经与当事单位和本人核实，情况属实。');
  },
};

const POINTS: Record<string, TermStory['proceed']> = {
  async 'yy-jiance1'(term) {
    const problem = await term.file({
      kind: 'PROBLEM',
      title: '园区道路夜间照明不足',
      body: '园区三期道路路灯损坏较多，影响夜班职工通行。',
      answers: { organ: '政府职能部门', focus: ['保障'] },
      targetOrganisationId: 'YY-PARK',
    });
    await term.screenValid(problem);
  },
  async 'yy-jiance2'(term) {
    await term.file({
      kind: 'PROBLEM',
      title: '停电未提前通知',
      body: '本月两次停电均未提前通知，造成半成品报废。',
      answers: { organ: '事业单位', focus: ['保障'] },
      urgent: true,
    });
  },
  async 'yy-jiance5'(term) {
    await term.file({
      kind: 'OPINION',
      title: '群众对延时服务的意见',
      body: '希望周六上午也能办理社保业务。',
    });
  },
};

const SUPERVISORS: Record<string, TermStory['proceed']> = {
  async 'yy-jiandu1'(term) {
    await term.train();
    const problem = await term.file({
      kind: 'PROBLEM',
      title: '项目验收排期过长',
      body: '企业反映厂房竣工验收排期超过一个月。',
      answers: { field: ['政务服务'], way: '了解情况', points: ['堵点'], behalf: '企业' },
      targetOrganisationId: 'YY-HOUSING',
    });
    await term.screenValid(problem);
  },
  async 'yy-jiandu2'(term) {
    await term.train();
    const advice = await term.file({
      kind: 'SUGGESTION',
      title: '建立涉企收费公示更新机制',
      body: '建议各单位每季度更新收费目录并在大厅公示。',
      answers: { field: ['政策兑现', '监管执法'], behalf: '企业' },
      targetOrganisationId: 'YY-SERVICES',
    });
    await term.screenValid(advice);
    await term.adopt(advice, 'YY-SERVICES', '已要求各单位按季更新。');
  },
  'yy-jiandu3': (term) => term.train(),
  'yy-jiandu4': (term) => term.train(),
  'yy-jiandu5': (term) => term.train(),
};

/** Terms of the demonstration by scheme, in the order in which they are taken up. */
export const termStories: Readonly<Record<string, readonly TermStory[]>> = {
  BT: scheme('bt-tiyan', 12, BAOTING),
  HB: scheme('hb-tiyan', 4, HUAIBEI),
  LA: scheme('la-tiyan', 20, LUAN),
  'YY-P': scheme('yy-jiance', 6, POINTS),
  'YY-S': scheme('yy-jiandu', 6, SUPERVISORS),
};

function scheme(prefix: string, count: number, happened: Record<string, TermStory['proceed']>): TermStory[] {
  return Array.from({ length: count }, (_, index) => {
    const username = `${prefix}${index + 1}`;
    const proceed = happened[username];
    const start = SILENT.includes(username) ? monthStart(1) : THIS_MONTH;
    return { username, start, ...(proceed ? { proceed } : {}) };
  });
}
