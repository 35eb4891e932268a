import { StackError } from './errors';
import { isOurs, readPidFile, removePidFile, stopOrphans, writePidFile } from './pidFiles';
import { commandLine } from './processIdentity';

const NAME = 'start';

/**
 * Takes the data folder for this process and ends whatever a killed earlier start has left running in it.
 * @returns the names of the left-over processes that were ended, and how to give the folder back.
 * @throws StackError when another start is at work in the same folder.
 */
export async function takeDataFolder(runDir: string): Promise<{ orphans: string[]; release(): void }> {
  const other = readPidFile(runDir, NAME);
  if (other && other.pid !== process.pid && isOurs(other)) {
    throw new StackError(
      `The stack already runs with this data folder (process ${other.pid}).`,
      'Use it, stop it with Ctrl-C in its terminal, or start a second one: YINGSHANG_DATA=<other folder> npm start',
    );
  }
  const orphans = (await stopOrphans(runDir)).filter((name) => name !== NAME);
  writePidFile(runDir, {
    name: NAME,
    pid: process.pid,
    marker: commandLine(process.pid),
    stopSignal: 'SIGTERM',
  });
  return { orphans, release: () => removePidFile(runDir, NAME, process.pid) };
}
