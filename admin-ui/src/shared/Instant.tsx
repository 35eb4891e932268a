import { useRecordContext } from 'react-admin';
import { formatInstant } from '../format';

/** A UTC instant in China time with its weekday. */
export const Instant = ({ at, weekday = true }: { at: string | null | undefined; weekday?: boolean }) =>
  at ? (
    <time dateTime={at} style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
      {formatInstant(at, weekday)}
    </time>
  ) : (
    <span>—</span>
  );

/** An instant column of a list. */
export const InstantField = ({
  source,
  weekday = false,
}: {
  source: string;
  label?: string;
  sortable?: boolean;
  weekday?: boolean;
}) => {
  const record = useRecordContext();
  return <Instant at={record?.[source] as string | null | undefined} weekday={weekday} />;
};
