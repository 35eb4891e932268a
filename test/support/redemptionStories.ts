import { randomUUID } from 'node:crypto';
import { at, people, type RedemptionStage, type StagedCase } from './redemptionStage';

/** Everything on time, paid at once, enterprise content. */
export async function straightStory(stage: RedemptionStage): Promise<StagedCase> {
  const redemption = await stage.submitted();
  await redemption.accept();
  await redemption.assign();
  await redemption.to(at(0, '10:10'));
  await redemption.signFor();
  await redemption.to(at(3, '15:00'));
  await redemption.prepare();
  await redemption.approve();
  await redemption.pay();
  await redemption.settle('SUCCEEDED', 1);
  await redemption.callBack();
  await redemption.handle.result();
  return redemption;
}

/** Supplements on both sides of acceptance, a wrong department, overdue review, two failed payments. */
export async function windingStory(stage: RedemptionStage): Promise<StagedCase> {
  const note = () => randomUUID();
  const redemption = await stage.submitted();
  await redemption.act('requestSupplement', people.clerk, { materialKeys: ['application'], noteId: note() });
  const materials = await stage.uploads(['application']);
  await redemption.to(at(1, '09:30'));
  await redemption.act('supplySupplement', people.enterprise, { materials, noteId: null });
  await redemption.accept();
  await redemption.assign();
  await redemption.act('sendBack', people.handler, { noteId: note() });
  await redemption.to(at(1, '15:30')); // the second assignment is late
  await redemption.act('urge', people.supervisor, { obligationId: 'T1_ASSIGN-2', noteId: null });
  await redemption.assign();
  await redemption.signFor();
  await redemption.act('requestReviewSupplement', people.handler, { materialKeys: [], noteId: note() });
  await redemption.to(at(7, '10:00'));
  await redemption.act('supplyReviewSupplement', people.clerk, { materials: [], noteId: null });
  await redemption.to(at(30, '10:00')); // the review is overdue, orders go out
  await redemption.prepare();
  await redemption.act('decide', people.approver, { decision: 'REWORK', noteId: note() });
  await redemption.prepare();
  await redemption.approve();
  for (const attempt of [1, 2]) {
    await redemption.pay();
    await redemption.settle('FAILED', attempt);
  }
  await redemption.pay();
  await redemption.settle('SUCCEEDED', 3);
  await redemption.act('callBack', people.clerk, { result: 'NO_CONTACT', satisfaction: null, noteId: null });
  await redemption.callBack(4);
  await redemption.handle.result();
  return redemption;
}
