/** A refusal of the API. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'ApiProblem';
  }
}

/** One person who is logged in. Every write carries the given Idempotency-Key, so that it may be repeated. */
export interface Person {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object, key: string): Promise<T>;
  /** Uploads a file; answers its id. */
  upload(fileName: string, content: Uint8Array<ArrayBuffer>, key: string): Promise<string>;
}

/**
 * Logs in at the API, e.g. `http://127.0.0.1:8080`. Paths are those below `/api`.
 * @throws ApiProblem when the API refuses, TypeError or a TimeoutError when it cannot be reached.
 */
export async function logIn(apiUrl: string, username: string, password: string): Promise<Person> {
  const answer = await send(`${apiUrl}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const post = (path: string, key: string, body: string | FormData, headers: Record<string, string> = {}) =>
    send(`${apiUrl}/api${path}`, {
      method: 'POST',
      headers: { cookie, 'idempotency-key': key, ...headers },
      body,
    });
  return {
    get: async (path) => (await send(`${apiUrl}/api${path}`, { headers: { cookie } })).json(),
    async post(path, body, key) {
      const answer = await post(path, key, JSON.stringify(body), { 'content-type': 'application/json' });
      return answer.status === 204 ? undefined : await answer.json();
    },
    async upload(fileName, content, key) {
      const form = new FormData();
      form.set('file', new Blob([content], { type: 'application/pdf' }), fileName);
      const { id } = (await (await post('/uploads', key, form)).json()) as { id: string };
      return id;
    },
  };
}

/** Longest wait for one answer; longer than the API itself waits for a step. */
const TIMEOUT_MS = 40_000;

async function send(url: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (answer.ok) return answer;
  const text = await answer.text();
  const problem = parse(text) as { code?: string; detail?: string } | undefined;
  throw new ApiProblem(answer.status, problem?.code ?? `HTTP_${answer.status}`, problem?.detail ?? text);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
