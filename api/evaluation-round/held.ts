import { ROUND_STEP_LABELS } from '../../workflows/rules/evaluation/labels';
import type { RoundStep } from '../../workflows/rules/evaluation/parameters';

interface Explained {
  what: string;
  todo: string;
}

/** Why the process could not take a step by itself, and what a person does about it; by step and refusal. */
const REASONS: Record<string, Explained> = {
  'SCORE REASON_REQUIRED': {
    what: '有评价对象的有效评价份数不足，或者有存疑的实时评价还没有甄别，系统不能自行计分。',
    todo: '先到“实时评价”甄别存疑评价；有效评价仍不足的，由组织单位写明理由后点“计分”，这些对象本轮不参加排名。',
  },
  'SCORE PERIOD_RUNNING': {
    what: '本轮时段还没有结束，时段内的实时评价仍在计入。',
    todo: '时段结束后点“计分”。',
  },
  'CLOSE STILL_OPEN': {
    what: '截止时间还没有到。',
    todo: '到截止时间后点“结束集中评价”；确需延长的，写明理由后点“延长评价时间”。',
  },
  'RANK GROUP_TWICE': {
    what: '同一组出现了两个并列情形。',
    todo: '请联系管理员核对计分数据后再点“排名”。',
  },
};

/** A held step in words. */
export function explainHeld(step: RoundStep | null, code: string | null) {
  if (!step || !code) return null;
  const label = ROUND_STEP_LABELS[step];
  const known = REASONS[`${step} ${code}`] ?? {
    what: `系统不能自行办理“${label}”（${code}）。`,
    todo: `请组织单位核对后办理“${label}”；仍不能办理的，页面会说明理由。`,
  };
  return { step, code, ...known };
}
