import { useRecordContext } from 'react-admin';
import { formatMoney } from '../format';

/** An amount of fen as yuan, digits aligned. */
export const Money = ({ fen, strong = false }: { fen: number | null | undefined; strong?: boolean }) => (
  <span style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap', fontWeight: strong ? 600 : 400 }}>
    {formatMoney(fen)}
  </span>
);

/** A money column of a list; `source` is a field of integer fen. `label`, `sortBy` and `textAlign` are read by the grid. */
export const MoneyField = ({
  source,
}: {
  source: string;
  label?: string;
  textAlign?: 'right';
  sortable?: boolean;
}) => {
  const record = useRecordContext();
  return <Money fen={record?.[source] as number | null | undefined} />;
};
