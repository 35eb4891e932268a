import type { RatingReceiptView, SubmitRatingBody } from '../../../../api/rating/publicSchemas';
import { callApi, problemOf } from '../../shared';

const KEY = 'rating-outbox';

/** A rating that has not reached the server yet, with where it was given. */
export interface Waiting {
  form: SubmitRatingBody;
  place: string;
}

/** What became of a waiting rating: it arrived, it was refused with a reason, or it goes on waiting. */
export interface Delivered {
  place: string;
  refusal: string | null;
}

export function waiting(): Waiting[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]') as Waiting[];
  } catch {
    return [];
  }
}

function keep(list: readonly Waiting[]): void {
  if (list.length === 0) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, JSON.stringify(list));
}

/** Keeps a rating on this device until it has arrived. Throws when the browser keeps nothing. */
export function putAside(entry: Waiting): void {
  keep([...waiting().filter(({ form }) => form.id !== entry.form.id), entry]);
}

export const send = (form: SubmitRatingBody): Promise<RatingReceiptView> =>
  callApi<RatingReceiptView>('/public/rating/submit', { method: 'POST', body: form });

/** Errors after which the same rating may be sent again: nobody has said no to it. */
export const mayTryAgain = (error: unknown): boolean => {
  const { status } = problemOf(error);
  return status === 0 || status === 429 || status >= 500;
};

let sending: Promise<Delivered[]> | null = null;

/** Sends what waits, one after another, and tells what became of each; what could not be sent goes on waiting. */
export function deliver(): Promise<Delivered[]> {
  sending ??= deliverAll().finally(() => {
    sending = null;
  });
  return sending;
}

async function deliverAll(): Promise<Delivered[]> {
  const done: Delivered[] = [];
  for (const entry of waiting()) {
    let refusal: string | null = null;
    try {
      await send(entry.form);
    } catch (error) {
      if (mayTryAgain(error)) break;
      refusal = problemOf(error).detail;
    }
    keep(waiting().filter(({ form }) => form.id !== entry.form.id));
    done.push({ place: entry.place, refusal });
  }
  return done;
}
