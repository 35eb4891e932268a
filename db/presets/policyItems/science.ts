import { applicationSteps, cityItem, noApplicationSteps, optionalPaper, paper, shared } from './item';

const DEPARTMENT = '市科技局';

export const scienceItems = [
  cityItem({
    id: 'GY-HIGH-TECH',
    name: '高新技术企业认定奖补',
    kind: 'NO_APPLICATION',
    departmentOrganisationId: 'GY-SCIENCE',
    maxYuan: 200_000,
    keywords: '高新技术企业 高企 认定 重新认定 奖补 免申即享',
    guide: {
      conditions: [
        '在广元市登记注册的居民企业',
        '上一年度通过高新技术企业认定（含重新认定）并取得证书',
        '证书在有效期内，未被取消资格',
        '未列入严重违法失信名单',
      ],
      materials: [
        paper('accountConfirmation', '收款账户确认书', '系统自动生成，企业在线确认'),
        shared('certificateList', '高新技术企业备案名单', '由科技部门比对，企业无需提交'),
      ],
      steps: noApplicationSteps(DEPARTMENT, 10),
      reviewWorkingDays: 10,
      redemptionWorkingDays: 12,
      standard: '首次认定的高新技术企业一次性奖补20万元，重新认定的一次性奖补5万元。',
      applicant: '上一年度通过认定的高新技术企业',
      policyBasis: '《高新技术企业认定管理办法》（国科发火〔2016〕32号）及市级科技创新激励政策',
      validity: '长期有效，政策调整时同步更新',
      reductions: {
        steps: '取消企业申报环节，由部门比对名单',
        materials: '申报材料由6份减为1份',
        time: '审核时限压缩为10个工作日',
        visits: '零跑动',
        cost: '不收取任何费用',
      },
      faq: [
        {
          q: '整体迁入的高新技术企业能否享受？',
          a: '证书有效期内整体迁入并完成备案的，按首次认定标准执行。',
        },
      ],
    },
  }),
  cityItem({
    id: 'GY-RESEARCH-SPENDING',
    name: '科技型中小企业研发投入后补助',
    kind: 'INSTANT',
    departmentOrganisationId: 'GY-SCIENCE',
    maxYuan: 300_000,
    keywords: '研发费用 研发投入 后补助 科技型中小企业 加计扣除',
    guide: {
      conditions: [
        '取得上一年度科技型中小企业入库登记编号',
        '上一年度研发费用加计扣除额不低于50万元并已完成汇算清缴',
        '研发费用较前一年度增长不低于10%',
        '未列入科研严重失信行为名单',
      ],
      materials: [
        paper('application', '研发投入后补助申请表', '加盖企业公章'),
        paper('deduction', '研发费用加计扣除优惠明细表', '汇算清缴申报表打印件'),
        paper('projects', '研发项目汇总表'),
        shared('registration', '科技型中小企业入库登记信息', '由科技部门核验，企业无需提交'),
      ],
      steps: applicationSteps(DEPARTMENT, 10),
      reviewWorkingDays: 10,
      redemptionWorkingDays: 12,
      standard: '按研发费用增量部分的10%给予后补助，单户企业每年最高30万元。',
      applicant: '已入库登记的科技型中小企业',
      policyBasis: '《科技型中小企业评价办法》（国科发政〔2017〕115号）及市级科技创新激励政策',
      validity: '至2027年12月31日',
      reductions: {
        steps: '以税务数据代替专项审计',
        materials: '材料由8份减为3份',
        time: '审核时限压缩为10个工作日',
        visits: '全程网办，零跑动',
        cost: '不再要求企业提交中介机构专项审计报告',
      },
    },
    validTo: '2027-12-31',
  }),
  cityItem({
    id: 'GY-RESULT-TRANSFER',
    name: '科技成果转化项目补助',
    kind: 'COMPREHENSIVE',
    departmentOrganisationId: 'GY-SCIENCE',
    maxYuan: 1_000_000,
    keywords: '科技成果转化 技术合同 产学研 项目补助 综合评审',
    guide: {
      conditions: [
        '在广元市登记注册的企业，近两年内与高校院所签订技术转让、许可或者作价投资合同',
        '技术合同已登记，实际支付额不低于30万元',
        '转化的成果已在本市形成产品、工艺或者服务收入',
      ],
      materials: [
        paper('application', '成果转化项目申请书', '加盖企业公章'),
        paper('contract', '技术合同及登记证明'),
        paper('payment', '合同款支付凭证'),
        paper('benefit', '成果转化效益说明', '含收入和新增就业情况'),
        optionalPaper('patent', '专利权属证明', '成果涉及专利的提交'),
      ],
      steps: applicationSteps(DEPARTMENT, 10, [
        { name: '专家评审', by: '市科技局组织的专家组', workingDays: 5 },
      ]),
      reviewWorkingDays: 10,
      redemptionWorkingDays: 12,
      standard: '按技术合同实际支付额的20%给予补助，单个项目最高100万元。',
      applicant: '承接科技成果转化的企业',
      policyBasis: '市级科技创新激励政策（以主管部门公布的现行文件为准）',
      validity: '至2027年12月31日',
      reductions: {
        steps: '专家评审并入审核环节，不另行安排答辩',
        materials: '材料由9份减为4份',
        time: '审核时限由40个工作日压缩为10个工作日',
        visits: '全程网办，最多跑一次',
        cost: '评审费用由主管部门承担',
      },
    },
    validTo: '2027-12-31',
  }),
];
