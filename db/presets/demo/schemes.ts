import { bt } from '../schemes/bt';
import { hb } from '../schemes/hb';
import { type OfficerSchemePreset, officerParametersSchema } from '../schemes/officerSchema';
import { yyPoints } from '../schemes/yyPoints';
import { yySupervisors } from '../schemes/yySupervisors';

interface Extension {
  /** The document's own version, whose rules stay as they are. */
  of: OfficerSchemePreset;
  /** The extension runs to the end of the year this many years after the one in which it is made. */
  years: number;
  name: string;
}

/** What has run out, or is a draft, and could not be tried today. */
const EXTENSIONS: readonly Extension[] = [
  { of: bt, years: 1, name: '保亭黎族苗族自治县开展优化营商环境体验活动方案（演示延续版）' },
  { of: hb, years: 3, name: '淮北市某区营商环境体验官方案（征求意见稿，演示版）' },
  { of: yyPoints, years: 2, name: '岳阳县营商环境监测点建设实施方案（演示延续版）' },
  { of: yySupervisors, years: 2, name: '岳阳县营商环境监督员建设实施方案（演示延续版）' },
];

/**
 * Second versions for the demonstration only, no document stands behind them: the same rules, in force since 1 January
 * of the year of `today` (`YYYY-MM-DD`), for long enough that a whole term fits in; a term begins on any day.
 */
export function demoSchemes(today: string): OfficerSchemePreset[] {
  const year = Number(today.slice(0, 4));
  return EXTENSIONS.map(({ of, years, name }) => ({
    code: of.code,
    version: of.version + 1,
    name,
    parameters: officerParametersSchema.parse({
      ...of.parameters,
      validity: { ...of.parameters.validity, from: `${year}-01-01`, to: `${year + years}-12-31` },
      term: { ...of.parameters.term, defaultStart: null },
    }),
    publishedAt: `${year - 1}-12-31T16:00:00.000Z`,
  }));
}
