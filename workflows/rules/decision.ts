/** Answer of a guard: allowed, or refused with a stable code, a Chinese sentence and the rule that refuses. */
export type Decision = { allowed: true } | Refused;

export interface Refused {
  allowed: false;
  code: string;
  message: string;
  ruleId: string;
  field?: string;
}

export const ALLOWED: Decision = { allowed: true };

export function refuse(code: string, message: string, ruleId: string, field?: string): Refused {
  return { allowed: false, code, message, ruleId, ...(field === undefined ? {} : { field }) };
}
