import type { Request } from 'express';
import type { ZodError } from 'zod';
import { addMembers, membersLike, type NewMember } from '../../db/queries/libraryAct';
import { listOrganisations } from '../../db/queries/organisation';
import { type Leaf, leavesOf } from '../../workflows/rules/evaluation/frame/leaves';
import type { RoundKey } from '../../workflows/rules/evaluation/period';
import type { AppContext } from '../context';
import { evaluationScheme, organiserAct, settleAct } from '../evaluation/organiser';
import { readTable, type Sheet } from '../officer-term/sheet';
import type { Viewer } from '../session/viewer';
import { workbook } from '../spreadsheet';
import { readForm, tooLarge } from '../uploads/receive';
import { newMember } from './acts';
import { AddMemberBody, type LibraryImportReport } from './schemas';

type Problem = LibraryImportReport['problems'][number];

const RULE = 'GE-LIB-1';
const MAX_BYTES = 4 * 1024 * 1024;
/** A whole library and some more. */
const MAX_ROWS = 3_000;
const HEADS = ['样本层', '姓名或企业名称', '手机', '单位', '推荐单位', '同意日期', '同意依据'] as const;
type Head = (typeof HEADS)[number];
const REQUIRED: readonly Head[] = ['样本层', '姓名或企业名称', '同意日期', '同意依据'];
const COLUMN_OF: Record<string, Head> = {
  leafId: '样本层',
  name: '姓名或企业名称',
  phone: '手机',
  employer: '单位',
  recommendedBy: '推荐单位',
  consentedOn: '同意日期',
  consentBasis: '同意依据',
};

/** The table by which members come in: an example row, and every leaf as it has to be written. */
export async function libraryTemplate(ctx: AppContext): Promise<Buffer> {
  const { parameters } = await evaluationScheme(ctx);
  const leaves = leavesOf(parameters.library);
  const example: Record<Head, string> = {
    样本层: leaves[0]!.label,
    姓名或企业名称: '某某有限公司（经办人张某）',
    手机: '13900000000',
    单位: '某某有限公司',
    推荐单位: '广元市经济和信息化局',
    同意日期: '2026-01-05',
    同意依据: '书面同意书',
  };
  const rows = leaves.map((leaf, index) => (index === 0 ? example : { ...EMPTY, 样本层: leaf.label }));
  return workbook(
    '样本库导入',
    HEADS.map((head) => ({
      head: REQUIRED.includes(head) ? `${head}*` : head,
      width: head === '样本层' ? 40 : 22,
      value: (row: Record<Head, string>) => row[head],
    })),
    rows,
  );
}

const EMPTY = Object.fromEntries(HEADS.map((head) => [head, ''])) as Record<Head, string>;

interface Read {
  row: number;
  name: string;
  leaf: Leaf | null;
  member: NewMember | null;
}

/**
 * Takes a table of members: rows without fault come in, all in one transaction; every other row is named with each of
 * its faults. A row that lacks everything but its leaf is passed over. A dry run changes nothing; a repeated import adds nobody twice.
 */
export async function importMembers(
  ctx: AppContext,
  viewer: Viewer,
  { req, dryRun, key, round }: { req: Request; dryRun: boolean; key: string; round: RoundKey },
): Promise<LibraryImportReport> {
  const { code, parameters } = await evaluationScheme(ctx);
  const sheet = await receive(ctx, req);
  const act = organiserAct(viewer, {
    key,
    action: 'addMembers',
    about: code,
    body: { sheet, round },
    ruleId: RULE,
  });
  const problems: Problem[] = [];
  const rows = await readRows(ctx, leavesOf(parameters.library), sheet, { round, key }, problems);
  const good = rows.flatMap(({ member }) => (member ? [member] : []));
  await refuseKnown(ctx, code, rows, good, problems);
  const fit = rows.filter((each) => each.member !== null);
  const members = fit.map(({ member }) => member!);
  if (!dryRun && members.length > 0) {
    settleAct(
      await addMembers(ctx.db, code, members, round, act),
      { EXISTS: { code: 'MEMBER_TWICE', message: '表中人员已经导入。' } },
      RULE,
    );
  }
  return {
    dryRun,
    rows: rows.map(({ row, name, leaf, member }) => ({
      row,
      name: maskedName(name),
      leafLabel: leaf?.label ?? null,
      result: member === null ? 'REFUSED' : dryRun ? 'READY' : 'DONE',
    })),
    problems: problems.sort((a, b) => a.row - b.row),
    added: dryRun ? 0 : members.length,
    refused: rows.length - members.length,
  };
}

/** Enough to find the row again. */
const maskedName = (name: string): string => (name === '' ? '—' : `${name.slice(0, 2)}…`);

async function receive(ctx: AppContext, req: Request): Promise<Sheet> {
  const { staged, givenName, truncated } = await readForm(req, ctx.fileStore, MAX_BYTES);
  try {
    if (truncated) throw tooLarge(MAX_BYTES);
    return await readTable(staged.path, givenName, MAX_ROWS);
  } finally {
    await staged.discard();
  }
}

