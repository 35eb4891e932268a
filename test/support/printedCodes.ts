import { readFileSync } from 'node:fs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const POINTS_PER_MM = 72 / 25.4;

/** How a sheet is looked at, in pixels of the picture for each millimetre of paper. */
const LOOKS = {
  /** A scanner at 200 dpi. */
  SCANNED: 7.9,
  /** A telephone whose picture of 1920 pixels spans 40 cm: held at arm's length before one code. */
  ARM: 4.8,
  /** The same telephone bent forward to a card: its picture spans 65 cm. */
  CLOSE: 2.95,
  /** The same telephone a step away: its picture spans a metre. */
  STEP: 1.92,
} as const;
export type Look = keyof typeof LOOKS;

let tools: ReturnType<typeof prepare> | undefined;

/** Both tools are WebAssembly; the reader would fetch its own from a network, so it is given the file. */
async function prepare() {
  const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(wasm).buffer },
    fireImmediately: true,
  });
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  return PDFiumLibrary.init();
}

/**
 * Texts of the QR codes that a PDF shows, page by page, from left to right and from top to bottom: every page is drawn
 * as pixels and read as a telephone would read it.
 */
export async function printedCodes(pdf: Buffer, look: Look = 'SCANNED'): Promise<string[][]> {
  tools ??= prepare();
  const document = await (await tools).loadDocument(pdf);
  try {
    const pages: string[][] = [];
    for (const page of document.pages()) {
      const { data, width, height } = await page.render({ scale: LOOKS[look] / POINTS_PER_MM });
      // What an image holds for a decoder: four bytes a pixel; the codes are black, so the order of colours is nothing.
      const image = { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' as const };
      const found = await readBarcodes(image as ImageData, {
        formats: ['QRCode'],
        maxNumberOfSymbols: 255,
        tryHarder: true,
        tryRotate: false,
        tryInvert: false,
      });
      const rows = found.filter(({ isValid }) => isValid);
      rows.sort((a, b) => rowOf(a, height) - rowOf(b, height) || a.position.topLeft.x - b.position.topLeft.x);
      pages.push(rows.map(({ text }) => text));
    }
    return pages;
  } finally {
    document.destroy();
  }
}

/** Codes whose upper edges are closer than a fiftieth of the page stand in one row. */
const rowOf = ({ position }: { position: { topLeft: { y: number } } }, height: number): number =>
  Math.round((position.topLeft.y / height) * 50);
