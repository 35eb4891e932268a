import { byCodeUnits } from '../order';
import type { DrawParameters, LibraryParameters } from '../parameters';
import { apportion, type Part, type Share } from './apportion';
import type { Random } from './random';

/** How often in a row a unit or cell has lost a tie for a last seat, in the rounds before; absent is none. */
export type TieLosses = Record<string, number>;

/** One division of seats, from the whole library down to the cells. `of` is the divided part, '' for the library. */
export interface Division {
  of: string;
  seats: number;
  shares: Share[];
}

export interface Allocation {
  divisions: Division[];
  /** Seats by leaf id. */
  seats: Record<string, number>;
  /** To be handed to the next round's draw. */
  tieLosses: TieLosses;
}

/** Id under which a unit stands in the protocol and in the tie losses. */
export function unitId(stratum: string, unit: string): string {
  return `${stratum}-${unit}`;
}

/**
 * Nested allocation of the draw: library → strata → units → cells, by the members that each part really has
 * (GE-DRW-1, AMB-GE-1). Equal remainders: among strata the smaller one wins; below, whoever has lost the most ties in
 * a row wins, then the seeded order decides. For every division below the strata one shuffle of its parts, in the
 * order of the scheme, is taken from `random`, needed or not.
 */
export function allocate(
  library: LibraryParameters,
  draw: DrawParameters,
  sizes: Readonly<Record<string, number>>,
  losses: Readonly<TieLosses>,
  random: Random,
): Allocation {
  const sizeOf = (ids: readonly { id: string }[]) => ids.reduce((sum, { id }) => sum + (sizes[id] ?? 0), 0);
  const strata = library.strata.map(({ code, units }) => ({
    id: code,
    size: sizeOf(units.flatMap(({ cells }) => cells)),
  }));
  const order = library.strata.map(({ code }) => code);
  const top = apportion(strata, draw.size, smallerFirst(order));
  const divisions: Division[] = [{ of: '', seats: draw.size, shares: top }];
  const seats: Record<string, number> = {};
  const tieLosses: TieLosses = { ...losses };

  const divide = (of: string, parts: Part[], n: number): Share[] => {
    const shares = apportion(parts, n, rotation(parts, losses, random));
    divisions.push({ of, seats: n, shares });
    for (const { id, tie } of shares) {
      if (tie === 'LOST') tieLosses[id] = (losses[id] ?? 0) + 1;
      if (tie === 'WON') delete tieLosses[id];
    }
    return shares;
  };

  library.strata.forEach(({ code, units }, index) => {
    const parts = units.map((unit) => ({ id: unitId(code, unit.code), size: sizeOf(unit.cells) }));
    divide(code, parts, top[index]!.seats).forEach((share, i) => {
      const cells = units[i]!.cells.map(({ id }) => ({ id, size: sizes[id] ?? 0 }));
      const given = cells.length > 1 ? divide(share.id, cells, share.seats) : [{ ...cells[0]!, ...share }];
      cells.forEach(({ id }, c) => {
        seats[id] = given[c]!.seats;
      });
    });
  });
  return { divisions, seats, tieLosses };
}

/** The relative loss would be greater for the smaller stratum, so it wins (AMB-GE-1); then the order of the scheme. */
function smallerFirst(order: readonly string[]): (a: Part, b: Part) => number {
  return (a, b) => a.size - b.size || order.indexOf(a.id) - order.indexOf(b.id);
}

function rotation(parts: readonly Part[], losses: Readonly<TieLosses>, random: Random) {
  const place = new Map(random.shuffled(parts).map(({ id }, index) => [id, index]));
  const lost = ({ id }: Part) => losses[id] ?? 0;
  return (a: Part, b: Part) =>
    lost(b) - lost(a) || place.get(a.id)! - place.get(b.id)! || byCodeUnits(a.id, b.id);
}
