import { sql } from 'kysely';
import type { Pipeline } from '../../db/pipeline';
import { toJson } from '../../db/schema';
import type { OfficerTermProjection } from '../../workflows/officer-term/projection';
import type { StepEnvelope } from '../../workflows/shared/records';

type Envelope = StepEnvelope<OfficerTermProjection>;

/** Document by which a procedure is notified; its facts name the procedure as `procedureId`. */
const NOTICE = 'HEARING_NOTICE';

/** Writes the procedures that the step opened or changed, in one statement. */
export async function upsertProcedures(
  { db, run }: Pipeline,
  step: Envelope,
  documentNumbers: readonly string[],
): Promise<void> {
  const { procedures, schemeCode, officeOrganisationId, deciders } = step.projection;
  if (procedures.length === 0) return;
  const notices = noticesByProcedure(step, documentNumbers);
  const rows = procedures.map((each) => ({
    termId: step.subject.id,
    id: each.id,
    schemeCode,
    officeOrganisationId,
    ground: each.ground,
    ruleId: each.ruleId,
    mode: each.mode,
    decider: each.decider,
    // An organ that is no organisation of this system is represented by the office.
    deciderOrganisationId: deciders[each.decider] ?? officeOrganisationId,
    status: each.status,
    content: toJson(each),
    noticeNo: notices.get(each.id) ?? null,
    detectedAt: each.detectedAt,
    windowEndsAt: each.windowEndsAt,
    endedAt: each.endedAt,
  }));
  const query = db
    .insertInto('officerProcedure')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['termId', 'id']).doUpdateSet({
        status: sql`excluded.status`,
        content: sql`excluded.content`,
        noticeNo: sql`coalesce(excluded.notice_no, officer_procedure.notice_no)`,
        windowEndsAt: sql`excluded.window_ends_at`,
        endedAt: sql`excluded.ended_at`,
      }),
    );
  await run(query);
}

function noticesByProcedure(step: Envelope, documentNumbers: readonly string[]): Map<string, string> {
  return new Map(
    step.record.documents.flatMap(({ kind, facts }, i): [string, string][] =>
      kind === NOTICE ? [[String(facts.procedureId), documentNumbers[i] as string]] : [],
    ),
  );
}
