/** An administrative place. Ids are the system's; the GB/T 2260 code is absent where the standard has none. */
export interface Region {
  id: string;
  name: string;
  level: 'CITY' | 'COUNTY';
  gbCode: string | null;
  /** The city that the county belongs to, when that city works with this system too. */
  parentId: string | null;
}

/** The city of scheme GR first, then its seven counties and districts and the development zone. */
export const redemptionRegions: readonly Region[] = [
  { id: 'GY', name: '广元市', level: 'CITY', gbCode: '510800', parentId: null },
  ...counties('GY', [
    ['LZ', '利州区', '510802'],
    ['ZH', '昭化区', '510811'],
    ['CT', '朝天区', '510812'],
    ['WC', '旺苍县', '510821'],
    ['QC', '青川县', '510822'],
    ['JG', '剑阁县', '510823'],
    ['CX', '苍溪县', '510824'],
    ['JK', '广元经济技术开发区', null],
  ]),
];

/** Places whose schemes of officers are kept here; the scheme of Huaibei names no district. */
export const officerRegions: readonly Region[] = [
  { id: 'BT', name: '保亭黎族苗族自治县', level: 'COUNTY', gbCode: '469029', parentId: null },
  { id: 'HB', name: '淮北市', level: 'CITY', gbCode: '340600', parentId: null },
  ...counties('HB', [['HBQ', '淮北市某区', null]]),
  { id: 'LA', name: '六安市', level: 'CITY', gbCode: '341500', parentId: null },
  ...counties('LA', [
    ['LA-JA', '金安区', '341502'],
    ['LA-YA', '裕安区', '341503'],
    ['LA-YJ', '叶集区', '341504'],
    ['LA-HQ', '霍邱县', '341522'],
    ['LA-SC', '舒城县', '341523'],
    ['LA-JZ', '金寨县', '341524'],
    ['LA-HS', '霍山县', '341525'],
  ]),
  { id: 'YY', name: '岳阳县', level: 'COUNTY', gbCode: '430621', parentId: null },
];

export const regions: readonly Region[] = [...redemptionRegions, ...officerRegions];

/** Ids of the region itself and of all regions that belong to it; of an unknown region its own id alone. */
export function regionWithCounties(regionId: string): string[] {
  return [regionId, ...regions.filter(({ parentId }) => parentId === regionId).map(({ id }) => id)];
}

/** Ids of all regions of the city to which the region belongs, its own included. */
export function wholeCity(regionId: string): string[] {
  return regionWithCounties(regions.find(({ id }) => id === regionId)?.parentId ?? regionId);
}

function counties(parentId: string, rows: [id: string, name: string, gbCode: string | null][]): Region[] {
  return rows.map(([id, name, gbCode]) => ({ id, name, level: 'COUNTY', gbCode, parentId }));
}
