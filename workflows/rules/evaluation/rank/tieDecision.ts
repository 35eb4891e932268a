import { ALLOWED, type Decision, refuse } from '../../decision';
import type { BottomTieCase, TieDecision } from './rank';

/** May the organiser settle the tie like this (AMB-GE-5)? Only among the tied, at least one where the group would be empty. */
export function checkTieDecision(
  tie: Pick<BottomTieCase, 'objectIds' | 'mustDecide' | 'atLeastOne' | 'ruleId'> | null,
  { objectIds, reasonId }: Pick<TieDecision, 'objectIds' | 'reasonId'>,
  ruleId: string,
): Decision {
  if (!tie?.mustDecide) return refuse('NO_TIE_TO_DECIDE', '该组没有需要裁定的末位并列', ruleId);
  if (reasonId === '') return refuse('REASON_REQUIRED', '裁定并列须说明理由', tie.ruleId, 'reason');
  if (objectIds.some((id) => !tie.objectIds.includes(id)) || new Set(objectIds).size < objectIds.length) {
    return refuse('NOT_TIED', '只能在并列的评价对象中裁定', tie.ruleId, 'objectIds');
  }
  return tie.atLeastOne && objectIds.length === 0
    ? refuse('BOTTOM_EMPTY', '末位组不能为空，须至少裁定一个评价对象', tie.ruleId, 'objectIds')
    : ALLOWED;
}
