import { randomUUID } from 'node:crypto';
import { day, type MeasureStage, type StagedMeasure, staff } from './measureStage';
import { at } from './redemptionStage';

const text = () => randomUUID();
const none = { fileIds: [] as string[] };

/** Notice, plan, evidence, report, acceptance by another person than the one who gave the notice. */
export async function straightRectification(stage: MeasureStage): Promise<StagedMeasure> {
  const measure = await stage.started('RECTIFY');
  await rectifiedUpToReport(stage, measure);
  await answerReport(measure, true);
  await measure.handle.result();
  return measure;
}

/** The plan of a rectification that ends sixty days on; one item, evidence, and the report. */
export async function rectifiedUpToReport(stage: MeasureStage, measure: StagedMeasure): Promise<void> {
  await notify(measure);
  await submitPlan(measure);
  await measure.act('answerPlan', staff.organiser, {
    ...none,
    noteId: null,
    fields: { accept: true, reasonId: '' },
  });
  const fileIds = [await stage.upload()];
  await measure.act('addEvidence', staff.handler, {
    noteId: null,
    fileIds,
    fields: { itemId: 'P1', fileIds },
  });
  await report(measure);
}

export const notify = (measure: StagedMeasure) => {
  const documentId = text();
  const fields = { documentId, dueOn: day(60) };
  return measure.act('notify', staff.organiser, { ...none, noteId: documentId, fields });
};

export const submitPlan = (measure: StagedMeasure) => {
  const planId = text();
  const items = [{ id: 'P1', textId: text(), dueOn: day(40) }];
  return measure.act('submitPlan', staff.handler, { ...none, noteId: planId, fields: { planId, items } });
};

export const report = (measure: StagedMeasure, who = staff.handler) => {
  const reportId = text();
  return measure.act('report', who, { ...none, noteId: reportId, fields: { reportId } });
};

export const answerReport = (measure: StagedMeasure, accept: boolean, dueOn: string | null = null) => {
  const reasonId = accept ? '' : text();
  const fields = { accept, reasonId, dueOn };
  return measure.act('answerReport', staff.organiser2, { ...none, noteId: reasonId || null, fields });
};

/** Late notice, plan given back, a granted extension, a report given back, accepted in the end. */
export async function windingRectification(stage: MeasureStage): Promise<StagedMeasure> {
  const measure = await stage.started('RECTIFY');
  await measure.to(at(20, '10:00')); // the notice is overdue, orders and a report upwards have gone out
  await notify(measure);
  await submitPlan(measure);
  const reason = text();
  await measure.act('answerPlan', staff.organiser, {
    ...none,
    noteId: reason,
    fields: { accept: false, reasonId: reason },
  });
  await submitPlan(measure);
  await measure.act('answerPlan', staff.organiser, {
    ...none,
    noteId: null,
    fields: { accept: true, reasonId: '' },
  });
  const why = text();
  const until = day(80);
  await measure.act('askExtension', staff.handler, {
    ...none,
    noteId: why,
    fields: { until, reasonId: why },
  });
  await measure.act('answerExtension', staff.organiser, {
    ...none,
    noteId: null,
    fields: { accept: true, reasonId: '' },
  });
  const fileIds = [await stage.upload()];
  await measure.act('addEvidence', staff.handler, {
    noteId: null,
    fileIds,
    fields: { itemId: 'P1', fileIds },
  });
  await report(measure);
  await answerReport(measure, false, day(90));
  await report(measure);
  await answerReport(measure, true);
  await measure.handle.result();
  return measure;
}

/** Convened, put off, held, minutes given back once, two commitments, one of them shown twice. */
export async function windingInterview(stage: MeasureStage): Promise<StagedMeasure> {
  const measure = await stage.started('INTERVIEW');
  await convene(measure, at(7, '09:00'), '');
  await convene(measure, at(8, '09:00'), text());
  await measure.to(at(8, '15:00'));
  await holdInterview(measure, at(8, '09:00'));
  await writeMinutes(stage, measure);
  const wrong = text();
  await measure.act('confirmMinutes', staff.government2, {
    ...none,
    noteId: wrong,
    fields: { accept: false, reasonId: wrong },
  });
  await writeMinutes(stage, measure);
  await confirmMinutes(measure);
  await commit(measure, [day(30), day(45)]);
  await keep(stage, measure, 'C1', false);
  await keep(stage, measure, 'C1', true);
  await keep(stage, measure, 'C2', true);
  await measure.handle.result();
  return measure;
}

