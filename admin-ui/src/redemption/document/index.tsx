import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { callApi } from '../../shared/http';
import { ProblemAlert } from '../../shared/ProblemAlert';
import type { DocumentPrintView } from './types';

const cell = {
  border: '1px solid #000',
  padding: '6px 8px',
  textAlign: 'left',
  verticalAlign: 'top',
} as const;

const Rows = ({ rows, caption }: { rows: DocumentPrintView['rows']; caption: string }) =>
  rows.length === 0 ? null : (
    <table style={{ width: '100%', borderCollapse: 'collapse', margin: '12px 0' }} aria-label={caption}>
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

const TitledTable = ({ table }: { table: NonNullable<DocumentPrintView['tables']>[number] }) => (
  <table style={{ width: '100%', borderCollapse: 'collapse', margin: '12px 0' }}>
    <caption style={{ textAlign: 'left', fontWeight: 600 }}>{table.title}</caption>
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
);

const indented = { textIndent: '2em', margin: '8px 0' } as const;

/** One sheet of A4 in the usual form of an official notice, with the receipt below the cutting line. */
const DocumentPrint = () => {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['documents', id],
    queryFn: () => callApi<DocumentPrintView>(`/documents/${encodeURIComponent(id)}`),
  });
  return (
    <Box
      component="main"
      sx={{
        maxWidth: 800,
        mx: 'auto',
        p: { xs: 2, print: 0 },
        fontSize: '16px',
        lineHeight: 1.8,
        color: '#000',
        minHeight: '100vh',
        backgroundColor: '#fff',
      }}
    >
      <Box className="no-print" sx={{ display: 'flex', gap: 1, mb: 2 }}>
        <Button variant="contained" onClick={() => window.print()} disabled={!data}>
          打印
        </Button>
        <Button href={`/api/documents/${id}.pdf`}>下载 PDF</Button>
      </Box>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && (
        <article>
          <p style={{ textAlign: 'center', fontSize: 18, margin: 0 }}>{data.issuer}</p>
          <h1 style={{ textAlign: 'center', fontSize: 26, margin: '4px 0 8px' }}>{data.title}</h1>
          <p style={{ textAlign: 'right', margin: 0 }}>编号：{data.number}</p>
          <p style={{ margin: '12px 0 0' }}>{data.addressee}：</p>
          {data.paragraphs.map((text) => (
            <p key={text} style={indented}>
              {text}
            </p>
          ))}
          <Rows rows={data.rows} caption={data.title} />
          {data.table && (
            <table style={{ width: '100%', borderCollapse: 'collapse', margin: '12px 0' }} aria-label="事实">
              <thead>
                <tr>
                  {data.table.columns.map((column) => (
                    <th key={column} scope="col" style={{ ...cell, fontWeight: 600 }}>
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.table.rows.map((row) => (
                  <tr key={row.join()}>
                    {row.map((value, index) => (
                      <td key={data.table?.columns[index]} style={cell}>
                        {value}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {(data.tables ?? []).map((table) => (
            <TitledTable key={table.title} table={table} />
          ))}
          {data.closing.map((text) => (
            <p key={text} style={indented}>
              {text}
            </p>
          ))}
          <div style={{ textAlign: 'right', marginTop: 32 }}>
            <p style={{ margin: 0 }}>{data.issuer}（盖章）</p>
            <p style={{ margin: 0 }}>{data.issuedOn}</p>
          </div>
          {data.verification && (
            <p style={{ margin: '24px 0 0', fontSize: 14 }}>
              {data.verification.text}（{data.verification.url}）
            </p>
          )}
          {data.receipt && (
            <section
              style={{ marginTop: 32, paddingTop: 16, borderTop: '1px dashed #000', breakInside: 'avoid' }}
            >
              <h2 style={{ textAlign: 'center', fontSize: 20, margin: 0 }}>{data.receipt.title}</h2>
              <p style={indented}>{data.receipt.text}</p>
              <Rows rows={data.receipt.rows} caption={data.receipt.title} />
            </section>
          )}
        </article>
      )}
    </Box>
  );
};

export default DocumentPrint;
