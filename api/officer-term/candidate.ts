import type { Selectable } from 'kysely';
import type { OfficerTable } from '../../db/schema';
import type { Refused } from '../../workflows/rules/decision';
import { ageOn, type Candidate, eligibilityProblems } from '../../workflows/rules/officer-term/eligibility';
import type { OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import { checkSeat, planSeats } from '../../workflows/rules/officer-term/seats';
import { checkLength, checkRenewal, checkStart } from '../../workflows/rules/officer-term/termDates';
import type { AppointBody, OfficerBody } from './appointmentSchemas';

/** What the rules look at; of the birth date only the age gets into the term. */
export type Person = Pick<
  Selectable<OfficerTable>,
  'name' | 'birthDate' | 'unitName' | 'industry' | 'creditCode' | 'liaisonName'
>;

export type Terms = Omit<AppointBody, 'officerId' | 'officer' | 'files' | 'note'>;

/** The candidate as the scheme's rules see him; `accountId` is that of the officer or liaison person. */
export function candidateOf(person: Person, terms: Terms, accountId: string): Candidate {
  return {
    age: person.birthDate === null ? null : ageOn(person.birthDate, terms.start),
    attestations: terms.attestations,
    conditions: terms.conditions,
    bars: terms.bars,
    commitmentLetter: terms.commitmentLetter,
    liaisonAccountId: person.liaisonName === null ? null : accountId,
    category: terms.category,
    industry: person.industry,
  };
}

/** Where the field of a rule's refusal stands in the form. */
const FORM_FIELDS: Readonly<Record<string, string>> = {
  age: 'officer.birthDate',
  liaisonAccountId: 'officer.liaisonName',
  industry: 'officer.industry',
};

export interface AppointmentFacts {
  candidate: Candidate;
  /** Places taken by now, by channel. */
  serving: Record<string, number>;
  /** Terms served so far in the scheme. */
  servedBefore: number;
  /** It continues the term before it. */
  renewal: boolean;
}

/** Every reason why this appointment can't be made, each with its field of the form; empty when nothing is against it. */
export function appointmentProblems(
  parameters: OfficerSchemeParameters,
  terms: Terms,
  { candidate, serving, servedBefore, renewal }: AppointmentFacts,
): Refused[] {
  const { term, selection, quota } = parameters;
  const plan = planSeats(parameters, terms.call, terms.moved);
  const asked = terms.moved > planSeats(parameters, terms.call).offered;
  const decisions = [
    ...(selection.some(({ channel }) => channel === terms.channel)
      ? []
      : [refused('CHANNEL_UNKNOWN', '本方案没有这个选聘渠道', quota.ruleId, 'channel')]),
    ...eligibilityProblems(parameters, candidate),
    checkStart(parameters, terms.start),
    checkLength(parameters, terms.years ?? term.years, terms.lengthReason ?? ''),
    ...(asked
      ? [refused('MOVE_NOT_OFFERED', '调剂的名额超过可以调剂的数量', plan.ruleId ?? quota.ruleId, 'moved')]
      : []),
    checkSeat(parameters, plan, serving, terms.channel),
    ...(renewal || (term.maxTerms !== null && servedBefore > 0)
      ? [checkRenewal(parameters, servedBefore)]
      : []),
  ];
  const problems = decisions.flatMap((each): Refused[] => (each.allowed ? [] : [each]));
  return problems
    .filter(
      (each, i) =>
        problems.findIndex(({ code, message }) => code === each.code && message === each.message) === i,
    )
    .map((each) => ({ ...each, field: FORM_FIELDS[each.field ?? ''] ?? each.field ?? 'channel' }));
}

function refused(code: string, message: string, ruleId: string, field: string): Refused {
  return { allowed: false, code, message, ruleId, field };
}

/** What the form says of a person, as the officer's row keeps it. */
export const personOf = (officer: OfficerBody): Person & OfficerBody => ({ ...officer });
