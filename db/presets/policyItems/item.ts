import type { ItemKind } from '../../../workflows/rules/redemption/types';
import type { Guide, GuideMaterial, GuideStep, PolicyLevel } from '../../schema';
import { SERVICE_LINE } from '../organisations';

/** One version of a policy item as the presets publish it. */
export interface PolicyItemPreset {
  id: string;
  version: number;
  name: string;
  kind: ItemKind;
  policyLevel: PolicyLevel;
  departmentOrganisationId: string;
  regionId: string;
  poolId: string;
  /** Ceiling of one redemption, integer fen. */
  maxAmountFen: number;
  keywords: string;
  guide: Guide;
  publishedAt: string;
  validFrom: string;
  validTo: string | null;
}

type CommonKeys = 'windowPhone' | 'complaintPhone' | 'payMethod' | 'region' | 'longerLimitBasis';
type GuideText = Omit<Guide, CommonKeys> & Partial<Pick<Guide, CommonKeys>>;

type ItemText = Pick<PolicyItemPreset, 'id' | 'name' | 'kind' | 'departmentOrganisationId' | 'keywords'> & {
  /** Ceiling in whole yuan, as the guide states it. */
  maxYuan: number;
  policyLevel?: PolicyLevel;
  validTo?: string;
  guide: GuideText;
};

/** First version of an item for the whole city, paid from the city's pool, with what all guides share filled in. */
export function cityItem({ maxYuan, policyLevel, validTo, guide, ...item }: ItemText): PolicyItemPreset {
  return {
    ...item,
    version: 1,
    policyLevel: policyLevel ?? 'CITY',
    regionId: 'GY',
    poolId: 'GY-POOL',
    maxAmountFen: maxYuan * 100,
    guide: {
      longerLimitBasis: null,
      region: '广元市全域（含广元经济技术开发区）',
      payMethod: '由市惠企政策资金池通过银行转账直达企业对公账户',
      windowPhone: `${SERVICE_LINE}（转惠企政策兑现专窗）`,
      complaintPhone: '12345',
      ...guide,
    },
    publishedAt: '2026-01-04T01:00:00.000Z',
    validFrom: '2026-01-01',
    validTo: validTo ?? null,
  };
}

/** An original or scan that the applicant hands in. */
export function paper(key: string, name: string, note?: string): GuideMaterial {
  return { key, name, required: true, copies: 1, form: 'ELECTRONIC', ...(note ? { note } : {}) };
}

/** A document that is asked for only where the note says so. */
export function optionalPaper(key: string, name: string, note: string): GuideMaterial {
  return { key, name, required: false, copies: 1, form: 'ELECTRONIC', note };
}

/** A fact that the department looks up itself; nothing is handed in. */
export function shared(key: string, name: string, note: string): GuideMaterial {
  return { key, name, required: false, copies: 0, form: 'ELECTRONIC', note };
}

/** Steps of an item that is applied for: acceptance, assignment, review, decision, payment (GR-U4 … GR-U6). */
export function applicationSteps(
  department: string,
  reviewWorkingDays: number,
  between: GuideStep[] = [],
): GuideStep[] {
  return [
    { name: '专窗受理', by: '惠企政策兑现专窗', workingDays: 1 },
    { name: '交办（出具交办通知书）', by: '惠企政策兑现专窗', workingDays: null },
    { name: '签收响应并明确经办人', by: department, workingDays: null },
    ...between,
    { name: '审核报批', by: department, workingDays: reviewWorkingDays },
    { name: '资金拨付', by: '市财政局', workingDays: 1 },
    { name: '回访', by: '惠企政策兑现专窗', workingDays: 5 },
  ];
}

/** Steps of an item without application: comparison of data, confirmation of the account, decision, payment. */
export function noApplicationSteps(department: string, reviewWorkingDays: number): GuideStep[] {
  return [
    { name: '数据比对形成拟兑现名单', by: department, workingDays: null },
    { name: '企业确认意愿和收款账户', by: '惠企政策兑现专窗', workingDays: null },
    { name: '审核报批', by: department, workingDays: reviewWorkingDays },
    { name: '资金拨付', by: '市财政局', workingDays: 1 },
    { name: '回访', by: '惠企政策兑现专窗', workingDays: 5 },
  ];
}
