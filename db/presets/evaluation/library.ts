import type {
  LibraryParameters,
  StratumParameters,
  UnitParameters,
} from '../../../workflows/rules/evaluation/parameters';

/**
 * Seven counties and districts, ids as those of the regions. Their order is part of the draw, so it is fixed here and
 * does not follow the list of regions.
 */
const COUNTIES: readonly [id: string, label: string][] = [
  ['LZ', '利州区'],
  ['ZH', '昭化区'],
  ['CT', '朝天区'],
  ['WC', '旺苍县'],
  ['QC', '青川县'],
  ['JG', '剑阁县'],
  ['CX', '苍溪县'],
];
/** The development zone counts as a unit in S3 and S4; in S5 it does not: it has no such bodies of its own. */
const UNITS = [...COUNTIES, ['JK', '广元经济技术开发区'] as const];

/** 党代表, 人大代表, 政协委员. */
const BODIES = [
  { code: 'PARTY', label: '党代表' },
  { code: 'CONGRESS', label: '人大代表' },
  { code: 'CPPCC', label: '政协委员' },
] as const;

/** The library of 2000: six strata with 45 leaves (GE-LIB-1, GE-LIB-2). */
export const library: LibraryParameters = {
  total: 2000,
  ruleId: 'GE-LIB-1',
  refreshRuleId: 'GE-LIB-2',
  strata: [
    whole('S1', '“四上”企业代表', 1000),
    whole('S2', '中小微市场主体代表', 300),
    {
      ...stratum('S3', '办事群众代表', [
        single('S3', 'CITY', 60),
        ...UNITS.map(([id]) => single('S3', id, 30)),
      ]),
      refresh: 'ROUND',
    },
    stratum('S4', '营商环境监督员代表', [
      single('S4', 'CITY', 10),
      ...UNITS.map(([id]) => single('S4', id, 5)),
    ]),
    stratum('S5', '“两代表一委员”代表', [bodies('CITY', 40), ...COUNTIES.map(([id]) => bodies(id, 10))]),
    whole('S6', '新闻媒体（记者）代表', 20),
  ],
  deviations: 'WITH_REASON', // configuration: deviations are published, nothing is padded
};

function stratum(code: string, label: string, units: UnitParameters[]): StratumParameters {
  return { code, label, ruleId: 'GE-LIB-1', refresh: 'YEAR', units };
}

/** A stratum that the text does not divide. */
function whole(code: string, label: string, count: number): StratumParameters {
  return stratum(code, label, [{ code: 'ALL', label: '', cells: [{ id: code, label: '', count }] }]);
}

function unitLabel(code: string): string {
  return code === 'CITY' ? '市本级' : UNITS.find(([id]) => id === code)![1];
}

function single(stratumCode: string, code: string, count: number): UnitParameters {
  return { code, label: unitLabel(code), cells: [{ id: `${stratumCode}-${code}`, label: '', count }] };
}

function bodies(code: string, count: number): UnitParameters {
  const cells = BODIES.map((body) => ({ id: `S5-${code}-${body.code}`, label: body.label, count }));
  return { code, label: unitLabel(code), cells };
}
