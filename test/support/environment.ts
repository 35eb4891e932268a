/** Names of the variables through which the set-up of a test run tells test files where its servers are. */
const VARIABLES = {
  /** Superuser's address of the database `postgres` of this run's PostgreSQL. */
  adminUrl: 'TEST_DATABASE_ADMIN_URL',
  /** Name of the migrated and preset database that is cloned for each test file. */
  template: 'TEST_DATABASE_TEMPLATE',
  temporalAddress: 'TEST_TEMPORAL_ADDRESS',
  temporalNamespace: 'TEST_TEMPORAL_NAMESPACE',
  browserNamespace: 'TEST_BROWSER_NAMESPACE',
  /** Path of the bundle of `workflows/index.ts`. */
  workflowBundle: 'TEST_WORKFLOW_BUNDLE',
  /** The Chromium of browser tests (`BrowserBinary` as JSON). */
  browser: 'TEST_BROWSER_BINARY',
} as const;

export type TestVariable = keyof typeof VARIABLES;

/** Passes a value on to the test files of this run. */
export function setTestVariable(variable: TestVariable, value: string): void {
  process.env[VARIABLES[variable]] = value;
}

/**
 * A value from the set-up of this run.
 * @throws Error when the engine was not started: a test that needs it fails, it is never skipped.
 */
export function testVariable(variable: TestVariable): string {
  const value = process.env[VARIABLES[variable]];
  if (value) return value;
  throw new Error(
    `${VARIABLES[variable]} is not set: the set-up of this run could not provide it (see its output above), or did not start the engine (runs of test/rules alone, TEST_ENGINE=off).`,
  );
}
