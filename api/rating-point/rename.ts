import { EVALUATION_SCHEME } from '../../db/queries/evaluationScheme';
import { renameRatingSite, renameRatingWindow } from '../../db/queries/ratingPointRename';
import { placeWords } from '../../workflows/rules/evaluation/ratings/labels';
import type { AppContext } from '../context';
import { organiserAct, settleAct } from '../evaluation/organiser';
import type { Viewer } from '../session/viewer';
import { RULE, readablePoint } from './acts';
import type { SiteNameBody, WindowNameBody } from './schemas';

const CHANGED_MEANWHILE = {
  code: 'CHANGED_MEANWHILE',
  message: '名称已被他人更正。您填写的内容仍在页面上，请核对现在的名称后再提交。',
  field: 'revision',
};

/** Renames a site. Printed codes name it by its id and stay valid; what is printed from now on carries the new name. */
export async function renameSite(
  ctx: AppContext,
  viewer: Viewer,
  { id, body }: { id: string; body: SiteNameBody },
  key: string,
): Promise<{ id: string }> {
  const act = organiserAct(viewer, { key, action: 'renameRatingSite', about: id, body, ruleId: RULE });
  const outcome = await renameRatingSite(ctx.db, { schemeCode: EVALUATION_SCHEME, id, ...body }, act);
  settleAct(
    outcome,
    {
      SITE_UNKNOWN: { code: 'SITE_UNKNOWN', message: '没有这个点位。', field: 'id', status: 404 },
      CHANGED_MEANWHILE,
      EXISTS: { code: 'SITE_EXISTS', message: `已有名为“${body.name}”的点位。`, field: 'name' },
    },
    RULE,
  );
  return { id };
}

/** Renames the window at which a code hangs; the code and everything rated by it stay as they are. */
export async function renameWindow(
  ctx: AppContext,
  viewer: Viewer,
  { id, body }: { id: string; body: WindowNameBody },
  key: string,
): Promise<{ id: string }> {
  const { objectName, siteName } = await readablePoint(ctx, viewer, id);
  const act = organiserAct(viewer, { key, action: 'renameRatingWindow', about: id, body, ruleId: RULE });
  const field = 'windowName';
  settleAct(
    await renameRatingWindow(ctx.db, { id, ...body }, act),
    {
      WITHDRAWN: { code: 'POINT_WITHDRAWN', message: '这个评价码已经停用。', field: 'id' },
      NO_WINDOW: { code: 'NO_WINDOW', message: '墙上和门口的评价码不属于哪个窗口，没有窗口名称。', field },
      CHANGED_MEANWHILE,
      EXISTS: {
        code: 'PLACE_TAKEN',
        message: `${objectName}在“${placeWords(siteName, body.windowName)}”已有使用中的评价码。`,
        field,
      },
    },
    RULE,
  );
  return { id };
}
