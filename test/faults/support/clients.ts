import { demoAccounts, demoEnterprises, policyItems, presetId } from '../../../db/presets';
import { ApiProblem, type Person } from '../../../local-stack/demo/client';
import { plainPdf } from '../../../local-stack/demo/pdf';
import type { StepAnswer } from '../../../workflows/redemption/messages';

/** The steps of one case, in order, that people take through the API. */
export const STEPS = [
  'submit',
  'accept',
  'assign',
  'sign-for',
  'prepare',
  'decide',
  'execute-payment',
  'call-back',
] as const;
export type StepName = (typeof STEPS)[number];

export type People = Record<'clerk' | 'handler' | 'approver' | 'finance', Person>;

const ITEM = policyItems.find((each) => each.id === 'GY-SPECIALISED-NEW');
const HANDLER = demoAccounts.find((each) => each.username === 'jingban1');
const APPROVED_FEN = 1_234_500;

/** One request of one case: who asks for what; the key and the body are the same each time it is sent. */
export interface StepRequest {
  place: string;
  send(): Promise<StepAnswer>;
}

/** How often requests had to be repeated, by what stood in the way. */
export class Patience {
  readonly repeated = new Map<string, number>();

  /** Repeats the same request until it is answered; a refusal is not repeated. */
  async until<T>(request: () => Promise<T>): Promise<T> {
    const end = Date.now() + 60_000;
    for (;;) {
      try {
        return await request();
      } catch (error) {
        const status = error instanceof ApiProblem ? error.status : 0;
        if ((status !== 0 && status < 500) || Date.now() > end) throw error;
        const reason = error instanceof ApiProblem ? error.code : 'NO_ANSWER';
        this.repeated.set(reason, (this.repeated.get(reason) ?? 0) + 1);
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    }
  }
}

/** Case number `n` of the test: its requests in order. `submit` comes first and tells the others the case's id. */
export function requestsOf(n: number, people: People, patience: Patience): StepRequest[] {
  let id = '';
  const key = (name: string) => presetId(`faults/${n}/${name}`);
  const post = (person: Person, name: StepName, body: object = {}): StepRequest => ({
    place: `${n}/${name}`,
    send: () => person.post<StepAnswer>(`/redemptions/${id}/${name}`, body, key(name)),
  });
  const submit = async (): Promise<StepAnswer> => {
    const required = ITEM?.guide.materials.filter((each) => each.required) ?? [];
    const materials = [];
    for (const { key: materialKey } of required) {
      const pdf = plainPdf([materialKey, String(n)]);
      const upload = () => people.clerk.upload(`${materialKey}.pdf`, pdf, key(materialKey));
      materials.push({ materialKey, uploadId: await patience.until(upload) });
    }
    const body = {
      enterpriseId: demoEnterprises[n]?.id,
      itemId: ITEM?.id,
      channel: 'WINDOW',
      requestedFen: 2_000_000,
      materials,
    };
    const answer = await people.clerk.post<StepAnswer>('/redemptions', body, key('submit'));
    id = answer.redemptionId;
    return answer;
  };
  return [
    { place: `${n}/submit`, send: submit },
    post(people.clerk, 'accept'),
    post(people.clerk, 'assign', {
      departmentOrganisationId: ITEM?.departmentOrganisationId,
      kind: ITEM?.kind,
      channel: 'ONLINE',
    }),
    post(people.handler, 'sign-for', { handlerAccountId: HANDLER?.id }),
    post(people.handler, 'prepare', { proposal: 'APPROVE', amountFen: APPROVED_FEN, note: '符合条件' }),
    post(people.approver, 'decide', { decision: 'APPROVE' }),
    post(people.finance, 'execute-payment'),
    post(people.clerk, 'call-back', { result: 'REACHED', satisfaction: 5 }),
  ];
}

/** Waits until the bank's answer has come into the case. */
export async function untilPaid(clerk: Person, redemptionId: string, patience: Patience): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    const view = await patience.until(() => clerk.get<{ status: string }>(`/redemptions/${redemptionId}`));
    if (view.status === 'PAID') return;
    if (view.status !== 'PAYING' || Date.now() > end) throw new Error(`${redemptionId} is ${view.status}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
