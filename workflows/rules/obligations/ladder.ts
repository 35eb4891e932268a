import type { Ladder, LadderRung, RungAct } from './types';

/** The ladder used where a scheme names none: warn, remind, supervision order, proposal of a clue transfer (GR-U7, GR-G6). */
export const defaultLadder: Ladder = {
  rungs: [
    { at: { percent: 50 }, act: 'WARN' },
    { at: { percent: 80 }, act: 'WARN' },
    { at: { percent: 100 }, act: 'REMIND' },
    { at: { workingDaysAfterDue: 1 }, act: 'SUPERVISE' },
    { at: { workingDaysAfterDue: 3 }, act: 'PROPOSE_TRANSFER' },
  ],
  thenRemindEveryWorkingDays: 5,
};

const ACT_NAMES: Record<RungAct, string> = {
  WARN: '预警',
  REMIND: '催办',
  SUPERVISE: '督办',
  PROPOSE_TRANSFER: '建议移送线索',
};

/** Position of a rung on one scale: share of the limit first, then working days after due. */
function position(rung: LadderRung): number {
  return 'percent' in rung.at ? rung.at.percent : 100 + rung.at.workingDaysAfterDue;
}

/** A Chinese sentence saying what is wrong with a ladder, or null when it can be used. */
export function ladderProblem(ladder: Ladder): string | null {
  const every = ladder.thenRemindEveryWorkingDays;
  if (every !== null && !isCount(every)) return '重复催办的间隔须为不小于1的整数个工作日';
  for (const [index, rung] of ladder.rungs.entries()) {
    if ('percent' in rung.at) {
      if (!isCount(rung.at.percent) || rung.at.percent > 100) return '时限进度须为1至100的整数百分比';
    } else if (!isCount(rung.at.workingDaysAfterDue)) {
      return '超期天数须为不小于1的整数个工作日';
    }
    const before = ladder.rungs[index - 1];
    if (before && position(before) >= position(rung)) return '各级提醒须按先后排列';
  }
  return null;
}

function isCount(n: number): boolean {
  return Number.isInteger(n) && n >= 1;
}

/** The rung with this index, counting on through the repeated reminders; null when the ladder is at its end. */
export function rungOf(ladder: Ladder, index: number): LadderRung | null {
  const rung = ladder.rungs[index];
  if (rung) return rung;
  const every = ladder.thenRemindEveryWorkingDays;
  if (every === null) return null;
  const last = ladder.rungs[ladder.rungs.length - 1];
  const after = last && 'workingDaysAfterDue' in last.at ? last.at.workingDaysAfterDue : 0;
  return {
    at: { workingDaysAfterDue: after + (index - ladder.rungs.length + 1) * every },
    act: 'REMIND',
  };
}

/** What a rung is called on a work list: `时限已过50%，预警`, `到期未办结，催办`, `超期1个工作日，督办`. */
export function rungLabel(rung: LadderRung): string {
  const act = ACT_NAMES[rung.act];
  if ('workingDaysAfterDue' in rung.at) return `超期${rung.at.workingDaysAfterDue}个工作日，${act}`;
  return rung.at.percent >= 100 ? `到期未办结，${act}` : `时限已过${rung.at.percent}%，${act}`;
}
