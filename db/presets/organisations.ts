import type { OrganisationKind } from '../schema';
import { evaluationOrganisations } from './evaluationOrganisations';
import { officerOrganisations } from './officerOrganisations';
import { OFFICE_HOURS, type OrganisationPreset, WINDOW_HOURS } from './organisation';
import { type Region, redemptionRegions } from './regions';

export { OFFICE_HOURS, WINDOW_HOURS };

/** The city's government service line; it connects to the windows. */
export const SERVICE_LINE = '0839-12345';

/** Organs of the city that own policy items, as the city lists them; [id, name, short name]. */
const DEPARTMENTS: readonly [string, string, string][] = [
  ['GY-DEVELOPMENT', '广元市发展和改革委员会', '市发展改革委'],
  ['GY-INDUSTRY', '广元市经济和信息化局', '市经济和信息化局'],
  ['GY-EDUCATION', '广元市教育局', '市教育局'],
  ['GY-SCIENCE', '广元市科学技术局', '市科技局'],
  ['GY-LABOUR', '广元市人力资源和社会保障局', '市人力资源社会保障局'],
  ['GY-RESOURCES', '广元市自然资源局', '市自然资源局'],
  ['GY-ENVIRONMENT', '广元市生态环境局', '市生态环境局'],
  ['GY-HOUSING', '广元市住房和城乡建设局', '市住房城乡建设局'],
  ['GY-TRANSPORT', '广元市交通运输局', '市交通运输局'],
  ['GY-WATER', '广元市水利局', '市水利局'],
  ['GY-AGRICULTURE', '广元市农业农村局', '市农业农村局'],
  ['GY-COMMERCE', '广元市商务局', '市商务局'],
  ['GY-TOURISM', '广元市文化广播电视和旅游局', '市文化广电旅游局'],
  ['GY-HEALTH', '广元市卫生健康委员会', '市卫生健康委'],
  ['GY-EMERGENCY', '广元市应急管理局', '市应急管理局'],
  ['GY-MARKET', '广元市市场监督管理局', '市市场监管局'],
  ['GY-MONEY', '广元市金融工作局', '市金融工作局'],
  ['GY-COOPERATION', '广元市经济合作和外事局', '市经济合作和外事局'],
  ['GY-FORESTRY', '广元市林业局', '市林业局'],
  ['GY-INSURANCE', '广元市医疗保障局', '市医保局'],
  ['GY-TAX', '国家税务总局广元市税务局', '市税务局'],
];

/** Bodies that lead, supervise and audit (GR-ORG-5, GR-ORG-9). */
const SUPERVISING: readonly [string, string, string, OrganisationKind][] = [
  ['GY-CENTRE', '广元市政务服务和资源交易中心', '市政务服务和资源交易中心', 'CENTRE'],
  ['GY-TARGET', '中共广元市委目标绩效管理办公室', '市委目标绩效办', 'TARGET_OFFICE'],
  ['GY-AUDIT', '广元市审计局', '市审计局', 'AUDIT'],
  ['GY-DISCIPLINE', '中共广元市纪律检查委员会、广元市监察委员会', '市纪委监委', 'DISCIPLINE'],
];

/** Of scheme GR: leading and supervising bodies, a window and a finance body per region, departments. */
const redemptionOrganisations: readonly OrganisationPreset[] = [
  ...SUPERVISING.map(([id, name, shortName, kind]) => cityOrgan(id, name, shortName, kind)),
  ...redemptionRegions.map(windowOf),
  ...redemptionRegions.map(financeOf),
  ...DEPARTMENTS.map(([id, name, shortName]) => cityOrgan(id, name, shortName, 'DEPARTMENT')),
];

/** Organisations of all schemes. */
export const organisations: readonly OrganisationPreset[] = [
  ...redemptionOrganisations,
  ...officerOrganisations,
  ...evaluationOrganisations,
];

function cityOrgan(id: string, name: string, shortName: string, kind: OrganisationKind): OrganisationPreset {
  return {
    id,
    name,
    shortName,
    kind,
    level: 'CITY',
    regionId: 'GY',
    gbCode: '510800',
    parentId: null,
    officeHours: OFFICE_HOURS,
    phone: null,
  };
}

/** Window of a region (GR-ORG-1); all windows are guided by the city's service centre. */
function windowOf(region: Region): OrganisationPreset {
  return {
    id: `${region.id}-WINDOW`,
    name: `${region.name}惠企政策兑现专窗`,
    shortName: region.level === 'CITY' ? '市级专窗' : `${shortRegion(region)}专窗`,
    kind: 'WINDOW',
    level: region.level,
    regionId: region.id,
    gbCode: region.gbCode,
    parentId: 'GY-CENTRE',
    officeHours: WINDOW_HOURS,
    phone: SERVICE_LINE,
  };
}

/** Finance body of a region, which keeps its fund pool (GR-ORG-7). */
function financeOf(region: Region): OrganisationPreset {
  return {
    id: `${region.id}-FINANCE`,
    name: `${region.name}财政局`,
    shortName: region.level === 'CITY' ? '市财政局' : `${shortRegion(region)}财政局`,
    kind: 'FINANCE',
    level: region.level,
    regionId: region.id,
    gbCode: region.gbCode,
    parentId: region.level === 'CITY' ? null : 'GY-FINANCE',
    officeHours: OFFICE_HOURS,
    phone: null,
  };
}

function shortRegion(region: Region): string {
  return region.id === 'JK' ? '经开区' : region.name;
}
