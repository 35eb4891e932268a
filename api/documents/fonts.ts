import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { create } from 'fontkit';
import { unpackWoff } from './woff';

/** A piece of text in one font. */
export interface FontRun {
  text: string;
  font: string;
}

/** Noto Sans SC, regular and bold, as far as it has been needed. */
export interface FontBook {
  /** Names of the files of each face read so far; those of a text are there once it has been cut into runs. */
  faces: Record<string, { normal: string; bold: string }>;
  /** The text, in pieces where a rare character (often in a name) has to come from another face. */
  runs(text: string): FontRun[];
}

const MAIN = 'main';
/** Printed in place of a character that no face has, as Chinese typesetters do. */
const MISSING = '〓';

/**
 * Reads the main file, which covers the common characters. Rarer ones are in numbered slices, each of which lists its
 * characters; a slice is read when it is first needed. Each unpacked file is handed to `keep` under its name, about
 * 6 MB altogether.
 */
export function openFontBook(keep: (name: string, file: Buffer) => void): FontBook {
  const root = dirname(require.resolve('@fontsource/noto-sans-sc/package.json'));
  const read = (slice: string, weight: 400 | 700) => {
    const name = `noto-sans-sc-${slice}-${weight}-normal`;
    const file = unpackWoff(readFileSync(join(root, 'files', `${name}.woff`)));
    keep(name, file);
    return { name, file };
  };
  const main = { normal: read('chinese-simplified', 400), bold: read('chinese-simplified', 700) };
  const covered = create(main.normal.file);
  const faces: FontBook['faces'] = { [MAIN]: { normal: main.normal.name, bold: main.bold.name } };
  const slices = Object.entries(require('@fontsource/noto-sans-sc/unicode.json') as Record<string, string>);

  const fontOf = (codePoint: number): string | null => {
    if (covered.hasGlyphForCodePoint(codePoint)) return MAIN;
    const slice = slices.find(([, ranges]) => contains(ranges, codePoint))?.[0].replace(/[[\]]/g, '');
    if (slice === undefined) return null;
    faces[slice] ??= { normal: read(slice, 400).name, bold: read(slice, 700).name };
    return slice;
  };

  return {
    faces,
    runs(text) {
      const runs: FontRun[] = [];
      for (const character of text) {
        const found = fontOf(character.codePointAt(0) ?? 0);
        const font = found ?? MAIN;
        const piece = found === null ? MISSING : character;
        const last = runs.at(-1);
        if (last?.font === font) last.text += piece;
        else runs.push({ text: piece, font });
      }
      return runs;
    },
  };
}

/** True when a CSS `unicode-range` names the code point. */
function contains(ranges: string, codePoint: number): boolean {
  return ranges.split(',').some((range) => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-');
    return codePoint >= Number.parseInt(from, 16) && codePoint <= Number.parseInt(to, 16);
  });
}
