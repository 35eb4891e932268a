/** Steps of a whole case, in their order; the raw workflow takes as many. */
export const STEPS = [
  'submit',
  'accept',
  'assign',
  'signFor',
  'prepare',
  'decide',
  'executePayment',
  'settlePayment',
  'callBack',
] as const;
export type StepName = (typeof STEPS)[number];

/** How long one step took, in milliseconds. */
export interface StepTime {
  step: StepName;
  ms: number;
}

/** One way to take a whole case from its first step to its last. */
export interface Driver {
  name: string;
  /** Makes what the next cases will need, so that it is not measured with them. */
  prepare(cases: number): Promise<void>;
  /** Runs one whole case; answers its workflow's id. */
  runCase(note: (time: StepTime) => void): Promise<string>;
}
