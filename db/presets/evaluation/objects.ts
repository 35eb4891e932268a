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

/** Organs of the city government, parks and institutions that are organisations of the presets are marked with them. */
const ASSESSED: readonly [id: string, name: string, known: boolean][] = [
  ['GY-DEVELOPMENT', '市发展改革委', true],
  ['GY-INDUSTRY', '市经济和信息化局', true],
  ['GY-EDUCATION', '市教育局', true],
  ['GY-SCIENCE', '市科技局', true],
  ['GY-POLICE', '市公安局', false],
  ['GY-CIVIL-AFFAIRS', '市民政局', false],
  ['GY-JUSTICE', '市司法局', false],
  ['GY-FINANCE', '市财政局', true],
  ['GY-LABOUR', '市人力资源社会保障局', true],
  ['GY-RESOURCES', '市自然资源局', true],
  ['GY-ENVIRONMENT', '市生态环境局', true],
  ['GY-HOUSING', '市住房城乡建设局', true],
  ['GY-TRANSPORT', '市交通运输局', true],
  ['GY-WATER', '市水利局', true],
  ['GY-AGRICULTURE', '市农业农村局', true],
  ['GY-COMMERCE', '市商务局', true],
  ['GY-TOURISM', '市文化广电旅游局', true],
  ['GY-HEALTH', '市卫生健康委', true],
  ['GY-EMERGENCY', '市应急管理局', true],
  ['GY-STATE-ASSETS', '市国资委', false],
  ['GY-MARKET', '市市场监管局', true],
  ['GY-AIR-DEFENCE', '市人防办', false],
  ['GY-MONEY', '市金融工作局', true],
  ['GY-COOPERATION', '市经济合作和外事局', true],
  ['GY-FORESTRY', '市林业局', true],
  ['GY-INSURANCE', '市医保局', true],
  ['GY-URBAN', '市城管执法局', false],
  ['GY-GAS-PARK', '市天然气综合利用工业园区', false],
  ['GY-RAIL-PORT', '广元国际铁路港', false],
  ['GY-ARCHIVES', '市档案馆', false],
  ['GY-CENTRE', '市政务服务和资源交易中心', true],
  ['GY-HOUSING-FUND', '市公积金中心', false],
];

/** Bodies of the state and enterprises, which the city's target assessment does not cover (AMB-GE-8). */
const NOT_ASSESSED: readonly [id: string, name: string, known: boolean][] = [
  ['GY-TAX', '市税务局', true],
  ['GY-PEOPLES-BANK', '人行广元中心支行', false],
  ['GY-BANKING-REGULATOR', '广元银保监分局', false],
  ['GY-CUSTOMS', '广元海关', false],
  ['GY-POST', '市邮政管理局', false],
  ['GY-POWER-GRID', '国网广元供电公司', false],
  ['GY-GAS', '四川燃气广元公司', false],
  ['GY-WATER-SUPPLY', '市供排水集团', false],
];

/** The 8 and 40 objects of the scheme, first version (GE-OBJ-1). A body that changes gets a version of its own. */
export const evaluatedObjects: readonly EvaluatedObjectPreset[] = [
  ...COUNTIES.map(([id, name], index) => object('COUNTY', id, name, index, true, null)),
  ...[
    ...ASSESSED.map((entry) => ({ entry, assessed: true })),
    ...NOT_ASSESSED.map((entry) => ({ entry, assessed: false })),
  ].map(({ entry: [id, name, known], assessed }, index) =>
    object('DEPARTMENT', id, name, index, assessed, known ? id : null),
  ),
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
