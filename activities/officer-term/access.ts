import type { Pipeline } from '../../db/pipeline';
import type { OfficerTermProjection } from '../../workflows/officer-term/projection';
import type { StepEnvelope } from '../../workflows/shared/records';

type Envelope = StepEnvelope<OfficerTermProjection>;

/**
 * Locks the officer's account, when the step closes its access: terms of the same account that begin or end at the
 * same time are seen by one another.
 */
export async function claimAccount({ db, run }: Pipeline, step: Envelope): Promise<string | null> {
  if (!step.projection.closeAccess) return null;
  const [row] = await run(
    db
      .selectFrom('account')
      .innerJoin('officerTerm', 'officerTerm.officerAccountId', 'account.id')
      .select('account.id')
      .where('officerTerm.id', '=', step.subject.id)
      .forUpdate('account'),
  );
  return row?.id ?? null;
}

/** Disables the account and ends its sessions, unless it serves in another running term or holds another role. */
export async function closeAccess({ db, run }: Pipeline, step: Envelope, accountId: string): Promise<void> {
  const disabled = db
    .updateTable('account')
    .set({ disabledAt: step.at })
    .where('id', '=', accountId)
    .where('disabledAt', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('officerTerm')
            .select('officerTerm.id')
            .where('officerAccountId', '=', accountId)
            .where('officerTerm.id', '<>', step.subject.id)
            .where('endedAt', 'is', null),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('accountRole')
            .select('accountId')
            .where('accountId', '=', accountId)
            .where('role', '<>', 'OFFICER'),
        ),
      ),
    );
  const sessions = db
    .deleteFrom('session')
    .where('accountId', '=', accountId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('account')
          .select('account.id')
          .where('account.id', '=', accountId)
          .where('disabledAt', 'is not', null),
      ),
    );
  await Promise.all([run(disabled), run(sessions)]);
}
