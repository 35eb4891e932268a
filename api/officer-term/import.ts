import type { Request } from 'express';
import { placesTaken } from '../../db/queries/officerAppointment';
import type { AppContext } from '../context';
import { toProblem } from '../errors';
import { derivedId } from '../process/keys';
import type { Viewer } from '../session/viewer';
import { workbook } from '../spreadsheet';
import { readForm, tooLarge } from '../uploads/receive';
import { appointTo, type Desk, openDesk, refuseAppointment } from './appointment';
import { AppointBody, type ImportReport } from './appointmentSchemas';
import { appointmentProblems, candidateOf } from './candidate';
import { CellError, type Column, columnsFor } from './columns';
import { checkOfficer } from './officer';
import { readTable, type Sheet } from './sheet';

type Problem = ImportReport['problems'][number];
type Row = ImportReport['rows'][number];

const MAX_BYTES = 2 * 1024 * 1024;

/** The table by which people of a scheme are appointed, with one row as an example. */
export async function importTemplate(ctx: AppContext, viewer: Viewer, code: string): Promise<Buffer> {
  const { scheme } = await openDesk(ctx, viewer, code);
  const { parameters } = scheme;
  const columns = columnsFor(parameters).map((column) => ({
    head: column.required ? `${column.head}*` : column.head,
    width: column.width,
    value: () => column.example(parameters),
  }));
  return workbook('聘任导入', columns, [{}]);
}

/**
 * Appoints everybody in a table, row by row: each row succeeds or is refused by itself, with every reason by row and
 * column. Letters don't come by a sheet: whoever lacks nothing else is named, and appointed singly. A row's key follows from the request's key and its number, so that a repeated import appoints nobody twice. A
 * dry run changes nothing and counts places as if the rows before had been appointed.
 */
export async function importTerms(
  ctx: AppContext,
  viewer: Viewer,
  code: string,
  { req, dryRun, key }: { req: Request; dryRun: boolean; key: string },
): Promise<ImportReport> {
  const desk = await openDesk(ctx, viewer, code);
  const sheet = await receiveTable(ctx, req);
  const { forms, problems } = readForms(desk, sheet);
  const rows: Row[] = [];
  const serving = dryRun ? await placesTaken(ctx.db, code) : {};
  for (const form of forms) {
    const found: Problem[] = [...form.problems];
    const entry: Row = {
      row: form.row,
      name: form.name,
      result: 'REFUSED',
      termId: null,
      certificateNo: null,
      access: null,
    };
    if (form.body && found.length === 0) {
      try {
        if (dryRun) await tryOut(ctx, desk, form.body, serving);
        else
          Object.assign(
            entry,
            await carryOut(ctx, viewer, desk, form.body, derivedId('import', key, String(form.row))),
          );
        entry.result = dryRun ? 'READY' : 'DONE';
      } catch (error) {
        const failed = toProblem(error);
        if (failed.status >= 500) throw error;
        found.push(...problemsOf(failed, form.row, columnsFor(desk.scheme.parameters)));
        if (found.every(isLetter)) entry.result = 'READY_WITHOUT_LETTER';
      }
    }
    rows.push(entry);
    problems.push(...found);
  }
  const count = (wanted: Row['result']) => rows.filter(({ result }) => result === wanted).length;
  return { dryRun, rows, problems, appointed: count('DONE'), refused: count('REFUSED') };
}

async function receiveTable(ctx: AppContext, req: Request): Promise<Sheet> {
  const { staged, givenName, truncated } = await readForm(req, ctx.fileStore, MAX_BYTES);
  try {
    if (truncated) throw tooLarge(MAX_BYTES);
    return await readTable(staged.path, givenName);
  } finally {
    await staged.discard();
  }
}

interface RowForm {
  row: number;
  name: string;
  body: AppointBody | null;
  problems: Problem[];
}

/** The forms of all rows, and what is wrong with the header. */
function readForms(
  { scheme }: Desk,
  [header = [], ...lines]: Sheet,
): { forms: RowForm[]; problems: Problem[] } {
  const columns = columnsFor(scheme.parameters);
  const heads = header.map((head) => head.replace(/\*$/, '').trim());
  const missing = columns.filter(({ head, required }) => required && !heads.includes(head));
  const unknown = heads.filter((head) => head !== '' && !columns.some((column) => column.head === head));
  const problems = [
    ...missing.map(({ head }) => headerProblem(head, 'COLUMN_MISSING', `缺少“${head}”一列`)),
    ...unknown.map((head) => headerProblem(head, 'COLUMN_UNKNOWN', `没有“${head}”这一列，已忽略`)),
  ];
  if (missing.length > 0) return { forms: [], problems };
  const seen = new Map<string, number>();
  const forms = lines.map((line, index) => {
    const form = readRow(scheme.parameters, columns, heads, line, index + 2);
    const { name, phone, creditCode } = form.body?.officer ?? {};
    const who = `${name}|${creditCode ?? phone ?? ''}`;
    const before = seen.get(who);
    if (form.body && before !== undefined)
      form.problems.push(rowProblem(form.row, 'ROW_TWICE', `与第${before}行是同一人，不能重复聘任`));
    seen.set(who, form.row);
    return form;
  });
  return { forms, problems };
}

