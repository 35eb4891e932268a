import { resolve } from 'node:path';
import { sql } from 'kysely';
import ts from 'typescript';
import { connectDatabase } from '../../db/connect';
import { createTestDatabase } from '../support/database';

interface Column {
  name: string;
  nullable: boolean;
  optional: boolean;
  type: string;
}

/** What the interface `Database` says about each column, in the words of the migrations. */
function declaredColumns(): Column[] {
  const file = resolve(__dirname, '../../db/schema.ts');
  const program = ts.createProgram([file], {
    strict: true,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    types: [],
  });
  const checker = program.getTypeChecker();
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)!)!);
  const database = checker.getDeclaredTypeOfSymbol(exported.find((symbol) => symbol.name === 'Database')!);
  return checker.getPropertiesOfType(database).flatMap((table) =>
    checker.getPropertiesOfType(checker.getTypeOfSymbol(table)).map((column) => {
      const type = (column.valueDeclaration as ts.PropertySignature).type!.getText();
      return {
        name: `${snake(table.name)}.${snake(column.name)}`,
        nullable: /\bnull\b|Nullable/.test(type),
        optional: /Generated|ColumnType/.test(type),
        type:
          ['Json', 'Instant', 'CalendarDate', 'number', 'boolean'].find((word) => type.includes(word)) ??
          'text',
      };
    }),
  );
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const KIND_OF: Record<string, string> = {
  jsonb: 'Json',
  'timestamp with time zone': 'Instant',
  date: 'CalendarDate',
  bigint: 'number',
  integer: 'number',
  boolean: 'boolean',
};

async function migratedColumns(): Promise<Column[]> {
  const database = await createTestDatabase();
  const { db, close } = connectDatabase(database.url, { max: 1 });
  try {
    const { rows } = await sql<{ name: string; nullable: boolean; optional: boolean; type: string }>`
      select table_name || '.' || column_name as name, is_nullable = 'YES' as nullable,
        column_default is not null or is_identity = 'YES' or is_generated = 'ALWAYS' as optional, data_type as type
      from information_schema.columns
      where table_schema = 'public' and table_name not like 'kysely%'`.execute(db);
    return rows.map((row) => ({ ...row, type: KIND_OF[row.type] ?? 'text' }));
  } finally {
    await close();
    await database.drop();
  }
}

test('the table types say exactly what the migrations make', async () => {
  const byName = (a: Column, b: Column) => (a.name < b.name ? -1 : 1);
  expect(declaredColumns().sort(byName)).toEqual((await migratedColumns()).sort(byName));
});
