/** The part of fontkit that is used here; the package has no types of its own. */
declare module 'fontkit' {
  export interface Font {
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  /** Reads a font from the bytes of its file. */
  export function create(file: Buffer): Font;
}
