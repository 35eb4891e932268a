import { type Deviation, frozenDeviations } from '../../db/queries/bulletin';
import type { EvaluationRoundRow } from '../../db/queries/evaluationRound';
import { GROUP_LABELS, QUESTIONNAIRE_KIND_LABELS } from '../../workflows/rules/evaluation/labels';
import type { EvaluationSchemeParameters, Group } from '../../workflows/rules/evaluation/parameters';
import type { AppContext } from '../context';
import type { RoundView } from './schemas';

/** What the round froze before anything was drawn, with everything that is not as the scheme says (GE-LIB-1, GE-OBJ-1). */
export async function frozenOf(
  ctx: AppContext,
  row: EvaluationRoundRow,
  parameters: EvaluationSchemeParameters,
): Promise<RoundView['frozen']> {
  if (row.frozenAt === null) return null;
  const versions = [
    { kind: 'CONCENTRATED' as const, version: row.concentratedVersion ?? 0 },
    { kind: 'REAL_TIME' as const, version: row.realTimeVersion ?? 0 },
  ];
  const deviations = await frozenDeviations(ctx.db, row.id, parameters);
  return {
    at: row.frozenAt,
    frameHash: row.frameHash ?? '',
    members: row.members ?? 0,
    objects: row.objects ?? 0,
    questionnaires: versions.map((each) => ({ ...each, label: QUESTIONNAIRE_KIND_LABELS[each.kind] })),
    deviations: deviations.map((each) => ({ ...each, label: deviationLabel(each) })),
  };
}

/** Name of what deviates. */
export const deviationLabel = ({ kind, label }: Deviation): string =>
  kind === 'LEAF' ? label : `评价对象：${GROUP_LABELS[label as Group] ?? label}`;
