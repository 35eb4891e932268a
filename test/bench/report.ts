import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './processes';

/** One aim and whether this run reached it. A missed aim is a finding, not an error. */
export interface Aim {
  what: string;
  wanted: string;
  found: string;
  met: boolean;
}

/** What one bench found. */
export interface Finding {
  name: string;
  /** Tables for people: a title, column names, rows. */
  tables: Table[];
  aims: Aim[];
  remarks: string[];
  /** The figures behind the tables, for programs. */
  data: object;
}

export interface Table {
  title: string;
  columns: string[];
  rows: (string | number)[][];
}

/** A number with so many digits that a reader can compare it: 3 significant ones, none behind 100. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

export const ratio = (value: number): string => `${figure(value)}×`;

/** Prints a table with aligned columns, the first to the left. */
export function printTable({ title, columns, rows }: Table): void {
  const cells = [columns, ...rows].map((row) =>
    row.map((cell) => (typeof cell === 'number' ? figure(cell) : cell)),
  );
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  console.log(`\n${title}`);
  for (const [index, row] of cells.entries()) {
    const line = row.map((cell, column) => {
      const width = widths[column] as number;
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    console.log(`  ${line.join('  ')}`.trimEnd());
    if (index === 0) console.log(`  ${widths.map((width) => '-'.repeat(width)).join('  ')}`);
  }
}

/** Prints a finding as it comes in. */
export function printFinding(finding: Finding): void {
  for (const table of finding.tables) printTable(table);
  for (const remark of finding.remarks) console.log(`  · ${remark}`);
  for (const aim of finding.aims) {
    console.log(`  ${aim.met ? 'met   ' : 'MISSED'}  ${aim.what}: ${aim.found} (aim ${aim.wanted})`);
  }
}

/** Folder of results, made when needed. */
export function resultFolder(): string {
  const folder = join(ROOT, '.data/bench');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Writes one run as JSON; returns the file's path. */
export function saveRun(startedAt: Date, run: object): string {
  const file = join(resultFolder(), `bench-${startedAt.toISOString().replaceAll(/[:.]/g, '-')}.json`);
  writeFileSync(file, `${JSON.stringify(run, null, 2)}\n`);
  return file;
}
