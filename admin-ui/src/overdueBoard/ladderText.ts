import { ACT_LABELS } from '../../../workflows/rules/redemption/labels';
import type { Rung } from './types';

/** How far up the ladder a limit has come, in words. */
export function ladderText(rungs: Rung[]): string {
  const fired = rungs.filter((rung) => rung.fired);
  const last = fired.at(-1);
  return `第 ${fired.length}/${rungs.length} 级${last ? `：${ACT_LABELS[last.act]}` : '，未触发'}`;
}
