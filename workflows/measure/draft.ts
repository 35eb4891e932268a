import type { Actor } from '../rules/actor';
import type { LimitEffect } from '../rules/evaluation/limits';
import { organisationOf } from '../rules/evaluation/measures/acting';
import { headOf, type Measure } from '../rules/evaluation/measures/measure';
import { EVALUATED } from '../rules/evaluation/parameters';
import { isOpen } from '../rules/obligations/obligation';
import type { Obligation } from '../rules/obligations/types';
import type { StepDecision } from '../shared/process';
import { type ClockSpec, StepDraft } from '../shared/stepDraft';
import { columnsOf, type MeasureProjection } from './projection';
import { factsOf, type MeasureState } from './state';

export type Step = StepDecision<MeasureState, MeasureProjection>;
/** One step of the measure; the guard of role, organisation and status has passed. */
export type StepRule<Command> = (state: MeasureState, command: Command, at: string) => Step;

type Owed = Pick<ClockSpec, 'kind' | 'ruleId' | 'clock'> & { organ: string; subject?: string };

/** A step of the measure in the making, with its rows. */
export class Draft extends StepDraft<MeasureState> {
  files: MeasureProjection['files'] = [];

  constructor(
    from: MeasureState,
    at: string,
    action: string,
    actor: Actor | null,
    noteId: string | null = null,
  ) {
    super(from, { at, action, ruleId: from.input.due.ruleId, actor, noteId });
  }

  /** Takes the measure as an event has left it, and starts, meets and cancels its limits. */
  become(measure: Measure, effects: readonly LimitEffect[]): void {
    this.state.measure = measure;
    this.state.status = measure.status;
    for (const effect of effects) this.apply(effect);
  }

  /** Starts a limit of an organ; ids count within their kind and subject. */
  owe({ organ, subject, ...limit }: Owed, origin: string): void {
    const { policy, ladder, object, organs } = this.state.input;
    const head = subject === undefined ? limit.kind : `${limit.kind}-${subject}`;
    const before = this.state.obligations.filter(({ id }) => id.startsWith(`${head}-`)).length;
    const own = organ === EVALUATED ? object.organisation : null;
    const { id: organisationId, hours } = own ?? organs[this.organCode(organ)]!;
    const role = own ? 'HANDLER' : 'ORGANISER';
    const owner = { organisationId, role, hours };
    this.open({ ...limit, id: `${head}-${before + 1}`, owner, policy, ladder, origin });
  }

  meet(kind: string, subject?: string): void {
    this.meetWhere((each) => isOf(each, kind, subject));
  }

  drop(kind: string, ground: string, subject?: string): void {
    this.cancelWhere((each) => isOf(each, kind, subject), ground);
  }

  /** Tells the people of an organ; those of the object at every desk that can act for it. */
  tellOrgan(kind: string, organ: string): void {
    const own = organ === EVALUATED ? this.state.input.object.organisation : null;
    const { id } = own ?? this.state.input.organs[this.organCode(organ)]!;
    for (const role of own ? ['HANDLER', 'APPROVER'] : ['ORGANISER']) {
      this.tell(kind, { organisationId: id, role });
    }
  }

  /** Organ that runs this kind of measure. */
  get organ(): string {
    const { parameters, due } = this.state.input;
    return headOf(parameters, due.measure).organ;
  }

  done(): Step {
    const { state, from } = this;
    const first = from.measure === null;
    return {
      allowed: true,
      state,
      record: this.recordOf(first ? null : { status: from.status }, { status: state.status }),
      projection: { create: first ? createOf(state) : null, row: columnsOf(state), files: this.files },
    };
  }

  private organCode(organ: string): string {
    return organ === EVALUATED ? this.organ : organ;
  }

  private apply(effect: LimitEffect): void {
    if (effect.kind === 'LIMIT_STARTED') {
      const { kind, ruleId, organ, clock } = effect.limit;
      const owed = { kind, ruleId, organ, clock };
      this.owe(effect.subject === undefined ? owed : { ...owed, subject: effect.subject }, effect.at);
    } else if (effect.kind === 'LIMIT_MET') this.meet(effect.limitKind, effect.subject);
    else
      this.drop(effect.limitKind, this.state.status === 'CANCELLED' ? 'CANCELLED' : 'MOVED', effect.subject);
  }
}

const isOf = (each: Obligation, kind: string, subject?: string): boolean =>
  each.kind === kind && isOpen(each) && (subject === undefined || each.id.startsWith(`${kind}-${subject}-`));

function createOf({ input, measure }: MeasureState): MeasureProjection['create'] {
  const { schemeCode, schemeVersion, due, parameters, round, object } = input;
  const facts = factsOf(input, measure as Measure);
  const organ = headOf(parameters, due.measure).organ;
  return {
    schemeCode,
    schemeVersion,
    kind: due.measure,
    dueKey: due.key,
    roundId: due.roundId,
    roundYear: round.year,
    roundNumber: round.number,
    streak: due.streak,
    objectId: due.objectId,
    objectName: object.name,
    objectGroup: object.group,
    objectOrganisationId: facts.objectOrganisationId,
    organOrganisationId: organisationOf(facts, organ)!,
    organiserOrganisationId: organisationOf(facts, parameters.rectification.organ)!,
    organs: facts.organs,
    parameters,
    startedAt: (measure as Measure).startedAt,
  };
}
