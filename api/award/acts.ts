import type { z } from 'zod';
import {
  type AwardOutcome,
  confirmAward,
  fixPlaces,
  openAward,
  recommend,
  withdrawRecommendation,
} from '../../db/queries/awardAct';
import { keyReused } from '../calendar/act';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';
import { evaluationScheme, keepReason, organiserAct } from '../evaluation/organiser';
import { derivedId } from '../process/keys';
import type { Viewer } from '../session/viewer';
import type { PlacesBody, RecommendPersonBody, RecommendUnitBody } from './schemas';

/** The direct evaluation is an important basis of the yearly award; added places; the bar. */
const [BASIS, PLACES] = ['GE-USE-7', 'GE-USE-8'];

function settle(outcome: AwardOutcome): void {
  if (outcome === 'DONE') return;
  if (outcome === 'KEY_REUSED') throw keyReused();
  const { code, message, ruleId, field } = outcome;
  throw new ProblemError(code === 'NOT_FOUND' ? 404 : 409, code, message, { ruleId, field });
}

/** The reason stays apart from the trail, under an id made of the request's key. */
const reasonOf = (ctx: AppContext, viewer: Viewer, id: string, key: string, reason: string) =>
  keepReason(ctx, viewer, { type: 'award', id }, key, reason);

/** Opens the award of a year; the same request again answers the same id. */
export async function openYear(ctx: AppContext, viewer: Viewer, year: number, key: string) {
  const scheme = await evaluationScheme(ctx);
  const id = derivedId('award', scheme.code, String(year));
  const act = organiserAct(viewer, { key, action: 'openAward', about: id, body: { year }, ruleId: BASIS });
  const award = {
    id,
    schemeCode: scheme.code,
    schemeVersion: scheme.version,
    year,
    organiserId: viewer.organisation!.id,
  };
  settle(await openAward(ctx.db, award, act));
  return { id };
}

export async function fixYearPlaces(
  ctx: AppContext,
  viewer: Viewer,
  id: string,
  body: z.output<typeof PlacesBody>,
  key: string,
): Promise<void> {
  const act = organiserAct(viewer, { key, action: 'fixPlaces', about: id, body, ruleId: PLACES });
  const noteId = await reasonOf(ctx, viewer, id, key, body.reason);
  settle(await fixPlaces(ctx.db, id, body.places, noteId, act));
}

export async function recommendUnit(
  ctx: AppContext,
  viewer: Viewer,
  id: string,
  body: z.output<typeof RecommendUnitBody>,
  key: string,
): Promise<void> {
  const act = organiserAct(viewer, { key, action: 'recommendUnit', about: id, body, ruleId: BASIS });
  const noteId = await reasonOf(ctx, viewer, id, key, body.reason);
  const added = { id: derivedId('recommendation', id, key), objectId: body.objectId, noteId, person: null };
  settle(await recommend(ctx.db, id, added, act));
}

export async function recommendPerson(
  ctx: AppContext,
  viewer: Viewer,
  id: string,
  body: z.output<typeof RecommendPersonBody>,
  key: string,
): Promise<void> {
  const act = organiserAct(viewer, { key, action: 'recommendPerson', about: id, body, ruleId: PLACES });
  const noteId = await reasonOf(ctx, viewer, id, key, body.reason);
  const { objectId, name, post } = body;
  const added = { id: derivedId('recommendation', id, key), objectId, noteId, person: { name, post } };
  settle(await recommend(ctx.db, id, added, act));
}

export async function withdraw(
  ctx: AppContext,
  viewer: Viewer,
  { id, recommendationId }: { id: string; recommendationId: string },
  body: { reason: string },
  key: string,
): Promise<void> {
  const about = `${id} ${recommendationId}`;
  const act = organiserAct(viewer, { key, action: 'withdrawRecommendation', about, body, ruleId: BASIS });
  const noteId = await reasonOf(ctx, viewer, id, key, body.reason);
  settle(await withdrawRecommendation(ctx.db, id, recommendationId, noteId, act));
}

export async function confirmYear(
  ctx: AppContext,
  viewer: Viewer,
  id: string,
  body: { reason: string | null },
  key: string,
): Promise<void> {
  const act = organiserAct(viewer, { key, action: 'confirmAward', about: id, body, ruleId: BASIS });
  const noteId = body.reason ? await reasonOf(ctx, viewer, id, key, body.reason) : null;
  settle(await confirmAward(ctx.db, id, noteId, act));
}
