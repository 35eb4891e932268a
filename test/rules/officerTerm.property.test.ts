import fc from 'fast-check';
import { bt } from '../../db/presets/schemes/bt';
import { hb } from '../../db/presets/schemes/hb';
import { la } from '../../db/presets/schemes/la';
import type { OfficerSchemePreset } from '../../db/presets/schemes/officerSchema';
import { yyPoints } from '../../db/presets/schemes/yyPoints';
import { yySupervisors } from '../../db/presets/schemes/yySupervisors';
import { addDays, chinaDate, daysBetween } from '../../workflows/rules/calendar/dates';
import { assessCohort } from '../../workflows/rules/officer-term/assessment/grades';
import type { Assessed } from '../../workflows/rules/officer-term/assessment/types';
import { evaluateDuties, nextCheckAt } from '../../workflows/rules/officer-term/duties/evaluate';
import type { Submission, TermFacts } from '../../workflows/rules/officer-term/facts';
import type { GradedAssessment } from '../../workflows/rules/officer-term/parameters';
import { fullPeriods } from '../../workflows/rules/officer-term/periods';
import { checkSeat, planSeats } from '../../workflows/rules/officer-term/seats';
import { called, factsFrom, filed, on } from './officerTermBuilders';

const schemes = [bt, hb, la, yyPoints, yySupervisors];
const anyScheme = fc.constantFrom(...schemes);
const startDay = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2022-04-01', n));

interface Happening {
  day: number;
  what: 'REPORT' | 'SUGGESTION' | 'PROBLEM' | 'ABSENT' | 'PRESENT' | 'ACTIVITY' | 'REASON' | 'LEAVE';
  length: number;
  delay: number;
}
const happening: fc.Arbitrary<Happening> = fc.record({
  day: fc.nat(1200),
  what: fc.constantFrom(
    'REPORT',
    'SUGGESTION',
    'PROBLEM',
    'ABSENT',
    'PRESENT',
    'ACTIVITY',
    'REASON',
    'LEAVE',
  ),
  length: fc.nat(200),
  delay: fc.integer({ min: 0, max: 40 }),
});

/** Facts of a term in which things happened; each judged, recorded or granted some days after it happened. */
function factsOf(scheme: OfficerSchemePreset, start: string, happenings: Happening[]): TermFacts {
  const facts = factsFrom(scheme.parameters, start);
  const term = daysBetween(facts.start, facts.end) + 1;
  happenings.forEach(({ day, what, length, delay }, index) => {
    const date = addDays(facts.start, day % term);
    const span = { from: date, to: addDays(date, length) };
    const known = on(addDays(date, delay), '15:00');
    if (what === 'ABSENT' || what === 'PRESENT') {
      facts.attendances.push(called(date, what === 'PRESENT', { eventId: `e${index}` }));
    } else if (what === 'ACTIVITY') facts.activities.push(on(date));
    else if (what === 'REASON') facts.specialReasons.push({ ...span, recordedAt: known });
    else if (what === 'LEAVE') facts.leaves.push({ ...span, grantedAt: known });
    else {
      const judgement = {
        at: known,
        verdict: delay % 3 === 0 ? 'INVALID' : 'VALID',
        valuable: true,
      } as const;
      facts.submissions.push(filed(date, { id: `s${index}`, kind: what, judgement }));
    }
  });
  return facts;
}

/** What was known of a term at an instant. */
function knownAt(facts: TermFacts, at: string): TermFacts {
  const judged = (each: Submission): Submission =>
    each.judgement && each.judgement.at > at ? { ...each, judgement: null } : each;
  return {
    ...facts,
    submissions: facts.submissions.filter((each) => each.at <= at).map(judged),
    attendances: facts.attendances.filter(({ recordedAt }) => recordedAt <= at),
    activities: facts.activities.filter((each) => each <= at),
    leaves: facts.leaves.filter(({ grantedAt }) => grantedAt <= at),
    specialReasons: facts.specialReasons.filter(({ recordedAt }) => recordedAt <= at),
    coverage: facts.coverage.filter((each) => each.at <= at),
  };
}

/** Presence is recorded in the evening of its day, so a check in between does not know of it yet. */
const endOfDay = (date: string) => on(date, '24:00');

