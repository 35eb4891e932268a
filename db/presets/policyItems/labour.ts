import { applicationSteps, cityItem, noApplicationSteps, paper, shared } from './item';

const DEPARTMENT = '市人力资源社会保障局';

export const labourItems = [
  cityItem({
    id: 'GY-STABLE-JOBS',
    name: '失业保险稳岗返还',
    kind: 'NO_APPLICATION',
    policyLevel: 'PROVINCE',
    departmentOrganisationId: 'GY-LABOUR',
    maxYuan: 2_000_000,
    keywords: '稳岗返还 失业保险 裁员率 稳就业 免申即享',
    guide: {
      conditions: [
        '依法参加失业保险并足额缴纳失业保险费满12个月',
        '上一年度未裁员，或者裁员率不高于上年度全国城镇调查失业率控制目标；30人以下的参保单位裁员率不高于20%',
        '未列入严重违法失信名单',
      ],
      materials: [
        paper('accountConfirmation', '收款账户确认书', '系统自动生成，企业在线确认'),
        shared('insuranceRecord', '失业保险参保缴费记录', '由社会保险信息系统比对，企业无需提交'),
        shared('dismissalRate', '裁员率核算结果', '由社会保险信息系统计算，企业无需提交'),
      ],
      steps: noApplicationSteps(DEPARTMENT, 10),
      reviewWorkingDays: 10,
      redemptionWorkingDays: 12,
      standard:
        '大型企业按上年度实际缴纳失业保险费的30%返还，中小微企业按60%返还；比例调整时按省级公布的当年标准执行。',
      applicant: '符合条件的参保企业',
      policyBasis:
        '《失业保险条例》、《关于做好失业保险稳岗位提技能防失业工作的通知》（人社部发〔2022〕23号）及省级实施办法',
      validity: '按省级公布的年度执行期',
      reductions: {
        steps: '取消企业申请，后台比对数据并公示',
        materials: '只需确认收款账户',
        time: '审核时限压缩为10个工作日',
        visits: '零跑动',
        cost: '不收取任何费用',
      },
      faq: [
        { q: '劳务派遣单位如何享受？', a: '与用工单位就返还资金的分配签订协议后，按协议执行。' },
        { q: '没有对公账户怎么办？', a: '可确认缴费账户，返还资金退回原缴费账户。' },
      ],
    },
  }),
  cityItem({
    id: 'GY-HIRING',
    name: '企业一次性吸纳就业补贴',
    kind: 'INSTANT',
    departmentOrganisationId: 'GY-LABOUR',
    maxYuan: 200_000,
    keywords: '吸纳就业 脱贫人口 就业困难人员 招用 补贴',
    guide: {
      conditions: [
        '在广元市登记注册的小微企业',
        '招用登记失业半年以上人员、就业困难人员或者脱贫劳动力',
        '与被招用人员签订1年以上劳动合同，并按规定缴纳社会保险费满3个月',
        '同一人员不重复享受',
      ],
      materials: [
        paper('application', '一次性吸纳就业补贴申请表', '加盖企业公章'),
        paper('staffList', '招用人员花名册', '含身份类别和合同起止时间'),
        shared('insuranceRecord', '社会保险缴费记录', '由社会保险信息系统核验，企业无需提交'),
      ],
      steps: applicationSteps(DEPARTMENT, 5),
      reviewWorkingDays: 5,
      redemptionWorkingDays: 7,
      standard: '每招用1人补贴1000元，单户企业每年最高20万元。',
      applicant: '招用重点群体的小微企业',
      policyBasis: '《就业补助资金管理办法》（财社〔2017〕164号）及市级就业创业政策',
      validity: '长期有效，政策调整时同步更新',
      reductions: {
        steps: '劳动合同、缴费记录改为系统核验',
        materials: '材料由6份减为2份',
        time: '审核时限压缩为5个工作日，短于方案规定的10个工作日',
        visits: '全程网办，零跑动',
        cost: '不收取任何费用',
      },
      faq: [{ q: '分支机构能否申请？', a: '以法人单位名义申请，分支机构人员并入法人单位花名册。' }],
    },
  }),
  cityItem({
    id: 'GY-GRADUATES',
    name: '企业招用高校毕业生社会保险补贴',
    kind: 'INSTANT',
    departmentOrganisationId: 'GY-LABOUR',
    maxYuan: 300_000,
    keywords: '高校毕业生 社保补贴 招用 小微企业 就业',
    guide: {
      conditions: [
        '在广元市登记注册的小微企业',
        '招用毕业年度或者离校2年内未就业的高校毕业生',
        '签订1年以上劳动合同，并为其足额缴纳基本养老、基本医疗和失业保险费',
        '申请补贴的月份内劳动关系存续',
      ],
      materials: [
        paper('application', '社会保险补贴申请表', '加盖企业公章'),
        paper('staffList', '招用高校毕业生花名册'),
        paper('wages', '申请期内工资发放凭证', '银行代发明细'),
        shared('education', '学历核验结果', '由学历信息平台核验，企业无需提交'),
      ],
      steps: applicationSteps(DEPARTMENT, 10),
      reviewWorkingDays: 10,
      redemptionWorkingDays: 12,
      standard:
        '按企业为其实际缴纳的社会保险费给予补贴，不含个人缴纳部分，补贴期限最长1年，单户企业每年最高30万元。',
      applicant: '招用高校毕业生的小微企业',
      policyBasis: '《就业补助资金管理办法》（财社〔2017〕164号）及市级就业创业政策',
      validity: '长期有效，政策调整时同步更新',
      reductions: {
        steps: '按季申请改为随时申请',
        materials: '毕业证书、缴费证明改为系统核验，材料由7份减为3份',
        time: '审核时限压缩为10个工作日',
        visits: '全程网办，零跑动',
        cost: '不收取任何费用',
      },
    },
  }),
];
