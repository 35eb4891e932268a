import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { StackError } from './errors';

/** The highest port that the Temporal server can keep in its table of members. */
export const MAX_TEMPORAL_PORT = 32_767;

/** True when nothing listens on the port of 127.0.0.1 at this moment. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * A set of different ports, free at this moment. Below 32768: above begin the ports that systems hand out to outgoing
 * connections, and the Temporal server's database keeps port numbers in 16 signed bits.
 */
export async function freePorts(count: number): Promise<number[]> {
  const found = new Set<number>();
  for (let tries = 0; found.size < count; tries += 1) {
    if (tries > 1_000)
      throw new StackError('No free ports on this machine.', 'End programs that listen on many ports.');
    const port = randomInt(10_240, MAX_TEMPORAL_PORT);
    if (!found.has(port) && (await isPortFree(port))) found.add(port);
  }
  return [...found];
}

/** What a port is for, the variable that sets it, and the value wished for. */
export interface PortWish {
  purpose: string;
  variable: string;
  /** Set by a person: then it is this port or a clear error. */
  explicit: number | undefined;
  preferred: number;
}

/**
 * The port to use: the explicit one when free, otherwise the preferred one or the next free one after it.
 * `taken` holds ports already promised to others; the chosen one is added to it.
 * @throws StackError when an explicitly set port is busy, or no port near the preferred one is free.
 */
export async function choosePort(wish: PortWish, taken: Set<number>): Promise<number> {
  if (wish.explicit !== undefined) {
    if (taken.has(wish.explicit) || !(await isPortFree(wish.explicit))) {
      throw new StackError(
        `Port ${wish.explicit} for ${wish.purpose} (${wish.variable}) is already in use.`,
        `Stop the program that listens on it, or choose another: ${wish.variable}=${wish.explicit + 1} npm start`,
      );
    }
    taken.add(wish.explicit);
    return wish.explicit;
  }
  for (let port = wish.preferred; port < wish.preferred + 100; port += 1) {
    if (taken.has(port) || !(await isPortFree(port))) continue;
    taken.add(port);
    return port;
  }
  throw new StackError(
    `No free port for ${wish.purpose} between ${wish.preferred} and ${wish.preferred + 99}.`,
    `Choose one yourself: ${wish.variable}=<port> npm start`,
  );
}
