import { inflateSync } from 'node:zlib';

/** The text of a PDF as pdfkit writes it (embedded subsets with ToUnicode tables), page after page, without spaces. */
export function pdfText(pdf: Buffer): string {
  const objects = readObjects(pdf);
  const tables = new Map<string, Map<string, string>>();
  for (const { dictionary } of objects.values()) {
    for (const [, name, font] of fontsOf(dictionary, objects)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.dictionary ?? '')?.[1];
      if (table !== undefined) tables.set(name, readTable(objects.get(table)?.stream ?? ''));
    }
  }
  let text = '';
  for (const { stream } of objects.values()) {
    let font = '';
    for (const [, name, shown] of (stream ?? '').matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name !== undefined) font = name;
      for (const [, codes = ''] of (shown ?? '').matchAll(/<([0-9a-f]*)>/gi)) {
        for (const [code] of codes.matchAll(/..../g)) text += tables.get(font)?.get(code.toLowerCase()) ?? '';
      }
    }
  }
  return text.replace(/\s+/g, '');
}

interface PdfObject {
  dictionary: string;
  stream: string | null;
}

function readObjects(pdf: Buffer): Map<string, PdfObject> {
  const source = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const found of source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)(?:\nendobj|\nstream\n)/g)) {
    const [whole, id = '', dictionary = ''] = found;
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0);
    const start = found.index + whole.length;
    const packed = pdf.subarray(start, start + length);
    const flate = whole.endsWith('\nstream\n') && dictionary.includes('FlateDecode');
    objects.set(id, { dictionary, stream: flate ? inflateSync(packed).toString('latin1') : null });
  }
  return objects;
}

/** Names under which a page's resources call its fonts: [match, name, object]. */
function fontsOf(dictionary: string, objects: Map<string, PdfObject>): [string, string, string][] {
  if (!/\/Font\b/.test(dictionary)) return [];
  const referred = /\/Font (\d+) 0 R/.exec(dictionary)?.[1];
  const list = referred === undefined ? dictionary : (objects.get(referred)?.dictionary ?? '');
  return [...list.matchAll(/\/(F\d+) (\d+) 0 R/g)] as unknown as [string, string, string][];
}

/** Codes of glyphs to characters, from the ranges `<from> <to> [<utf-16> …]` of a ToUnicode table. */
function readTable(stream: string): Map<string, string> {
  const table = new Map<string, string>();
  for (const [, from = '', , list = ''] of stream.matchAll(
    /<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi,
  )) {
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, utf16 = ''], index) => {
      const code = (Number.parseInt(from, 16) + index).toString(16).padStart(4, '0');
      const units = Buffer.from(utf16.replaceAll(' ', ''), 'hex'); // several for a ligature: <0066 0066>
      table.set(code, units.swap16().toString('utf16le'));
    });
  }
  return table;
}
