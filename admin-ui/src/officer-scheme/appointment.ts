import type { FileView } from '../officer/types';
import type { Problem } from '../shared';
import type { AppointInput, OfficerSchemeView } from './types';

/** What the form holds; texts are empty until filled in. */
export interface AppointDraft {
  officer: Record<string, string>;
  fiscalPayroll: boolean;
  channel: string;
  category: { code: string; text: string };
  start: string;
  years: string;
  lengthReason: string;
  attestations: string[];
  conditions: string[];
  bars: string[];
  letterItems: string[];
  letter: FileView[];
  papers: FileView[];
  applicants: string;
  moved: string;
  note: string;
}

/** What each part of the form gets. */
export interface PartProps {
  scheme: OfficerSchemeView;
  draft: AppointDraft;
  set: <Name extends keyof AppointDraft>(name: Name, value: AppointDraft[Name]) => void;
  /** Reasons of the last refusal, by field. */
  reasons: Record<string, string[]>;
}

export const emptyDraft = ({ parameters, now }: OfficerSchemeView, today: string): AppointDraft => ({
  officer: {},
  fiscalPayroll: false,
  channel: parameters.selection.length === 1 ? (parameters.selection[0]?.channel ?? '') : '',
  category: { code: '', text: '' },
  start: startOf(parameters.term.defaultStart, today || now.slice(0, 10)),
  years: '',
  lengthReason: '',
  attestations: [],
  conditions: [],
  bars: [],
  letterItems: [],
  letter: [],
  papers: [],
  applicants: '',
  moved: '',
  note: '',
});

const startOf = (usual: string | null, today: string): string =>
  usual !== null && usual >= today ? usual : today;

/** The request; empty texts are left out. */
export function appointBody(draft: AppointDraft): AppointInput {
  const { officer, fiscalPayroll, category, letter, letterItems, papers, applicants, moved, years } = draft;
  const said = Object.fromEntries(
    Object.entries(officer)
      .map(([name, text]) => [name, text.trim()])
      .filter(([, text]) => text !== ''),
  );
  const [signed] = letter;
  return {
    officer: { name: '', ...said, fiscalPayroll } as AppointInput['officer'],
    channel: draft.channel,
    category: category.code ? category : null,
    start: draft.start,
    years: years ? Number(years) : null,
    lengthReason: draft.lengthReason.trim() || null,
    attestations: draft.attestations,
    conditions: draft.conditions,
    bars: draft.bars,
    commitmentLetter: signed ? { fileId: signed.uploadId, items: letterItems } : null,
    files: papers.map(({ uploadId }) => uploadId),
    ...(applicants ? { call: { applicants: Number(applicants) } } : {}),
    moved: moved ? Number(moved) : 0,
    note: draft.note.trim() || null,
  };
}

/** What is still to be filled in, by field; everything else is for the server to judge. */
export function missingIn({ officer, channel, start }: AppointDraft, subject: 'PERSON' | 'ORGANISATION') {
  const person = subject === 'PERSON';
  const empty = (name: string) => !officer[name]?.trim();
  const missing: Record<string, string[]> = {};
  if (empty('name')) missing['officer.name'] = [person ? '请填写姓名' : '请填写单位名称'];
  if (person && empty('phone')) missing['officer.phone'] = ['请填写联系电话'];
  if (!person && !empty('liaisonName') && empty('liaisonPhone'))
    missing['officer.liaisonPhone'] = ['请填写联络员的联系电话'];
  if (channel === '') missing.channel = ['请选择选聘渠道'];
  if (start === '') missing.start = ['请填写聘期起始日'];
  return missing;
}

/** Every reason of a refusal under the field to which it belongs; those of a part stand at the whole. */
export function reasonsByField(problem: Problem | null): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  const put = (field: string, message: string) => {
    const [first = '', second] = field.split('.');
    const name = first === 'officer' && second ? `officer.${second}` : first;
    found[name] = [...(found[name] ?? []), message];
  };
  for (const each of problem?.errors ?? []) {
    const { ruleId } = each as { ruleId?: string };
    put(each.field, ruleId ? `${each.message}（依据 ${ruleId}）` : each.message);
  }
  if (problem?.field && !problem.errors?.length) put(problem.field, problem.detail);
  return found;
}
