import type { CommandForms } from '../../process/types';
import type { TermRecord } from '../types';
import { disciplineForms } from './discipline';
import { dutyForms } from './duties';
import { hearingForms } from './hearing';

/** Forms of all steps that others than the officer take on a term. */
export const termForms: CommandForms<TermRecord> = { ...dutyForms, ...hearingForms, ...disciplineForms };

/** Steps that carry a term forward, most pressing first. */
export const FORWARD = [
  'recordTraining',
  'answerStay',
  'decideProcedure',
  'recordDelivery',
  'screen',
  'decideAdoption',
  'decideLeave',
  'verifyViolation',
  'takeMeasure',
  'decidePublication',
  'decideRenewal',
  'confirmReview',
];
