import Box from '@mui/material/Box';
import type { DocumentView } from '../../../api/documents/schemas';

type Rows = DocumentView['rows'];
type Table = NonNullable<DocumentView['table']>;

const cell = {
  border: '1px solid #000',
  padding: '6px 8px',
  textAlign: 'left',
  verticalAlign: 'top',
} as const;
const whole = { width: '100%', borderCollapse: 'collapse', margin: '12px 0' } as const;
const indented = { textIndent: '2em', margin: '8px 0' } as const;

const FactTable = ({ rows, caption }: { rows: Rows; caption: string }) =>
  rows.length === 0 ? null : (
    <table style={whole} aria-label={caption}>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label}>
            <th scope="row" style={{ ...cell, width: '28%', fontWeight: 600 }}>
              {row.label}
            </th>
            <td style={cell}>{row.value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );

/** Wider than a phone it is moved sideways by itself; on paper it is whole. */
const ListTable = ({ table, title, label }: { table: Table; title?: string; label: string }) => (
  <Box
    sx={{ overflowX: 'auto', '@media print': { overflow: 'visible' } }}
    tabIndex={0}
    role="region"
    aria-label={label}
  >
    <table style={whole} aria-label={title ? undefined : label}>
      {title && <caption style={{ textAlign: 'left', fontWeight: 600 }}>{title}</caption>}
      <thead>
        <tr>
          {table.columns.map((column) => (
            <th key={column} scope="col" style={{ ...cell, fontWeight: 600 }}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.join()}>
            {row.map((value, index) => (
              <td key={table.columns[index]} style={cell}>
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </Box>
);

/** One sheet of A4 in the usual form of an official notice, with the receipt below the cutting line. */
export const DocumentPaper = ({ view }: { view: DocumentView }) => (
  <Box
    component="article"
    sx={{ maxWidth: 800, mx: 'auto', fontSize: { xs: 14, sm: 16 }, lineHeight: 1.8, color: '#000' }}
  >
    <p style={{ textAlign: 'center', fontSize: 18, margin: 0 }}>{view.issuer}</p>
    <h1 style={{ textAlign: 'center', fontSize: 26, margin: '4px 0 8px' }}>{view.title}</h1>
    <p style={{ textAlign: 'right', margin: 0 }}>编号：{view.number}</p>
    <p style={{ margin: '12px 0 0' }}>{view.addressee}：</p>
    {view.paragraphs.map((text) => (
      <p key={text} style={indented}>
        {text}
      </p>
    ))}
    <FactTable rows={view.rows} caption={view.title} />
    {view.table && <ListTable table={view.table} label="事实" />}
    {(view.tables ?? []).map((table) => (
      <ListTable key={table.title} table={table} title={table.title} label={table.title} />
    ))}
    {view.closing.map((text) => (
      <p key={text} style={indented}>
        {text}
      </p>
    ))}
    <div style={{ textAlign: 'right', marginTop: 32 }}>
      <p style={{ margin: 0 }}>{view.issuer}（盖章）</p>
      <p style={{ margin: 0 }}>{view.issuedOn}</p>
    </div>
    {view.verification && (
      <p style={{ margin: '24px 0 0', fontSize: 14 }}>
        {view.verification.text}（{view.verification.url}）
      </p>
    )}
    {view.receipt && (
      <section style={{ marginTop: 32, paddingTop: 16, borderTop: '1px dashed #000', breakInside: 'avoid' }}>
        <h2 style={{ textAlign: 'center', fontSize: 20, margin: 0 }}>{view.receipt.title}</h2>
        <p style={indented}>{view.receipt.text}</p>
        <FactTable rows={view.receipt.rows} caption={view.receipt.title} />
      </section>
    )}
  </Box>
);
