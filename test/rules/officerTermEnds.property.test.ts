import fc from 'fast-check';
import { bt } from '../../db/presets/schemes/bt';
import { addDays, chinaDate } from '../../workflows/rules/calendar/dates';
import type { ProcedureEvent } from '../../workflows/rules/officer-term/hearing/types';
import {
  applyTermEvent,
  checkTermEvent,
  passTime,
  type TermEvent,
} from '../../workflows/rules/officer-term/stepTerm';
import { isOver, newTerm, type OfficerTerm } from '../../workflows/rules/officer-term/termState';
import { contextOf, on } from './officerTermBuilders';

describe('terms', () => {
  const SPAN = { from: '2022-04-01', to: '2023-03-31' };
  const context = contextOf(bt.parameters);
  const MONTHS = ['2022-04', '2022-05', '2022-06', '2022-07', '2022-08'];

  const pairs = MONTHS.slice(1).map((month, i) => ({
    key: `CONSECUTIVE_EMPTY_MONTHS:${MONTHS[i]},${month}`,
    ground: 'CONSECUTIVE_EMPTY_MONTHS' as const,
    ruleId: 'BT-DSM-2',
    needs: 2,
    message: '',
    facts: [MONTHS[i]!, month].map((each) => ({
      factId: `MONTH:${each}`,
      label: each,
      from: `${each}-01`,
      to: `${each}-28`,
      count: 0,
      onLeave: false,
    })),
  }));
  const violation = {
    ...pairs[0]!,
    key: 'VIOLATION:v',
    ground: 'VIOLATION' as const,
    ruleId: 'BT-DSM-4',
    needs: 1,
  };

  const act = fc.record({
    hours: fc.integer({ min: 1, max: 900 }),
    which: fc.nat(4),
    what: fc.constantFrom(
      'FIND',
      'NOTIFIED',
      'READ',
      'PAPER',
      'ANSWERED',
      'STAY',
      'STAY_UNTIL',
      'CONFIRM',
      'REJECT',
      'END',
      'KEEP',
      'REFUTE',
      'RESIGN',
      'RENEW',
    ),
  });

  function eventOf({ what, which }: { what: string; which: number }, at: string): TermEvent {
    const target = [...pairs, violation][which]!;
    const factIds = target.facts.map(({ factId }) => factId);
    const inProcedure = (event: ProcedureEvent): TermEvent => ({
      type: 'PROCEDURE',
      at,
      procedureId: target.key,
      event,
    });
    const until = what === 'STAY_UNTIL' ? addDays(chinaDate(at), 30) : null;
    switch (what) {
      case 'FIND':
        return { type: 'FINDINGS', at, findings: [{ ...target, at }] };
      case 'RESIGN':
        return { type: 'RESIGNED', at, applicationFileId: 'f' };
      case 'RENEW':
        return { type: 'RENEWAL_DECIDED', at, by: 'head', renew: true, reasonId: 'r' };
      case 'NOTIFIED':
        return inProcedure({ type: 'NOTIFIED', at });
      case 'READ':
        return inProcedure({ type: 'DELIVERED', at, way: 'READ', by: 'officer' });
      case 'PAPER':
        return inProcedure({ type: 'DELIVERED', at, way: 'RECORDED', by: 'clerk' });
      case 'ANSWERED':
        return inProcedure({ type: 'ANSWERED', at, answerId: 'a' });
      case 'CONFIRM':
        return inProcedure({ type: 'STAY_CONFIRMED', at, by: 'head' });
      case 'REJECT':
        return inProcedure({ type: 'STAY_REJECTED', at, by: 'head' });
      case 'REFUTE':
        return inProcedure({ type: 'FACTS_REFUTED', at, by: 'clerk', reasonId: 'r', factIds });
      case 'STAY':
      case 'STAY_UNTIL':
        return inProcedure({ type: 'STAY_PROPOSED', at, by: 'clerk', reasonId: 'r', factIds, until });
      default:
        return inProcedure({ type: 'DECIDED', at, by: 'head', keep: what === 'KEEP', reasonId: 'r' });
    }
  }

  const play = (acts: { hours: number; which: number; what: string }[], stops: number) => {
    let term: OfficerTerm = newTerm(SPAN, false);
    const effects: unknown[] = [];
    const endings: string[] = [];
    const take = (step: { term: OfficerTerm; effects: unknown[] }) => {
      if (isOver(term)) {
        expect([step.term.status, step.term.endedAt]).toEqual([term.status, term.endedAt]);
      }
      term = step.term;
      effects.push(...step.effects);
      if (isOver(term)) endings.push(`${term.status} ${term.endedAt}`);
    };
    let time = Date.parse(on('2022-06-01'));
    for (const each of acts) {
      const from = time;
      time += each.hours * 3_600_000;
      for (let i = 1; i <= stops; i++) {
        take(passTime(term, new Date(from + ((time - from) * i) / stops).toISOString(), context));
      }
      const event = eventOf(each, new Date(time).toISOString());
      if (checkTermEvent(term, event, context).allowed) take(applyTermEvent(term, event, context));
    }
    take(passTime(term, on('2026-12-01'), context));
    return { term, effects, endings };
  };

  test('whatever happens: every term ends once and for good, and splitting time changes nothing', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), fc.integer({ min: 2, max: 5 }), (acts, stops) => {
        const once = play(acts, 1);
        expect(new Set(once.endings).size).toBe(1);
        expect(once.effects.filter((each) => (each as { kind: string }).kind === 'TERM_ENDED')).toHaveLength(
          1,
        );
        const { term, effects } = play(acts, stops);
        expect(term).toEqual(once.term);
        expect(effects).toEqual(once.effects);
      }),
      { numRuns: 400 },
    );
  });

  test('nobody is dismissed by the process before a delivered window is over', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const { term } = play(acts, 1);
        for (const each of term.procedures) {
          if (each.mode !== 'AUTO' || each.status !== 'CARRIED_OUT' || each.decision) continue;
          expect(each.delivery).not.toBeNull();
          expect(term.endedAt! > each.windowEndsAt!).toBe(true);
        }
      }),
    );
  });
});
