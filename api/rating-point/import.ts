import type { Request } from 'express';
import { regions } from '../../db/presets/regions';
import { EVALUATION_SCHEME } from '../../db/queries/evaluationScheme';
import { activePoints, findRatingSite, objectsWithCodes } from '../../db/queries/ratingPoint';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { RATING_SITE_KIND_LABELS } from '../../workflows/rules/evaluation/ratings/labels';
import type { AppContext } from '../context';
import { ProblemError, toProblem } from '../errors';
import { readTable, type Sheet } from '../officer-term/sheet';
import { derivedId } from '../process/keys';
import type { Viewer } from '../session/viewer';
import { workbook } from '../spreadsheet';
import { readForm, tooLarge } from '../uploads/receive';
import { checkRegion, issuePoint, registerSite, requireOrganiser } from './acts';
import { PointBody, type PointImportReport, SiteBody } from './schemas';

type Problem = PointImportReport['problems'][number];

const MAX_BYTES = 2 * 1024 * 1024;
const HEADS = ['评价对象', '点位', '窗口', '点位类型', '所属地区', '地址'] as const;
type Head = (typeof HEADS)[number];
const REQUIRED: readonly Head[] = ['评价对象', '点位'];
/** Columns by the fields in which the checks speak. */
const COLUMN_OF: Record<string, Head> = {
  objectId: '评价对象',
  siteId: '点位',
  name: '点位',
  windowName: '窗口',
  kind: '点位类型',
  regionId: '所属地区',
  address: '地址',
};

/** The table by which codes are issued, with one row as an example. */
export const pointTemplate = (): Promise<Buffer> => {
  const example: Record<Head, string> = {
    评价对象: '市公安局',
    点位: '市政务服务大厅',
    窗口: '出入境1号窗口',
    点位类型: RATING_SITE_KIND_LABELS.CITY_HALL,
    所属地区: '广元市',
    地址: '',
  };
  return workbook(
    '评价码导入',
    HEADS.map((head) => ({
      head: REQUIRED.includes(head) ? `${head}*` : head,
      width: 22,
      value: () => example[head],
    })),
    [{}],
  );
};

/**
 * Issues the codes of a table row by row; each row succeeds or is refused by itself with every reason. A site that is not
 * registered is registered on its way, when its kind and region are given. A row's key follows from the request's key
 * and its number; a dry run changes nothing.
 */
export async function importPoints(
  ctx: AppContext,
  viewer: Viewer,
  { req, dryRun, key }: { req: Request; dryRun: boolean; key: string },
): Promise<PointImportReport> {
  requireOrganiser(viewer);
  const [header = [], ...lines] = await receive(ctx, req);
  const heads = header.map((head) => head.replace(/\*$/, '').trim());
  const problems: Problem[] = REQUIRED.filter((head) => !heads.includes(head)).map((head) =>
    problem(1, head, 'COLUMN_MISSING', `缺少“${head}”一列`),
  );
  const rows: PointImportReport['rows'] = [];
  const objects = new Map(
    (await objectsWithCodes(ctx.db, EVALUATION_SCHEME, chinaDate(new Date().toISOString()))).map((object) => [
      object.name,
      object.id,
    ]),
  );
  const places = new Set<string>();
  for (const [index, line] of (problems.length > 0 ? [] : lines).entries()) {
    const row = index + 2;
    const cell = (head: Head) => line[heads.indexOf(head)]?.trim() ?? '';
    const entry: PointImportReport['rows'][number] = {
      row,
      name: `${cell('评价对象')} ${cell('点位')} ${cell('窗口')}`.trim(),
      result: 'REFUSED',
      id: null,
    };
    rows.push(entry);
    const place = [cell('评价对象'), cell('点位'), cell('窗口')].join('\n');
    try {
      if (places.has(place)) throw new ProblemError(422, 'ROW_TWICE', '与前面的一行重复');
      places.add(place);
      const objectId = objects.get(cell('评价对象'));
      if (!objectId) {
        throw new ProblemError(422, 'OBJECT_UNKNOWN', `没有名为“${cell('评价对象')}”的评价对象`, {
          field: 'objectId',
        });
      }
      const own = derivedId('importPoint', key, String(row));
      entry.id = await carryOut(ctx, viewer, { objectId, cell, dryRun }, own);
      entry.result = dryRun ? 'READY' : 'DONE';
    } catch (error) {
      const found = toProblem(error);
      if (found.status >= 500) throw error;
      const reasons = found.extras.errors ?? [
        { field: found.extras.field ?? '', code: found.code, message: found.detail },
      ];
      for (const { field, code, message } of reasons) {
        problems.push(problem(row, COLUMN_OF[field] ?? null, code, message, found.extras.ruleId));
      }
    }
  }
  const count = (result: string) => rows.filter((each) => each.result === result).length;
  return { dryRun, rows, problems, added: count('DONE'), refused: count('REFUSED') };
}

const problem = (
  row: number,
  column: string | null,
  code: string,
  message: string,
  ruleId?: string,
): Problem => ({ row, column, code, message, ...(ruleId ? { ruleId } : {}) });

async function receive(ctx: AppContext, req: Request): Promise<Sheet> {
  const { staged, givenName, truncated } = await readForm(req, ctx.fileStore, MAX_BYTES);
  try {
    if (truncated) throw tooLarge(MAX_BYTES);
    return await readTable(staged.path, givenName);
  } finally {
    await staged.discard();
  }
}

interface Line {
  objectId: string;
  cell: (head: Head) => string;
  dryRun: boolean;
}

/** One row; null in a dry run. */
async function carryOut(
  ctx: AppContext,
  viewer: Viewer,
  { objectId, cell, dryRun }: Line,
  key: string,
): Promise<string | null> {
  const name = cell('点位');
  const site =
    name === '' ? undefined : await findRatingSite(ctx.db, { schemeCode: EVALUATION_SCHEME, name });
  const kind = Object.entries(RATING_SITE_KIND_LABELS).find(([, label]) => label === cell('点位类型'))?.[0];
  const body = site
    ? null
    : SiteBody.parse({
        kind,
        regionId: regions.find((region) => region.name === cell('所属地区'))?.id ?? '-',
        name,
        address: cell('地址'),
      });
  if (body) checkRegion(viewer, body);
  const point = PointBody.parse({ objectId, siteId: site?.id ?? '-', windowName: cell('窗口') });
  if (dryRun) {
    const taken = site ? await activePoints(ctx.db, 'ALL', { siteId: site.id, objectId }) : [];
    if (taken.some(({ windowName }) => windowName === point.windowName)) {
      throw new ProblemError(409, 'PLACE_TAKEN', '这个窗口已有该对象使用中的评价码', { field: 'windowName' });
    }
    return null;
  }
  const siteId = site?.id ?? (await registerSite(ctx, viewer, body!, derivedId('site', key))).id;
  return (await issuePoint(ctx, viewer, { ...point, siteId }, key)).id;
}
