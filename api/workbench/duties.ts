import { z } from 'zod';
import { countDuties, listObligations } from '../../db/queries/obligation';
import { listProcedures } from '../../db/queries/officerProcedure';
import { findOfficerScheme } from '../../db/queries/officerScheme';
import type { Scope, ScopeClause } from '../../db/queries/scope';
import { scopeOfRole } from '../access';
import type { AppContext } from '../context';
import { COUNT_CAP } from '../list';
import { ObligationView } from '../obligation/schemas';
import { viewObligation } from '../obligation/view';
import { withoutProposal } from '../officer-scheme/lists';
import { viewHearing } from '../officer-scheme/rows';
import type { HearingRowView } from '../officer-scheme/schemas';
import { clockLabel } from '../process/labels';
import { nowOf } from '../reference';
import type { Viewer } from '../session/viewer';

/** Something owed besides cases; the name is that of the officer, the matter that of the scheme, where it is a term. */
export const DutyTask = z.object({
  subjectType: z.string(),
  subjectId: z.string(),
  termId: z.string().nullable(),
  number: z.string().nullable(),
  name: z.string(),
  matter: z.string(),
  obligation: ObligationView,
  now: z.string(),
});

const SHOWN = 50;
const NOTHING: Scope = [];
const OFFICES = ['ORGANISER', 'DECISION_BODY', 'FINANCE', 'HANDLER'] as const;

/** What waits for the viewer himself, or for his organisation in one of his roles; the most urgent first. */
export async function readDuties(ctx: AppContext, viewer: Viewer) {
  const owners = ownersOf(viewer);
  if (owners.length === 0) return { counts: [], tasks: [] };
  const [counted, { rows }] = await Promise.all([
    countDuties(ctx.db, owners),
    listObligations(ctx.db, { cases: NOTHING, terms: NOTHING, units: NOTHING, owners }, 1, {
      filter: { notOf: 'redemption' },
      sort: { field: 'dueAt', descending: false },
      limit: SHOWN,
      offset: 0,
    }),
  ]);
  const tasks = rows.map(async (row) => {
    const now = nowOf(row);
    return {
      subjectType: row.subjectType,
      subjectId: row.subjectId,
      termId: row.termId,
      number: row.caseNo,
      name: row.enterpriseName,
      matter: row.itemName,
      obligation: await viewObligation(ctx, row, now),
      now,
    };
  });
  const counts = counted.map(({ subjectType, kind, total }) => ({
    key: kind,
    label: clockLabel(subjectType, kind),
    total: Math.min(COUNT_CAP, total),
  }));
  return { counts, tasks: await Promise.all(tasks) };
}

function ownersOf({ accountId, organisation, roles }: Viewer): ScopeClause[] {
  const own = OFFICES.filter((role) => roles.includes(role));
  return [
    ...(organisation && own.length > 0
      ? [{ ownerOrganisationId: [organisation.id], ownerRole: own } satisfies ScopeClause]
      : []),
    ...(roles.includes('OFFICER') ? [{ ownerAccountId: [accountId] }] : []),
  ];
}

/** Procedures in the viewer's own terms of which he has the notice and in which he can still be heard. */
export async function readOwnHearings(ctx: AppContext, viewer: Viewer): Promise<HearingRowView[]> {
  if (!viewer.roles.includes('OFFICER')) return [];
  const { rows } = await listProcedures(ctx.db, scopeOfRole(viewer, 'OFFICER', 'officerProcedure'), {
    filter: { open: true, status: ['NOTIFIED', 'WINDOW'] },
    sort: { field: 'windowEndsAt', descending: false },
    limit: SHOWN,
    offset: 0,
  });
  const codes = [...new Set(rows.map(({ schemeCode }) => schemeCode))];
  const schemes = new Map(
    await Promise.all(codes.map(async (code) => [code, await findOfficerScheme(ctx.db, code)] as const)),
  );
  return rows.flatMap((row) => {
    const scheme = schemes.get(row.schemeCode);
    return scheme ? [withoutProposal(viewHearing(row, scheme.parameters))] : [];
  });
}
