import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { WritePage } from '../documents/pages';

/** One code as it is printed. */
export interface Poster {
  /** What tells prints apart: the beginning of the code's id. */
  number: string;
  objectName: string;
  siteName: string;
  windowName: string;
  link: string;
}

const ACCENT = '#17617a';
const PALE = '#e8f2f5';
const GREY = '#4e5a60';
const TITLE = '办事好不好　扫码评一评';
const SUBTITLE = '营商环境直接评价 · 评价与投诉二维码';
const STEPS = [
  '用手机扫描二维码，不用下载、不用登录',
  '就这次办事的六个方面选一选，一分钟完成',
  '遇到问题可写明情况，也可在同一页面投诉',
];
const PROMISE = '不问您是谁：单位和窗口只能看到汇总结果，看不到哪一条是谁评的。';
const ONCE = '一次办事评价一次；有办件编号的，一件事评价一次。';
/** QR codes are printed with medium correction: a scratch or a crease does no harm. */
const code = (link: string, fit: number): Content => ({
  qr: link,
  fit,
  eccLevel: 'M',
  alignment: 'center',
});

const base = (title: string): Pick<TDocumentDefinitions, 'info' | 'defaultStyle'> => ({
  info: { title },
  defaultStyle: { font: 'main', fontSize: 12, lineHeight: 1.3, preserveLeadingSpaces: true },
});

/** One page of A4 for one code, the same everywhere: who is rated, where, the code, how it goes, what is promised. */
export const posterPages =
  (posters: readonly Poster[], issuer: string) =>
  (write: WritePage): TDocumentDefinitions => ({
    ...base(TITLE),
    pageSize: 'A4',
    pageMargins: [48, 40, 48, 40],
    content: posters.map((poster, nth) => ({
      ...(nth > 0 ? { pageBreak: 'before' as const } : {}),
      stack: onePoster(write, poster, issuer),
    })),
  });

function onePoster(write: WritePage, poster: Poster, issuer: string): Content[] {
  const { objectName, siteName, windowName, link, number } = poster;
  return [
    band(write),
    {
      text: write(objectName),
      fontSize: objectName.length > 12 ? 28 : 36,
      bold: true,
      alignment: 'center',
      margin: [0, 20, 0, 2],
      lineHeight: 1.15,
    },
    {
      text: write(windowName === '' ? siteName : `${siteName} · ${windowName}`),
      fontSize: 18,
      color: GREY,
      alignment: 'center',
      margin: [0, 0, 0, 12],
    },
    code(link, 290),
    { text: write('微信或手机浏览器扫一扫'), alignment: 'center', color: GREY, margin: [0, 6, 0, 12] },
    {
      margin: [36, 0, 36, 16],
      stack: STEPS.map((step, nth) => ({
        columns: [
          { width: 30, text: write(String(nth + 1)), fontSize: 20, bold: true, color: ACCENT, lineHeight: 1 },
          { width: '*', text: write(step), fontSize: 15 },
        ],
        margin: [0, 0, 0, 5] as [number, number, number, number],
      })),
    },
    promise(write, 13.5),
    {
      columns: [
        { width: '*', text: write(issuer), color: GREY, fontSize: 11 },
        { width: 'auto', text: write(`编号 ${number}`), color: GREY, fontSize: 11 },
      ],
      margin: [0, 16, 0, 0],
    },
  ];
}

const band = (write: WritePage): Content => ({
  table: {
    widths: ['*'],
    body: [
      [
        {
          stack: [
            {
              text: write(TITLE),
              fontSize: 30,
              bold: true,
              color: '#ffffff',
              alignment: 'center',
              lineHeight: 1.2,
            },
            { text: write(SUBTITLE), fontSize: 14, color: '#ffffff', alignment: 'center' },
          ],
          fillColor: ACCENT,
          margin: [0, 12, 0, 12],
        },
      ],
    ],
  },
  layout: 'noBorders',
});

const promise = (write: WritePage, fontSize: number): Content => ({
  table: {
    widths: ['*'],
    body: [
      [
        {
          stack: [
            { text: write(PROMISE), fontSize },
            { text: write(ONCE), fontSize: fontSize - 2, color: GREY },
          ],
          fillColor: PALE,
          margin: [12, 8, 12, 8],
        },
      ],
    ],
  },
  layout: 'noBorders',
});

