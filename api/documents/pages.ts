import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { openFontBook } from './fonts';

/** Cuts a text into pieces of the faces that have its characters. */
export type WritePage = (text: string) => Content;

/** Draws pages of any form as a PDF with the fonts of the product. */
export type PageRenderer = (define: (write: WritePage) => TDocumentDefinitions) => Promise<Buffer>;

/** Makes a renderer; it reads its fonts once. Nothing is fetched, neither files nor addresses. */
export function createPageRenderer(): PageRenderer {
  const { virtualfs } = pdfmake as typeof pdfmake & {
    virtualfs: { writeFileSync(name: string, content: Buffer): void };
  };
  const book = openFontBook((name, file) => virtualfs.writeFileSync(name, file));
  return async (define) => {
    const definition = define((text) => book.runs(text) as unknown as Content);
    // pdfmake keeps these for the whole process; createPdf takes them over before anything else can run.
    pdfmake.setFonts(structuredClone(book.faces));
    pdfmake.setLocalAccessPolicy(() => false);
    pdfmake.setUrlAccessPolicy(() => false);
    return pdfmake.createPdf(definition).getBuffer();
  };
}
