import type { AssessedPersonView, Grade } from './types';
import { GRADE_ORDER } from './types';

/** A median that is carried doubled, so that it stays whole. */
export const medianText = (doubled: number | null): string => (doubled === null ? '—' : String(doubled / 2));

/** Persons of each grade, from the highest grade down. */
export const tally = (
  persons: readonly AssessedPersonView[],
): { grade: Grade; computed: number; decided: number }[] =>
  GRADE_ORDER.map((grade) => ({
    grade,
    computed: persons.filter((each) => each.computed === grade).length,
    decided: persons.filter((each) => each.grade === grade).length,
  }));

/** Terms that share their place in the order with somebody else. */
export function tied(persons: readonly AssessedPersonView[]): Set<string> {
  const shared = ({ termId, rank }: AssessedPersonView) =>
    rank !== null && persons.some((other) => other.termId !== termId && other.rank === rank);
  return new Set(persons.filter(shared).map(({ termId }) => termId));
}

/** The order of the sheet: by place, then by grade, then by what was adopted. */
export function inOrder(persons: readonly AssessedPersonView[]): AssessedPersonView[] {
  const place = ({ rank }: AssessedPersonView) => rank ?? Number.MAX_SAFE_INTEGER;
  const height = ({ grade }: AssessedPersonView) => GRADE_ORDER.indexOf(grade);
  return [...persons].sort((a, b) => place(a) - place(b) || height(a) - height(b) || b.adopted - a.adopted);
}
