import type { Actor } from '../rules/actor';
import { chinaInstant } from '../rules/calendar/dates';
import { type OccasionPeriod, occasionLadder, occasionObligation } from '../rules/scheme-watch/periods';
import type { StepDecision } from '../shared/process';
import { StepDraft } from '../shared/stepDraft';
import { rowOf, type SchemeWatchProjection } from './projection';
import type { SchemeWatchState } from './state';

export type Step = StepDecision<SchemeWatchState, SchemeWatchProjection>;

/** A step of the watch in the making. */
export class Draft extends StepDraft<SchemeWatchState> {
  private readonly changed = new Set<string>();

  constructor(
    from: SchemeWatchState,
    at: string,
    action: string,
    ruleId: string,
    actor: Actor | null,
    noteId: string | null = null,
  ) {
    super({ ...from, periods: [...from.periods] }, { at, action, ruleId, actor, noteId });
  }

  /** Opens a period: what the office owes in it runs to its last day. */
  openPeriod(period: OccasionPeriod): void {
    const { office, policy, ladder } = this.state.scheme;
    this.putPeriod(period);
    this.open({
      id: period.obligationId,
      kind: occasionObligation(period.kind),
      ruleId: period.ruleId,
      owner: { organisationId: office.id, role: 'ORGANISER', hours: office.hours },
      clock: { unit: 'END_OF', period: period.per },
      policy,
      ladder: occasionLadder(ladder, period.strict),
      origin: chinaInstant(period.from, '00:00'),
    });
  }

  putPeriod(period: OccasionPeriod): void {
    const { periods } = this.state;
    const index = periods.findIndex(({ obligationId }) => obligationId === period.obligationId);
    if (index < 0) periods.push(period);
    else periods[index] = period;
    this.changed.add(period.obligationId);
  }

  tellOffice(kind: string, role = 'ORGANISER'): void {
    this.tell(kind, { organisationId: this.state.scheme.office.id, role });
  }

  done(): Step & { allowed: true } {
    const { state } = this;
    return {
      allowed: true,
      state,
      record: this.recordOf(this.from.begun ? { status: this.from.status } : null, { status: state.status }),
      projection: {
        row: rowOf(state),
        periods: state.periods
          .filter(({ obligationId }) => this.changed.has(obligationId))
          .map(({ held, remindAt: _at, per: _per, ...row }) => ({ ...row, held: Object.keys(held).length })),
      },
    };
  }
}
