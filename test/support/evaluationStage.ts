import { randomUUID } from 'node:crypto';
import { concentratedQuestionnaire } from '../../db/presets/evaluation/questionnaires';
import { schemeOrgans } from '../../db/presets/schemeOrgans';
import { ge } from '../../db/presets/schemes/ge';
import { castBallot } from '../../db/queries/evaluationBallot';
import { invitationToken } from '../../db/support/ballotSeal';
import {
  EVALUATION_ROUND,
  type EvaluationRoundCommands,
  type EvaluationRoundInput,
  evaluationRoundWorkflowId,
} from '../../workflows/evaluation-round/messages';
import type { Actor } from '../../workflows/rules/actor';
import { chinaInstant } from '../../workflows/rules/calendar/dates';
import type { Decision } from '../../workflows/rules/decision';
import type { AnswerSheet } from '../../workflows/rules/evaluation/questionnaire/types';
import { defaultLadder } from '../../workflows/rules/obligations/ladder';
import { Staged } from './assessmentStage';
import { libraryFor } from './libraryRows';
import { EVALUATION_SECRET, organisation, RedemptionStage, testCalendar, YEAR } from './redemptionStage';
import { startAt } from './virtualTime';

const person = (organisationId: string, role: Actor['role']): Actor => ({
  accountId: randomUUID(),
  role,
  organisationId,
  enterpriseId: null,
});

export const judges = {
  organiser: person('GY-EVALUATION', 'ORGANISER'),
  organiser2: person('GY-EVALUATION', 'ORGANISER'),
  government: person('GY-GOVERNMENT', 'DECISION_BODY'),
  evaluated: person('GY-INDUSTRY', 'ORGANISER'),
};

/** The collection of the first round of the year, within its period from January to April. */
export const BEGIN = chinaInstant(`${YEAR}-03-02`, '10:00');
export const CLOSES = chinaInstant(`${YEAR}-04-15`, '18:00');
export const PERIOD_OVER = chinaInstant(`${YEAR}-05-01`, '00:01');

export type StagedRound = Staged<EvaluationRoundCommands>;

/** Rounds of scheme GE on the stage of redemptions. */
export class EvaluationStage {
  private constructor(readonly base: RedemptionStage) {}

  static async open(): Promise<EvaluationStage> {
    return EvaluationStage.on(await RedemptionStage.open());
  }

  /** On a stage that is open already; the library is filled. */
  static async on(base: RedemptionStage, round = { year: YEAR, number: 1 }): Promise<EvaluationStage> {
    const stage = new EvaluationStage(base);
    await libraryFor(base.connection.db, round);
    return stage;
  }

  /** On a stage whose library has been filled. */
  static filled(base: RedemptionStage): EvaluationStage {
    return new EvaluationStage(base);
  }

  get db() {
    return this.base.connection.db;
  }

  close(): Promise<void> {
    return this.base.close();
  }

  input(roundId: string, over: Partial<EvaluationRoundInput> = {}): EvaluationRoundInput {
    const organs = schemeOrgans.filter(({ schemeCode }) => schemeCode === 'GE');
    return {
      roundId,
      schemeCode: 'GE',
      schemeVersion: 1,
      year: YEAR,
      number: 1,
      parameters: ge.parameters,
      organs: Object.fromEntries(
        organs.map(({ organCode, organisationId }) => [organCode, organisation(organisationId)]),
      ),
      reminderDays: [7, 2],
      policy: { hourClock: 'OFFICE', lastWorkingDayEndsAt: 'OFFICE_CLOSE' },
      ladder: defaultLadder,
      calendar: testCalendar,
      ...over,
    };
  }

  async begun(at = BEGIN, over: Partial<EvaluationRoundInput> = {}): Promise<StagedRound> {
    const id = randomUUID();
    const handle = await startAt(this.base.engine.client, EVALUATION_ROUND, {
      at,
      workflowId: evaluationRoundWorkflowId(id),
      taskQueue: this.base.taskQueue,
      args: [this.input(id, over)],
    });
    const round = new Staged<EvaluationRoundCommands>(this.base, id, handle);
    await round.act('begin', judges.organiser, {});
    return round;
  }

  /** A round whose collection runs. */
  async opened(): Promise<StagedRound> {
    const round = await this.begun();
    await round.act('prepare', judges.organiser, { noteId: null });
    await round.act('draw', judges.organiser, {});
    await round.act('open', judges.organiser, { closesAt: CLOSES });
    return round;
  }

  row(round: StagedRound) {
    return this.db
      .selectFrom('evaluationRound')
      .selectAll()
      .where('id', '=', round.id)
      .executeTakeFirstOrThrow();
  }

  /** Waits for what the process does by itself. */
  async until(round: StagedRound, ...wanted: string[]): Promise<string> {
    for (let i = 0; i < 600; i++) {
      const { status } = await this.row(round);
      if (wanted.includes(status)) return status;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the round has not become ${wanted.join(' or ')}`);
  }

  /** Waits until the process has left a step to a person; tells which and why. */
  async held(round: StagedRound): Promise<{ heldStep: string | null; heldCode: string | null }> {
    for (let i = 0; i < 600; i++) {
      const { heldStep, heldCode } = await this.row(round);
      if (heldStep) return { heldStep, heldCode };
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('no step is held');
  }

  /** Invitations that have not been used, in no order that means anything. */
  invited(round: StagedRound) {
    return this.db
      .selectFrom('invitation')
      .select(['id', 'memberId', 'leafId'])
      .where('roundId', '=', round.id)
      .where('state', '=', 'INVITED')
      .orderBy('id')
      .execute();
  }

  cast(invitationId: string, sheet: AnswerSheet, at = BEGIN): Promise<Decision> {
    return castBallot(this.db, { token: invitationToken(EVALUATION_SECRET, invitationId), sheet, at });
  }

  /** Everybody who is invited answers; the n-th sheet is `sheetOf(n)`. */
  async castAll(round: StagedRound, sheetOf: (n: number) => AnswerSheet): Promise<number> {
    const invited = await this.invited(round);
    for (const [n, { id }] of invited.entries()) {
      const decision = await this.cast(id, sheetOf(n));
      if (!decision.allowed) throw new Error(decision.message);
    }
    return invited.length;
  }
}

/** A sheet with the same answer to all questions about an object. */
export function sheet(codeOf: Record<string, string>): AnswerSheet {
  return Object.fromEntries(
    Object.entries(codeOf).map(([objectId, code]) => [
      objectId,
      Object.fromEntries(concentratedQuestionnaire.questions.map(({ id }) => [id, code])),
    ]),
  );
}
