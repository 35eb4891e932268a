import { bt } from '../../db/presets/schemes/bt';
import type { ProcedureEvent } from '../../workflows/rules/officer-term/hearing/types';
import {
  applyTermEvent,
  checkTermEvent,
  passTime,
  type TermContext,
  type TermEvent,
} from '../../workflows/rules/officer-term/stepTerm';
import { newTerm, type OfficerTerm } from '../../workflows/rules/officer-term/termState';
import { contextOf, finding, on } from './officerTermBuilders';

export const FOUND = on('2022-06-01', '00:00');
export const ID = finding().key;

/** A term under test: plays events after letting time pass, as the process does. */
export class Play {
  term: OfficerTerm;
  effects: string[] = [];
  constructor(
    span = { from: '2022-04-01', to: '2023-03-31' },
    readonly context: TermContext = contextOf(bt.parameters),
  ) {
    this.term = newTerm(span, false);
  }
  to(at: string): this {
    const step = passTime(this.term, at, this.context);
    this.term = step.term;
    this.effects.push(...step.effects.map(({ kind, at: when }) => `${kind} ${when}`));
    return this;
  }
  check(event: TermEvent) {
    this.to(event.at);
    return checkTermEvent(this.term, event, this.context);
  }
  do(event: TermEvent): this {
    expect(this.check(event)).toEqual({ allowed: true });
    const step = applyTermEvent(this.term, event, this.context);
    this.term = step.term;
    this.effects.push(...step.effects.map(({ kind, at }) => `${kind} ${at}`));
    return this;
  }
  find(...findings: ReturnType<typeof finding>[]): this {
    return this.do({ type: 'FINDINGS', at: findings[0]!.at, findings });
  }
  in(event: ProcedureEvent, procedureId = ID): this {
    return this.do({ type: 'PROCEDURE', at: event.at, procedureId, event });
  }
  refused(event: ProcedureEvent, procedureId = ID) {
    return this.check({ type: 'PROCEDURE', at: event.at, procedureId, event });
  }
  procedure(id = ID) {
    return this.term.procedures.find((each) => each.id === id)!;
  }
}

export const notified = (at = on('2022-06-01', '09:00')): ProcedureEvent => ({ type: 'NOTIFIED', at });
export const read = (at = on('2022-06-01', '11:00')): ProcedureEvent => ({
  type: 'DELIVERED',
  at,
  way: 'READ',
  by: 'officer',
});
export const propose = (
  at: string,
  over: Partial<Extract<ProcedureEvent, { type: 'STAY_PROPOSED' }>> = {},
): ProcedureEvent => ({
  type: 'STAY_PROPOSED',
  at,
  by: 'clerk',
  reasonId: 'reason',
  factIds: ['MONTH:2022-04', 'MONTH:2022-05'],
  until: null,
  ...over,
});
export const confirm = (at: string, by = 'head'): ProcedureEvent => ({ type: 'STAY_CONFIRMED', at, by });
/** 3 June 2022 is a holiday: five working days after 1 June are 2, 6, 7, 8 and 9 June. */
export const WINDOW_END = on('2022-06-09', '18:00');
export const DISMISSED_AT = on('2022-06-09', '18:01');

export const heard = () => new Play().find(finding()).in(notified()).in(read());

export const month = (name: string) => ({
  factId: `MONTH:${name}`,
  label: name,
  from: `${name}-01`,
  to: `${name}-28`,
  count: 0,
  onLeave: false,
});
export const fourMonths = finding({
  key: 'EMPTY_MONTHS_IN_YEAR:2022-04,2022-06,2022-09,2022-10',
  ground: 'EMPTY_MONTHS_IN_YEAR',
  ruleId: 'BT-DSM-3',
  at: on('2022-11-01', '00:00'),
  needs: 4,
  facts: ['2022-04', '2022-06', '2022-09', '2022-10'].map(month),
});
export const twoMonths = finding({
  key: 'CONSECUTIVE_EMPTY_MONTHS:2022-09,2022-10',
  at: on('2022-11-01', '00:00'),
  facts: ['2022-09', '2022-10'].map(month),
});
