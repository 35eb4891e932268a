import type { OrganisationKind } from '../schema';
import { OFFICE_HOURS, type OrganisationPreset } from './organisation';
import { redemptionRegions } from './regions';

type Row = [id: string, name: string, shortName: string, kind: OrganisationKind];

/** Who organises is configuration (AMB-GE-9): an office that is not itself among the evaluated; then who interviews and reviews. */
const ORGANS: readonly Row[] = [
  ['GY-EVALUATION', '广元市优化营商环境工作领导小组办公室', '市营商办', 'OPERATOR'],
  ['GY-GOVERNMENT', '广元市人民政府', '市政府', 'GOVERNMENT'],
  ['GY-COMMITTEE', '中国共产党广元市委员会常务委员会', '市委常委会', 'DECISION_BODY'],
];

/** Evaluated departments and units that own no policy item (GE-OBJ-1). */
const UNITS: readonly [id: string, name: string, shortName: string][] = [
  ['GY-POLICE', '广元市公安局', '市公安局'],
  ['GY-CIVIL-AFFAIRS', '广元市民政局', '市民政局'],
  ['GY-JUSTICE', '广元市司法局', '市司法局'],
  ['GY-STATE-ASSETS', '广元市政府国有资产监督管理委员会', '市国资委'],
  ['GY-AIR-DEFENCE', '广元市人民防空办公室', '市人防办'],
  ['GY-URBAN', '广元市城市管理行政执法局', '市城管执法局'],
  ['GY-GAS-PARK', '广元市天然气综合利用工业园区管理委员会', '市天然气综合利用工业园区'],
  ['GY-RAIL-PORT', '广元国际铁路港管理委员会', '广元国际铁路港'],
  ['GY-ARCHIVES', '广元市档案馆', '市档案馆'],
  ['GY-HOUSING-FUND', '广元市住房公积金管理中心', '市公积金中心'],
  ['GY-PEOPLES-BANK', '中国人民银行广元市中心支行', '人行广元中心支行'],
  ['GY-BANKING-REGULATOR', '中国银行保险监督管理委员会广元监管分局', '广元银保监分局'],
  ['GY-CUSTOMS', '中华人民共和国广元海关', '广元海关'],
  ['GY-POST', '广元市邮政管理局', '市邮政管理局'],
  ['GY-POWER-GRID', '国网四川省电力公司广元供电公司', '国网广元供电公司'],
  ['GY-GAS', '四川燃气广元公司', '四川燃气广元公司'],
  ['GY-WATER-SUPPLY', '广元市供排水集团', '市供排水集团'],
];

const city = redemptionRegions.find(({ level }) => level === 'CITY')!;

/** Organisations that only the direct evaluation knows: its organs, the counties' governments, further units. */
export const evaluationOrganisations: readonly OrganisationPreset[] = [
  ...ORGANS.map((row) => inRegion(city, row)),
  ...redemptionRegions
    .filter(({ level }) => level === 'COUNTY')
    .map((region) =>
      inRegion(
        region,
        region.id === 'JK'
          ? ['JK-GOVERNMENT', '广元经济技术开发区管理委员会', '经开区管委会', 'GOVERNMENT']
          : [
              `${region.id}-GOVERNMENT`,
              region.name.endsWith('区') ? `广元市${region.name}人民政府` : `${region.name}人民政府`,
              `${region.name}政府`,
              'GOVERNMENT',
            ],
      ),
    ),
  ...UNITS.map(([id, name, shortName]) => inRegion(city, [id, name, shortName, 'UNIT'])),
];

function inRegion(
  region: (typeof redemptionRegions)[number],
  [id, name, shortName, kind]: Row,
): OrganisationPreset {
  return {
    id,
    name,
    shortName,
    kind,
    level: region.level,
    regionId: region.id,
    gbCode: region.gbCode,
    parentId: null,
    officeHours: OFFICE_HOURS,
    phone: null,
  };
}
