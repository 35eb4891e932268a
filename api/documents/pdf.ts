import type { Content, ContentTable, TDocumentDefinitions } from 'pdfmake/interfaces';
import { createPageRenderer } from './pages';
import type { DocumentRow, DocumentView } from './schemas';

const RED = '#c8161d';

export type DocumentRenderer = (view: DocumentView) => Promise<Buffer>;

/** Makes a renderer that draws a document as an A4 PDF in the form of official papers; it reads its fonts once. */
export function createDocumentRenderer(): DocumentRenderer {
  const render = createPageRenderer();
  return (view) => render((write) => definePages(view, write as (text: string) => unknown[]));
}

type Write = (text: string) => Content;
type Margin = [number, number, number, number];

/** Red head, number, title, addressee, body, table, closing, seal and, below a cut line, the receipt. */
export function definePages(view: DocumentView, write: (text: string) => unknown[]): TDocumentDefinitions {
  const text: Write = (words) => write(words) as Content;
  return {
    pageSize: 'A4',
    pageMargins: [72, 52, 72, 50],
    info: { title: view.title, author: view.issuer, subject: view.number },
    defaultStyle: { font: 'main', fontSize: 12, lineHeight: 1.4, preserveLeadingSpaces: true },
    footer: (page, pages) => ({
      text: text(`${view.number}　第${page}页 共${pages}页`),
      fontSize: 9,
      color: '#666666',
      alignment: 'center',
      margin: [0, 16, 0, 0],
    }),
    content: [
      { text: text(view.issuer), fontSize: 22, bold: true, color: RED, alignment: 'center', lineHeight: 1.2 },
      { text: text(view.number), alignment: 'center', margin: [0, 10, 0, 4] },
      rule(RED, 1.5),
      { text: text(view.title), fontSize: 18, bold: true, alignment: 'center', margin: [0, 18, 0, 12] },
      { text: text(`${view.addressee}：`), margin: [0, 0, 0, 4] },
      ...view.paragraphs.map((each) => paragraph(text, each)),
      ...(view.rows.length > 0 ? [{ ...facts(text, view.rows), margin: [0, 8, 0, 8] as Margin }] : []),
      ...findings(text, view.table),
      ...(view.tables ?? []).flatMap((table) => [
        { text: text(table.title), bold: true, margin: [0, 8, 0, 0] as Margin },
        ...findings(text, table),
      ]),
      ending(text, view),
      ...verification(text, view.verification),
      ...receipt(text, view.receipt),
    ],
  };
}

function paragraph(text: Write, words: string): Content {
  return { text: text(`　　${words}`), margin: [0, 0, 0, 4] };
}

function facts(text: Write, rows: DocumentRow[]): ContentTable {
  return {
    table: {
      widths: [104, '*'],
      dontBreakRows: true,
      body: rows.map(({ label, value }) => [{ text: text(label), bold: true }, { text: text(value || ' ') }]),
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
      paddingTop: () => 3,
      paddingBottom: () => 2,
    },
    fontSize: 10.5,
    lineHeight: 1.2,
  };
}

/** The table of facts, with its head repeated on every page. */
function findings(text: Write, table: DocumentView['table']): Content[] {
  if (table === null) return [];
  return [
    {
      table: {
        headerRows: 1,
        widths: table.columns.map((_, index) => (index === 0 ? '*' : 'auto')),
        dontBreakRows: true,
        body: [
          table.columns.map((column) => ({ text: text(column), bold: true, alignment: 'center' as const })),
          ...table.rows.map((row) => row.map((value) => ({ text: text(value || ' ') }))),
        ],
      },
      layout: { hLineWidth: () => 0.5, vLineWidth: () => 0.5, paddingTop: () => 3, paddingBottom: () => 2 },
      fontSize: 10.5,
      lineHeight: 1.2,
      margin: [0, 4, 0, 8],
    },
  ];
}

/** QR code and address for whoever wants to check the document. */
function verification(text: Write, code: DocumentView['verification']): Content[] {
  if (code === null) return [];
  return [
    {
      unbreakable: true,
      margin: [0, 24, 0, 0],
      columns: [
        { qr: code.url, fit: 96, width: 108 },
        { width: '*', margin: [0, 24, 0, 0], fontSize: 10, text: text(code.text) },
      ],
    },
  ];
}

/** Closing words, body and date in one piece: a page with nothing but a seal is no page of a document. */
function ending(text: Write, view: DocumentView): Content {
  return {
    unbreakable: true,
    stack: [
      ...view.closing.map((each) => paragraph(text, each)),
      {
        margin: [0, 24, 0, 0],
        stack: [view.issuer, '（印章）', view.issuedOn].map((line) => ({
          text: text(line),
          alignment: 'right' as const,
        })),
      },
    ],
  };
}

function receipt(text: Write, slip: DocumentView['receipt']): Content[] {
  if (slip === null) return [];
  return [
    {
      unbreakable: true,
      margin: [0, 20, 0, 0],
      stack: [
        rule('#666666', 0.5, 4),
        { text: text(slip.title), fontSize: 14, bold: true, alignment: 'center', margin: [0, 10, 0, 4] },
        paragraph(text, slip.text),
        facts(text, slip.rows),
      ],
    },
  ];
}

function rule(lineColor: string, lineWidth: number, dash?: number): Content {
  return {
    canvas: [
      {
        type: 'line',
        x1: 0,
        y1: 0,
        x2: 451,
        y2: 0,
        lineColor,
        lineWidth,
        ...(dash ? { dash: { length: dash } } : {}),
      },
    ],
  };
}
