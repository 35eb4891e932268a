import { applicationSteps, cityItem, optionalPaper, paper } from './item';

const DEPARTMENT = '市商务局';

export const commerceItems = [
  cityItem({
    id: 'GY-EXPO-BOOTH',
    name: '外贸企业参展展位费补助',
    kind: 'INSTANT',
    departmentOrganisationId: 'GY-COMMERCE',
    maxYuan: 100_000,
    keywords: '外贸 出口 展会 展位费 广交会 开拓市场',
    guide: {
      conditions: [
        '在广元市登记注册，具有进出口实绩的外贸企业',
        '参加境外专业展会或者境内国际性展会，展位费由企业自行支付',
        '展会结束后6个月内提出申请',
        '同一展位费未获得其他财政资金补助',
      ],
      materials: [
        paper('application', '展位费补助申请表', '加盖企业公章'),
        paper('boothContract', '参展合同或者展位确认书'),
        paper('invoice', '展位费发票及付款凭证'),
        paper('photos', '参展现场照片', '应能看清企业名称和展位号'),
        optionalPaper('translation', '外文凭证中文译注', '合同或者发票为外文的提交'),
      ],
      steps: applicationSteps(DEPARTMENT, 10),
      reviewWorkingDays: 10,
      redemptionWorkingDays: 12,
      standard: '境外展会按展位费的70%、境内国际性展会按50%补助，单次展会最高3万元，单户企业每年最高10万元。',
      applicant: '参加展会的外贸企业',
      policyBasis: '《外经贸发展专项资金管理办法》（财企〔2014〕36号）及市级外贸发展政策',
      validity: '至2027年12月31日',
      reductions: {
        steps: '取消展前备案环节',
        materials: '出入境记录不再要求提交，材料由8份减为4份',
        time: '审核时限压缩为10个工作日',
        visits: '全程网办，零跑动',
        cost: '外文材料由企业自行译注，不要求翻译公司盖章',
      },
    },
    validTo: '2027-12-31',
  }),
  cityItem({
    id: 'GY-COLD-CHAIN',
    name: '农产品冷链流通项目补助',
    kind: 'COMPREHENSIVE',
    departmentOrganisationId: 'GY-COMMERCE',
    maxYuan: 1_500_000,
    keywords: '冷链 冷库 流通 农产品 仓储 项目补助 综合评审',
    guide: {
      conditions: [
        '在广元市登记注册的商贸流通、仓储物流企业',
        '上一年度新建或者改造的冷库、产地预冷、冷藏运输设施已投入使用',
        '项目固定资产投入不低于200万元',
        '用地、消防、特种设备手续齐全',
      ],
      materials: [
        paper('application', '冷链流通项目补助申请书', '加盖企业公章'),
        paper('filing', '项目备案证明'),
        paper('investmentReport', '固定资产投入明细表', '附发票和付款凭证'),
        paper('acceptance', '项目竣工验收材料'),
        optionalPaper('vehicles', '冷藏车辆行驶证', '投入含冷藏车辆的提交'),
      ],
      steps: applicationSteps(DEPARTMENT, 10, [
        { name: '联合现场核查', by: '市商务局、市农业农村局、市财政局', workingDays: 5 },
      ]),
      reviewWorkingDays: 10,
      redemptionWorkingDays: 12,
      standard: '按项目固定资产投入的15%给予补助，单个项目最高150万元。',
      applicant: '建设冷链流通设施的企业',
      policyBasis: '市级现代商贸流通体系建设政策（以主管部门公布的现行文件为准）',
      validity: '至2027年12月31日',
      reductions: {
        steps: '三部门核查合并为一次',
        materials: '材料由10份减为4份',
        time: '审核时限由45个工作日压缩为10个工作日',
        visits: '核查上门，企业零跑动',
        cost: '不要求提交第三方造价报告',
      },
    },
    validTo: '2027-12-31',
  }),
];
