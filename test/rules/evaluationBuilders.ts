import { concentratedQuestionnaire, realTimeQuestionnaire } from '../../db/presets/evaluation/questionnaires';
import { ge } from '../../db/presets/schemes/ge';
import { chinaInstant } from '../../workflows/rules/calendar/dates';
import { leavesOf } from '../../workflows/rules/evaluation/frame/leaves';
import type { LibraryMember } from '../../workflows/rules/evaluation/frame/library';
import type { Group, OrganActor } from '../../workflows/rules/evaluation/parameters';
import type { Rating } from '../../workflows/rules/evaluation/questionnaire/types';
import type { History, Placing } from '../../workflows/rules/evaluation/results/placing';
import { exactText, parseExact, shown } from '../../workflows/rules/evaluation/score/exact';
import type { ObjectScore, PartScore } from '../../workflows/rules/evaluation/score/types';

export const parameters = ge.parameters;
export const concentrated = concentratedQuestionnaire;
export const realTime = realTimeQuestionnaire;

/** An instant of a China date, 10:00 unless told. */
export const on = (date: string, time = '10:00'): string => chinaInstant(date, time);

export const FIRST_ROUND = { year: 2023, number: 1 };

/** A library in which every leaf has exactly its number, all refreshed for the round. */
export function fullLibrary(refreshedFor = FIRST_ROUND): LibraryMember[] {
  return leavesOf(parameters.library).flatMap(({ id, required }) =>
    Array.from({ length: required }, (_, i) => ({
      id: `${id}:${String(i + 1).padStart(4, '0')}`,
      leafId: id,
      refreshedFor,
    })),
  );
}

export const SEED = '0f1e2d3c4b5a69788796a5b4c3d2e1f00123456789abcdeffedcba9876543210';

export const organiser = (accountId = 'organiser'): OrganActor => ({ accountId, organ: 'ORGANISER' });
export const government = (accountId = 'government'): OrganActor => ({ accountId, organ: 'CITY_GOVERNMENT' });
export const committee = (accountId = 'committee'): OrganActor => ({
  accountId,
  organ: 'STANDING_COMMITTEE',
});
export const evaluated = (accountId = 'unit'): OrganActor => ({ accountId, organ: 'EVALUATED' });

/** A concentrated rating by the codes of its three answers; undefined leaves a question open. */
export function rating(...codes: (string | undefined)[]): Rating {
  return Object.fromEntries(codes.flatMap((code, i) => (code === undefined ? [] : [[`C${i + 1}`, code]])));
}

/** A real-time rating: the same answer to all six questions, with exceptions. */
export function realTimeRating(code: string, except: Rating = {}): Rating {
  return { ...Object.fromEntries(realTime.questions.map(({ id }) => [id, code])), ...except };
}

function part(value: string | null, valid: number): PartScore {
  return {
    value,
    shown: value === null ? null : shown(parseExact(value), 2),
    valid,
    given: valid,
    steps: [],
  };
}

/** A score as if calculated, from exact texts. */
export function scored(
  objectId: string,
  score: string | null,
  over: Partial<Record<'c' | 'r', string | null>> & { n?: number } = {},
): ObjectScore {
  const { c = score, r = null, n = 100 } = over;
  return {
    objectId,
    score: score === null ? null : exactText(parseExact(score)),
    shown: score === null ? null : shown(parseExact(score), 2),
    concentrated: part(c, n),
    realTime: part(r, r === null ? 0 : 3),
    marks: [],
    steps: [],
  };
}

/** `u01`, `u02` … with falling scores: the first is the best. */
export function fallingScores(n: number): ObjectScore[] {
  return Array.from({ length: n }, (_, i) => scored(`u${String(i + 1).padStart(2, '0')}`, String(99 - i)));
}

/**
 * History of one object, a letter per round from 2023/1 on: T top, B bottom, M in the middle, - not ranked, . not among
 * the objects.
 */
export function history(letters: string, group: Group = 'DEPARTMENT', objectId = 'u01'): History[] {
  return [...letters].map((letter, i) => {
    const round = { year: 2023 + Math.floor(i / 3), number: (i % 3) + 1, roundId: `r${i + 1}` };
    if (letter === '.') return { round, placing: null };
    const rank = { T: 1, B: 40, M: 20 }[letter] ?? null;
    const placing: Placing = {
      ...round,
      objectId,
      group,
      rank,
      of: 40,
      top: letter === 'T',
      bottom: letter === 'B',
    };
    return { round, placing };
  });
}

export function placings(letters: string): Placing[] {
  return history(letters).flatMap(({ placing }) => placing ?? []);
}
