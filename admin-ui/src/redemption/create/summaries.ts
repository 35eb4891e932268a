import { formatMoney, yuanToFen } from '../../format';
import type { PolicyItemDetail } from '../../policyItem/types';
import { KIND_LABELS } from '../../shared';
import type { Draft } from './draft';

/** The chosen item in one line; null before it is chosen. */
export function itemSummary(item: PolicyItemDetail | undefined): string | null {
  return item ? `${item.name}（${KIND_LABELS[item.kind]}，${item.departmentOrganisationName}）` : null;
}

/** Amount and number of files in one line; null while nothing was entered. */
export function materialsSummary(draft: Draft, item: PolicyItemDetail | undefined): string | null {
  const fen = yuanToFen(draft.amount);
  const files = (item?.guide.materials ?? []).flatMap((line) => draft.materials[line.key] ?? []).length;
  if (fen === null && files === 0) return null;
  return `${formatMoney(fen)}，${files} 个文件`;
}
