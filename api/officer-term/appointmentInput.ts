import { randomBytes } from 'node:crypto';
import type { OfficerSchemeVersion } from '../../db/queries/officerParameters';
import { findPublishedCalendar } from '../../db/queries/scheme';
import type { OfficerTermInput } from '../../workflows/officer-term/messages';
import type { OrganisationFacts } from '../../workflows/rules/actor';
import { yearOf } from '../../workflows/rules/calendar/dates';
import { sliceCalendar } from '../../workflows/rules/calendar/workingDays';
import { defaultLadder } from '../../workflows/rules/obligations/ladder';
import type { Candidate } from '../../workflows/rules/officer-term/eligibility';
import { termSpan } from '../../workflows/rules/officer-term/termDates';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';
import type { Terms } from './candidate';

/** Years that a term carries of the calendar, beyond its last one: procedures and decisions come after the end. */
const YEARS_BEYOND = 2;

export interface InputParts {
  scheme: OfficerSchemeVersion;
  office: OrganisationFacts;
  organs: Record<string, OrganisationFacts>;
  terms: Terms;
  candidate: Candidate;
  termId: string;
  officerId: string;
  officerAccountId: string;
  homeOrganisationId: string | null;
  servedBefore: number;
  previousTermId: string | null;
}

/** Everything that the term is run by, frozen by value. */
export async function termInput(ctx: AppContext, parts: InputParts): Promise<OfficerTermInput> {
  const { scheme, office, organs, terms, candidate, servedBefore, ...ids } = parts;
  const calendar = await findPublishedCalendar(ctx.db);
  if (!calendar) throw notReady('没有已发布的工作日历');
  const span = termSpan(scheme.parameters, terms.start, terms.years ?? undefined);
  const thisYear = new Date().getUTCFullYear();
  const lastYear = Math.max(yearOf(span.to), thisYear) + YEARS_BEYOND;
  return {
    ...ids,
    schemeCode: scheme.code,
    schemeVersion: scheme.version,
    parameters: scheme.parameters,
    ladder: defaultLadder,
    calendar: sliceCalendar(calendar, Math.min(yearOf(span.from), thisYear), lastYear),
    office,
    organs,
    span,
    channel: terms.channel,
    category: terms.category,
    candidate,
    servedTerms: servedBefore + 1,
    verificationCode: verificationCode(),
  };
}

/** Letters and digits that cannot be mistaken for one another. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Random text of an alphabet of 32 signs: five bits each. */
export function randomText(length: number, alphabet = ALPHABET): string {
  return [...randomBytes(length)].map((byte) => alphabet[byte & 31]).join('');
}

/** Cannot be guessed: 80 bits. */
const verificationCode = (): string => randomText(16);

export const notReady = (what: string): ProblemError =>
  new ProblemError(409, 'NOT_CONFIGURED', `${what}，请联系管理员。`);
