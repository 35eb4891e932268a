import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { OrganActor } from '../../../workflows/rules/evaluation/parameters';
import { formatSize } from '../format';
import { Instant } from '../shared';
import type { MeasureView } from './types';

/** Who did something and when, with what was said. */
export const Entry = ({
  record,
  title,
  at,
  by,
  children,
}: {
  record: MeasureView;
  title: string;
  at: string;
  by: OrganActor;
  children?: ReactNode;
}) => (
  <Box sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
    <Typography variant="body2" component="div">
      <strong>{title}</strong>
      {'　'}
      <Box component="span" sx={{ color: 'text.secondary' }}>
        <Instant at={at} />　{record.people[by.accountId] ?? ''}
      </Box>
    </Typography>
    {children}
  </Box>
);

/** A text as it was written. */
export const Said = ({ children }: { children: string }) =>
  children ? (
    <Typography
      variant="body2"
      sx={{ pl: 1, borderLeft: 3, borderColor: 'divider', whiteSpace: 'pre-wrap', my: 0.5 }}
    >
      {children}
    </Typography>
  ) : null;

/** An answer: taken or given back, by whom, why. */
export const Answer = ({
  record,
  answer,
  yes,
  no,
}: {
  record: MeasureView;
  answer: { at: string; by: OrganActor; accepted: boolean; reasonId?: string } | null;
  yes: string;
  no: string;
}) =>
  answer === null ? (
    <Typography variant="body2" color="text.secondary">
      尚未答复。
    </Typography>
  ) : (
    <>
      <Typography variant="body2">
        {answer.accepted ? yes : no}　<Instant at={answer.at} />　{record.people[answer.by.accountId] ?? ''}
      </Typography>
      <Said>{(answer.reasonId && record.texts[answer.reasonId]) || ''}</Said>
    </>
  );

/** Files by their ids, to be opened. */
export function FileLinks({ record, ids }: { record: MeasureView; ids: readonly string[] }) {
  const known = new Map(record.files.map((file) => [file.uploadId, file]));
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
      {ids.map((id) => {
        const file = known.get(id);
        return (
          file && (
            <li key={id}>
              <a href={`/api/uploads/${id}`} target="_blank" rel="noreferrer">
                {file.fileName}
              </a>{' '}
              <Typography variant="caption" color="text.secondary">
                {formatSize(file.sizeBytes)}
              </Typography>
            </li>
          )
        );
      })}
    </Box>
  );
}