async function readRows(
  ctx: AppContext,
  leaves: readonly Leaf[],
  [header = [], ...lines]: Sheet,
  { round, key }: { round: RoundKey; key: string },
  problems: Problem[],
): Promise<Read[]> {
  const heads = header.map((head) => head.replace(/\*$/, '').trim());
  const missing = REQUIRED.filter((head) => !heads.includes(head));
  problems.push(...missing.map((head) => problem(1, head, 'COLUMN_MISSING', `缺少“${head}”一列`)));
  if (missing.length > 0) return [];
  const all = { filter: {}, sort: { field: 'id', descending: false }, limit: 10_000, offset: 0 };
  const { rows: organisations } = await listOrganisations(ctx.db, all);
  const byName = new Map(
    organisations.flatMap(({ id, name, shortName }) => [[name, id] as const, [shortName, id] as const]),
  );
  const leafOf = new Map(
    leaves.flatMap((leaf) => [[leaf.id, leaf] as const, [squeezed(leaf.label), leaf] as const]),
  );
  const seen = new Map<string, number>();
  const rows: Read[] = [];
  for (const [index, line] of lines.entries()) {
    const row = index + 2;
    const cell = (head: Head) => line[heads.indexOf(head)]?.trim() ?? '';
    if (HEADS.every((head) => head === '样本层' || cell(head) === '')) continue;
    const own: Problem[] = [];
    const leaf = leafOf.get(cell('样本层')) ?? leafOf.get(squeezed(cell('样本层'))) ?? null;
    if (!leaf) own.push(problem(row, '样本层', 'LEAF_UNKNOWN', `样本库没有“${cell('样本层')}”这一层`, RULE));
    const recommender = cell('推荐单位');
    const recommendedBy = recommender === '' ? null : (byName.get(recommender) ?? null);
    if (recommender !== '' && recommendedBy === null) {
      own.push(problem(row, '推荐单位', 'ORGANISATION_UNKNOWN', `没有名为“${recommender}”的单位`));
    }
    const parsed = AddMemberBody.safeParse({
      leafId: leaf?.id ?? '?',
      name: cell('姓名或企业名称'),
      phone: cell('手机') || null,
      employer: cell('单位'),
      recommendedBy,
      consentedOn: cell('同意日期').replaceAll('/', '-'),
      consentBasis: cell('同意依据'),
      round,
    });
    if (!parsed.success) own.push(...faults(row, parsed.error));
    const who = cell('手机') || `${cell('姓名或企业名称')}|${cell('单位')}`;
    const before = seen.get(who);
    if (before !== undefined)
      own.push(problem(row, null, 'ROW_TWICE', `与第${before}行是同一人，同一人只能入库一次`, RULE));
    else seen.set(who, row);
    problems.push(...own);
    const member = parsed.success && own.length === 0 ? newMember(parsed.data, key, String(row)) : null;
    rows.push({ row, name: cell('姓名或企业名称'), leaf, member });
  }
  return rows;
}

/** Whoever is in the library already is refused, unless by this very request. */
async function refuseKnown(
  ctx: AppContext,
  code: string,
  rows: Read[],
  good: readonly NewMember[],
  problems: Problem[],
): Promise<void> {
  const mine = new Set(good.map(({ memberId }) => memberId));
  const known = (await membersLike(ctx.db, code, good)).filter(({ id }) => !mine.has(id));
  const phones = new Map(known.flatMap((each) => (each.phone === null ? [] : [[each.phone, each] as const])));
  const names = new Map(known.map((each) => [`${each.name}|${each.employer ?? ''}`, each]));
  for (const each of rows) {
    const { member, row } = each;
    if (!member) continue;
    const same =
      member.phone === null ? names.get(`${member.name}|${member.employer ?? ''}`) : phones.get(member.phone);
    if (!same) continue;
    each.member = null;
    problems.push(
      problem(
        row,
        member.phone === null ? '姓名或企业名称' : '手机',
        'MEMBER_TWICE',
        '此人已在样本库中，同一人只能入库一次',
        RULE,
      ),
    );
  }
}

const squeezed = (text: string): string => text.replace(/[\s/／、，,“”"]/g, '');

const faults = (row: number, error: ZodError): Problem[] =>
  error.issues
    .filter(({ path }) => String(path[0]) !== 'leafId')
    .map(({ path, message }) => problem(row, COLUMN_OF[String(path[0])] ?? null, 'INVALID', message));

const problem = (
  row: number,
  column: string | null,
  code: string,
  message: string,
  ruleId?: string,
): Problem => ({
  row,
  column,
  field: Object.entries(COLUMN_OF).find(([, head]) => head === column)?.[0] ?? null,
  code,
  message,
  ...(ruleId ? { ruleId } : {}),
});
