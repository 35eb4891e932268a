/** A place with a window of its own. Ids are the system's; the GB/T 2260 code is absent where the standard has none. */
export interface Region {
  id: string;
  name: string;
  level: 'CITY' | 'COUNTY';
  gbCode: string | null;
}

/** The city first, then its seven counties and districts and the development zone. */
export const regions: readonly Region[] = [
  { id: 'GY', name: '广元市', level: 'CITY', gbCode: '510800' },
  { id: 'LZ', name: '利州区', level: 'COUNTY', gbCode: '510802' },
  { id: 'ZH', name: '昭化区', level: 'COUNTY', gbCode: '510811' },
  { id: 'CT', name: '朝天区', level: 'COUNTY', gbCode: '510812' },
  { id: 'WC', name: '旺苍县', level: 'COUNTY', gbCode: '510821' },
  { id: 'QC', name: '青川县', level: 'COUNTY', gbCode: '510822' },
  { id: 'JG', name: '剑阁县', level: 'COUNTY', gbCode: '510823' },
  { id: 'CX', name: '苍溪县', level: 'COUNTY', gbCode: '510824' },
  { id: 'JK', name: '广元经济技术开发区', level: 'COUNTY', gbCode: null },
];
