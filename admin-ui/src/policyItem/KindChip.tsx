import { Chip } from '@mui/material';
import { useRecordContext } from 'react-admin';
import { KIND_LABELS, labelOf } from '../shared';
import { KIND_HINTS } from './labels';

/** The kind of an item, with its meaning on hover and for screen readers. */
export function KindChip({ kind }: { kind: string }) {
  return <Chip size="small" variant="outlined" label={labelOf(KIND_LABELS, kind)} title={KIND_HINTS[kind]} />;
}

/** The kind column of a list. */
export function KindField({ source = 'kind' }: { source?: string; label?: string }) {
  const record = useRecordContext();
  return record ? <KindChip kind={String(record[source])} /> : null;
}
