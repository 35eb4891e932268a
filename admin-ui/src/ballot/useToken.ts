import { useEffect, useState } from 'react';

const KEY = 'ballot-token';

function take(): string | null {
  const given = window.location.hash.slice(1);
  if (given) {
    sessionStorage.setItem(KEY, given);
    window.history.replaceState(null, '', window.location.pathname);
  }
  return sessionStorage.getItem(KEY);
}

/**
 * The token of the link. It is taken out of the address bar at once, so that it stays in no history, and kept for this
 * tab only, so that reloading does not lose it. Another link opened in the same tab takes its place. Null: there is none.
 */
export function useToken(): string | null {
  const [token, setToken] = useState(take);
  useEffect(() => {
    const changed = () => window.location.hash && setToken(take());
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  return token;
}

/** Forgets the token when the sheet is in. */
export const forgetToken = (): void => sessionStorage.removeItem(KEY);
