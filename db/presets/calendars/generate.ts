import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import chineseDays from 'chinese-days/dist/chinese-days.json';

/**
 * Writes national.data.ts from the npm package chinese-days. Run it with `npx tsx db/presets/calendars/generate.ts`
 * when a new arrangement is announced: raise LAST_YEAR and the version, and read the table against the notice.
 */
const VERSION = 'CN-2026.1';
const FIRST_YEAR = 2022;
const LAST_YEAR = 2026;

const NAMES: Record<string, string> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };

/** Rows of one kind of day, `English name,中文名,days` in the package, sorted by date. */
function table(days: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(days)
      .filter(([date]) => Number(date.slice(0, 4)) >= FIRST_YEAR && Number(date.slice(0, 4)) <= LAST_YEAR)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([date, text]) => {
        const name = text.split(',')[1];
        if (!name) throw new Error(`no Chinese name for ${date}: ${text}`);
        return [date, NAMES[name] ?? name];
      }),
  );
}

function source(name: string, days: Record<string, string>): string {
  const rows = Object.entries(days).map(([date, holiday]) => `  '${date}': '${holiday}',`);
  return `export const ${name}: Record<string, string> = {\n${rows.join('\n')}\n};\n`;
}

const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, i) => FIRST_YEAR + i);
const text = [
  '// Written by generate.ts from the npm package chinese-days; change that script, not this file.\n',
  `export const version = '${VERSION}';\n`,
  `export const announcedYears = [${years.join(', ')}];\n`,
  `/** Days off, weekends inside a holiday included. */\n${source('holidays', table(chineseDays.holidays))}`,
  `/** Weekend days worked in exchange. */\n${source('makeUps', table(chineseDays.workdays))}`,
].join('\n');

writeFileSync(join(__dirname, 'national.data.ts'), text);
