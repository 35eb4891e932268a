import { nationalCalendar } from '../../db/presets/calendars';
import type { OfficerSchemePreset } from '../../db/presets/schemes/officerSchema';
import { decideStep } from '../../workflows/officer-term/decide';
import type {
  OfficerTermCommandName,
  OfficerTermCommands,
  OfficerTermInput,
} from '../../workflows/officer-term/messages';
import type { OfficerTermProjection } from '../../workflows/officer-term/projection';
import { initialState, type OfficerTermState } from '../../workflows/officer-term/state';
import type { Actor } from '../../workflows/rules/actor';
import type { Refused } from '../../workflows/rules/decision';
import { defaultLadder } from '../../workflows/rules/obligations/ladder';
import type { Candidate } from '../../workflows/rules/officer-term/eligibility';
import { officeOrganOf } from '../../workflows/rules/officer-term/organs';
import type { OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import { termSpan } from '../../workflows/rules/officer-term/termDates';
import type { StepRecord } from '../../workflows/shared/records';

const HOURS = {
  slots: [
    { from: '09:00', to: '12:00' },
    { from: '14:00', to: '18:00' },
  ],
};

/** People of any scheme: two of the office, who also decide for it, the officer, and a supervisor. */
export const cast = {
  officer: actor('officer', 'OFFICER', null),
  clerk: actor('clerk', 'ORGANISER', 'OFFICE'),
  head: actor('head', 'DECISION_BODY', 'OFFICE'),
  deputy: actor('deputy', 'DECISION_BODY', 'OFFICE'),
  supervisor: actor('supervisor', 'SUPERVISOR', 'SUPERVISION'),
};

function actor(accountId: string, role: Actor['role'], organisationId: string | null): Actor {
  return { accountId, role, organisationId, enterpriseId: null };
}

/** Somebody who meets every condition of the scheme. */
export function fitCandidate({ eligibility }: OfficerSchemeParameters): Candidate {
  const codes = (items: { code: string }[]) => items.map(({ code }) => code);
  const category = eligibility.categories?.items[0];
  return {
    age: 40,
    attestations: codes(eligibility.attestations),
    conditions: codes(eligibility.conditionsAnyOf),
    bars: [],
    commitmentLetter: eligibility.commitmentLetter
      ? { fileId: 'letter', items: codes(eligibility.commitmentLetter.items) }
      : null,
    liaisonAccountId: eligibility.liaison ? 'officer' : null,
    category: category ? { code: category.code, text: '' } : null,
    industry: '商贸',
  };
}

/** Input of a term of a scheme that begins with a day; the office is every deciding organ. */
export function inputOf(
  { code, version, parameters }: OfficerSchemePreset,
  start: string,
  over: Partial<OfficerTermInput> = {},
): OfficerTermInput {
  const office = { id: 'OFFICE', hours: HOURS };
  const organs = Object.fromEntries(
    parameters.organs.map((each) => [each.code, { id: each.code, hours: HOURS }]),
  );
  return {
    termId: 'term',
    officerId: 'person',
    officerAccountId: 'officer',
    homeOrganisationId: 'HOME',
    schemeCode: code,
    schemeVersion: version,
    parameters,
    ladder: defaultLadder,
    calendar: nationalCalendar,
    office,
    organs: { ...organs, [officeOrganOf(code, parameters)]: office },
    span: termSpan(parameters, start),
    channel: parameters.quota.channels[0]?.code ?? 'OPEN',
    category: null,
    candidate: fitCandidate(parameters),
    servedTerms: 1,
    previousTermId: null,
    verificationCode: 'CODE',
    ...over,
  };
}

export interface PlayedStep {
  name: string;
  at: string;
  record: StepRecord;
  projection: OfficerTermProjection;
}

type Fields<Name extends OfficerTermCommandName> = Omit<OfficerTermCommands[Name], 'actor' | 'fingerprint'>;

/** A term played by its pure steps, the system's own included, at any instants. */
export class TermPlayer {
  state: OfficerTermState;
  readonly steps: PlayedStep[] = [];

  constructor(input: OfficerTermInput) {
    this.state = initialState(input);
  }

  /** Lets time pass as the process does: one step whenever something has come due. */
  to(at: string): this {
    for (let n = 0; this.state.wakeAt !== null && this.state.wakeAt <= at; n += 1) {
      if (n > 1_000) throw new Error(`time does not pass beyond ${this.state.wakeAt}`);
      this.take('keepTime', {}, this.state.wakeAt);
    }
    return this;
  }

  do<Name extends OfficerTermCommandName>(name: Name, who: Actor, at: string, fields: Fields<Name>): this {
    this.to(at);
    return this.take(name, { actor: who, fingerprint: '', ...fields }, at);
  }

  refused<Name extends OfficerTermCommandName>(
    name: Name,
    who: Actor,
    at: string,
    fields: Fields<Name>,
  ): Refused {
    this.to(at);
    const decision = decideStep(this.state, name, { actor: who, fingerprint: '', ...fields }, at);
    if (decision.allowed) throw new Error(`${name} was not refused`);
    return decision;
  }

  /** A step without guard: a message of another process, or the system's own. */
  take(name: string, args: object, at: string): this {
    const decision = decideStep(this.state, name, args, at);
    if (!decision.allowed) throw new Error(`${name} at ${at}: ${decision.code} ${decision.message}`);
    const { record, projection } = decision;
    this.state = decision.state;
    this.steps.push({ name, at, record, projection });
    return this;
  }

  appoint(at: string): this {
    const seats = { serving: {}, call: null, moved: 0 };
    return this.do('appoint', cast.clerk, at, { noteId: null, seats, lengthReasonId: null });
  }

  file(id: string, at: string, over: Partial<Fields<'file'>> = {}, who: Actor = cast.officer): this {
    const fields = { submissionId: id, kind: 'REPORT' as const, nil: false, urgent: false, arrivedOn: null };
    return this.do('file', who, at, { ...fields, ...over });
  }

  /** Filed and found valid within the hour. */
  report(id: string, at: string, over: Partial<Fields<'file'>> = {}): this {
    return this.file(id, at, over).do(
      'screen',
      cast.clerk,
      new Date(Date.parse(at) + 3_600_000).toISOString(),
      {
        submissionId: id,
        verdict: 'VALID',
        valuable: true,
        workable: true,
        classification: null,
        duplicateOf: null,
        noteId: null,
      },
    );
  }

  procedure(id?: string) {
    const { procedures } = this.state.term;
    const found = id === undefined ? procedures.at(-1) : procedures.find((each) => each.id === id);
    if (!found) throw new Error('no procedure');
    return found;
  }

  /** Clock events of one obligation through all steps. */
  clock(id: string): string[] {
    return this.steps.flatMap(({ record }) =>
      record.clocks.filter((each) => each.id === id).map(({ event }) => event),
    );
  }

  told(): string[] {
    return this.steps.flatMap(({ record }) => record.notifications.map(({ kind }) => kind));
  }

  documents(): string[] {
    return this.steps.flatMap(({ record }) => record.documents.map(({ kind }) => kind));
  }
}
