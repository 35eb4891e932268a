import { demoSchemes, type OfficerDemo, officerSchemes, presetId } from '../../db/presets';
import { addDays, chinaDate, chinaInstant } from '../../workflows/rules/calendar/dates';
import { fieldsFor, submissionFormOf } from '../../workflows/rules/officer-term/forms';
import type { OfficerSchemeParameters, SubmissionKind } from '../../workflows/rules/officer-term/parameters';
import { ApiProblem } from './client';
import type { Login } from './demoCase';
import { plainPdf } from './pdf';

/** What an officer writes. */
export interface Writing {
  kind: SubmissionKind;
  title: string;
  body: string;
  remedy?: string;
  urgent?: boolean;
  /** Answers to the scheme's form in Chinese, as the form shows them; what else it requires gets its first option. */
  answers?: Record<string, string | string[]>;
  place?: string;
  targetOrganisationId?: string;
}

interface TermView {
  status: string;
  clockOffsetMs: number;
  procedures: { id: string; status: string; windowEndsAt: string | null }[];
}

/** How long a term may take for what it does by itself. */
const PATIENCE_MS = 15_000;

/** The day on which the demonstration is made, in China. */
const TODAY = chinaDate(new Date().toISOString());

/** First day of the month that lies so many months before the current one. */
export function monthStart(monthsBefore: number): string {
  let day = `${TODAY.slice(0, 8)}01`;
  for (let left = monthsBefore; left > 0; left -= 1) day = `${addDays(day, -1).slice(0, 8)}01`;
  return day;
}

/** First day of the month after a day's. */
function monthAfter(day: string): string {
  return `${addDays(`${day.slice(0, 8)}28`, 4).slice(0, 8)}01`;
}

export const inDays = (days: number): string => addDays(TODAY, days);

/**
 * One term of the demonstration, driven through the API by the officer, the office and the organ that decides. The keys
 * of its requests are always the same: running it again finds the term and changes nothing.
 */
export class DemoTerm {
  private termId = '';
  private requests = 0;

  constructor(
    readonly officer: OfficerDemo,
    private readonly login: Login,
  ) {}

  get id(): string {
    return this.termId;
  }

  /** Appointed by the office from this day on, with everything that the scheme asks for. */
  async appoint(start: string): Promise<void> {
    const { officer } = this;
    const { eligibility } = parametersOf(officer.schemeCode);
    const office = await this.login(this.organiser());
    const letter = eligibility.commitmentLetter;
    const body = {
      officerId: officer.id,
      channel: officer.channel,
      category: { code: officer.category },
      start,
      attestations: eligibility.attestations.map(({ code }) => code),
      conditions: eligibility.conditionsAnyOf.length > 0 ? [conditionOf(officer)] : [],
      commitmentLetter: letter && {
        fileId: await office.upload('承诺书.pdf', paper('承诺书', officer.name), this.nameOf('letter')),
        items: letter.items.map(({ code }) => code),
      },
    };
    const path = `/officer-schemes/${officer.schemeCode}/terms`;
    try {
      this.termId = (await office.post<{ termId: string }>(path, body, this.key())).termId;
    } catch (error) {
      const known = error instanceof ApiProblem && error.status === 409 ? await this.ownTerm() : undefined;
      if (!known) throw error;
      this.termId = known;
    }
  }

  train = () => this.office('record-training', { note: '已完成上岗培训。' });

  /** Written and left as a draft; answers its id. */
  async draft(writing: Writing): Promise<string> {
    const officer = await this.login(this.officer.username);
    const path = `/officer-terms/${this.termId}/drafts`;
    const { answers = {}, ...content } = writing;
    const details = detailsOf(this.officer.schemeCode, writing.kind, answers);
    return (await officer.post<{ id: string }>(path, { ...content, details }, this.key())).id;
  }

  /** Written and filed; answers its id. */
  async file(writing: Writing): Promise<string> {
    const submissionId = await this.draft(writing);
    await this.own('file', { submissionId });
    return submissionId;
  }

  screenValid = (submissionId: string, classification?: string) =>
    this.office('screen', {
      submissionId,
      verdict: 'VALID',
      valuable: true,
      workable: true,
      classification,
    });
  screenInvalid = (submissionId: string, note: string) =>
    this.office('screen', { submissionId, verdict: 'INVALID', note });
  screenDuplicate = (submissionId: string, duplicateOf: string, note: string) =>
    this.office('screen', { submissionId, verdict: 'DUPLICATE', duplicateOf, note });
  adopt = (submissionId: string, byOrganisationId: string, note: string) =>
    this.office('decide-adoption', { submissionId, adopted: true, byOrganisationId, note });
  declineAdoption = (submissionId: string, note: string) =>
    this.office('decide-adoption', { submissionId, adopted: false, note });
  activity = (kind: string, note: string) =>
    this.office('record-activity', { kind, takenPlaceAt: new Date(Date.now() - 60_000).toISOString(), note });
  askLeave = (from: string, to: string, note: string) => this.own('request-leave', { from, to, note });
  askPublication = (note: string) =>
    this.own('request-publication', { acts: ['PUBLISH'], from: inDays(0), to: inDays(30), note });

  async resign(note: string): Promise<void> {
    const officer = await this.login(this.officer.username);
    const applicationFileId = await officer.upload(
      '解聘申请.pdf',
      paper('解聘申请', this.officer.name),
      this.nameOf('resignation'),
    );
    await this.own('resign', { applicationFileId, note });
  }

