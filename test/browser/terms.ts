import { randomUUID } from 'node:crypto';
import type { Person } from './support';

/** Sends a request with the session of the person's own page, as its scripts would; throws what was answered instead. */
export async function writeAs<T>(person: Person, method: string, path: string, body: object): Promise<T> {
  const answer = await person.page.evaluate(
    async (request) => {
      const response = await fetch(request.path, {
        method: request.method,
        headers: { 'content-type': 'application/json', 'idempotency-key': request.key },
        body: JSON.stringify(request.body),
      });
      return { ok: response.ok, text: await response.text() };
    },
    { method, path, body, key: randomUUID() },
  );
  if (!answer.ok) throw new Error(`${path}: ${answer.text}`);
  return JSON.parse(answer.text) as T;
}

interface Appointed {
  termId: string;
  access: { username: string; password: string };
}

/** Appoints somebody through the interface; his account opens with a one-time password. */
export const appointAs = (office: Person, scheme: string, body: object): Promise<Appointed> =>
  writeAs<Appointed>(office, 'POST', `/api/officer-schemes/${scheme}/terms`, body);

/** Moves a term's own clock to an instant, as the demonstration does. */
export const forward = (person: Person, termId: string, to: string): Promise<{ now: string }> =>
  writeAs(person, 'POST', `/api/demo/officer-terms/${termId}/forward`, { to });
