import type { GuideMaterial } from './types';

export const FORM_LABELS: Record<GuideMaterial['form'], string> = {
  ORIGINAL: '原件',
  COPY: '复印件',
  ELECTRONIC: '电子件',
};

export const VERSION_STATUS_LABELS: Record<string, string> = {
  DRAFT: '草稿',
  SUBMITTED: '待发布',
  PUBLISHED: '已发布',
  CHANGED: '已变更',
  WITHDRAWN: '已撤销',
};

/** What each of the three kinds means for an enterprise (GR-U1). */
export const KIND_HINTS: Record<string, string> = {
  NO_APPLICATION: '无需申请：主管部门比对数据后主动兑现。',
  INSTANT: '提交申请，按办事指南即时审核。',
  COMPREHENSIVE: '提交申请，经综合评审后兑现。',
};

/** Working days the plan gives a department for its review (GR-T3). */
export const PLAN_REVIEW_WORKING_DAYS = 10;
