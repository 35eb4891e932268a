/**
 * Something on this machine keeps the local stack from running, told in words a person can act on:
 * `message` names the cause, `wayOut` the steps that help. Printed without a stack trace.
 */
export class StackError extends Error {
  constructor(
    message: string,
    readonly wayOut: string,
  ) {
    super(message);
    this.name = 'StackError';
  }
}

/** The text of an unknown error, with the way out when there is one. */
export function describeError(error: unknown): string {
  if (error instanceof StackError) return `${error.message}\n  → ${error.wayOut}`;
  if (error instanceof AggregateError && error.errors.length > 0) return describeError(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
