import { randomUUID } from 'node:crypto';
import { addDays } from '../../workflows/rules/calendar/dates';
import { FollowUpStage, type StagedFollowUp, staff } from './followUpStage';
import { at, MONDAY, type RedemptionStage } from './redemptionStage';

const text = () => randomUUID();

export const pass = (followUp: StagedFollowUp, who = staff.organiser) => {
  const textId = text();
  return followUp.act('verifyAndPass', who, {
    noteId: textId,
    textId,
    tellPlace: false,
    ratingsAtPlace: null,
  });
};

export const signFor = (followUp: StagedFollowUp) => followUp.act('signFor', staff.handler, { noteId: null });

export const answer = (followUp: StagedFollowUp, fileIds: string[] = [], who = staff.handler) => {
  const textId = text();
  return followUp.act('answer', who, { noteId: textId, textId, fileIds });
};

export const review = (followUp: StagedFollowUp, accept: boolean, who = staff.organiser2) => {
  const reasonId = accept ? '' : text();
  return followUp.act('reviewAnswer', who, {
    noteId: reasonId || null,
    accept,
    reasonId,
    replyId: accept ? text() : '',
  });
};

export const askExtension = (followUp: StagedFollowUp, days: number) => {
  const reasonId = text();
  return followUp.act('askExtension', staff.handler, {
    noteId: reasonId,
    reasonId,
    until: addDays(MONDAY, days),
  });
};

export const answerExtension = (followUp: StagedFollowUp, accept: boolean) => {
  const reasonId = accept ? '' : text();
  return followUp.act('answerExtension', staff.organiser, { noteId: reasonId || null, accept, reasonId });
};

export const callBack = (followUp: StagedFollowUp, satisfaction: number | null) =>
  followUp.act('callBack', staff.organiser, {
    noteId: null,
    result: satisfaction === null ? 'NO_CONTACT' : 'REACHED',
    satisfaction,
    reasonId: '',
  });

/** A poor rating: passed on, signed for, answered with evidence, accepted; nobody left a number. */
export async function straightFollowUp(base: RedemptionStage): Promise<StagedFollowUp> {
  const stage = FollowUpStage.on(base);
  const followUp = await stage.started();
  await pass(followUp);
  await signFor(followUp);
  await answer(followUp, [await stage.upload()]);
  await review(followUp, true);
  await followUp.handle.result();
  return followUp;
}

/** A complaint: passed on late, extended, given back once, reached with the second call. */
export async function windingFollowUp(base: RedemptionStage): Promise<StagedFollowUp> {
  const stage = FollowUpStage.on(base);
  const followUp = await stage.started({ kind: 'COMPLAINT', contact: true });
  await followUp.to(at(4, '10:00'));
  await pass(followUp);
  await signFor(followUp);
  await askExtension(followUp, 40);
  await answerExtension(followUp, true);
  await followUp.to(at(39, '10:00'));
  await answer(followUp);
  await review(followUp, false);
  await answer(followUp, [], staff.handler2);
  await review(followUp, true);
  await callBack(followUp, null);
  await callBack(followUp, 4);
  await followUp.handle.result();
  return followUp;
}

/** A complaint up to the acceptance; somebody left a number. */
export async function acceptedFollowUp(base: RedemptionStage): Promise<StagedFollowUp> {
  const followUp = await FollowUpStage.on(base).started({ kind: 'COMPLAINT', contact: true });
  await pass(followUp);
  await signFor(followUp);
  await answer(followUp);
  await review(followUp, true);
  return followUp;
}

/** Whoever left a number was called and is not satisfied; `back` when the matter goes back to the object. */
export const dissatisfied = (followUp: StagedFollowUp, { back }: { back: boolean }) =>
  followUp.act('callBack', staff.organiser, {
    noteId: null,
    result: 'REACHED',
    satisfaction: 2,
    reasonId: back ? text() : '',
  });

/** A complaint handled twice since the complainant is not satisfied, who is not satisfied then, either. */
export async function reworkedFollowUp(base: RedemptionStage): Promise<StagedFollowUp> {
  const followUp = await acceptedFollowUp(base);
  await dissatisfied(followUp, { back: true });
  await answer(followUp, [], staff.handler2);
  await review(followUp, true);
  await callBack(followUp, null);
  await dissatisfied(followUp, { back: false });
  await followUp.handle.result();
  return followUp;
}

/** A dissatisfied callback as it was recorded before it could go back: the follow-up just ended. */
export async function endedFollowUp(base: RedemptionStage): Promise<StagedFollowUp> {
  const followUp = await acceptedFollowUp(base);
  await followUp.act('callBack', staff.organiser, { noteId: null, result: 'REACHED', satisfaction: 1 });
  await followUp.handle.result();
  return followUp;
}

/** A complaint that is taken back while the object works on it. */
export async function withdrawnFollowUp(base: RedemptionStage): Promise<StagedFollowUp> {
  const stage = FollowUpStage.on(base);
  const followUp = await stage.started({ kind: 'COMPLAINT' });
  await pass(followUp);
  await followUp.handle.signal('withdraw');
  await followUp.handle.result();
  return followUp;
}
