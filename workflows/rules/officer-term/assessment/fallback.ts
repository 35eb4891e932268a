import type { Grade, GradedAssessment } from '../parameters';
import { adoptionGrade, adoptionStep } from './adoption';
import type { Assessed, GradeRow, GradeStep } from './types';

interface Entry {
  person: Assessed;
  earned: Grade;
  earnedRuleId: string | null;
  rank: number;
}

interface FallbackResult {
  seats: { excellent: number; good: number };
  overCeiling: { excellent: boolean; good: boolean };
  rows: GradeRow[];
}

/** Ceilings of the two upper grades, rounded down: 不超过 is a ceiling (BT-ASM-7). */
export function fallbackSeats(
  { fallback }: Pick<GradedAssessment, 'fallback'>,
  n: number,
): { excellent: number; good: number } {
  return {
    excellent: Math.floor((n * fallback.excellentMaxPercent) / 100),
    good: Math.floor((n * fallback.goodMaxPercent) / 100),
  };
}

/**
 * Grades by the number of items provided (BT-ASM-7, AMB-BT-3, AMB-BT-3b, §12). Grades earned by adoption take seats of
 * that grade first and never fall; the seats left go by rank; persons tied over the last seat all drop to the next
 * grade; everybody else passes. `people` are those who met the special duty.
 */
export function applyFallback(parameters: GradedAssessment, people: readonly Assessed[]): FallbackResult {
  const seats = fallbackSeats(parameters, people.length);
  const order = ranked(parameters, people);
  const excellent = award(order, seats.excellent, 'EXCELLENT');
  const others = order.filter((entry) => !excellent.all.has(entry));
  const good = award(others, seats.good, 'GOOD');
  return {
    seats,
    overCeiling: { excellent: excellent.over, good: good.over },
    rows: order.map((entry) => {
      const grade = excellent.all.has(entry) ? 'EXCELLENT' : good.all.has(entry) ? 'GOOD' : 'PASS';
      const tied = [...(grade === 'EXCELLENT' ? [] : excellent.tied), ...(grade === 'PASS' ? good.tied : [])];
      return {
        id: entry.person.id,
        grade,
        earned: entry.earned,
        rank: entry.rank,
        steps: stepsOf(parameters, entry, grade, seats, tied.includes(entry)),
      };
    }),
  };
}

/** More provided first, then more adopted, then the earlier last item; equal ones share their place. */
function compare(a: Assessed, b: Assessed): number {
  if (a.provided !== b.provided) return b.provided - a.provided;
  if (a.adopted !== b.adopted) return b.adopted - a.adopted;
  if (a.lastCountedAt === b.lastCountedAt) return 0;
  if (a.lastCountedAt === null) return 1;
  return b.lastCountedAt === null || a.lastCountedAt < b.lastCountedAt ? -1 : 1;
}

function ranked(parameters: GradedAssessment, people: readonly Assessed[]): Entry[] {
  const sorted = [...people].sort((a, b) => compare(a, b) || (a.id < b.id ? -1 : 1));
  return sorted.map((person) => {
    const { grade, ruleId } = adoptionGrade(parameters, person.adopted);
    const rank = sorted.findIndex((other) => compare(other, person) === 0) + 1;
    return { person, earned: grade, earnedRuleId: ruleId, rank };
  });
}

/** Who gets a grade: those who earned it, and by rank those for whom a seat is left. */
function award(
  order: Entry[],
  seats: number,
  grade: 'EXCELLENT' | 'GOOD',
): { all: Set<Entry>; tied: Entry[]; over: boolean } {
  const earned = order.filter((entry) => entry.earned === grade);
  const all = new Set(earned);
  const others = order.filter((entry) => entry.earned !== grade);
  let left = Math.max(0, seats - earned.length);
  let tied: Entry[] = [];
  for (let i = 0; i < others.length && left > 0; ) {
    const group = others.filter(({ rank }) => rank === others[i]!.rank);
    if (group.length > left) {
      tied = group;
      break;
    }
    for (const entry of group) all.add(entry);
    left -= group.length;
    i += group.length;
  }
  return { all, tied, over: earned.length > seats };
}

function stepsOf(
  parameters: GradedAssessment,
  entry: Entry,
  grade: Grade,
  seats: { excellent: number; good: number },
  tied: boolean,
): GradeStep[] {
  const { fallback } = parameters;
  const { person, earned, earnedRuleId, rank } = entry;
  const steps: GradeStep[] = [
    adoptionStep(parameters, person.adopted, earnedRuleId),
    {
      ruleId: fallback.ruleId,
      text: `按提供总数${person.provided}条排第${rank}位；优秀至多${seats.excellent}名，良好至多${seats.good}名`,
    },
  ];
  if (tied) {
    steps.push({ ruleId: fallback.tieRuleId, text: '名额处并列，并列人员均进入下一等次' });
  }
  if (grade === earned) {
    steps.push({ ruleId: fallback.readingRuleId, text: '不低于按采纳数已取得的等次' });
  }
  return steps;
}
