import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../../api/app';
import { ASSESSMENT_BODIES } from '../../api/assessment/schemas';
import { createContext } from '../../api/context';
import { readConfig } from '../../api/env';
import { ROUND_BODIES } from '../../api/evaluation-round/schemas';
import { FOLLOW_UP_BODIES } from '../../api/follow-up/schemas';
import { GATHERING_COMMAND_BODIES } from '../../api/gathering/schemas';
import { MEASURE_BODIES } from '../../api/measure/schemas';
import { SUBMISSION_BULK_COMMANDS } from '../../api/officer-term/bulk';
import { TERM_COMMAND_NAMES } from '../../api/officer-term/commandSchemas';
import { openApiDocument } from '../../api/openapi';
import { COMMAND_BODIES } from '../../api/redemption/commandSchemas';
import { REWARD_LIST_BODIES } from '../../api/reward-list/schemas';
import { ROLES } from '../../workflows/rules/redemption/types';

const DOCUMENT = readFileSync(join(__dirname, '../../docs/api.md'), 'utf8');

interface Operation {
  description?: string;
  security?: unknown[];
  parameters?: { in: string; name: string }[];
}

/** Routes as the running application describes them; declaring them touches neither database nor engine. */
function declaredRoutes(): string[] {
  const { settings } = readConfig({
    DATABASE_URL: 'postgres://nowhere',
    SESSION_SECRET: 's'.repeat(32),
    RATING_SECRET: 'r'.repeat(32),
    FILE_STORE_DIR: '/nowhere',
    BANK_CALLBACK_SECRET: 'b'.repeat(32),
  });
  const nothing = {} as never;
  const logger = pino({ level: 'silent' });
  const ctx = createContext({ db: nothing, client: nothing, fileStore: nothing, settings, logger });
  createApp(ctx);
  const { paths } = openApiDocument(ctx.openapi) as { paths: Record<string, Record<string, Operation>> };
  const routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const marked = operation.parameters?.some(({ name }) => name === 'Idempotency-Key') ? ' ●' : '';
      return `${method.toUpperCase()}${marked} ${general(path)} ${rolesOf(operation)}`;
    }),
  );
  return [...new Set(routes)].sort();
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Steps of each process by the folder of its routes, with the words before their list in the document. */
const STEPS: Record<string, { list: string; commands: string[] }> = {
  redemptions: { list: 'Commands', commands: Object.keys(COMMAND_BODIES).map(kebab) },
  'officer-terms': { list: 'Commands of a term', commands: TERM_COMMAND_NAMES.map(kebab) },
  'officer-submissions': {
    list: 'Commands of several submissions',
    commands: SUBMISSION_BULK_COMMANDS.map(kebab),
  },
  gatherings: { list: 'Commands of a gathering', commands: Object.keys(GATHERING_COMMAND_BODIES).map(kebab) },
  assessments: { list: 'Commands of an assessment', commands: Object.keys(ASSESSMENT_BODIES).map(kebab) },
  'evaluation-rounds': { list: 'Commands of a round', commands: Object.keys(ROUND_BODIES).map(kebab) },
  'follow-ups': { list: 'Commands of a follow-up', commands: Object.keys(FOLLOW_UP_BODIES).map(kebab) },
  measures: { list: 'Commands of a measure', commands: Object.keys(MEASURE_BODIES).map(kebab) },
  'reward-lists': { list: 'Commands of a reward list', commands: Object.keys(REWARD_LIST_BODIES).map(kebab) },
};

/** The steps of a process are one route of the document. */
function general(path: string): string {
  const [, front, folder = '', last = ''] = /^(\/api\/([\w-]+)\/(?:\{id\}|bulk))\/([\w-]+)$/.exec(path) ?? [];
  return STEPS[folder]?.commands.includes(last) ? `${front}/{command}` : path;
}

function rolesOf({ description = '', security }: Operation): string {
  if (security?.length === 0) return 'anybody';
  return ROLES.filter((role) => description.includes(role)).join(',') || 'logged in';
}

/** The same from the table of docs/api.md. */
function describedRoutes(): string[] {
  const rows = [...DOCUMENT.matchAll(/^\| ([A-Z]+(?: ●)?) *\| `([^`]+)` *\| ([^|]+?) *\| [^|]+ \|$/gm)];
  return rows
    .map(([, method, path, who = '']) => {
      const roles = ROLES.filter((role) => who.split(/, ?/).includes(role)).join(',');
      return `${method} ${path} ${roles || (who === 'the bank' ? 'anybody' : who)}`;
    })
    .sort();
}

describe('docs/api.md', () => {
  test('has every route with its roles and its need of a key, and no other', () => {
    expect(describedRoutes()).toEqual(declaredRoutes());
  });

  test.each(Object.values(STEPS))('names every step: $list', ({ list, commands }) => {
    const [, line = ''] = new RegExp(`^${list}: (.+)$`, 'm').exec(DOCUMENT) ?? [];
    expect([...line.matchAll(/`([^`]+)`/g)].map(([, name]) => name).sort()).toEqual([...commands].sort());
  });
});
