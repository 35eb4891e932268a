import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { TieLosses } from '../../workflows/rules/evaluation/draw/allocation';
import type { Draw } from '../../workflows/rules/evaluation/draw/sample';
import type {
  Group,
  LadderMeasure,
  ReplacementGround,
  RoundStep,
} from '../../workflows/rules/evaluation/parameters';
import type {
  Questionnaire,
  QuestionnaireKind,
  Rating,
} from '../../workflows/rules/evaluation/questionnaire/types';
import type { Distinction } from '../../workflows/rules/evaluation/rank/rank';
import type { RatingStatus, Suspicion } from '../../workflows/rules/evaluation/ratings/rating';
import type { RoundStatus, TieState } from '../../workflows/rules/evaluation/round/types';
import type { CalculationStep, PartScore, ScoreMark } from '../../workflows/rules/evaluation/score/types';
import type { CalendarDate, Instant, Json, JsonText } from './columns';
import type { VersionStatus } from './scheme';

/** A version of an evaluated object; a reform ends one version and begins another (GE-OBJ-1). */
export interface EvaluationObjectTable {
  id: string;
  validFrom: CalendarDate;
  validTo: CalendarDate | null;
  groupCode: Group;
  orderNo: number;
  name: string;
  inTargetAssessment: boolean;
  organisationId: string | null;
  /** Why this version came, and why the object ended. */
  noteId: string | null;
  endedNoteId: string | null;
}

/** Personal data of a member of the library; shown masked, nowhere else kept. */
export interface LibraryPersonTable {
  id: string;
  name: string;
  phone: string | null;
  employer: string | null;
}

/** Somebody's place in a leaf of the library (GE-LIB-1), by an id that says nothing about the person. */
export interface LibraryMemberTable {
  id: string;
  schemeCode: string;
  leafId: string;
  personId: string;
  /** Round for which the member was last chosen or confirmed (GE-LIB-2). */
  refreshedYear: number;
  refreshedNumber: number;
  recommendedBy: string | null;
  consentedAt: Instant;
  /** Where the consent stands, in words of the organiser. */
  consentBasis: Generated<string>;
  leftAt: Instant | null;
  leftNoteId: string | null;
}

/** A version of a questionnaire; the one who drafted it does not publish it (GE-CON-3). */
export interface QuestionnaireTable {
  schemeCode: string;
  kind: QuestionnaireKind;
  version: number;
  content: Json<Questionnaire>;
  status: VersionStatus | 'DISCARDED';
  draftedBy: string | null;
  /** Accounts of all who edited the draft; none of them publishes it. */
  editors: ColumnType<string[], JsonText<string[]> | undefined, JsonText<string[]>>;
  /** Counts the savings of a draft. */
  revision: Generated<number>;
  updatedAt: Instant | null;
  publishedBy: string | null;
  publishedAt: Instant | null;
}

/** Projection of one round; written only by the step record. */
export interface EvaluationRoundTable {
  id: string;
  schemeCode: string;
  schemeVersion: number;
  year: number;
  number: number;
  periodFrom: CalendarDate;
  periodTo: CalendarDate;
  organiserOrganisationId: string;
  regionId: string;
  status: RoundStatus;
  /** Version of the result in work. */
  version: number;
  begunBy: string;
  begunAt: Instant;
  frozenAt: Instant | null;
  frameHash: string | null;
  members: number | null;
  deviatingLeaves: number | null;
  objects: number | null;
  concentratedVersion: number | null;
  realTimeVersion: number | null;
  drawnAt: Instant | null;
  drawHash: string | null;
  selected: number | null;
  openedAt: Instant | null;
  /** End of the collection, extensions included. */
  closesAt: Instant | null;
  /** Key to which ballots are sealed; its private half is never in the database. */
  sealPublicKey: string | null;
  replaced: Generated<number>;
  collectedAt: Instant | null;
  answered: number | null;
  scoredAt: Instant | null;
  scoredBy: string | null;
  resultHash: string | null;
  rankedAt: Instant | null;
  ties: Json<TieState[]>;
  reviewedAt: Instant | null;
  reviewedBy: string | null;
  /** The version that stands. */
  publishedVersion: number | null;
  publishedAt: Instant | null;
  voidedAt: Instant | null;
  voidNoteId: string | null;
  /** A step that the process could not take by itself, and the refusal's code: a person has to. */
  heldStep: RoundStep | null;
  heldCode: string | null;
  nextDueAt: Instant | null;
  nextDueKind: string | null;
  overdueCount: Generated<number>;
  closedAt: Instant | null;
  stepSeq: number;
  updatedAt: Instant;
  clockOffsetMs: Generated<number>;
  /** Whether a version stands published; follows from publishedVersion. */
  published: GeneratedAlways<'true' | 'false'>;
}

