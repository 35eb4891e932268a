import type { EvaluatedObject } from '../../../workflows/rules/evaluation/objects';

/** An evaluated object as the product brings it; `organisationId` links it to an organisation of the presets. */
export interface EvaluatedObjectPreset extends EvaluatedObject {
  organisationId: string | null;
}

const VALID_FROM = '2022-09-06';

/** Counties, districts and the development zone in the order of the scheme; ids are those of the regions. */
const COUNTIES: readonly [id: string, name: string][] = [
  ['CX', '苍溪县'],
  ['WC', '旺苍县'],
  ['JG', '剑阁县'],
  ['QC', '青川县'],
  ['LZ', '利州区'],
  ['ZH', '昭化区'],
  ['CT', '朝天区'],
  ['JK', '广元经济技术开发区'],
];

/** Organs of the city government, parks and institutions; ids are those of the organisations of the presets. */
const ASSESSED: readonly [id: string, name: string][] = [
  ['GY-DEVELOPMENT', '市发展改革委'],
  ['GY-INDUSTRY', '市经济和信息化局'],
  ['GY-EDUCATION', '市教育局'],
  ['GY-SCIENCE', '市科技局'],
  ['GY-POLICE', '市公安局'],
  ['GY-CIVIL-AFFAIRS', '市民政局'],
  ['GY-JUSTICE', '市司法局'],
  ['GY-FINANCE', '市财政局'],
  ['GY-LABOUR', '市人力资源社会保障局'],
  ['GY-RESOURCES', '市自然资源局'],
  ['GY-ENVIRONMENT', '市生态环境局'],
  ['GY-HOUSING', '市住房城乡建设局'],
  ['GY-TRANSPORT', '市交通运输局'],
  ['GY-WATER', '市水利局'],
  ['GY-AGRICULTURE', '市农业农村局'],
  ['GY-COMMERCE', '市商务局'],
  ['GY-TOURISM', '市文化广电旅游局'],
  ['GY-HEALTH', '市卫生健康委'],
  ['GY-EMERGENCY', '市应急管理局'],
  ['GY-STATE-ASSETS', '市国资委'],
  ['GY-MARKET', '市市场监管局'],
  ['GY-AIR-DEFENCE', '市人防办'],
  ['GY-MONEY', '市金融工作局'],
  ['GY-COOPERATION', '市经济合作和外事局'],
  ['GY-FORESTRY', '市林业局'],
  ['GY-INSURANCE', '市医保局'],
  ['GY-URBAN', '市城管执法局'],
  ['GY-GAS-PARK', '市天然气综合利用工业园区'],
  ['GY-RAIL-PORT', '广元国际铁路港'],
  ['GY-ARCHIVES', '市档案馆'],
  ['GY-CENTRE', '市政务服务和资源交易中心'],
  ['GY-HOUSING-FUND', '市公积金中心'],
];

/** Bodies of the state and enterprises, which the city's target assessment does not cover (AMB-GE-8). */
const NOT_ASSESSED: readonly [id: string, name: string][] = [
  ['GY-TAX', '市税务局'],
  ['GY-PEOPLES-BANK', '人行广元中心支行'],
  ['GY-BANKING-REGULATOR', '广元银保监分局'],
  ['GY-CUSTOMS', '广元海关'],
  ['GY-POST', '市邮政管理局'],
  ['GY-POWER-GRID', '国网广元供电公司'],
  ['GY-GAS', '四川燃气广元公司'],
  ['GY-WATER-SUPPLY', '市供排水集团'],
];

/** The 8 and 40 objects of the scheme, first version (GE-OBJ-1). A body that changes gets a version of its own. */
export const evaluatedObjects: readonly EvaluatedObjectPreset[] = [
  ...COUNTIES.map(([id, name], index) => object('COUNTY', id, name, index, true, `${id}-GOVERNMENT`)),
  ...[
    ...ASSESSED.map((entry) => ({ entry, assessed: true })),
    ...NOT_ASSESSED.map((entry) => ({ entry, assessed: false })),
  ].map(({ entry: [id, name], assessed }, index) => object('DEPARTMENT', id, name, index, assessed, id)),
];

function object(
  group: EvaluatedObject['group'],
  id: string,
  name: string,
  index: number,
  inTargetAssessment: boolean,
  organisationId: string | null,
): EvaluatedObjectPreset {
  return {
    id,
    group,
    order: index + 1,
    name,
    inTargetAssessment,
    validFrom: VALID_FROM,
    validTo: null,
    organisationId,
  };
}
