import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router-dom';
import { Instant } from '../shared/Instant';
import { DOCUMENT_LABELS, labelOf } from '../shared/labels';
import { Panel } from '../shared/Panel';
import type { DocumentView } from './types';

/** Numbered documents that a process has issued; `none` is said while there are none. */
export const DocumentsPanel = ({ record, none }: { record: { documents: DocumentView[] }; none: string }) => (
  <Panel title="文书" dense>
    {record.documents.length === 0 && (
      <Typography variant="body2" color="text.secondary">
        {none}
      </Typography>
    )}
    {record.documents.map((document) => (
      <Box key={document.id} sx={{ py: 0.5 }}>
        <Typography variant="body2">
          {labelOf(DOCUMENT_LABELS, document.kind)} {document.number}
        </Typography>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <Typography variant="caption" color="text.secondary" sx={{ flex: 1 }}>
            <Instant at={document.issuedAt} weekday={false} />
          </Typography>
          <Button
            size="small"
            href={`/api/documents/${document.id}.pdf`}
            target="_blank"
            rel="noopener"
            aria-label={`打开 PDF：${document.number}`}
          >
            PDF
          </Button>
          <Button
            size="small"
            component={Link}
            to={`/documents/${document.id}`}
            target="_blank"
            aria-label={`打印：${document.number}`}
          >
            打印
          </Button>
        </Box>
      </Box>
    ))}
  </Panel>
);
