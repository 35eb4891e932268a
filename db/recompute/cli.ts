import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { exportLines, exportRound, parseExport } from './export';
import { differences } from './recompute';

const USAGE = `usage (DATABASE_URL of a role that may read; nothing is written to the database):
  recompute ROUND_ID [--version N] [--export FILE]   compares the stored result with one computed anew
  recompute --file FILE                              the same from an export alone; any PostgreSQL will do
ends with 0 when both are equal, with 1 when they differ, with 2 when nothing could be compared`;

/** Recomputes one result and prints what differs. @returns the exit code */
async function main(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      version: { type: 'string' },
      export: { type: 'string' },
      file: { type: 'string' },
    },
  });
  const [roundId] = positionals;
  if ((roundId === undefined) === (values.file === undefined)) throw new Error(USAGE);
  const client = new Client({
    connectionString: process.env.DATABASE_URL,
    application_name: 'yingshang-recompute',
  });
  await client.connect();
  try {
    const exported = values.file
      ? parseExport(readFileSync(values.file, 'utf8').trimEnd().split('\n'))
      : await exportRound(client, roundId!, values.version ? Number(values.version) : null);
    if (values.export) writeFileSync(values.export, `${exportLines(exported).join('\n')}\n`, { mode: 0o600 });
    const { round, objects, answers } = exported;
    console.log(
      `round ${round.year}/${round.number}, version ${round.version}: ${objects.length} objects, ${answers.length} answers`,
    );
    const found = await differences(client, exported);
    for (const line of found) console.log(line);
    console.log(found.length === 0 ? 'equal' : `${found.length} differences`);
    return found.length === 0 ? 0 : 1;
  } finally {
    await client.end();
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);
