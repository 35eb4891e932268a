import { regions, regionWithCounties } from '../../db/presets/regions';
import { EVALUATION_SCHEME } from '../../db/queries/evaluationScheme';
import { keepNote } from '../../db/queries/note';
import {
  entranceOf,
  findRatingPoint,
  findRatingSite,
  objectsWithCodes,
  type RatingPointRow,
} from '../../db/queries/ratingPoint';
import {
  addRatingPoint,
  addRatingSite,
  type PointAct,
  type PointOutcome,
  withdrawRatingPoint,
} from '../../db/queries/ratingPointAct';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { placeWords } from '../../workflows/rules/evaluation/ratings/labels';
import { readable } from '../access';
import { keyReused } from '../calendar/act';
import type { AppContext } from '../context';
import { forbidden, ProblemError } from '../errors';
import { isEvaluationOrganiser } from '../evaluationAccess';
import { derivedId, fingerprintOf } from '../process/keys';
import type { Viewer } from '../session/viewer';
import type { FillBody, PointBody, SiteBody } from './schemas';

/** Codes hang in halls of three levels and at the entrances of departments. */
export const RULE = 'GE-WAY-4';

const today = (): string => chinaDate(new Date().toISOString());

export function requireOrganiser(viewer: Viewer): void {
  if (!isEvaluationOrganiser(viewer)) throw forbidden('只有评价组织单位可以管理评价码。');
}

function actOf(viewer: Viewer, key: string, fingerprint: string): PointAct {
  return {
    at: new Date().toISOString(),
    actorAccountId: viewer.accountId,
    role: 'ORGANISER',
    organisationId: viewer.organisation?.id ?? null,
    ruleId: RULE,
    key,
    fingerprint,
  };
}

const refused = (code: string, message: string, field: string): ProblemError =>
  new ProblemError(409, code, message, { ruleId: RULE, field });

function settle(outcome: PointOutcome, taken: string): void {
  if (outcome === 'KEY_REUSED') throw keyReused();
  if (outcome === 'EXISTS') throw refused('PLACE_TAKEN', taken, 'windowName');
  if (outcome === 'WITHDRAWN') throw refused('POINT_WITHDRAWN', '这个评价码已经停用。', 'id');
}

/** Registers a site. Its id is short: it stands in every code that hangs there. */
export async function registerSite(
  ctx: AppContext,
  viewer: Viewer,
  body: SiteBody,
  key: string,
): Promise<{ id: string }> {
  requireOrganiser(viewer);
  checkRegion(viewer, body);
  const id = `S${derivedId('ratingSite', viewer.accountId, key).replaceAll('-', '').slice(0, 12)}`;
  const fingerprint = fingerprintOf(viewer.accountId, 'addRatingSite', EVALUATION_SCHEME, body);
  const outcome = await addRatingSite(
    ctx.db,
    { id, schemeCode: EVALUATION_SCHEME, ...body },
    actOf(viewer, key, fingerprint),
  );
  if (outcome === 'EXISTS') throw refused('SITE_EXISTS', `已有名为“${body.name}”的点位。`, 'name');
  settle(outcome, '');
  return { id };
}

/** A site lies in the city of the evaluation; a hall of a county or township in one of its counties. */
export function checkRegion(viewer: Viewer, { kind, regionId }: Pick<SiteBody, 'kind' | 'regionId'>): void {
  const city = viewer.organisation?.regionId ?? '';
  const level = regions.find(({ id }) => id === regionId)?.level;
  if (!regionWithCounties(city).includes(regionId)) {
    throw refused('REGION_UNKNOWN', '点位须在本市范围内，请选择所属地区。', 'regionId');
  }
  if (kind === 'CITY_HALL' && level !== 'CITY') {
    throw refused('REGION_UNFIT', '市级政务大厅的所属地区应为本市。', 'regionId');
  }
  if ((kind === 'COUNTY_HALL' || kind === 'TOWNSHIP_HALL') && level !== 'COUNTY') {
    throw refused('REGION_UNFIT', '县（区）、乡镇政务大厅须选择所属县（区）。', 'regionId');
  }
}

