const LONGEST = 120;
/** Control characters, marks that change the direction of writing, and invisible characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * The file name as it is kept and shown: without folders, control and invisible characters, characters that some
 * systems do not allow, and leading dots; composed form (NFC), at most 120 characters with its extension.
 */
export function cleanFileName(given: string): string {
  const name = (given.split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const extension = extensionOf(name);
  const stem = extension ? name.slice(0, -extension.length - 1) : name;
  const room = LONGEST - (extension ? extension.length + 1 : 0);
  const short = [...(stem || '附件')].slice(0, Math.max(1, room)).join('');
  return extension ? `${short}.${extension}` : short;
}

/** What follows the last dot, at most ten letters and digits; empty when there is nothing like it. */
export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1] ?? '';
}