/** An object as the round froze it. */
export interface RoundObjectTable {
  roundId: string;
  objectId: string;
  groupCode: Group;
  orderNo: number;
  name: string;
  inTargetAssessment: boolean;
  organisationId: string | null;
}

/** A member of the library as the round froze it. */
export interface RoundMemberTable {
  roundId: string;
  memberId: string;
  leafId: string;
}

/** The one draw of a round with everything that is needed to compute it again (GE-DRW-1). */
export interface RoundDrawTable {
  roundId: string;
  frameHash: string;
  drawHash: string;
  seed: string;
  method: string;
  selected: number;
  tieLossesBefore: Json<TieLosses>;
  protocol: Json<Draw>;
}

/** Who may answer. Holds no instant and nothing that is also on a ballot. */
export interface InvitationTable {
  id: string;
  roundId: string;
  memberId: string;
  leafId: string;
  fromReserve: boolean;
  tokenHash: string;
  state: 'INVITED' | 'USED' | 'REPLACED';
  reminders: Generated<number>;
}

/** A place that went to the next reserve of the same leaf. */
export interface ReplacementTable {
  roundId: string;
  memberId: string;
  replacedBy: string;
  leafId: string;
  ground: ReplacementGround;
  at: Instant;
  byAccountId: string;
}

/** An answer sheet that nobody can read before the collection is over; gone when it has been opened. */
export interface BallotTable {
  id: string;
  roundId: string;
  sealed: string;
}

/** Somebody's answers about one object; the answers of a sheet are not kept together. */
export interface BallotAnswerTable {
  id: string;
  roundId: string;
  objectId: string;
  answers: Json<Rating>;
}

/** A code at a window or entrance (GE-WAY-4). */
export interface RatingPointTable {
  id: string;
  schemeCode: string;
  objectId: string;
  siteId: string;
  siteName: string;
  /** Empty at an entrance or on a wall. */
  windowName: Generated<string>;
  /** Counts the renamings of its window. */
  revision: Generated<number>;
  status: 'ACTIVE' | 'WITHDRAWN';
  /** The code in whose place this one was issued. */
  replaces: string | null;
  createdBy: string | null;
  createdAt: Instant;
  withdrawnBy: string | null;
  withdrawnAt: Instant | null;
  withdrawnNoteId: string | null;
}

/** A rating by somebody who had business with one object (GE-WAY-3, GE-PER-2). Keys are one-way values. */
export interface RatingTable {
  id: string;
  schemeCode: string;
  pointId: string;
  objectId: string;
  at: Instant;
  occasionKey: string;
  deviceKey: string | null;
  addressKey: string | null;
  questionnaireVersion: number;
  answers: Json<Rating>;
  status: RatingStatus;
  suspicions: Json<Suspicion[]>;
  /** Hash of what was handed in under the id; null when it did not come by the interface. */
  fingerprint: string | null;
  /** Number, sum and lowest of the points of the scored answers; filled in by the database where they are not given. */
  scored: number | null;
  points: number | null;
  worst: number | null;
  screenedBy: string | null;
  screenedAt: Instant | null;
  screenNoteId: string | null;
  /** Decided on after its round had been scored: only a correction of the round takes it in. */
  screenedLate: Generated<boolean>;
}

/** Score of one object in a result; exact values are texts. */
export interface RoundScoreTable {
  resultHash: string;
  objectId: string;
  roundId: string;
  version: number;
  score: string | null;
  shown: string | null;
  concentrated: Json<PartScore>;
  realTime: Json<PartScore>;
  marks: Json<ScoreMark[]>;
  steps: Json<CalculationStep[]>;
}

/** Place of one object in a version of the result. */
export interface RoundRankTable {
  roundId: string;
  version: number;
  objectId: string;
  groupCode: Group;
  rank: number | null;
  /** Objects ranked in the group. */
  ranked: number;
  shown: string | null;
  distinction: Distinction | null;
  tiedWith: Json<string[]>;
  top: boolean;
  bottom: boolean;
}

/** A version of the result that was published; none is ever taken back. */
export interface RoundPublicationTable {
  roundId: string;
  version: number;
  bulletinNumber: string;
  resultHash: string;
  publishedBy: string;
  publishedAt: Instant;
  correctionNoteId: string | null;
}

/** A measure that a bottom placing asks for (GE-USE-2, GE-USE-3, GE-USE-4). */
export interface MeasureDueTable {
  key: string;
  roundId: string;
  objectId: string;
  measure: LadderMeasure;
  ruleId: string;
  streak: number;
  status: 'DUE' | 'CANCELLED';
  /** The publication by which it stands as it does. */
  sourceRoundId: string;
  sourceVersion: number;
}

/** A booking of points in tenths; corrections book the difference (GE-USE-5, GE-USE-6). */
export interface PointsEntryTable {
  sourceRoundId: string;
  sourceVersion: number;
  key: string;
  year: number;
  roundId: string;
  objectId: string;
  tenths: number;
}
