import { z } from 'zod';
import { RATING_SITE_KINDS } from '../../db/schema';
import { GROUPS } from '../../workflows/rules/evaluation/parameters';
import { searchText } from '../list';

const text = z.string().nullable();
const id = z.string().min(1).max(64);
const name = (what: string, most: number) =>
  z.string().trim().min(1, `请填写${what}`).max(most, `${what}不得超过${most}字`);
const reason = name('原因', 500);

export const RatingPointListFilter = z.strictObject({
  q: searchText.optional(),
  objectId: id.optional(),
  siteId: id.optional(),
  siteKind: z.enum(RATING_SITE_KINDS).optional(),
  status: z.enum(['ACTIVE', 'WITHDRAWN']).optional(),
});

export const RatingPointView = z.object({
  id: z.string(),
  objectId: z.string(),
  objectName: text,
  siteId: z.string(),
  siteName: z.string(),
  siteKind: z.enum(RATING_SITE_KINDS).nullable(),
  siteKindLabel: text,
  regionName: text,
  windowName: z.string(),
  status: z.enum(['ACTIVE', 'WITHDRAWN']),
  statusLabel: z.string(),
  createdAt: z.string(),
  withdrawnAt: text,
  withdrawnReason: text,
  replaces: text,
  revision: z.number().int(),
});
export type RatingPointView = z.output<typeof RatingPointView>;

/** With the address that its code leads to; null once it is withdrawn. */
export const RatingPointDetailView = RatingPointView.extend({ link: text });

export const RatingSiteView = z.object({
  id: z.string(),
  kind: z.enum(RATING_SITE_KINDS),
  kindLabel: z.string(),
  regionId: z.string(),
  regionName: z.string(),
  name: z.string(),
  address: z.string(),
  /** Given back with a renaming: nobody else has renamed it since. */
  revision: z.number().int(),
  /** Codes in force. */
  active: z.number().int(),
});
export type RatingSiteView = z.output<typeof RatingSiteView>;

export const CoverageView = z.object({
  /** Regions in which sites may lie: the city first, then its counties. */
  regions: z.array(z.object({ id: z.string(), name: z.string(), level: z.enum(['CITY', 'COUNTY']) })),
  /** Objects in force in the order of the scheme, with the number of their codes (GE-WAY-4: everybody has one). */
  objects: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      group: z.enum(GROUPS),
      codes: z.number().int(),
    }),
  ),
  sites: z.array(
    z.object({
      kind: z.enum(RATING_SITE_KINDS),
      label: z.string(),
      sites: z.number().int(),
      codes: z.number().int(),
    }),
  ),
});
export type CoverageView = z.output<typeof CoverageView>;

const siteName = {
  name: name('点位名称', 80),
  address: z.string().trim().max(200, '地址不得超过200字').default(''),
};
const revision = z.number().int().positive();

export const SiteBody = z.strictObject({
  kind: z.enum(RATING_SITE_KINDS, { error: '请选择点位类型' }),
  regionId: id,
  ...siteName,
});
export type SiteBody = z.output<typeof SiteBody>;

/** Names as they are to be, on what was read at `revision`. */
export const SiteNameBody = z.strictObject({ ...siteName, revision });
export type SiteNameBody = z.output<typeof SiteNameBody>;
export const WindowNameBody = z.strictObject({ windowName: name('窗口名称', 60), revision });
export type WindowNameBody = z.output<typeof WindowNameBody>;

export const PointBody = z.strictObject({
  objectId: z.string().min(1, '请选择评价对象').max(64),
  siteId: z.string().min(1, '请选择点位').max(64),
  windowName: z.string().trim().max(60, '窗口名称不得超过60字').default(''),
});
export type PointBody = z.output<typeof PointBody>;

/** Codes for everybody at one place: all objects on the wall of a hall, or every department at its entrance. */
export const FillBody = z.discriminatedUnion('target', [
  z.strictObject({ target: z.literal('WALL'), siteId: id }),
  z.strictObject({ target: z.literal('ENTRANCES') }),
]);
export type FillBody = z.output<typeof FillBody>;

export const ReasonBody = z.strictObject({ reason });

export const PointAnswer = z.object({ id: z.string() });
export const FillAnswer = z.object({ added: z.number().int(), existing: z.number().int() });

export const PointImportReport = z.object({
  dryRun: z.boolean(),
  rows: z.array(
    z.object({
      row: z.number().int(),
      name: z.string(),
      result: z.enum(['READY', 'DONE', 'REFUSED']),
      id: text,
    }),
  ),
  problems: z.array(
    z.object({
      row: z.number().int(),
      column: text,
      code: z.string(),
      message: z.string(),
      ruleId: z.string().optional(),
    }),
  ),
  added: z.number().int(),
  refused: z.number().int(),
});
export type PointImportReport = z.output<typeof PointImportReport>;

export const PosterQuery = z.object({ siteId: id.optional(), objectId: id.optional() });
export const WallQuery = z.object({ siteId: id, paper: z.enum(['A4', 'A3']).default('A4') });
