import type { Tone } from '../shared';

/** How a version stands, in colour, icon and word. */
export const VERSION_MARKS: Record<string, { tone: Tone; label: string }> = {
  DRAFT: { tone: 'todo', label: '草稿' },
  PUBLISHED: { tone: 'good', label: '现行' },
  SUPERSEDED: { tone: 'done', label: '已被替代' },
  DISCARDED: { tone: 'stop', label: '已放弃' },
};
