import { z } from 'zod';
import { GROUPS } from '../../workflows/rules/evaluation/parameters';
import { ReturnRangeView } from '../evaluation-round/schemas';

const count = z.number().int();
const text = z.string().nullable();

/** What anybody may know of the direct evaluation (GE-WAY-1). */
export const PublicEvaluationView = z.object({
  title: z.string(),
  size: count,
  perYear: count,
  concentratedPercent: count,
  realTimePercent: count,
  groups: z.array(z.object({ group: z.enum(GROUPS), label: z.string(), count })),
  concentratedAspects: z.array(z.string()),
  realTimeAspects: z.array(z.string()),
  /** The round in whose period today lies; of its collection only whether it is open and until when. */
  current: z
    .object({
      year: count,
      number: count,
      periodFrom: z.string(),
      periodTo: z.string(),
      open: z.boolean(),
      closesAt: text,
    })
    .nullable(),
  bulletins: z.array(
    z.object({
      roundId: z.string(),
      year: count,
      number: count,
      version: count,
      bulletinNumber: z.string(),
      publishedAt: z.string(),
    }),
  ),
});
export type PublicEvaluationView = z.output<typeof PublicEvaluationView>;

const CellView = z.object({
  rank: count.nullable(),
  shown: text,
  top: z.boolean(),
  bottom: z.boolean(),
  tied: z.boolean(),
  marks: z.array(z.string()),
});

/** A published bulletin with all of its versions side by side; no answers, no persons, no calculations. */
export const PublicBulletinView = z.object({
  roundId: z.string(),
  year: count,
  number: count,
  periodFrom: z.string(),
  periodTo: z.string(),
  issuer: z.string(),
  selected: count,
  /** A figure or a range: that all or nobody answered is not told. */
  returned: ReturnRangeView,
  versions: z.array(
    z.object({
      version: count,
      bulletinNumber: z.string(),
      publishedAt: z.string(),
      correctionNote: text,
      resultHash: z.string(),
    }),
  ),
  lists: z.array(
    z.object({
      group: z.enum(GROUPS),
      label: z.string(),
      /** In the order of the version that stands; a cell for each version, null where it did not have the object. */
      rows: z.array(
        z.object({
          objectId: z.string(),
          name: z.string(),
          cells: z.array(CellView.nullable()),
          /** Rank or shown score differs between two versions. */
          changed: z.boolean(),
        }),
      ),
    }),
  ),
  deviations: z.array(z.object({ label: z.string(), required: count, actual: count, ruleId: z.string() })),
});
export type PublicBulletinView = z.output<typeof PublicBulletinView>;