/** Issues a code for an object at a window. */
export async function issuePoint(
  ctx: AppContext,
  viewer: Viewer,
  body: PointBody,
  key: string,
): Promise<{ id: string }> {
  requireOrganiser(viewer);
  const site = await findRatingSite(ctx.db, { schemeCode: EVALUATION_SCHEME, id: body.siteId });
  if (!site) throw refused('SITE_UNKNOWN', '没有这个点位，请从列表中选择或先登记。', 'siteId');
  const object = (await objectsWithCodes(ctx.db, EVALUATION_SCHEME, today())).find(
    ({ id }) => id === body.objectId,
  );
  if (!object) throw refused('OBJECT_UNKNOWN', '该单位不在评价对象之列。', 'objectId');
  const id = derivedId('ratingPoint', viewer.accountId, key);
  const outcome = await addRatingPoint(
    ctx.db,
    {
      id,
      schemeCode: EVALUATION_SCHEME,
      objectId: object.id,
      siteId: site.id,
      windowName: body.windowName,
    },
    actOf(viewer, key, fingerprintOf(viewer.accountId, 'addRatingPoint', EVALUATION_SCHEME, body)),
  );
  settle(outcome, `${object.name}在“${placeWords(site.name, body.windowName)}”已有使用中的评价码。`);
  return { id };
}

/** A code that the viewer may read, or 404. */
export const readablePoint = async (ctx: AppContext, viewer: Viewer, id: string): Promise<RatingPointRow> =>
  readable(viewer, 'ratingPoint', await findRatingPoint(ctx.db, id), '这个评价码');

/** Takes a code out of use at once; with `again` another one is issued for the same window. Answers the code now in force. */
export async function withdrawPoint(
  ctx: AppContext,
  viewer: Viewer,
  { id, again, reason }: { id: string; again: boolean; reason: string },
  key: string,
): Promise<{ id: string }> {
  const row = await readablePoint(ctx, viewer, id);
  requireOrganiser(viewer);
  const command = again ? 'reissueRatingPoint' : 'withdrawRatingPoint';
  const noteId = derivedId(command, id, key);
  await keepNote(ctx.db, {
    id: noteId,
    subjectType: 'ratingPoint',
    subjectId: id,
    body: reason,
    authorAccountId: viewer.accountId,
  });
  const { schemeCode, objectId, siteId } = row;
  const next = again ? { id: derivedId('ratingPoint', id, key), schemeCode, objectId, siteId } : null;
  const fingerprint = fingerprintOf(viewer.accountId, command, id, { reason });
  const outcome = await withdrawRatingPoint(ctx.db, { id, noteId, next }, actOf(viewer, key, fingerprint));
  settle(outcome, '该窗口已有使用中的评价码。');
  return { id: next?.id ?? id };
}

/** Codes that are missing on the wall of a hall, or at the entrances of the departments; what is there stays. */
export async function fillPoints(
  ctx: AppContext,
  viewer: Viewer,
  body: FillBody,
  key: string,
): Promise<{ added: number; existing: number }> {
  requireOrganiser(viewer);
  const objects = await objectsWithCodes(ctx.db, EVALUATION_SCHEME, today());
  const wanted =
    body.target === 'WALL' ? objects : objects.filter(({ groupCode }) => groupCode === 'DEPARTMENT');
  let added = 0;
  for (const object of wanted) {
    const own = derivedId('fill', key, object.id);
    try {
      const siteId = body.target === 'WALL' ? body.siteId : await registerEntrance(ctx, viewer, object, own);
      await issuePoint(ctx, viewer, { objectId: object.id, siteId, windowName: '' }, own);
      added += 1;
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'PLACE_TAKEN') throw error;
    }
  }
  return { added, existing: wanted.length - added };
}

/** The entrance of a department, whatever it is called by now. */
async function registerEntrance(
  ctx: AppContext,
  viewer: Viewer,
  object: { id: string; name: string },
  key: string,
): Promise<string> {
  const name = `${object.name}门口`;
  const found =
    (await entranceOf(ctx.db, EVALUATION_SCHEME, object.id)) ??
    (await findRatingSite(ctx.db, { schemeCode: EVALUATION_SCHEME, name }));
  if (found) return found.id;
  const regionId = viewer.organisation?.regionId ?? '';
  return (await registerSite(ctx, viewer, { kind: 'ENTRANCE', regionId, name, address: '' }, key)).id;
}
