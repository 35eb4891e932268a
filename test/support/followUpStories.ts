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

/** A complaint that is taken back while the object works on it. */
export async function withdrawnFollowUp(base: RedemptionStage): Promise<StagedFollowUp> {
  const stage = FollowUpStage.on(base);
  const followUp = await stage.started({ kind: 'COMPLAINT' });
  await pass(followUp);
  await followUp.handle.signal('withdraw');
  await followUp.handle.result();
  return followUp;
}
