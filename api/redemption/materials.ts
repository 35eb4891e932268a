import { usableUploads } from '../../db/queries/material';
import type { Guide } from '../../db/schema';
import type { MaterialRef } from '../../workflows/redemption/messages';
import type { AppContext } from '../context';
import { type FieldError, ProblemError } from '../errors';

/**
 * Checks handed-in files: each belongs to a line of the guide's checklist and is a file of this account or case. All
 * errors are told at once.
 */
export async function checkMaterials(
  ctx: AppContext,
  guide: Guide,
  materials: readonly MaterialRef[],
  owner: { accountId: string; redemptionId: string },
): Promise<void> {
  const known = new Set(guide.materials.map((each) => each.key));
  const usable = await usableUploads(
    ctx.db,
    materials.map((each) => each.uploadId),
    owner.accountId,
    owner.redemptionId,
  );
  const seen = new Set<string>();
  const errors = materials.flatMap((each, index): FieldError[] => {
    const twice = seen.has(`${each.materialKey} ${each.uploadId}`);
    seen.add(`${each.materialKey} ${each.uploadId}`);
    if (!known.has(each.materialKey))
      return [
        {
          field: `materials.${index}.materialKey`,
          code: 'MATERIAL_UNKNOWN',
          message: '办事指南没有这项材料',
        },
      ];
    if (!usable.has(each.uploadId))
      return [
        {
          field: `materials.${index}.uploadId`,
          code: 'UPLOAD_UNKNOWN',
          message: '没有找到这份文件，请重新上传',
        },
      ];
    return twice
      ? [{ field: `materials.${index}`, code: 'MATERIAL_TWICE', message: '同一份文件重复提交' }]
      : [];
  });
  if (errors.length === 0) return;
  const detail = `提交的材料有误：${[...new Set(errors.map((each) => each.message))].join('；')}。`;
  throw new ProblemError(422, 'MATERIAL_INVALID', detail, { field: errors[0]?.field, errors });
}

/** Refuses unless every required line of the checklist is handed in; names all that are missing (AMB-GR-4). */
export function requireComplete(guide: Guide, materials: readonly MaterialRef[]): void {
  const given = new Set(materials.map((each) => each.materialKey));
  const missing = guide.materials.filter((each) => each.required && !given.has(each.key));
  if (missing.length === 0) return;
  throw new ProblemError(
    422,
    'MATERIAL_MISSING',
    `还缺少必需的申报材料：${missing.map((each) => each.name).join('、')}。`,
    {
      ruleId: 'GR-U2',
      field: 'materials',
      errors: missing.map((each) => ({
        field: `materials.${each.key}`,
        code: 'MATERIAL_MISSING',
        message: `请上传“${each.name}”`,
      })),
    },
  );
}
