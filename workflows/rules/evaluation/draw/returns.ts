/** How many sheets are in, as it may be told: from … to, both included; the same where the figure itself is told. */
export interface ReturnRange {
  from: number;
  to: number;
}

export const NOTHING: ReturnRange = { from: 0, to: 0 };

/** The whole of two parts; it tells no more than the parts do. */
export const plus = (a: ReturnRange, b: ReturnRange): ReturnRange => ({
  from: a.from + b.from,
  to: a.to + b.to,
});

/** Places that a part must have to be shown apart: room for a range at either end (GE-WAY-3). */
export const smallestShown = (hideBelow: number): number => 2 * hideBelow - 1;

/**
 * How many of a part's people have answered (GE-WAY-3). That all of them have, or nobody, would say it of everybody:
 * both ends are ranges of a tenth of the part, and of no fewer figures than the smallest number that is ever shown. A
 * part too small for two such ranges shows that it has places and no more.
 */
export function returnRange(
  { selected, answered }: { selected: number; answered: number },
  hideBelow: number,
): ReturnRange {
  if (selected < smallestShown(hideBelow)) return { from: 0, to: selected };
  const width = Math.max(hideBelow - 1, Math.ceil(selected / 10) - 1);
  if (answered <= width) return { from: 0, to: width };
  if (answered >= selected - width) return { from: selected - width, to: selected };
  return { from: answered, to: answered };
}

/** As people read it: a figure, or `268～300`. */
export const returnText = ({ from, to }: ReturnRange): string =>
  from === to ? String(from) : `${from}～${to}`;

/** The share of the places that it comes to, in Chinese; at the ends in tenths. */
export function returnShare({ from, to }: ReturnRange, selected: number): string {
  if (selected === 0) return '—';
  const percent = (part: number) => `${Math.floor((part * 1000) / selected) / 10}%`;
  if (from === to) return percent(from);
  if (from === 0 && to === selected) return '—';
  if (from === 0) return to * 10 < selected ? '不足一成' : `${percent(to)}以下`;
  if (to === selected) return from * 10 > selected * 9 ? '九成以上' : `${percent(from)}以上`;
  return `${percent(from)}～${percent(to)}`;
}
