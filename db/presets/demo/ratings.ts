import { addDays, chinaInstant } from '../../../workflows/rules/calendar/dates';
import { type Period, periodOf, type RoundKey, roundOf } from '../../../workflows/rules/evaluation/period';
import type { Db, Tx } from '../../connect';
import { toJson } from '../../schema';
import { chance, levelOf, usualMood } from '../chance';
import { evaluatedObjects } from '../evaluation/objects';
import { realTimeQuestionnaire } from '../evaluation/questionnaires';
import { ge } from '../schemes/ge';
import { presetId } from '../uuid';

/** The hall in which codes of everybody have hung since the first of these rounds. */
export const DEMO_HALL = '广元市政务服务中心';
/** Ratings of one object in a round. */
const EACH = 12;

/** Who stands out in the two rounds that are over: always at the end, once, back again, always in front. */
export const demoMoods: [Record<string, number>, Record<string, number>] = [
  { JK: 0.3, 'GY-URBAN': 0.3, 'GY-AIR-DEFENCE': 0.28, 'GY-INDUSTRY': 0.95, CX: 0.95 },
  { JK: 0.32, 'GY-URBAN': 0.8, 'GY-AIR-DEFENCE': 0.3, 'GY-INDUSTRY': 0.96, CX: 0.94 },
];

const before = ({ year, number }: RoundKey): RoundKey =>
  number > 1 ? { year, number: number - 1 } : { year: year - 1, number: ge.parameters.round.perYear };

/** Rounds of the demonstration on a China date: the two whose periods are over, and the one in which it lies. */
export function demoRounds(today: string): { past: [RoundKey, RoundKey]; now: RoundKey } {
  const now = roundOf(ge.parameters, today)!;
  const last = before(now);
  return { past: [before(last), last], now };
}

/**
 * Ratings of the two past rounds, so that their scores have both parts; none is poor, since what a poor one leads to
 * can't be done afterwards. Nothing is added once there is a round: its score would no longer be what it was. Tells how
 * many were added.
 */
export async function addDemoRatings(db: Db, today: string): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const begun = await tx.selectFrom('evaluationRound').select('id').limit(1).executeTakeFirst();
    const kept = await tx.selectFrom('rating').select('id').limit(1).executeTakeFirst();
    if (begun || kept) return 0;
    const { past } = demoRounds(today);
    const points = await hangCodes(tx, chinaInstant(periodOf(ge.parameters, past[0]).from, '09:00'));
    let added = 0;
    for (const [nth, round] of past.entries()) {
      const period = periodOf(ge.parameters, round);
      const rows = [...points].flatMap(([objectId, pointId]) =>
        Array.from({ length: EACH }, (_, i) => {
          const id = presetId(`demo-past-rating/${round.year}/${round.number}/${objectId}/${i}`);
          return {
            id,
            schemeCode: ge.code,
            pointId,
            objectId,
            at: instantIn(period, i, id),
            occasionKey: `VISIT:${id}`,
            questionnaireVersion: realTimeQuestionnaire.version,
            answers: toJson(answersOf(demoMoods[nth]![objectId] ?? usualMood(objectId), id)),
            status: 'COUNTED' as const,
            suspicions: toJson([]),
          };
        }),
      );
      await tx.insertInto('rating').values(rows).execute();
      added += rows.length;
    }
    return added;
  });
}

/** The hall with one code for everybody; ids of the codes by object. */
async function hangCodes(tx: Tx, createdAt: string): Promise<Map<string, string>> {
  const siteId = `S${presetId(`demo-site/${DEMO_HALL}`).replaceAll('-', '').slice(0, 12)}`;
  await tx
    .insertInto('ratingSite')
    .values({
      id: siteId,
      schemeCode: ge.code,
      kind: 'CITY_HALL',
      regionId: 'GY',
      name: DEMO_HALL,
      address: '',
      createdBy: null,
      createdAt,
    })
    .execute();
  const points = new Map(evaluatedObjects.map(({ id }) => [id, presetId(`demo-point/${id}`)]));
  await tx
    .insertInto('ratingPoint')
    .values(
      [...points].map(([objectId, id]) => ({
        id,
        schemeCode: ge.code,
        objectId,
        siteId,
        siteName: DEMO_HALL,
        status: 'ACTIVE' as const,
        replaces: null,
        createdBy: null,
        createdAt,
        withdrawnBy: null,
        withdrawnAt: null,
        withdrawnNoteId: null,
      })),
    )
    .execute();
  return points;
}

/** The n-th of a period's ratings: spread over its weeks, on a weekday, in office hours. */
function instantIn({ from, to }: Period, nth: number, id: string): string {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  const day = addDays(from, 3 + Math.floor(((nth + chance('day', id)) / EACH) * (days - 3)));
  const weekday = new Date(day).getUTCDay();
  const workday = weekday === 0 ? addDays(day, -2) : weekday === 6 ? addDays(day, -1) : day;
  const hour = String(9 + Math.floor(chance('hour', id) * 8)).padStart(2, '0');
  const minute = String(Math.floor(chance('minute', id) * 60)).padStart(2, '0');
  return chinaInstant(workday, `${hour}:${minute}`);
}

const answersOf = (mood: number, id: string): Record<string, string> =>
  Object.fromEntries(
    realTimeQuestionnaire.questions.map((question) => {
      const fine = question.options.filter(({ points }) => (points ?? 0) > ge.parameters.ratings.poorUpTo);
      return [question.id, fine[levelOf(mood, fine.length, id, question.id)]!.code];
    }),
  );
