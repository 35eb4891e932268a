import { randomUUID } from 'node:crypto';
import { evaluatedObjects } from '../../db/presets/evaluation/objects';
import { CLOSES, EvaluationStage, judges, PERIOD_OVER, type StagedRound, sheet } from './evaluationStage';
import type { RedemptionStage } from './redemptionStage';

/** How many of the sheets say 非常满意 about the object at a place of its list; the others say 满意. */
export const delighted = (group: string, place: number): number => {
  // Departments of the 5th and 6th, and of the 35th and 36th place come out equal.
  const level = group === 'DEPARTMENT' && (place === 6 || place === 36) ? place - 1 : place;
  return 290 - 5 * level;
};

/** The n-th of the sheets by which the objects of both lists come out in the order of the scheme. */
export const sheetOf = (n: number) =>
  sheet(
    Object.fromEntries(
      evaluatedObjects.map(({ id, group, order }) => [
        id,
        n < delighted(group, order) ? 'VERY_GOOD' : 'GOOD',
      ]),
    ),
  );

/** Everybody answers; scored, ranked, reviewed, published, measures due, points booked. */
export async function straightRound(base: RedemptionStage): Promise<StagedRound> {
  const stage = await EvaluationStage.on(base);
  const round = await stage.opened();
  await stage.castAll(round, sheetOf);
  await round.to(CLOSES);
  await stage.until(round, 'CLOSED');
  await round.to(PERIOD_OVER);
  await stage.until(round, 'RANKED');
  await round.act('review', judges.organiser2, { approve: true, noteId: null });
  await round.act('publish', judges.organiser, {});
  await stage.until(round, 'BOOKED');
  return round;
}

/** A published round is corrected twice: the first correction is withdrawn, the second one published as another version. */
export async function correctedRound(base: RedemptionStage): Promise<StagedRound> {
  const round = await straightRound(base);
  const { organiser, organiser2 } = judges;
  const stage = EvaluationStage.filled(base);
  const again = async () => {
    await round.act('correct', organiser, { noteId: randomUUID() });
    await round.act('score', organiser, { noteId: null });
    await stage.until(round, 'RANKED');
  };
  await again();
  await round.act('withdrawCorrection', organiser2, { noteId: randomUUID() });
  await stage.until(round, 'BOOKED');
  await again();
  await round.act('review', organiser2, { approve: true, noteId: null });
  await round.act('publish', organiser, {});
  await stage.until(round, 'BOOKED');
  return round;
}

/** Replaced, extended, reminded, too few answers: held, scored by a person with a reason, then voided. */
export async function windingRound(base: RedemptionStage): Promise<StagedRound> {
  const stage = await EvaluationStage.on(base);
  const round = await stage.opened();
  const [first] = await stage.invited(round);
  await round.act('replace', judges.organiser, { memberId: first!.memberId, ground: 'UNREACHABLE' });
  await round.act('remind', judges.organiser, {});
  const later = new Date(Date.parse(CLOSES) + 86_400_000).toISOString();
  await round.act('extend', judges.organiser, { closesAt: later, noteId: randomUUID() });
  await round.to(later);
  await stage.until(round, 'CLOSED');
  await round.to(PERIOD_OVER);
  await stage.held(round);
  await round.act('score', judges.organiser, { noteId: randomUUID() });
  await stage.until(round, 'RANKED');
  await round.act('voidRound', judges.organiser, { noteId: randomUUID() });
  await round.handle.result();
  return round;
}
