/** Type of the failure that refuses a step; its details are one `Refusal`. */
export const REFUSAL = 'Refusal';
export interface Refusal {
  code: string;
  message: string;
  ruleId: string;
  field?: string;
}
