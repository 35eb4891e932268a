const iso = (date: Date): string => date.toISOString().slice(0, 10);

/** `YYYY-MM` of a date. */
export const monthOf = (date: string): string => date.slice(0, 7);

export function shiftMonth(month: string, by: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + by);
  return monthOf(iso(date));
}

/** The weeks, Monday first, that the days of a month lie in; dates `YYYY-MM-DD`. */
export function weeksOf(month: string): string[][] {
  const day = new Date(`${month}-01T00:00:00Z`);
  day.setUTCDate(1 - ((day.getUTCDay() + 6) % 7));
  const weeks: string[][] = [];
  do {
    weeks.push(
      Array.from({ length: 7 }, () => {
        const date = iso(day);
        day.setUTCDate(day.getUTCDate() + 1);
        return date;
      }),
    );
  } while (monthOf(iso(day)) === month);
  return weeks;
}
