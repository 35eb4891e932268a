import { createServer, type Server } from 'node:net';
import { StackError } from '../../local-stack/errors';
import { choosePort, freePorts, isPortFree, MAX_TEMPORAL_PORT } from '../../local-stack/ports';

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

describe('ports of the local stack', () => {
  let busy: number;
  let server: Server;

  beforeAll(async () => {
    busy = (await freePorts(1))[0] as number;
    server = await listen(busy);
  });
  afterAll(() => server.close());

  const wish = { purpose: 'the web interface', variable: 'PORT' };

  test('an explicitly chosen port that is busy is an error that names the port and how to choose another', async () => {
    const attempt = choosePort({ ...wish, explicit: busy, preferred: 8080 }, new Set());
    await expect(attempt).rejects.toBeInstanceOf(StackError);
    await expect(attempt).rejects.toMatchObject({
      message: expect.stringContaining(`Port ${busy} for the web interface (PORT)`),
      wayOut: expect.stringContaining(`PORT=${busy + 1} npm start`),
    });
  });

  test('a busy default gives way to the next free port', async () => {
    const port = await choosePort({ ...wish, explicit: undefined, preferred: busy }, new Set());
    expect(port).toBeGreaterThan(busy);
    expect(await isPortFree(port)).toBe(true);
  });

  test('two wishes never get the same port', async () => {
    const [preferred] = (await freePorts(1)) as [number];
    const taken = new Set<number>();
    const first = await choosePort({ ...wish, explicit: undefined, preferred }, taken);
    const second = await choosePort({ ...wish, explicit: undefined, preferred }, taken);
    expect(second).not.toBe(first);
    await expect(choosePort({ ...wish, explicit: first, preferred }, taken)).rejects.toThrow(String(first));
  });

  test('free ports are ones that the Temporal server can keep in its table of members', async () => {
    const ports = await freePorts(8);
    expect(new Set(ports).size).toBe(8);
    expect(Math.max(...ports)).toBeLessThanOrEqual(MAX_TEMPORAL_PORT);
  });
});