describe('duty checks', () => {
  test('who files something in every full month is never found silent (BT-DSM-2, BT-DSM-3)', () => {
    fc.assert(
      fc.property(startDay, fc.array(fc.nat(27), { minLength: 12, maxLength: 12 }), (start, days) => {
        const facts = factsFrom(bt.parameters, start);
        const months = fullPeriods({ from: facts.start, to: facts.end }, 'MONTH');
        facts.submissions = months.map(({ from }, i) =>
          filed(addDays(from, days[i] ?? 0), { judgement: null }),
        );
        const { findings, warnings } = evaluateDuties(bt.parameters, facts, '2100-01-01T00:00:00.000Z');
        expect(findings).toEqual([]);
        expect(warnings.filter(({ kind }) => kind === 'EMPTY_MONTH')).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('looking early with what is known gives what looking later gives for that time', () => {
    fc.assert(
      fc.property(
        anyScheme,
        startDay,
        fc.array(happening, { maxLength: 25 }),
        fc.nat(1150),
        (scheme, start, happenings, day) => {
          const facts = factsOf(scheme, start, happenings);
          const until = endOfDay(addDays(start, day));
          const later = evaluateDuties(scheme.parameters, facts, until);
          expect(evaluateDuties(scheme.parameters, knownAt(facts, until), until)).toEqual(later);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('one timer at nextCheckAt, set anew after every fact, finds everything that looking once at the end finds', () => {
    fc.assert(
      fc.property(
        anyScheme,
        startDay,
        fc.array(happening, { maxLength: 12 }),
        (scheme, start, happenings) => {
          const facts = factsOf(scheme, start, happenings);
          const end = endOfDay(addDays(facts.end, 40));
          const { submissions, attendances, activities, specialReasons, leaves } = facts;
          const arrivals = [
            ...submissions.flatMap(({ at, judgement }) => [at, judgement?.at ?? at]),
            ...attendances.map(({ recordedAt }) => recordedAt),
            ...activities,
            ...specialReasons.map(({ recordedAt }) => recordedAt),
            ...leaves.map(({ grantedAt }) => grantedAt),
          ].sort();
          const seen = new Map<string, unknown>();
          const look = (at: string) => {
            const known = knownAt(facts, at);
            const { findings, warnings, closed } = evaluateDuties(scheme.parameters, known, at);
            for (const entry of [...findings, ...warnings, ...closed]) seen.set(entry.key, entry);
          };
          let now = on(start, '00:00');
          for (const stop of [...arrivals, end]) {
            for (;;) {
              const next = nextCheckAt(scheme.parameters, knownAt(facts, now), now);
              if (next === null || next >= stop) break;
              now = next;
              look(now);
            }
            now = stop;
            look(now);
          }
          const { findings, warnings, closed } = evaluateDuties(scheme.parameters, facts, end);
          const all = [...findings, ...warnings, ...closed];
          expect([...seen.keys()].sort()).toEqual(all.map(({ key }) => key).sort());
          for (const entry of all) expect(seen.get(entry.key)).toEqual(entry);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('every entry lies in the term, keys are unique, a finding has at least the facts it needs', () => {
    fc.assert(
      fc.property(
        anyScheme,
        startDay,
        fc.array(happening, { maxLength: 25 }),
        (scheme, start, happenings) => {
          const facts = factsOf(scheme, start, happenings);
          const outcome = evaluateDuties(scheme.parameters, facts, '2100-01-01T00:00:00.000Z');
          const all = [...outcome.findings, ...outcome.warnings, ...outcome.closed];
          expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
          for (const { at } of all) {
            expect(chinaDate(at) >= facts.start && chinaDate(at) <= addDays(facts.end, 1)).toBe(true);
          }
          for (const each of outcome.findings) expect(each.facts.length).toBeGreaterThanOrEqual(each.needs);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('seats (BT-QUO-1, BT-QUO-4)', () => {
  test('however people apply, pass, are taken and leave, no channel and no total is ever exceeded', () => {
    const call = fc.record({ applicants: fc.nat(40), passed: fc.option(fc.nat(40), { nil: null }) });
    fc.assert(
      fc.property(
        call,
        fc.nat(20),
        fc.array(fc.constantFrom('ORG', 'SOCIAL', 'LEAVE')),
        (figures, decided, steps) => {
          const plan = planSeats(bt.parameters, figures, decided);
          expect(plan.seats.ORG! + plan.seats.SOCIAL!).toBe(30);
          expect(plan.seats.ORG).toBeGreaterThanOrEqual(15);
          const serving: Record<string, number> = { ORG: 0, SOCIAL: 0 };
          for (const step of [
            ...steps,
            ...Array<string>(40).fill('ORG'),
            ...Array<string>(40).fill('SOCIAL'),
          ]) {
            if (step === 'LEAVE') serving.ORG = Math.max(0, serving.ORG! - 1);
            else if (checkSeat(bt.parameters, plan, serving, step).allowed)
              serving[step] = serving[step]! + 1;
            expect(serving.ORG).toBeLessThanOrEqual(plan.seats.ORG!);
            expect(serving.SOCIAL).toBeLessThanOrEqual(plan.seats.SOCIAL!);
          }
          expect(serving.ORG! + serving.SOCIAL!).toBe(30);
        },
      ),
    );
  });
});

describe('grades (BT-ASM-7, §12)', () => {
  const graded = bt.parameters.assessment as GradedAssessment;
  const cohort = fc
    .array(fc.record({ adopted: fc.nat(14), provided: fc.nat(6), day: fc.nat(3), missed: fc.nat(9) }), {
      maxLength: 35,
    })
    .map((rows) =>
      rows.map(
        ({ adopted, provided, day, missed }, i): Assessed => ({
          id: `p${i}`,
          specialDutyMissed: missed === 0 ? ['task'] : [],
          quotaMissed: [],
          adopted,
          provided: adopted + provided,
          lastCountedAt: on(addDays('2023-01-01', day)),
        }),
      ),
    );
  const RANK = ['EXCELLENT', 'GOOD', 'PASS', 'UNDETERMINED'];

  test('ceilings hold for all but earned grades; nobody falls below what was earned; order of input does not matter', () => {
    fc.assert(
      fc.property(cohort, (people) => {
        const { rows, base, seats } = assessCohort(graded, people, 'FALLBACK');
        expect(seats).toEqual({ excellent: Math.floor(base / 5), good: Math.floor((base * 2) / 5) });
        for (const [grade, ceiling] of [
          ['EXCELLENT', seats!.excellent],
          ['GOOD', seats!.good],
        ] as const) {
          const holders = rows.filter((row) => row.grade === grade);
          const given = holders.filter((row) => row.earned !== grade).length;
          if (given > 0) expect(holders.length).toBeLessThanOrEqual(ceiling);
        }
        for (const { grade, earned } of rows) {
          if (grade !== 'FAIL') expect(RANK.indexOf(grade)).toBeLessThanOrEqual(RANK.indexOf(earned));
        }
        const byId = (each: typeof rows) => [...each].sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(byId(assessCohort(graded, [...people].reverse(), 'FALLBACK').rows)).toEqual(byId(rows));
      }),
      { numRuns: 400 },
    );
  });
});
