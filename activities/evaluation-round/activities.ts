import { Context } from '@temporalio/activity';
import type { Connection, Db } from '../../db/connect';
import { type DeliveryPlace, deliverInvitations } from '../delivery/deliver';
import type { EvaluationActivities, EvaluationRecordActivities } from '../interfaces';
import { readStep, recordStep } from '../record/step';
import { countAnswered, findReplacement, inviteSelected } from './collection';
import { drawRound, freezeRound } from './frame';
import { findMeasureStarts } from './measures';
import { evaluationRoundProjector } from './project';
import { findMeasures, findPoints, rankRound, scoreRound } from './results';

/** Local activities of a round on this database. */
export function createEvaluationRecordActivities({
  db,
  pool,
}: Pick<Connection, 'db' | 'pool'>): EvaluationRecordActivities {
  return {
    recordEvaluationRoundStep: (step) => recordStep({ db, pool }, step, evaluationRoundProjector),
    readEvaluationRoundStep: ({ workflowId, seq }) => readStep(db, workflowId, seq),
  };
}

/** What the computing activities work on. `secret` signs invitations and seals ballots; see docs/evaluation-anonymity.md. */
export interface EvaluationPlace {
  db: Db;
  secret: string | undefined;
  /** Without it invitations are put down and wait. */
  delivery?: DeliveryPlace | undefined;
}

/** Regular activities of a round; each tells the engine that it lives, so that a dead worker's work is soon taken up again. */
export function createEvaluationActivities(place: EvaluationPlace): EvaluationActivities {
  const { db } = place;
  const secret = (): string => {
    if (!place.secret) throw new Error('EVALUATION_SECRET is not set: no ballot can be sealed or opened');
    return place.secret;
  };
  return {
    freezeRound: (request) => alive(() => freezeRound(db, request)),
    drawRound: (request) => alive(() => drawRound(db, request)),
    inviteSelected: (request) => alive(() => inviteSelected(db, secret(), request)),
    findReplacement: (request) => alive(() => findReplacement(db, secret(), request)),
    deliverInvitations: (request) => alive(() => deliverInvitations(db, secret(), place.delivery, request)),
    countAnswered: (request) => alive(() => countAnswered(db, request)),
    scoreRound: (request) => alive(() => scoreRound(db, secret(), request)),
    rankRound: (request) => alive(() => rankRound(db, request)),
    findMeasures: (request) => alive(() => findMeasures(db, request)),
    findMeasureStarts: (request) => alive(() => findMeasureStarts(db, request)),
    findPoints: (request) => alive(() => findPoints(db, request)),
  };
}

const HEARTBEAT_MS = 2_000;

async function alive<T>(work: () => Promise<T>): Promise<T> {
  const context = Context.current();
  const beat = setInterval(() => context.heartbeat(), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}
