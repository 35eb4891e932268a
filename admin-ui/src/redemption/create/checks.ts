import { yuanToFen } from '../../format';
import type { PolicyItemDetail } from '../../policyItem/types';
import { amountProblem } from './amount';
import { type Draft, materialRefs, missingMaterials } from './draft';
import { enterpriseBody, newEnterpriseProblems } from './newEnterprise';
import type { MaterialRef, NewEnterprise } from './types';

/** What keeps the person from going on from step 1 (enterprise); empty when nothing does. */
export function enterpriseProblems(draft: Draft): string[] {
  if (draft.enterprise) return [];
  if (!draft.newEnterprise) return ['请先查找并选定企业。'];
  return Object.values(newEnterpriseProblems(draft.newEnterprise));
}

/** What is wrong with step 2 (item). */
export const itemProblems = (item: PolicyItemDetail | undefined): string[] =>
  item ? [] : ['请选择政策事项。'];

/** What is wrong with step 3 (amount and materials). `running` files are still on their way. */
export function materialProblems(draft: Draft, item: PolicyItemDetail, running: number): string[] {
  const amount = amountProblem(draft.amount, item.maxAmountFen);
  const missing = missingMaterials(item.guide.materials, draft.materials);
  return [
    ...(amount ? [amount] : []),
    ...(missing.length > 0 ? [`还缺必交材料：${missing.join('、')}。`] : []),
    ...(running > 0 ? [`还有 ${running} 个文件正在上传，请稍候。`] : []),
  ];
}

export interface SubmitBody {
  enterpriseId?: string;
  enterprise?: NewEnterprise;
  itemId: string;
  channel: 'WINDOW' | 'ONLINE';
  requestedFen: number;
  materials: MaterialRef[];
}

/** The application as the API takes it; call it only when no step has a problem. */
export function submitBody(draft: Draft, item: PolicyItemDetail, channel: 'WINDOW' | 'ONLINE'): SubmitBody {
  return {
    ...(draft.enterprise ? { enterpriseId: draft.enterprise.id } : {}),
    ...(!draft.enterprise && draft.newEnterprise ? { enterprise: enterpriseBody(draft.newEnterprise) } : {}),
    itemId: item.id,
    channel,
    requestedFen: yuanToFen(draft.amount) ?? 0,
    materials: materialRefs(
      draft.materials,
      item.guide.materials.map((line) => line.key),
    ),
  };
}
