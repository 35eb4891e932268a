import type { CommandForms } from '../../process/types';
import type { TermRecord } from '../types';
import { disciplineForms } from './discipline';
import { dutyForms } from './duties';
import { hearingForms } from './hearing';
import { hasObject } from './objects';

/** Forms of all steps that others than the officer take on a term. */
export const termForms: CommandForms<TermRecord> = { ...dutyForms, ...hearingForms, ...disciplineForms };

/** Steps that somebody waits for, most pressing first. */
const WAITED_FOR = [
  'recordTraining',
  'answerStay',
  'screen',
  'decideLeave',
  'verifyViolation',
  'decidePublication',
  'decideAdoption',
  'takeMeasure',
];

/** Steps that carry this term forward now. */
export function pressing(record: TermRecord): string[] {
  const open = record.procedures.filter(({ endedAt }) => endedAt === null);
  const delivery = open.some(({ status }) => status === 'NOTIFIED') ? ['recordDelivery'] : [];
  const decision = open.some(({ status }) => ['DECIDING', 'REVIEW'].includes(status))
    ? ['decideProcedure']
    : [];
  return [...decision, ...delivery, ...WAITED_FOR.filter((command) => hasObject(command, record))];
}
