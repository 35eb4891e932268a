import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseTemporal } from '../../local-stack/temporal';
import { TEMPORAL_VERSION } from '../../local-stack/temporalBuild';
import { ensureNamespace, requireTemporal } from '../../local-stack/temporalConnection';
import { testVariable } from '../support/environment';
import { freePort } from '../support/ports';

const quiet = () => undefined;

describe('the choice of the Temporal server', () => {
  let folder: string;
  let bin: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yingshang-temporal-'));
    bin = join(folder, 'bin');
    mkdirSync(bin);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const program = (file: string, text: string) => {
    writeFileSync(file, `#!/bin/sh\necho "${text}"\n`);
    chmodSync(file, 0o755);
  };
  const environment = () => ({ PATH: `${bin}:/bin:/usr/bin`, XDG_CACHE_HOME: folder });
  const cache = () => {
    const place = join(folder, 'yingshang', `temporal-${TEMPORAL_VERSION}`);
    mkdirSync(place, { recursive: true });
    for (const name of ['server', 'sql']) program(join(place, name), name);
    return place;
  };

  test('TEMPORAL_ADDRESS comes first', async () => {
    program(join(bin, 'temporal'), 'temporal version 1.9.0');
    const choice = await chooseTemporal(quiet, {
      ...environment(),
      TEMPORAL_ADDRESS: 'temporal.example:7233',
    });
    expect(choice).toEqual({ kind: 'external', address: 'temporal.example:7233' });
  });

  test('then a recent CLI on PATH', async () => {
    program(join(bin, 'temporal'), 'temporal version 1.10.2 (Server 1.33.0)');
    cache();
    expect(await chooseTemporal(quiet, environment())).toEqual({ kind: 'cli', command: 'temporal' });
  });

  test('an older CLI is passed over for the server from the cache', async () => {
    program(join(bin, 'temporal'), 'temporal version 1.8.4');
    const place = cache();
    expect(await chooseTemporal(quiet, environment())).toEqual({
      kind: 'built',
      binaries: { server: join(place, 'server'), sql: join(place, 'sql') },
    });
  });

  test('with nothing at hand the message names all ways', async () => {
    const attempt = chooseTemporal(quiet, { PATH: bin, XDG_CACHE_HOME: folder });
    await expect(attempt).rejects.toMatchObject({
      name: 'StackError',
      wayOut: expect.stringMatching(/TEMPORAL_ADDRESS[\s\S]*CLI[\s\S]*Go/),
    });
  });
});

describe('a Temporal server elsewhere', () => {
  let silent: Server;
  let silentPort: number;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    silentPort = await freePort();
    silent = createServer((socket) => sockets.push(socket));
    await new Promise<void>((resolve) => silent.listen(silentPort, '127.0.0.1', resolve));
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  test('a wrong address is told within seconds, with the way out', async () => {
    const address = `127.0.0.1:${await freePort()}`;
    const begun = Date.now();
    await expect(requireTemporal({ address }, 1_000)).rejects.toMatchObject({
      message: expect.stringContaining(`TEMPORAL_ADDRESS=${address}`),
      wayOut: expect.stringContaining('Correct TEMPORAL_ADDRESS'),
    });
    expect(Date.now() - begun).toBeLessThan(8_000);
  });

  test('so is a server that accepts the connection and never answers', async () => {
    const begun = Date.now();
    await expect(requireTemporal({ address: `127.0.0.1:${silentPort}` }, 1_000)).rejects.toThrow(
      'No Temporal server',
    );
    expect(Date.now() - begun).toBeLessThan(8_000);
  });

  test('an address that is not host:port is told at once', async () => {
    await expect(requireTemporal({ address: 'http://localhost' })).rejects.toThrow(
      'not of the form host:port',
    );
  });

  test('a running server is accepted and the namespace made only once', async () => {
    const target = { address: testVariable('temporalAddress') };
    await requireTemporal(target);
    await ensureNamespace(target, 'made-by-a-test', 1);
    await ensureNamespace(target, 'made-by-a-test', 1);
  });
});