const headerProblem = (column: string, code: string, message: string): Problem => ({
  row: 1,
  column,
  field: null,
  code,
  message,
});
const rowProblem = (row: number, code: string, message: string): Problem => ({
  row,
  column: null,
  field: null,
  code,
  message,
});

function readRow(
  parameters: Desk['scheme']['parameters'],
  columns: readonly Column[],
  heads: readonly string[],
  line: readonly string[],
  row: number,
): RowForm {
  const form: { officer: Record<string, unknown> } & Record<string, unknown> = { officer: {} };
  const problems: Problem[] = [];
  for (const column of columns) {
    const text = line[heads.indexOf(column.head)] ?? '';
    if (text === '') continue;
    try {
      column.read(form, text, parameters);
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      const { head, field } = column;
      problems.push({ row, column: head, field, code: 'CELL_INVALID', message: `${head}：${error.message}` });
    }
  }
  form.channel ??= parameters.selection.length === 1 ? parameters.selection[0]?.channel : undefined;
  const checked = AppointBody.safeParse(form);
  const name = String(form.officer.name ?? '');
  if (checked.success) return { row, name, body: checked.data, problems };
  const wrong = checked.error.issues.map(({ path, message, code }): Problem => {
    const field = path.map(String).join('.');
    const column = columnOf(columns, field);
    return { row, column: column?.head ?? null, field, code: code.toUpperCase(), message };
  });
  return { row, name, body: null, problems: [...problems, ...wrong] };
}

const columnOf = (columns: readonly Column[], field: string | undefined): Column | undefined =>
  columns.find((each) => field === each.field || field?.startsWith(`${each.field}.`));

/** Would the appointment be refused? Counts the place as taken when it would not. */
async function tryOut(
  ctx: AppContext,
  { scheme }: Desk,
  body: AppointBody,
  serving: Record<string, number>,
): Promise<void> {
  const { officer, officerId: _officerId, files: _files, note: _note, ...terms } = body;
  if (!officer) return;
  const person = await checkOfficer(ctx, scheme.parameters, officer);
  const candidate = candidateOf(person, terms, '');
  const facts = { candidate, serving, servedBefore: 0, renewal: false };
  refuseAppointment(appointmentProblems(scheme.parameters, terms, facts));
  serving[terms.channel] = (serving[terms.channel] ?? 0) + 1;
}

async function carryOut(
  ctx: AppContext,
  viewer: Viewer,
  desk: Desk,
  body: AppointBody,
  key: string,
): Promise<Pick<Row, 'termId' | 'certificateNo' | 'access'>> {
  const { officer, officerId: _officerId, files, note, ...terms } = body;
  const appointee = { officer: officer as NonNullable<typeof officer> };
  const done = await appointTo(ctx, viewer, desk, { appointee, terms, files, note }, key);
  return { termId: done.termId, certificateNo: done.certificateNo, access: done.access };
}

/** Every reason of a refusal with the row and column in which it stands. */
function problemsOf(
  { code, detail, extras }: ReturnType<typeof toProblem>,
  row: number,
  columns: readonly Column[],
): Problem[] {
  const errors = extras.errors ?? [
    { field: extras.field ?? '', code, message: detail, ...(extras.ruleId ? { ruleId: extras.ruleId } : {}) },
  ];
  return errors.map(({ field, ...rest }) => ({
    row,
    column: columnOf(columns, field)?.head ?? null,
    field: field || null,
    ...rest,
    ...(isLetter(rest) ? { message: LETTER_SINGLY } : {}),
  }));
}

const isLetter = ({ code }: { code: string }): boolean => code === 'COMMITMENT_LETTER_MISSING';
const LETTER_SINGLY =
  '待补承诺书：名单不能附承诺书，请在“聘任”页面逐人办理，填写该人员的信息、上传本人签署的承诺书并勾选承诺内容后聘任';
