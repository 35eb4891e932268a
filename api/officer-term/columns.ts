import type { Item, OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';

type Subject = OfficerSchemeParameters['subject'];
type Form = { officer: Record<string, unknown> } & Record<string, unknown>;

/** One column of the table by which people are appointed; `read` puts what stands in a cell into the form. */
export interface Column {
  head: string;
  /** Field of the form, as refusals name it. */
  field: string;
  required?: boolean;
  subject?: Subject;
  width: number;
  /** Throws CellError when the text is none of those that the column takes. */
  read(form: Form, text: string, parameters: OfficerSchemeParameters): void;
  /** What the template shows as an example. */
  example(parameters: OfficerSchemeParameters): string;
}

/** What stands in a cell is not one of the answers that the column takes. */
export class CellError extends Error {}

const officer = (
  head: string,
  name: string,
  example: string,
  also: Partial<Column> & { value?: (text: string) => unknown } = {},
): Column => {
  const { value = (text: string) => text, ...rest } = also;
  return {
    head,
    field: `officer.${name}`,
    width: 16,
    read: (form, text) => {
      form.officer[name] = value(text);
    },
    example: () => example,
    ...rest,
  };
};

const oneOf =
  (answers: Record<string, unknown>) =>
  (text: string): unknown => {
    if (text in answers) return answers[text];
    throw new CellError(`应填写${Object.keys(answers).join('或')}`);
  };

/** Codes of the items whose labels (or codes) stand in a cell, separated by ； or 、; 无 names none. */
function codesOf(items: readonly Item[], text: string): string[] {
  if (text === '无') return [];
  if (text === '全部') return items.map(({ code }) => code);
  return text.split(/[；;]/).map((part) => {
    const wanted = part.trim();
    const found = items.find(({ code, label }) => wanted === label || wanted === code);
    if (!found) throw new CellError(`没有“${wanted}”这一项`);
    return found.code;
  });
}

const labels = (items: readonly Item[]): string => items.map(({ label }) => label).join('；');

const terms = (
  head: string,
  field: string,
  rest: Pick<Column, 'read' | 'example'> & Partial<Column>,
): Column => ({
  head,
  field,
  width: 18,
  ...rest,
});

const COLUMNS: readonly Column[] = [
  officer('姓名', 'name', '张三', { required: true, subject: 'PERSON' }),
  officer('单位名称', 'name', '某某有限公司', { required: true, subject: 'ORGANISATION', width: 28 }),
  officer('性别', 'gender', '女', { subject: 'PERSON', value: oneOf({ 男: 'MALE', 女: 'FEMALE' }) }),
  officer('出生日期', 'birthDate', '1985-03-04', { subject: 'PERSON' }),
  officer('联系电话', 'phone', '13800000000'),
  officer('统一社会信用代码', 'creditCode', '', { subject: 'ORGANISATION', width: 24 }),
  officer('联络员', 'liaisonName', '李四', { subject: 'ORGANISATION' }),
  officer('联络员电话', 'liaisonPhone', '13900000000', { subject: 'ORGANISATION' }),
  officer('工作单位', 'unitName', '某某合作社', { subject: 'PERSON', width: 28 }),
  officer('职务', 'post', '经理', { subject: 'PERSON' }),
  officer('行业类别', 'industry', '商贸'),
  officer('财政供养', 'fiscalPayroll', '否', {
    subject: 'PERSON',
    value: oneOf({ 是: true, 否: false }),
  }),
  officer('开户银行', 'bankName', '', { width: 24 }),
  officer('银行账号', 'bankAccount', '', { width: 24 }),
  terms('选聘渠道', 'channel', {
    read(form, text, { quota, selection }) {
      const named = quota.channels.find(({ code, label }) => text === label || text === code);
      form.channel = named?.code ?? selection.find(({ channel }) => channel === text)?.channel ?? text;
    },
    example: ({ quota, selection }) => quota.channels[0]?.label ?? selection[0]?.channel ?? '',
  }),
  terms('人员类别', 'category', {
    read(form, text, { eligibility }) {
      const [, other] = /^其他[：:](.+)$/.exec(text) ?? [];
      if (other) {
        form.category = { code: 'OTHER', text: other.trim() };
        return;
      }
      const items = eligibility.categories?.items ?? [];
      const found = items.find(({ code, label }) => text === label || text === code);
      form.category = { code: found?.code ?? text.slice(0, 64), text: '' };
    },
    example: ({ eligibility }) => eligibility.categories?.items[0]?.label ?? '',
  }),
  terms('聘期起始日', 'start', {
    required: true,
    read: (form, text) => {
      form.start = text;
    },
    example: ({ term }) => term.defaultStart ?? '2026-01-01',
  }),
  terms('聘期年数', 'years', {
    read: (form, text) => {
      form.years = Number(text);
    },
    example: ({ term }) => String(term.years),
  }),
  terms('另定聘期的理由', 'lengthReason', {
    read: (form, text) => {
      form.lengthReason = text;
    },
    example: () => '',
  }),
  terms('已确认的条件', 'attestations', {
    width: 48,
    read: (form, text, { eligibility }) => {
      form.attestations = codesOf(eligibility.attestations, text);
    },
    example: ({ eligibility }) => (eligibility.attestations.length > 0 ? '全部' : ''),
  }),
  terms('符合的条件', 'conditions', {
    width: 48,
    read: (form, text, { eligibility }) => {
      form.conditions = codesOf(eligibility.conditionsAnyOf, text);
    },
    example: ({ eligibility }) => labels(eligibility.conditionsAnyOf.slice(0, 1)),
  }),
  terms('不得选聘的情形', 'bars', {
    width: 32,
    read: (form, text, { eligibility }) => {
      form.bars = codesOf(eligibility.bars, text);
    },
    example: () => '无',
  }),
  terms('备注', 'note', {
    width: 24,
    read: (form, text) => {
      form.note = text;
    },
    example: () => '',
  }),
];

/** Columns that a scheme's table has. */
export const columnsFor = ({ subject }: OfficerSchemeParameters): Column[] =>
  COLUMNS.filter((each) => each.subject === undefined || each.subject === subject);
