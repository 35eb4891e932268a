import { randomUUID } from 'node:crypto';
import { type MeasureCommands, measureWorkflowId } from '../../workflows/measure/messages';
import { addDays, chinaDate } from '../../workflows/rules/calendar/workingDays';
import { Staged } from './assessmentStage';
import type { EvaluationStage } from './evaluationStage';
import type { StagedMeasure } from './measureStage';
import { actor } from './redemptionStage';
import { workflowNow } from './virtualTime';

/** People of the demonstration; the evaluated county's is of the development zone. */
const staff = {
  organiser: actor('ge-zuzhi1', 'ORGANISER'),
  organiser2: actor('ge-zuzhi2', 'ORGANISER'),
  government: actor('ge-zhengfu1', 'DECISION_BODY'),
  government2: actor('ge-zhengfu2', 'DECISION_BODY'),
  committee: actor('ge-changwei1', 'DECISION_BODY'),
  committee2: actor('ge-changwei2', 'DECISION_BODY'),
  evaluated: actor('ge-jkq', 'HANDLER'),
};
const text = () => randomUUID();

/** Walks measures of the development zone to their end, each on its own clock. */
export class MeasureWalk {
  private constructor(
    private readonly stage: EvaluationStage,
    readonly measure: StagedMeasure,
  ) {}

  static of(stage: EvaluationStage, measureId: string): MeasureWalk {
    const handle = stage.base.engine.client.workflow.getHandle(measureWorkflowId(measureId));
    return new MeasureWalk(stage, new Staged<MeasureCommands>(stage.base, measureId, handle));
  }

  /** Notice, plan, evidence a month later, report, acceptance by another person (GE-USE-2). */
  async rectified(): Promise<string> {
    await this.act('notify', 'organiser', { documentId: text(), dueOn: await this.day(60) });
    const items = [{ id: 'P1', textId: text(), dueOn: await this.day(40) }];
    await this.act('submitPlan', 'evaluated', { planId: text(), items });
    await this.act('answerPlan', 'organiser', { accept: true, reasonId: '' });
    await this.pass(30);
    await this.withFile('addEvidence', 'evaluated', (fileIds) => ({ itemId: 'P1', fileIds }));
    await this.act('report', 'evaluated', { reportId: text() });
    await this.act('answerReport', 'organiser2', { accept: true, reasonId: '', dueOn: null });
    return this.ended();
  }

  /** Convened, held, minuted, a commitment made and kept (GE-USE-3). */
  async interviewed(): Promise<string> {
    const meetsAt = await this.instant(7);
    await this.act('convene', 'government', { noticeId: text(), meetsAt, reasonId: '' });
    await this.pass(8);
    const posts = { leaderPost: '分管副市长', attendedPosts: ['管委会主任'] };
    await this.act('hold', 'government', { heldAt: meetsAt, ...posts });
    await this.withFile('writeMinutes', 'government', ([fileId]) => ({ fileId }));
    await this.act('confirmMinutes', 'government2', { accept: true, reasonId: '' });
    const commitments = [{ id: 'C1', textId: text(), dueOn: await this.day(30) }];
    await this.act('commit', 'evaluated', { commitments });
    await this.pass(20);
    await this.withFile('reportCommitment', 'evaluated', (fileIds) => ({ commitmentId: 'C1', fileIds }));
    await this.act('answerCommitment', 'government', { commitmentId: 'C1', accept: true, reasonId: '' });
    return this.ended();
  }

  /** Notice, material, session with the whole leading group, result by another person (GE-USE-4). */
  async reviewed(): Promise<string> {
    await this.act('notify', 'committee', { documentId: text(), reportDueOn: await this.day(10) });
    await this.act('report', 'evaluated', { reportId: text() });
    await this.act('answerReport', 'committee', { accept: true, reasonId: '', dueOn: null });
    const meetsAt = await this.instant(20);
    await this.act('schedule', 'committee', { sessionId: text(), meetsAt, reasonId: '' });
    await this.pass(21);
    const absent = [{ post: '副主任', reasonId: text() }];
    await this.act('hold', 'committee', { heldAt: meetsAt, presentPosts: ['党工委书记', '主任'], absent });
    await this.withFile('recordResult', 'committee2', ([documentId]) => ({ code: 'NOTED', documentId }));
    return this.ended();
  }

  private async ended(): Promise<string> {
    const { status } = (await this.measure.handle.result()) as { status: string };
    return status;
  }

  private async act(
    name: keyof MeasureCommands,
    who: keyof typeof staff,
    fields: object,
    fileIds: string[] = [],
  ) {
    await this.measure.act(name, staff[who], { noteId: null, fileIds, fields } as never);
  }

  private async withFile(
    name: keyof MeasureCommands,
    who: keyof typeof staff,
    fields: (fileIds: string[]) => object,
  ): Promise<void> {
    const id = randomUUID();
    await this.stage.db
      .insertInto('upload')
      .values({
        id,
        sha256: '0'.repeat(64),
        sizeBytes: 1,
        mediaType: 'application/pdf',
        fileName: '材料.pdf',
        uploadedBy: staff[who].accountId,
      })
      .execute();
    await this.act(name, who, fields([id]), [id]);
  }

  private now(): Promise<string> {
    return workflowNow(this.stage.base.engine.client, this.measure.handle.workflowId);
  }

  private async day(ahead: number): Promise<string> {
    return addDays(chinaDate(await this.now()), ahead);
  }

  private async instant(daysAhead: number): Promise<string> {
    return new Date(Date.parse(await this.now()) + daysAhead * 86_400_000).toISOString();
  }

  private async pass(days: number): Promise<void> {
    await this.measure.to(await this.instant(days));
  }
}
