import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OBLIGATION_STATUS_LABELS } from '../../admin-ui/src/shared/labels';
import { REDEMPTION_COMMANDS } from '../../workflows/redemption/messages';
import { OBLIGATION_RULES } from '../../workflows/rules/redemption/clocks';
import {
  ACT_LABELS,
  COMMAND_LABELS,
  DOCUMENT_LABELS,
  KIND_LABELS,
  OBLIGATION_LABELS,
  OUTCOME_LABELS,
  ROLE_LABELS,
  STATUS_LABELS,
} from '../../workflows/rules/redemption/labels';

const GLOSSARY = readFileSync(join(__dirname, '../../docs/glossary.md'), 'utf8');

/** The words of the tables below a heading, in code and in Chinese; the n-th table, counted from 0. */
function words(heading: string, nth = 0): Record<string, string> {
  const section = GLOSSARY.split(/^## /m).find((each) => each.startsWith(`${heading}\n`));
  if (!section) throw new Error(`no section ${heading}`);
  const tables = section.split(/^\| .+ \|\n\| ?---.*$/m).slice(1);
  const rows = [...(tables[nth] ?? '').matchAll(/^\| `(\w+)` *\| ([^|]+?) *\|/gm)];
  return Object.fromEntries(rows.map(([, code = '', chinese = '']) => [code, chinese]));
}

describe('docs/glossary.md pairs code and Chinese as the labels do', () => {
  test.each([
    ['Kinds of items', 0, KIND_LABELS],
    ['Status of a case', 0, STATUS_LABELS],
    ['Outcome of a case', 0, OUTCOME_LABELS],
    ['Roles', 0, ROLE_LABELS],
    ['Commands', 0, COMMAND_LABELS],
    ['Obligations', 0, OBLIGATION_LABELS],
    ['Obligations', 1, OBLIGATION_STATUS_LABELS],
    ['Acts of the ladder', 0, ACT_LABELS],
    ['Documents', 0, DOCUMENT_LABELS],
  ])('%s, table %i', (heading, nth, labels) => {
    expect(words(heading, nth)).toEqual(labels);
  });

  test('every message of the process has a name, every clock its rule', () => {
    expect(Object.keys(words('Commands'))).toEqual(expect.arrayContaining([...REDEMPTION_COMMANDS]));
    for (const [kind, rule] of Object.entries(OBLIGATION_RULES))
      expect(GLOSSARY).toMatch(new RegExp(`\\| \`${kind}\` *\\| [^|]+ \\| ${rule}\\b`));
  });
});
