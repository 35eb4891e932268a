import { DEMO_PASSWORD } from '../../../db/presets';

/** An account that is logged in, speaking JSON over HTTP as the user interface does. */
export interface Session {
  get(path: string): Promise<unknown>;
  post(path: string, body: object, key: string): Promise<unknown>;
}

/** Logs a demo account in. @throws Error with the answer of every request that is not 2xx. */
export async function logIn(url: string, username: string): Promise<Session> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ username, password: DEMO_PASSWORD }),
  });
  await ok(answer);
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';', 1)[0] as string;
  const headers = { cookie, origin: url, 'content-type': 'application/json' };
  return {
    get: async (path) => ok(await fetch(`${url}/api${path}`, { headers: { cookie } })),
    post: async (path, body, key) =>
      ok(
        await fetch(`${url}/api${path}`, {
          method: 'POST',
          headers: { ...headers, 'idempotency-key': key },
          body: JSON.stringify(body),
        }),
      ),
  };
}

/** The answer's JSON. */
export async function ok(answer: Response): Promise<unknown> {
  const text = await answer.text();
  if (!answer.ok)
    throw new Error(`${new URL(answer.url).pathname} answered ${answer.status}: ${text.slice(0, 400)}`);
  return text === '' ? undefined : JSON.parse(text);
}

/**
 * Several sessions of one account, used in turn: the API lets one session make 1 200 requests a minute, and the bench
 * stands for many people.
 */
export async function logInOften(url: string, username: string, times: number): Promise<() => Session> {
  const sessions = await Promise.all(Array.from({ length: times }, () => logIn(url, username)));
  let next = 0;
  return () => {
    next = (next + 1) % sessions.length;
    return sessions[next] as Session;
  };
}
