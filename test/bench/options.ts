import { parseArgs } from 'node:util';

export interface Options {
  /** Fewer rounds and cases: a first look in about two minutes. */
  quick: boolean;
  /** Names of the benches to run; all when empty. */
  only: string[];
  /** Folder for CPU profiles of the workers and the API, or null. */
  profile: string | null;
}

export const USAGE = `npm run bench -- [--quick] [--only <name>] [--profile <folder>]
  --quick    fewer rounds and cases
  --only     one of the benches; may be given several times
  --profile  writes CPU profiles of the workers and the API into this folder`;

/** Reads the command line. @throws Error with the usage for what it does not know. */
export function readOptions(words: string[], names: readonly string[]): Options {
  const { values } = parseArgs({
    args: words,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      profile: { type: 'string' },
    },
  });
  const unknown = values.only.find((name) => !names.includes(name));
  if (unknown) throw new Error(`--only ${unknown}: the benches are ${names.join(', ')}\n${USAGE}`);
  return { quick: values.quick, only: values.only, profile: values.profile ?? null };
}
