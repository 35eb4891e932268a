import type { LimitEffect } from '../rules/evaluation/limits';
import { periodOf } from '../rules/evaluation/period';
import type { RoundOutcome } from '../rules/evaluation/round/step';
import { closesAt, type RoundEffect } from '../rules/evaluation/round/types';
import { isOpen } from '../rules/obligations/obligation';
import type { StepDecision } from '../shared/process';
import { StepDraft } from '../shared/stepDraft';
import type { EvaluationRoundProjection, RoundColumns, RoundRows } from './projection';
import type { EvaluationRoundState } from './state';

export type Step = StepDecision<EvaluationRoundState, EvaluationRoundProjection>;
export type StepRule<Command> = (state: EvaluationRoundState, command: Command, at: string) => Step;

/** Code of the organ that runs the rounds. */
export const ORGANISER = 'ORGANISER';

/** A step of the round in the making, with its rows. */
export class Draft extends StepDraft<EvaluationRoundState> {
  readonly rows: RoundRows = {};

  /** Takes what the rules made of an event: the round, its time limits, whom to tell. */
  take({ round, effects }: RoundOutcome): void {
    Object.assign(this.state, { round, status: round.status, held: null });
    for (const effect of effects) {
      if ('limitKind' in effect || 'limit' in effect) this.limit(effect);
      else this.telling(effect);
    }
  }

  done(settle?: (state: EvaluationRoundState, data: Record<string, unknown>) => EvaluationRoundState): Step {
    const { state, from } = this;
    const first = from.round === null;
    const { input } = state;
    const period = periodOf(input.parameters, input);
    return {
      allowed: true,
      state,
      record: this.recordOf(first ? null : { status: from.status }, { status: state.status }),
      projection: {
        create: first
          ? {
              schemeCode: input.schemeCode,
              schemeVersion: input.schemeVersion,
              year: input.year,
              number: input.number,
              periodFrom: period.from,
              periodTo: period.to,
              organiserOrganisationId: input.organs[ORGANISER]!.id,
              begunBy: state.begunBy!,
              begunAt: this.at,
            }
          : null,
        row: columnsOf(state),
        rows: this.rows,
      },
      ...(settle ? { settle } : {}),
    };
  }

  private limit(effect: LimitEffect): void {
    if (effect.kind === 'LIMIT_MET') this.meetWhere(({ kind }) => kind === effect.limitKind);
    else if (effect.kind === 'LIMIT_CANCELLED') {
      this.cancelWhere(({ kind }) => kind === effect.limitKind, 'FALLEN_AWAY');
    } else {
      const { limit, at } = effect;
      const { input, obligations } = this.state;
      const nth = obligations.filter(({ kind }) => kind === limit.kind).length + 1;
      this.open({
        id: `${limit.kind}-${nth}`,
        kind: limit.kind,
        ruleId: limit.ruleId,
        owner: {
          organisationId: input.organs[limit.organ]!.id,
          role: roleOf(limit.organ),
          hours: input.organs[limit.organ]!.hours,
        },
        clock: limit.clock,
        policy: input.policy,
        ladder: input.ladder,
        origin: at,
      });
    }
  }

  private telling(effect: Exclude<RoundEffect, LimitEffect>): void {
    const to = (organ: string) => ({
      organisationId: this.state.input.organs[organ]!.id,
      role: roleOf(organ),
    });
    if (effect.kind === 'ASK_TIE_DECISION') this.tell('EVALUATION_TIE_TO_DECIDE', to(ORGANISER));
    if (effect.kind === 'COLLECTION_ENDED') this.tell('EVALUATION_COLLECTION_ENDED', to(ORGANISER));
    if (effect.kind === 'BULLETIN_PUBLISHED') {
      this.tell('EVALUATION_PUBLISHED', to('CITY_GOVERNMENT'), to('TARGET_OFFICE'));
    }
  }
}

/** In which role the people of an organ act. */
export const roleOf = (organ: string) => (organ === ORGANISER ? 'ORGANISER' : 'DECISION_BODY');

function columnsOf(state: EvaluationRoundState): RoundColumns {
  const round = state.round!;
  const open = state.obligations.filter(isOpen);
  const next = open.filter(({ dueAt }) => dueAt !== null).sort((a, b) => (a.dueAt! < b.dueAt! ? -1 : 1))[0];
  const { frozen, draw, scoring } = round;
  const review = round.reviews
    .filter(({ version, approved }) => approved && version === round.version)
    .at(-1);
  const published = round.publications.at(-1);
  return {
    status: round.status,
    version: round.version,
    frozenAt: frozen?.at ?? null,
    frameHash: frozen?.frameHash ?? null,
    members: frozen?.members ?? null,
    deviatingLeaves: frozen?.deviatingLeaves ?? null,
    objects: frozen?.objects ?? null,
    concentratedVersion: frozen?.questionnaires.concentrated ?? null,
    realTimeVersion: frozen?.questionnaires.realTime ?? null,
    drawnAt: draw?.at ?? null,
    drawHash: draw?.drawHash ?? null,
    selected: draw?.selected ?? null,
    openedAt: round.opened?.at ?? null,
    closesAt: closesAt(round),
    sealPublicKey: state.sealPublicKey,
    replaced: state.replaced,
    collectedAt: round.closed?.at ?? null,
    answered: round.closed?.answered ?? null,
    scoredAt: scoring?.at ?? null,
    scoredBy: scoring?.by?.accountId ?? null,
    resultHash: scoring?.resultHash ?? null,
    rankedAt: round.ranking?.at ?? null,
    ties: round.ties,
    reviewedAt: review?.at ?? null,
    reviewedBy: review?.by?.accountId ?? null,
    publishedVersion: published?.version ?? null,
    publishedAt: published?.at ?? null,
    voidedAt: round.voided?.at ?? null,
    voidNoteId: round.voided?.reasonId ?? null,
    heldStep: state.held?.step ?? null,
    heldCode: state.held?.code ?? null,
    closedAt: round.voided?.at ?? null,
    nextDueAt: next?.dueAt ?? null,
    nextDueKind: next?.kind ?? null,
    overdueCount: open.filter(({ status }) => status === 'BREACHED').length,
  };
}
