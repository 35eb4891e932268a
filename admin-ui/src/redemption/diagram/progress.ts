import type { RedemptionStatus } from '../../../../workflows/rules/redemption/types';
import type { TimelineEntry } from '../types';

/** Nodes of the diagram in the order in which a case usually meets them, with what they are called. */
export const NODES = {
  START: '提交申请',
  SUBMITTED: '受理审查',
  SUPPLEMENT: '企业补正',
  ACCEPTED: '判定并交办',
  DELIVERING: '送达通知书',
  ASSIGNED: '签收响应',
  RETURNED: '重新交办',
  REVIEWING: '审核并拟办',
  REVIEW_SUPPLEMENT: '审核补正',
  PREPARED: '审批',
  APPROVED: '执行支付',
  PAYING: '银行支付',
  PAYMENT_FAILED: '重新支付',
  CALLBACK: '满意度回访',
  CLOSED: '办结',
} as const;
export type NodeId = keyof typeof NODES;

/** Side ways that a case meets only when something goes otherwise; left out of the text while not met. */
const SIDE: readonly NodeId[] = [
  'SUPPLEMENT',
  'DELIVERING',
  'RETURNED',
  'REVIEW_SUPPLEMENT',
  'PAYMENT_FAILED',
];

const CALLED_BACK: readonly RedemptionStatus[] = ['PAID', 'REFUSED', 'NOT_ACCEPTED', 'WITHDRAWN'];

/** The node at which a case of this status stands. */
export const nodeOf = (status: RedemptionStatus): NodeId =>
  CALLED_BACK.includes(status) ? 'CALLBACK' : (status as NodeId);

const FINISHES: Record<string, NodeId[]> = {
  submit: ['START'],
  accept: ['SUBMITTED'],
  declineAcceptance: ['SUBMITTED'],
  supplySupplement: ['SUPPLEMENT'],
  assign: ['ACCEPTED'],
  recordDelivery: ['DELIVERING'],
  signFor: ['ASSIGNED'],
  supplyReviewSupplement: ['REVIEW_SUPPLEMENT'],
  prepare: ['REVIEWING'],
  decide: ['PREPARED'],
  executePayment: ['APPROVED'],
};

/** Nodes that the case has passed, by its history; the node where it stands is not among them. */
export function doneNodes(
  timeline: readonly Pick<TimelineEntry, 'action'>[],
  status: RedemptionStatus,
): NodeId[] {
  const done = new Set<NodeId>(['START']);
  let returned = false;
  for (const { action } of timeline) {
    if (action === 'sendBack') returned = true;
    if (action === 'assign' && returned) done.add('RETURNED');
    for (const node of FINISHES[action] ?? []) done.add(node);
  }
  if (CALLED_BACK.includes(status) || status === 'CLOSED') {
    if (done.has('APPROVED')) done.add('PAYING');
    if (status === 'CLOSED') done.add('CALLBACK').add('CLOSED');
  }
  if (status !== 'CLOSED') done.delete(nodeOf(status));
  return [...done];
}

export type NodeState = 'done' | 'current' | 'ahead';

/** The process in words, for people who do not see the diagram. */
export function progressText(
  timeline: readonly Pick<TimelineEntry, 'action'>[],
  status: RedemptionStatus,
): { node: NodeId; name: string; state: NodeState }[] {
  const done = doneNodes(timeline, status);
  const current = nodeOf(status);
  return (Object.keys(NODES) as NodeId[])
    .map((node): { node: NodeId; name: string; state: NodeState } => ({
      node,
      name: NODES[node],
      state: done.includes(node) ? 'done' : node === current ? 'current' : 'ahead',
    }))
    .filter(({ node, state }) => state !== 'ahead' || !SIDE.includes(node));
}
