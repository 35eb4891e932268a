import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { StackError } from './errors';

const schema = z.object({
  sessionSecret: z.string().min(32),
  bankCallbackSecret: z.string().min(32),
  databasePassword: z.string().min(16),
});

/** The secrets of the local stack. */
export type StackSecrets = z.infer<typeof schema>;

/**
 * The secrets from the file, made once and readable by the owner only.
 * @throws StackError when the file is damaged: new ones would no longer open the existing database.
 */
export function loadSecrets(file: string): StackSecrets {
  if (!existsSync(file)) {
    const made = () => randomBytes(32).toString('hex');
    const secrets: StackSecrets = {
      sessionSecret: made(),
      bankCallbackSecret: made(),
      databasePassword: made(),
    };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new StackError(
      `The secrets in ${file} cannot be read.`,
      `Restore the file, or remove ${dirname(file)} to begin with an empty database.`,
    );
  }
}
