const KEY = 'rating-device';

let inMemory: string | null = null;

const random = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/**
 * What this device calls itself: random, made here, told to nobody but the server, which keeps a one-way value only.
 * Where the browser keeps nothing it lasts as long as the page.
 */
export function deviceToken(): string {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept) return kept;
    const made = random();
    localStorage.setItem(KEY, made);
    return made;
  } catch {
    inMemory ??= random();
    return inMemory;
  }
}

/** The code of the address the person has scanned; it stands behind `#` and so in no log. Empty: none. */
export function scannedCode(): string {
  try {
    return decodeURIComponent(window.location.hash.replace(/^#/, ''));
  } catch {
    return '';
  }
}
