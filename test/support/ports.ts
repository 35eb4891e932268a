import { freePorts } from '../../local-stack/ports';

/** One free port of 127.0.0.1 for a server that a test starts. */
export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  return port as number;
}

export { freePorts };
