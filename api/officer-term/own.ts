import type { z } from 'zod';
import { termsOfAccount } from '../../db/queries/officerTerm';
import { termSurroundings } from '../../db/queries/termView';
import type { AppContext } from '../context';
import type { Viewer } from '../session/viewer';
import { readDrafts } from './drafts';
import { termParameters } from './facts';
import type { MyTermsAnswer } from './schemas';
import { viewHead } from './serializer';
import { viewTerm } from './view';

/**
 * The officer's own page: terms that run or still have an open procedure, whole, and the earlier ones by their head. An
 * officer has few terms, so each is read by itself.
 */
export async function readOwnTerms(ctx: AppContext, viewer: Viewer): Promise<z.input<typeof MyTermsAnswer>> {
  const rows = await termsOfAccount(ctx.db, viewer.accountId);
  const isCurrent = (row: (typeof rows)[number]) => row.endedAt === null || row.openProcedures > 0;
  const [current, earlier] = await Promise.all([
    Promise.all(
      rows.filter(isCurrent).map(async (row) => {
        const [view, drafts] = await Promise.all([viewTerm(ctx, viewer, row), readDrafts(ctx, viewer, row)]);
        return {
          ...view,
          drafts,
          submissions: view.submissions.data,
          openProceduresNow: view.procedures.filter(({ endedAt }) => endedAt === null),
        };
      }),
    ),
    Promise.all(
      rows
        .filter((row) => !isCurrent(row))
        .map(async (row) =>
          viewHead(row, await termParameters(ctx, row), await termSurroundings(ctx.db, row)),
        ),
    ),
  ]);
  return { current, earlier };
}
