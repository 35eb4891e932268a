import type { Actor } from '../rules/actor';
import type { GatheringObligation } from '../rules/gathering/types';
import type { Pair } from '../rules/officer-term/rotation';
import type { StepDecision } from '../shared/process';
import { StepDraft } from '../shared/stepDraft';
import { columnsOf, type GatheringProjection } from './projection';
import type { GatheringState, Invitation } from './state';

/** A step of the gathering in the making, with the rows that are the gathering's own. */
export class Draft extends StepDraft<GatheringState> {
  pairs: Pair[] | null = null;
  private readonly changed = new Set<string>();

  constructor(
    from: GatheringState,
    at: string,
    action: string,
    actor: Actor | null,
    noteId: string | null = null,
  ) {
    super(
      { ...from, invitations: [...from.invitations], tidings: [...from.tidings] },
      { at, action, ruleId: from.input.ruleId, actor, noteId },
    );
  }

  /** Starts a clock of the office. */
  start(kind: GatheringObligation, workingDays: number, origin: string): void {
    const { office, policy, ladder, ruleId } = this.state.input;
    this.open({
      id: kind,
      kind,
      ruleId,
      owner: { organisationId: office.id, role: 'ORGANISER', hours: office.hours },
      clock: { unit: 'WORKING_DAYS', n: workingDays },
      policy,
      ladder,
      origin,
    });
  }

  /** Puts an invitation in the place of the one of the same term. */
  putInvitation(invitation: Invitation): void {
    const { invitations } = this.state;
    const index = invitations.findIndex(({ termId }) => termId === invitation.termId);
    if (index < 0) invitations.push(invitation);
    else invitations[index] = invitation;
    this.changed.add(invitation.termId);
  }

  tellOffice(kind: string): void {
    this.tell(kind, { organisationId: this.state.input.office.id, role: 'ORGANISER' });
  }

  tellOfficers(kind: string, officers: readonly { accountId: string }[]): void {
    for (const { accountId } of officers) this.tell(kind, { accountId });
  }

  done(): StepDecision<GatheringState, GatheringProjection> & { allowed: true } {
    const { state, from } = this;
    const { schemeCode, schemeVersion, kind, office } = state.input;
    const isFirst = from.plannedAt === null;
    return {
      allowed: true,
      state,
      record: this.recordOf(isFirst ? null : { status: from.status }, { status: state.status }),
      projection: {
        create: isFirst
          ? { schemeCode, schemeVersion, officeOrganisationId: office.id, kind, createdBy: state.createdBy }
          : null,
        row: columnsOf(state),
        invitations: state.invitations
          .filter(({ termId }) => this.changed.has(termId))
          .map(({ unitId: _, ...row }) => row),
        pairs: this.pairs,
      },
    };
  }
}
