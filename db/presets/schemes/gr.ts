import type { RedemptionParameters } from '../../../workflows/rules/redemption/types';
import { redemptionParametersSchema } from './schema';

const parameters: RedemptionParameters = {
  clocks: {
    intakeWorkingDays: 1, // configuration: the scheme sets no limit for the examination before acceptance
    assignMinutes: 60, // GR-T1: 1 hour
    respondMinutes: 60, // GR-T2: 1 hour
    reviewWorkingDays: 10, // GR-T3
    payWorkingDays: 1, // GR-T4
    callbackWorkingDays: 5, // GR-U7: every closed case is called back; the number is configuration
  },
  policy: {
    hourClock: 'OFFICE', // AMB-GR-1
    lastWorkingDayEndsAt: 'OFFICE_CLOSE', // domain §12, end of a working-day limit
  },
  supplement: {
    maxBeforeAcceptance: 1, // AMB-GR-4: one notice that lists everything
    maxAfterAcceptance: 1, // AMB-GR-4: stops GR-T3, once by default
  },
  callback: {
    maxAttempts: 3, // AMB-GR-6
  },
  // GR-U7, GR-G6: the steps are the scheme's own, their moments are configuration
  ladder: {
    rungs: [
      { at: { percent: 50 }, act: 'WARN' },
      { at: { percent: 80 }, act: 'WARN' },
      { at: { percent: 100 }, act: 'REMIND' },
      { at: { workingDaysAfterDue: 1 }, act: 'SUPERVISE' },
      { at: { workingDaysAfterDue: 3 }, act: 'PROPOSE_TRANSFER' },
    ],
    thenRemindEveryWorkingDays: 5,
  },
  paymentQueryMinutes: [1, 5, 15, 60], // configuration: AMB-GR-3 counts the bank's receipt, so it is asked for
};

/** Guangyuan's one-stop redemption of enterprise policies, version 1 (GR §10). Published versions never change. */
export const gr = {
  code: 'GR',
  version: 1,
  name: '广元市惠企政策“一站式”兑现工作方案',
  parameters: redemptionParametersSchema.parse(parameters),
  publishedAt: '2022-09-06T01:00:00.000Z',
};
