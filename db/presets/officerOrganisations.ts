import type { OrganisationKind } from '../schema';
import { OFFICE_HOURS, type OrganisationPreset } from './organisation';
import { officerRegions } from './regions';

type Row = [id: string, name: string, shortName: string, kind: OrganisationKind];

/** Baoting: organs of the plan (BT-ORG-1 … BT-ORG-5), recommenders, units that handle what officers report. */
const BAOTING: readonly Row[] = [
  ['BT-GOVERNMENT', '保亭黎族苗族自治县人民政府', '县政府', 'GOVERNMENT'],
  ['BT-MEETING', '保亭黎族苗族自治县优化营商环境工作专班会议', '专班会议', 'DECISION_BODY'],
  ['BT-OFFICE', '保亭黎族苗族自治县优化营商环境工作专班办公室', '专班办公室', 'OPERATOR'],
  ['BT-FINANCE', '保亭黎族苗族自治县财政局', '县财政局', 'FINANCE'],
  ['BT-AUDIT', '保亭黎族苗族自治县审计局', '县审计局', 'AUDIT'],
  ['BT-DISCIPLINE', '中共保亭黎族苗族自治县纪律检查委员会', '县纪委监委', 'DISCIPLINE'],
  ['BT-CONGRESS', '保亭黎族苗族自治县人大常委会机关', '县人大机关', 'UNIT'],
  ['BT-CPPCC', '政协保亭黎族苗族自治县委员会机关', '县政协机关', 'UNIT'],
  ['BT-FEDERATION', '保亭黎族苗族自治县工商业联合会', '县工商联', 'UNIT'],
  ['BT-SERVICES', '保亭黎族苗族自治县行政审批服务局', '县行政审批服务局', 'UNIT'],
  ['BT-MARKET', '保亭黎族苗族自治县市场监督管理局', '县市场监管局', 'UNIT'],
  ['BT-RESOURCES', '保亭黎族苗族自治县自然资源和规划局', '县自然资源和规划局', 'UNIT'],
  ['BT-HOUSING', '保亭黎族苗族自治县住房和城乡建设局', '县住房城乡建设局', 'UNIT'],
  ['BT-LABOUR', '保亭黎族苗族自治县人力资源和社会保障局', '县人力资源社会保障局', 'UNIT'],
  ['BT-TAX', '国家税务总局保亭黎族苗族自治县税务局', '县税务局', 'UNIT'],
];

/** A district of Huaibei; one of the appointing units stands for all (HB-ORG-1 … HB-ORG-5). */
const HUAIBEI: readonly Row[] = [
  ['HBQ-OFFICE', '淮北市某区优化营商环境工作领导小组办公室', '区营商办', 'OPERATOR'],
  ['HBQ-DEVELOPMENT', '淮北市某区发展和改革委员会', '区发展改革委', 'DECISION_BODY'],
  ['HBQ-UNITED-FRONT', '中共淮北市某区委统一战线工作部', '区委统战部', 'DECISION_BODY'],
  ['HBQ-FEDERATION', '淮北市某区工商业联合会', '区工商联', 'UNIT'],
  ['HBQ-JUSTICE', '淮北市某区司法局', '区司法局', 'UNIT'],
  ['HBQ-SERVICES', '淮北市某区数据资源管理局', '区数据资源局', 'UNIT'],
  ['HBQ-MARKET', '淮北市某区市场监督管理局', '区市场监管局', 'UNIT'],
  ['HBQ-DISCIPLINE', '中共淮北市某区纪律检查委员会', '区纪委监委', 'DISCIPLINE'],
];