  /** A lead that nobody has verified yet. */
  reportViolation = (code: string, note: string) => this.office('report-violation', { code, note });

  /** The lead is found to be true by the organ that decides. */
  async verifyViolation(violationId: string, note: string): Promise<void> {
    await this.decider('verify-violation', {
      violationId,
      confirmed: true,
      kind: 'PROHIBITION',
      seriousness: 'ORDINARY',
      badSocialEffect: false,
      note,
    });
  }

  async violations(): Promise<{ id: string }[]> {
    const office = await this.login(this.organiser());
    return (await office.get<{ violations: { id: string }[] }>(`/officer-terms/${this.termId}`)).violations;
  }

  /**
   * Moves the demo clock of this term into the next month, so that months without a report come to light; false on an
   * engine that can't skip time.
   */
  async letMonthEnd(): Promise<boolean> {
    const { clockOffsetMs } = await this.view();
    return clockOffsetMs > 0 || this.forward(chinaInstant(monthAfter(TODAY), '00:01'));
  }

  /** The officer opens the notice of what is to happen to him: his days to answer begin. */
  async readNotice(): Promise<void> {
    const view = await this.until(({ procedures }) => procedures.some(({ status }) => status !== 'DETECTED'));
    for (const { id } of view.procedures.filter(({ status }) => status === 'NOTIFIED'))
      await this.own('read-notice', { procedureId: id });
  }

  /** Moves the demo clock past the days to answer, which ends the term. */
  async letWindowEnd(): Promise<void> {
    const { status, procedures } = await this.view();
    const end = procedures[0]?.windowEndsAt;
    if (status !== 'SERVING' || !end) return;
    await this.forward(new Date(Date.parse(end) + 90_000).toISOString());
    await this.until((view) => view.status !== 'SERVING');
  }

  private async forward(to: string): Promise<boolean> {
    const office = await this.login(this.organiser());
    try {
      await office.post(`/demo/officer-terms/${this.termId}/forward`, { to }, this.key());
      return true;
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'TIME_SKIPPING_OFF') return false;
      throw error;
    }
  }

  /** Waits for what the process does by itself. */
  private async until(reached: (view: TermView) => boolean): Promise<TermView> {
    for (const giveUpAt = Date.now() + PATIENCE_MS; Date.now() < giveUpAt; ) {
      const view = await this.view();
      if (reached(view)) return view;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`nothing happened within ${PATIENCE_MS / 1_000} s`);
  }

  private async view(): Promise<TermView> {
    return (await this.login(this.organiser())).get<TermView>(`/officer-terms/${this.termId}`);
  }

  private own = (command: string, body: object) => this.step(this.officer.username, command, body);
  private office = (command: string, body: object) => this.step(this.organiser(), command, body);
  private decider = (command: string, body: object) => this.step(`${this.sign()}-jueding1`, command, body);

  private async step(username: string, command: string, body: object): Promise<void> {
    const person = await this.login(username);
    const key = this.key();
    try {
      await person.post(`/officer-terms/${this.termId}/${command}`, body, key);
    } catch (error) {
      if (!isDoneOnAnotherDay(error)) throw error;
    }
  }

  /** The running term of the officer, when an earlier run has appointed him. */
  private async ownTerm(): Promise<string | undefined> {
    const officer = await this.login(this.officer.username);
    const { data } = await officer.get<{ data: { id: string }[] }>('/my-terms');
    return data[0]?.id;
  }

  private organiser = () => `${this.sign()}-yunying1`;
  private sign = () => this.officer.username.split('-')[0] ?? '';

  private key(): string {
    this.requests += 1;
    return this.nameOf(String(this.requests));
  }

  private nameOf = (what: string) => presetId(`demo-term/${this.officer.username}/${what}`);
}

/** A request with this key was carried out by an earlier run, with the dates of that day. */
export const isDoneOnAnotherDay = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code === 'IDEMPOTENCY_KEY_REUSED';

function parametersOf(schemeCode: string): OfficerSchemeParameters {
  const found = [...demoSchemes(TODAY), ...officerSchemes].find(({ code }) => code === schemeCode);
  if (!found) throw new Error(`no scheme ${schemeCode}`);
  return found.parameters;
}

/** The condition that a kind of place meets (YY-P-2). */
function conditionOf({ category }: OfficerDemo): string {
  if (category === 'SERVICE_PLACE') return 'SERVICE_HALL';
  return category === 'ASSOCIATION' ? 'ASSOCIATION' : 'ENTERPRISE';
}

function detailsOf(schemeCode: string, kind: SubmissionKind, answers: Record<string, string | string[]>) {
  const details: Record<string, string | string[]> = {};
  for (const { code, options, required, type } of fieldsFor(submissionFormOf(schemeCode), kind)) {
    const labels = [answers[code] ?? (required ? (options[0]?.label ?? '') : [])].flat();
    const codes = labels.map((label) => options.find((option) => option.label === label)?.code ?? label);
    if (codes.length > 0) details[code] = type === 'CHOICES' ? codes : (codes[0] ?? '');
  }
  return details;
}

const paper = (title: string, name: string) => plainPdf([title, name, '演示材料，内容均为虚构。']);
