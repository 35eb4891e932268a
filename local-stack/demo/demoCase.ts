import {
  demoAccounts,
  demoEnterprises,
  type PolicyItemPreset,
  policyItems,
  presetId,
} from '../../db/presets';
import type { StepAnswer } from '../../workflows/redemption/messages';
import type { RedemptionStatus, Role } from '../../workflows/rules/redemption/types';
import { ApiProblem, type Person } from './client';
import { plainPdf } from './pdf';

/** Gives the person behind a demo account, logged in. */
export type Login = (username: string) => Promise<Person>;

/** An enterprise that the window registers together with its application. */
export type NewEnterprise = Record<string, string> & { name: string };

export interface Application {
  /** Name of the case within the demonstration; all of its keys follow from it. */
  name: string;
  itemId: string;
  yuan: number;
  /** Who applies: an enterprise's account (online), or the enterprise that came to the window. */
  by: { account: string } | { enterprise: string } | { newEnterprise: NewEnterprise };
}

/** How long a case may take to get from the bank's instruction to its result. */
const PAYMENT_SECONDS = 15;

/** The clerk of the city's window, who takes every window step of the demonstration. */
const CLERK = 'chuangkou';

interface CaseView {
  status: RedemptionStatus;
  clockOffsetMs: number;
}

/**
 * One case of the demonstration, driven through the API by the people who would take its steps. The keys of its
 * requests are always the same: running it again finds the case and changes nothing.
 */
export class DemoCase {
  private readonly item: PolicyItemPreset;
  private id = '';
  private requests = 0;

  constructor(
    private readonly application: Application,
    private readonly login: Login,
  ) {
    const item = policyItems.find((each) => each.id === application.itemId);
    if (!item) throw new Error(`no policy item ${application.itemId}`);
    this.item = item;
  }

  async submit(): Promise<void> {
    const { by, itemId, yuan } = this.application;
    const person = await this.login('account' in by ? by.account : CLERK);
    const required = this.item.guide.materials.filter((each) => each.required);
    const body = {
      ...('newEnterprise' in by ? { enterprise: by.newEnterprise } : { enterpriseId: enterpriseOf(by).id }),
      itemId,
      channel: 'account' in by ? 'ONLINE' : 'WINDOW',
      requestedFen: yuan * 100,
      materials: await this.files(
        person,
        required.map((each) => each.key),
      ),
    };
    const answer = await person.post<StepAnswer>('/redemptions', body, this.key());
    this.id = answer.redemptionId;
  }

  accept = () => this.step(CLERK, 'accept');
  decline = (note: string) => this.step(CLERK, 'decline-acceptance', { note });
  askForSupplement = (materialKeys: string[], note: string) =>
    this.step(CLERK, 'request-supplement', { materialKeys, note });
  assign = (channel: 'ONLINE' | 'OFFLINE' = 'ONLINE') =>
    this.step(CLERK, 'assign', {
      departmentOrganisationId: this.item.departmentOrganisationId,
      kind: this.item.kind,
      channel,
    });
  signFor = () => this.step(this.handler().username, 'sign-for', { handlerAccountId: this.handler().id });
  sendBack = (note: string) => this.step(this.handler().username, 'send-back', { note });
  askInReview = (materialKeys: string[], note: string) =>
    this.step(this.handler().username, 'request-review-supplement', { materialKeys, note });
  propose = (yuan: number, note: string) =>
    this.step(this.handler().username, 'prepare', { proposal: 'APPROVE', amountFen: yuan * 100, note });
  proposeRefusal = (note: string) =>
    this.step(this.handler().username, 'prepare', { proposal: 'REFUSE', note });
  approve = () => this.step(this.member('APPROVER').username, 'decide', { decision: 'APPROVE' });
  refuse = (note: string) =>
    this.step(this.member('APPROVER').username, 'decide', { decision: 'REFUSE', note });
  withdraw = (note: string) => this.step(CLERK, 'withdraw', { note });
  callBack = (satisfaction: number, note: string) =>
    this.step(CLERK, 'call-back', { result: 'REACHED', satisfaction, note });

  /** Assigned, signed for, proposed and approved with this amount. */
  async decided(yuan: number, note: string): Promise<void> {
    await this.accept();
    await this.assign();
    await this.signFor();
    await this.propose(yuan, note);
    await this.approve();
  }

  /** Finance pays; waits for what the bank says. */
  async pay(): Promise<void> {
    await this.step('caizheng', 'execute-payment');
    for (let seconds = 0; seconds < PAYMENT_SECONDS; seconds += 0.25) {
      if ((await this.view()).status !== 'PAYING') return;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error(`the bank gave no result within ${PAYMENT_SECONDS} s`);
  }

  /** Moves the demo clock of this case past its next due instant, once; not on an engine that can't skip time. */
  async letExpire(): Promise<void> {
    const key = this.key();
    if ((await this.view()).clockOffsetMs > 0) return;
    const clerk = await this.login(CLERK);
    try {
      await clerk.post(`/demo/redemptions/${this.id}/forward`, { to: 'NEXT_DUE' }, key);
    } catch (error) {
      if (!(error instanceof ApiProblem && error.code === 'TIME_SKIPPING_OFF')) throw error;
    }
  }

  private async view(): Promise<CaseView> {
    return (await this.login(CLERK)).get<CaseView>(`/redemptions/${this.id}`);
  }

  private async step(username: string, command: string, body: object = {}): Promise<void> {
    const person = await this.login(username);
    await person.post(`/redemptions/${this.id}/${command}`, body, this.key());
  }

  private files(person: Person, keys: string[]): Promise<{ materialKey: string; uploadId: string }[]> {
    return Promise.all(
      keys.map(async (materialKey) => {
        const material = this.item.guide.materials.find((each) => each.key === materialKey);
        const title = material?.name ?? materialKey;
        const pdf = plainPdf([
          title,
          applicant(this.application),
          this.item.name,
          '演示材料，内容均为虚构。',
        ]);
        const key = presetId(`demo-case/${this.application.name}/${materialKey}`);
        return { materialKey, uploadId: await person.upload(`${title}.pdf`, pdf, key) };
      }),
    );
  }

  private key(): string {
    this.requests += 1;
    return presetId(`demo-case/${this.application.name}/${this.requests}`);
  }

  private handler = () => this.member('HANDLER');

  private member(role: Role) {
    const department = this.item.departmentOrganisationId;
    const found = demoAccounts.find(
      (each) => each.organisationId === department && each.roles.includes(role),
    );
    if (!found) throw new Error(`${department} has no demo account for ${role}`);
    return found;
  }
}

function applicant({ by }: Application): string {
  return 'newEnterprise' in by ? by.newEnterprise.name : enterpriseOf(by).name;
}

function enterpriseOf(by: { account: string } | { enterprise: string }) {
  const id =
    'account' in by ? demoAccounts.find((each) => each.username === by.account)?.enterpriseId : undefined;
  const found = demoEnterprises.find((each) =>
    'account' in by ? each.id === id : each.name === by.enterprise,
  );
  if (!found) throw new Error(`no demo enterprise for ${JSON.stringify(by)}`);
  return found;
}