export const convene = (measure: StagedMeasure, meetsAt: string, reasonId: string) => {
  const noticeId = text();
  const fields = { noticeId, meetsAt, reasonId };
  return measure.act('convene', staff.government, { ...none, noteId: noticeId, fields });
};

export const holdInterview = (measure: StagedMeasure, heldAt: string) =>
  measure.act('hold', staff.government, {
    ...none,
    noteId: null,
    fields: { heldAt, leaderPost: '分管副市长', attendedPosts: ['局长', '分管副局长'] },
  });

export async function writeMinutes(stage: MeasureStage, measure: StagedMeasure) {
  const fileId = await stage.upload(staff.government.accountId);
  return measure.act('writeMinutes', staff.government, {
    noteId: null,
    fileIds: [fileId],
    fields: { fileId },
  });
}

export const confirmMinutes = (measure: StagedMeasure, who = staff.government2) =>
  measure.act('confirmMinutes', who, { ...none, noteId: null, fields: { accept: true, reasonId: '' } });

export const commit = (measure: StagedMeasure, dates: readonly string[]) => {
  const commitments = dates.map((dueOn, i) => ({ id: `C${i + 1}`, textId: text(), dueOn }));
  return measure.act('commit', staff.handler, { ...none, noteId: null, fields: { commitments } });
};

/** A commitment is shown to be kept, and found so or not. */
export async function keep(
  stage: MeasureStage,
  measure: StagedMeasure,
  commitmentId: string,
  accept: boolean,
): Promise<void> {
  const fileIds = [await stage.upload()];
  await measure.act('reportCommitment', staff.handler, {
    noteId: null,
    fileIds,
    fields: { commitmentId, fileIds },
  });
  const reasonId = accept ? '' : text();
  await measure.act('answerCommitment', staff.government, {
    ...none,
    noteId: reasonId || null,
    fields: { commitmentId, accept, reasonId },
  });
}

/** Notice, material, session, everybody of the leading group, the result registered by another person. */
export async function straightReview(stage: MeasureStage): Promise<StagedMeasure> {
  const measure = await stage.started('REVIEW');
  await notifyReview(measure);
  await report(measure);
  await measure.act('answerReport', staff.committee, {
    ...none,
    noteId: null,
    fields: { accept: true, reasonId: '', dueOn: null },
  });
  await schedule(measure, at(21, '15:00'), '');
  await measure.to(at(21, '18:00'));
  await holdReview(measure, at(21, '15:00'));
  await recordResult(stage, measure);
  await measure.handle.result();
  return measure;
}

export const notifyReview = (measure: StagedMeasure) => {
  const documentId = text();
  const fields = { documentId, reportDueOn: day(14) };
  return measure.act('notify', staff.committee, { ...none, noteId: documentId, fields });
};

export const schedule = (measure: StagedMeasure, meetsAt: string, reasonId: string) =>
  measure.act('schedule', staff.committee, {
    ...none,
    noteId: reasonId || null,
    fields: { sessionId: text(), meetsAt, reasonId },
  });

export const holdReview = (measure: StagedMeasure, heldAt: string) =>
  measure.act('hold', staff.committee, {
    ...none,
    noteId: null,
    fields: {
      heldAt,
      presentPosts: ['党组书记', '副局长'],
      absent: [{ post: '总工程师', reasonId: text() }],
    },
  });

export async function recordResult(
  stage: MeasureStage,
  measure: StagedMeasure,
  who: (typeof staff)['committee' | 'committee2'] = staff.committee2,
) {
  const documentId = await stage.upload(who.accountId);
  return measure.act('recordResult', who, {
    noteId: null,
    fileIds: [documentId],
    fields: { code: 'NOTED', documentId },
  });
}
