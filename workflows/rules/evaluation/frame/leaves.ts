import type { LibraryParameters } from '../parameters';

/** A leaf of the library: one cell with its place in the tree. */
export interface Leaf {
  id: string;
  stratum: string;
  unit: string;
  label: string;
  /** Members that the scheme asks for. */
  required: number;
  refresh: 'ROUND' | 'YEAR';
}

/** All leaves in the order of the scheme: strata, units, cells (GE-LIB-1). */
export function leavesOf({ strata }: LibraryParameters): Leaf[] {
  return strata.flatMap(({ code, label, refresh, units }) =>
    units.flatMap((unit) =>
      unit.cells.map((cell) => ({
        id: cell.id,
        stratum: code,
        unit: unit.code,
        label: [...new Set([label, unit.label, cell.label])].filter((each) => each !== '').join(' / '),
        required: cell.count,
        refresh,
      })),
    ),
  );
}