/** Lu'an: the bureau, the hall, units with windows there, organs that are told of an ended appointment (LA-DIS-7). */
const LUAN: readonly Row[] = [
  ['LA-BUREAU', '六安市政务服务管理局', '市政务服务管理局', 'OPERATOR'],
  ['LA-CENTRE', '六安市政务服务中心', '市政务服务中心', 'DECISION_BODY'],
  ['LA-ORGANISATION', '中共六安市委组织部', '市委组织部', 'UNIT'],
  ['LA-DISCIPLINE', '中共六安市纪律检查委员会', '市纪委监委', 'DISCIPLINE'],
  ['LA-AUDIT', '六安市审计局', '市审计局', 'AUDIT'],
  ['LA-POLICE', '六安市公安局', '市公安局窗口', 'UNIT'],
  ['LA-REAL-ESTATE', '六安市不动产登记中心', '不动产登记窗口', 'UNIT'],
  ['LA-TAX', '国家税务总局六安市税务局', '市税务局窗口', 'UNIT'],
  ['LA-MARKET', '六安市市场监督管理局', '市市场监管局窗口', 'UNIT'],
  ['LA-LABOUR', '六安市人力资源和社会保障局', '市人力资源社会保障局窗口', 'UNIT'],
  ['LA-INSURANCE', '六安市医疗保障局', '市医保局窗口', 'UNIT'],
  ['LA-HOUSING-FUND', '六安市住房公积金管理中心', '公积金窗口', 'UNIT'],
  ['LA-HOUSING', '六安市住房和城乡建设局', '市住房城乡建设局窗口', 'UNIT'],
];

/** Yueyang county: office, leading group, first reviewers of points, units that answer (YY-P-3, YY-S-5). */
const YUEYANG: readonly Row[] = [
  ['YY-OFFICE', '岳阳县优化营商环境工作领导小组办公室', '县优化办', 'OPERATOR'],
  ['YY-GROUP', '岳阳县营商环境建设工作领导小组', '建设工作领导小组', 'DECISION_BODY'],
  ['YY-INDUSTRY', '岳阳县工业和信息化局', '县工信局', 'DECISION_BODY'],
  ['YY-FEDERATION', '岳阳县工商业联合会', '县工商联', 'DECISION_BODY'],
  ['YY-PARK', '岳阳高新技术产业园区管理委员会', '高新区管委会', 'DECISION_BODY'],
  ['YY-DISCIPLINE', '中共岳阳县纪律检查委员会', '县纪委监委', 'DISCIPLINE'],
  ['YY-AUDIT', '岳阳县审计局', '县审计局', 'AUDIT'],
  ['YY-SERVICES', '岳阳县行政审批服务局', '县行政审批服务局', 'UNIT'],
  ['YY-MARKET', '岳阳县市场监督管理局', '县市场监管局', 'UNIT'],
  ['YY-RESOURCES', '岳阳县自然资源局', '县自然资源局', 'UNIT'],
  ['YY-HOUSING', '岳阳县住房和城乡建设局', '县住房城乡建设局', 'UNIT'],
  ['YY-TAX', '国家税务总局岳阳县税务局', '县税务局', 'UNIT'],
];

/** Bureaus of Lu'an's counties; they may appoint officers of their own (LA-RES-5). */
const luanCounties: readonly OrganisationPreset[] = officerRegions
  .filter(({ parentId }) => parentId === 'LA')
  .map(({ id, name }) =>
    inRegion(id, [`${id}-BUREAU`, `六安市${name}政务服务管理局`, `${name}政务服务局`, 'OPERATOR']),
  );

/** Organisations of the schemes of officers. */
export const officerOrganisations: readonly OrganisationPreset[] = [
  ...BAOTING.map((row) => inRegion('BT', row)),
  ...HUAIBEI.map((row) => inRegion('HBQ', row)),
  ...LUAN.map((row) => inRegion('LA', row)),
  ...luanCounties,
  ...YUEYANG.map((row) => inRegion('YY', row)),
];

function inRegion(regionId: string, [id, name, shortName, kind]: Row): OrganisationPreset {
  const region = officerRegions.find((each) => each.id === regionId);
  if (!region) throw new Error(`no region ${regionId}`);
  return {
    id,
    name,
    shortName,
    kind,
    level: region.level,
    regionId,
    gbCode: region.gbCode,
    parentId: null,
    officeHours: OFFICE_HOURS,
    phone: null,
  };
}
