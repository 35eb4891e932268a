import { randomUUID } from 'node:crypto';
import type { Db } from '../../../db/connect';
import { SIGNATURE_HEADER, signMessage } from '../../../db/support/hmac';
import {
  type MaterialRef,
  redemptionWorkflowId,
  type StepAnswer,
} from '../../../workflows/redemption/messages';
import type { BenchBank } from '../bank';
import { timed } from '../measure';
import { BANK_SECRET } from '../stage';
import { type Driver, STEPS, type StepName } from './driver';
import { AMOUNT_FEN, DEPARTMENT_ID, ITEM_ID, ITEM_KIND, people, uploadedMaterials } from './facts';
import { logInOften, ok, type Session } from './session';

export interface HttpDriverOptions {
  url: string;
  db: Db;
  bank: BenchBank;
}

/** Sessions of each account; the clerk's do four of the nine steps. */
const SESSIONS = 8;

/** Whole cases over HTTP: sessions, Idempotency-Keys, origin check, the bank's signed callback. */
export async function httpDriver({ url, db, bank }: HttpDriverOptions): Promise<Driver> {
  const [clerk, handler, approver, finance] = (await Promise.all(
    ['chuangkou', 'jingban1', 'shenpi', 'caizheng'].map((username) => logInOften(url, username, SESSIONS)),
  )) as [() => Session, () => Session, () => Session, () => Session];
  const by: Record<StepName, () => Session> = {
    submit: clerk,
    accept: clerk,
    assign: clerk,
    signFor: handler,
    prepare: handler,
    decide: approver,
    executePayment: finance,
    settlePayment: finance,
    callBack: clerk,
  };
  const ready: MaterialRef[][] = [];
  return {
    name: 'case, HTTP API',
    async prepare(cases) {
      ready.push(...(await uploadedMaterials(db, cases, people.clerk.accountId)));
    },
    async runCase(note) {
      const materials = ready.pop() ?? [];
      let id = '';
      for (const step of STEPS) {
        if (step === 'settlePayment') await bank.arrived(`${id}-1`);
        const { ms } = await timed(async () => {
          if (step === 'settlePayment') return callback(url, `${id}-1`);
          const path = step === 'submit' ? '/redemptions' : `/redemptions/${id}/${PATHS[step]}`;
          const answer = await by[step]().post(path, bodyOf(step, materials), randomUUID());
          id = (answer as StepAnswer).redemptionId;
        });
        note({ step, ms });
      }
      return redemptionWorkflowId(id);
    },
  };
}

const PATHS: Partial<Record<StepName, string>> = {
  accept: 'accept',
  assign: 'assign',
  signFor: 'sign-for',
  prepare: 'prepare',
  decide: 'decide',
  executePayment: 'execute-payment',
  callBack: 'call-back',
};

function bodyOf(step: StepName, materials: MaterialRef[]): object {
  switch (step) {
    case 'submit':
      return {
        enterpriseId: people.enterprise.enterpriseId,
        itemId: ITEM_ID,
        channel: 'WINDOW',
        requestedFen: AMOUNT_FEN,
        materials,
      };
    case 'assign':
      return { departmentOrganisationId: DEPARTMENT_ID, kind: ITEM_KIND, channel: 'ONLINE' };
    case 'signFor':
      return { handlerAccountId: people.handler.accountId };
    case 'prepare':
      return { proposal: 'APPROVE', amountFen: AMOUNT_FEN, note: '材料齐全，符合条件，拟同意兑现。' };
    case 'decide':
      return { decision: 'APPROVE' };
    case 'callBack':
      return { result: 'REACHED', satisfaction: 5 };
    default:
      return {};
  }
}

async function callback(url: string, instructionId: string): Promise<void> {
  const body = JSON.stringify({
    eventId: randomUUID(),
    instructionId,
    result: 'SUCCEEDED',
    gatewayReference: `B-${instructionId}`,
    failureCode: null,
  });
  await ok(
    await fetch(`${url}/api/bank/callback`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: signMessage(BANK_SECRET, body) },
      body,
    }),
  );
}
