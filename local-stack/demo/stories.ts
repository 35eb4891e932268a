import type { Application, DemoCase } from './demoCase';

/** An application and what has become of it so far. */
export interface Story extends Application {
  proceed(redemption: DemoCase): Promise<void>;
}

const REASON = '材料齐全，符合办事指南的申报条件。';

/**
 * Cases in every stage of the life cycle, in the order in which they are handed in. The enterprise of the failed
 * payment has an account with which the bank fails the first attempt (see local-stack/bank/fate.ts).
 */
export const stories: readonly Story[] = [
  {
    name: 'closed-first-above-scale',
    itemId: 'GY-FIRST-ABOVE-SCALE',
    yuan: 100_000,
    by: { enterprise: '广元栖云铝基新材料有限公司' },
    async proceed(redemption) {
      await redemption.decided(100_000, '名单核对无误，企业已确认收款账户。');
      await redemption.pay();
      await redemption.callBack(5, '企业反映到账很快，没有跑腿。');
    },
  },
  {
    name: 'closed-research',
    itemId: 'GY-RESEARCH-SPENDING',
    yuan: 240_000,
    by: { enterprise: '广元澄泉生物医药有限公司' },
    async proceed(redemption) {
      await redemption.decided(220_000, '研发费用按加计扣除口径核定，核减不符合口径的支出。');
      await redemption.pay();
      await redemption.callBack(4, '企业希望下次提前告知核减原因。');
    },
  },
  {
    name: 'paid',
    itemId: 'GY-GREEN-FOOD',
    yuan: 30_000,
    by: { enterprise: '青川青溪栈食用菌有限公司' },
    async proceed(redemption) {
      await redemption.decided(30_000, REASON);
      await redemption.pay();
    },
  },
  {
    name: 'payment-failed',
    itemId: 'GY-EXPO-BOOTH',
    yuan: 18_600,
    by: {
      newEnterprise: {
        creditCode: '91510802MADEM0410H',
        name: '广元南河栈包装印务有限公司',
        regionId: 'LZ',
        industry: '印刷业',
        size: 'SMALL',
        establishedOn: '2017-09-08',
        legalRepresentative: '苗文远',
        contactName: '凤雨桐',
        contactPhone: '13800000041',
        bankName: '演示银行广元分行',
        bankAccount: '6200000000000009901',
      },
    },
    async proceed(redemption) {
      await redemption.decided(18_600, '展位费发票与付款凭证相符。');
      await redemption.pay();
    },
  },
  {
    name: 'approved',
    itemId: 'GY-PATENT-PLEDGE',
    yuan: 86_000,
    by: { enterprise: '旺苍米仓垭新材料有限公司' },
    proceed: (redemption) => redemption.decided(86_000, '贷款合同与结息凭证相符。'),
  },
  {
    name: 'approved-overdue',
    itemId: 'GY-HOMESTAY',
    yuan: 50_000,
    by: { enterprise: '广元雪峰垭民宿管理有限公司' },
    async proceed(redemption) {
      await redemption.decided(50_000, REASON);
      await redemption.letExpire();
    },
  },
  {
    name: 'prepared',
    itemId: 'GY-TECH-UPGRADE',
    yuan: 1_280_000,
    by: { enterprise: '广元朔川智能装备有限公司' },
    async proceed(redemption) {
      await redemption.accept();
      await redemption.assign();
      await redemption.signFor();
      await redemption.propose(1_200_000, '专家评审通过，按核定的设备投入计算。');
    },
  },
  {
    name: 'reviewing',
    itemId: 'GY-RESEARCH-SPENDING',
    yuan: 160_000,
    by: { enterprise: '广元凤台云科技有限公司' },
    async proceed(redemption) {
      await redemption.accept();
      await redemption.assign();
      await redemption.signFor();
    },
  },
  {
    name: 'reviewing-overdue',
    itemId: 'GY-GRADUATES',
    yuan: 48_000,
    by: { enterprise: '广元蜀垭家居制造有限公司' },
    async proceed(redemption) {
      await redemption.accept();
      await redemption.assign();
      await redemption.signFor();
      await redemption.letExpire();
    },
  },
  {
    name: 'review-supplement',
    itemId: 'GY-EXPO-BOOTH',
    yuan: 22_000,
    by: { account: 'qiye3' },
    async proceed(redemption) {
      await redemption.accept();
      await redemption.assign();
      await redemption.signFor();
      await redemption.askInReview(['photos'], '参展照片看不清展位号，请重新拍摄后上传。');
    },
  },
  {
    name: 'assigned',
    itemId: 'GY-GREEN-FOOD',
    yuan: 20_000,
    by: { enterprise: '广元昭化葭萌栈食品有限公司' },
    async proceed(redemption) {
      await redemption.accept();
      await redemption.assign();
    },
  },
  {
    name: 'delivering',
    itemId: 'GY-HOMESTAY',
    yuan: 80_000,
    by: { enterprise: '剑阁翠云垭民宿有限公司' },
    async proceed(redemption) {
      await redemption.accept();
      await redemption.assign('OFFLINE');
    },
  },
  {
    name: 'accepted',
    itemId: 'GY-HIRING',
    yuan: 36_000,
    by: { enterprise: '旺苍旺栈茶业有限公司' },
    proceed: (redemption) => redemption.accept(),
  },
  {
    name: 'accepted-overdue',
    itemId: 'GY-SPECIALISED-NEW',
    yuan: 200_000,
    by: { enterprise: '广元瀚岭电子元器件有限公司' },
    async proceed(redemption) {
      await redemption.accept();
      await redemption.letExpire();
    },
  },
  {
    name: 'returned',
    itemId: 'GY-COLD-CHAIN',
    yuan: 900_000,
    by: { enterprise: '苍溪元坝栈冷链物流有限公司' },
    async proceed(redemption) {
      await redemption.accept();
      await redemption.assign();
      await redemption.sendBack('项目由农业农村部门立项，建议改交市农业农村局。');
    },
  },
  {
    name: 'refused',
    itemId: 'GY-RESULT-TRANSFER',
    yuan: 300_000,
    by: { enterprise: '旺苍黄洋垭生物科技有限公司' },
    async proceed(redemption) {
      await redemption.accept();
      await redemption.assign();
      await redemption.signFor();
      await redemption.proposeRefusal('技术合同未经认定登记，不符合办事指南的申报条件。');
      await redemption.refuse('技术合同未经认定登记；完成登记后可在有效期内重新申请。');
    },
  },
  {
    name: 'not-accepted',
    itemId: 'GY-GREEN-FOOD',
    yuan: 10_000,
    by: { enterprise: '苍溪九龙栈家庭农场有限公司' },
    proceed: (redemption) => redemption.decline('绿色食品证书已过有效期，不属于本年度奖励范围。'),
  },
  {
    name: 'withdrawn',
    itemId: 'GY-GRADUATES',
    yuan: 12_000,
    by: { enterprise: '广元皓栈文化旅游开发有限公司' },
    async proceed(redemption) {
      await redemption.accept();
      await redemption.withdraw('企业来电说明人员已离职，申请撤回。');
    },
  },
  {
    name: 'supplement',
    itemId: 'GY-HIRING',
    yuan: 24_000,
    by: { account: 'qiye2' },
    proceed: (redemption) =>
      redemption.askForSupplement(['staffList'], '人员花名册缺少身份核验章，请补盖后上传。'),
  },
  {
    name: 'submitted',
    itemId: 'GY-SPECIALISED-NEW',
    yuan: 500_000,
    by: { account: 'qiye' },
    proceed: async () => undefined,
  },
];
