import { useState } from 'react';

const KEY = 'ballot-token';

/**
 * The token of the link. It is taken out of the address bar at once, so that it stays in no history, and kept for this
 * tab only, so that reloading does not lose it. Null when there is none.
 */
export function useToken(): string | null {
  const [token] = useState(() => {
    const given = window.location.hash.slice(1);
    if (given) {
      sessionStorage.setItem(KEY, given);
      window.history.replaceState(null, '', window.location.pathname);
    }
    return sessionStorage.getItem(KEY);
  });
  return token;
}

/** Forgets the token when the sheet is in. */
export const forgetToken = (): void => sessionStorage.removeItem(KEY);