/** Cards to be cut out and put up at the windows of a hall, four on a page of A4. */
export const cardPages =
  (posters: readonly Poster[], issuer: string) =>
  (write: WritePage): TDocumentDefinitions => ({
    ...base(TITLE),
    pageSize: 'A4',
    pageMargins: [24, 24, 24, 24],
    content: grid(posters, { columns: 2, rows: 2, height: 390 }, (poster) => ({
      stack: [
        {
          text: write(TITLE),
          fontSize: 17,
          bold: true,
          color: ACCENT,
          alignment: 'center',
          margin: [0, 14, 0, 6],
        },
        {
          text: write(poster.objectName),
          fontSize: poster.objectName.length > 12 ? 14 : 18,
          bold: true,
          alignment: 'center',
        },
        {
          text: write([poster.siteName, poster.windowName].filter(Boolean).join(' · ')),
          fontSize: 11,
          color: GREY,
          alignment: 'center',
          margin: [0, 0, 0, 8],
        },
        code(poster.link, 180),
        {
          text: write('扫码评价或投诉，不用登录；单位看不到是谁评的'),
          fontSize: 10,
          alignment: 'center',
          margin: [0, 8, 0, 2],
        },
        { text: write(ONCE), fontSize: 8.5, color: GREY, alignment: 'center' },
        {
          text: write(`${issuer}　编号 ${poster.number}`),
          fontSize: 8,
          color: GREY,
          alignment: 'center',
          margin: [0, 6, 0, 0],
        },
      ],
    })),
  });

const WALLS = {
  A4: { width: 595, columns: 4, rows: 5, height: 136, qr: 110, name: 10.5, head: 20 },
  A3: { width: 842, columns: 6, rows: 8, height: 126, qr: 110, name: 11, head: 28 },
} as const;

/** The wall of codes of a hall: all objects in the order of the scheme, in a grid over as many pages as it takes. */
export const wallPages =
  (posters: readonly Poster[], siteName: string, issuer: string, paper: 'A4' | 'A3') =>
  (write: WritePage): TDocumentDefinitions => {
    const wall = WALLS[paper];
    return {
      ...base(`${siteName}评价投诉二维码墙`),
      pageSize: paper,
      pageMargins: [24, 84, 24, 40],
      header: {
        margin: [24, 18, 24, 0],
        stack: [
          {
            text: write(TITLE),
            fontSize: wall.head,
            bold: true,
            color: ACCENT,
            alignment: 'center',
            lineHeight: 1.1,
          },
          {
            text: write(`${siteName} · 找到您办事的单位，扫码评价或投诉；不用登录，单位看不到是谁评的`),
            fontSize: 10.5,
            color: GREY,
            alignment: 'center',
          },
        ],
      },
      footer: (page, pages) => ({
        text: write(`${issuer}　第${page}页 共${pages}页`),
        fontSize: 9,
        color: GREY,
        alignment: 'center',
        margin: [0, 12, 0, 0],
      }),
      content: grid(posters, wall, ({ objectName, link }) => ({
        stack: [
          {
            text: write(objectName),
            fontSize: objectName.length > 10 ? wall.name - 2 : wall.name,
            bold: true,
            alignment: 'center',
            margin: [0, 4, 0, 2],
          },
          code(link, wall.qr),
        ],
      })),
    };
  };

/** Cells with thin lines to cut along, filled from left to right; a page holds whole rows only. */
function grid(
  posters: readonly Poster[],
  { columns, rows, height }: { columns: number; rows: number; height: number },
  cell: (poster: Poster) => Content,
): Content[] {
  const perPage = columns * rows;
  const pages: Content[] = [];
  for (let start = 0; start < posters.length; start += perPage) {
    const own = posters.slice(start, start + perPage);
    const body = Array.from({ length: Math.ceil(own.length / columns) }, (_, row) =>
      Array.from({ length: columns }, (_unused, column): Content => {
        const poster = own[row * columns + column];
        return poster ? cell(poster) : { text: '' };
      }),
    );
    pages.push({
      ...(start > 0 ? { pageBreak: 'before' as const } : {}),
      table: { widths: Array.from({ length: columns }, () => '*'), heights: height, body },
      layout: {
        hLineWidth: () => 0.5,
        vLineWidth: () => 0.5,
        hLineColor: () => '#b9c4c9',
        vLineColor: () => '#b9c4c9',
      },
    } as Content);
  }
  return pages;
}
