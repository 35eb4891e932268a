/** CONCENTRATED: to the drawn, about all objects; REAL_TIME: to whoever had business with one object. */
export const QUESTIONNAIRE_KINDS = ['CONCENTRATED', 'REAL_TIME'] as const;
export type QuestionnaireKind = (typeof QUESTIONNAIRE_KINDS)[number];

export interface AnswerOption {
  code: string;
  label: string;
  /** 0–100; null is not scored (不了解, 未接触; AMB-GE-2). */
  points: number | null;
}

export interface Question {
  id: string;
  aspect: string;
  text: string;
  options: AnswerOption[];
}

/** A version of a questionnaire; published versions never change, a round freezes the one it uses (GE-CON-3). */
export interface Questionnaire {
  kind: QuestionnaireKind;
  version: number;
  title: string;
  introduction: string;
  questions: Question[];
}

/** Answers about one object: option code by question id. */
export type Rating = Record<string, string>;

/** One respondent's concentrated questionnaire, finished or not: answers by object id. */
export type AnswerSheet = Record<string, Rating>;
