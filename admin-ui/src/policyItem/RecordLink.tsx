import Link from '@mui/material/Link';
import { useRecordContext } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';

interface Props {
  /** Field that is shown. */
  source: string;
  /** Path before the id. */
  base: string;
  label?: string;
}

/** A column that leads to the record's page; a row alone can be opened by mouse only. */
export function RecordLink({ source, base }: Props) {
  const record = useRecordContext();
  if (!record) return null;
  return (
    <Link component={RouterLink} to={`${base}/${encodeURIComponent(String(record.id))}/show`}>
      {String(record[source] ?? '—')}
    </Link>
  );
}
