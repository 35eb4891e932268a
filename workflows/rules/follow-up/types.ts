import type { OrganActor } from '../evaluation/parameters';

/** A poor rating that counts, or a complaint of the public (GE-WAY-3, GE-WAY-4). */
export const FOLLOW_UP_KINDS = ['RATING', 'COMPLAINT'] as const;
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number];

export const FOLLOW_UP_STATUSES = [
  'REGISTERED', // 待核实
  'PASSED_ON', // 待签收
  'HANDLING', // 办理中
  'ANSWERED', // 待审核
  'CALLBACK', // 待回访
  'CLOSED', // 已办结
] as const;
export type FollowUpStatus = (typeof FOLLOW_UP_STATUSES)[number];

export const FOLLOW_UP_OUTCOMES = [
  'HANDLED',
  'STILL_DISSATISFIED',
  'DISMISSED',
  'REFERRED',
  'WITHDRAWN',
] as const;
export type FollowUpOutcome = (typeof FOLLOW_UP_OUTCOMES)[number];

/** Why nothing is passed on. NOT_COMPETENT: another body is named; complaints only. */
export const DISMISSAL_GROUNDS = ['NO_FACT', 'UNVERIFIABLE', 'REPEATED', 'NOT_COMPETENT'] as const;
export type DismissalGround = (typeof DISMISSAL_GROUNDS)[number];

export const CALLBACK_RESULTS = ['REACHED', 'NO_CONTACT'] as const;
export type CallbackResult = (typeof CALLBACK_RESULTS)[number];
/** How the callback came out; NOT_LEFT: nobody asked to be called. */
export type CallbackOutcome = 'REACHED' | 'ATTEMPTED' | 'NOT_LEFT';

interface Act {
  at: string;
  by: OrganActor;
}

export interface FollowUpAnswer extends Act {
  /** Where the text of what was done lies. */
  textId: string;
  fileIds: string[];
  review: (Act & { accepted: boolean; reasonId: string }) | null;
}

export interface FollowUpExtension extends Act {
  /** China date asked for. */
  until: string;
  reasonId: string;
  /** Null also when an answer was handed in before anybody decided. */
  answer: (Act & { accepted: boolean; reasonId: string }) | null;
  lapsed: boolean;
}

/** The matter goes back to the object: what is still to be done, in words for the object. */
export type FollowUpRework = Act & { reasonId: string };

/** What happened in a follow-up; ids, codes and instants only. Texts lie outside of the process under their ids. */
export interface FollowUpContent {
  /** The text written for the evaluated object, in which nobody can be recognised. */
  passing: (Act & { textId: string; placeShown: boolean }) | null;
  dismissal: (Act & { ground: DismissalGround; reasonId: string; addresseeId: string }) | null;
  signature: Act | null;
  answers: FollowUpAnswer[];
  extensions: FollowUpExtension[];
  /** The answer meant for whoever complained or rated; empty as long as there is none. */
  replyId: string;
  callbacks: (Act & { result: CallbackResult; satisfaction: number | null; noteId: string })[];
  /** Returns to the object after a dissatisfied callback; absent in rows from before there were any. */
  reworks?: FollowUpRework[];
  callbackOutcome: CallbackOutcome | null;
  outcome: FollowUpOutcome | null;
  endedAt: string | null;
}

export const emptyContent = (): FollowUpContent => ({
  passing: null,
  dismissal: null,
  signature: null,
  answers: [],
  extensions: [],
  replyId: '',
  callbacks: [],
  reworks: [],
  callbackOutcome: null,
  outcome: null,
  endedAt: null,
});

/** Everybody who has acted, each with the side for which he did. */
export const actedOn = (content: FollowUpContent): OrganActor[] =>
  [
    content.passing?.by,
    content.dismissal?.by,
    content.signature?.by,
    ...content.answers.flatMap(({ by, review }) => [by, review?.by]),
    ...content.extensions.flatMap(({ by, answer }) => [by, answer?.by]),
    ...content.callbacks.map(({ by }) => by),
  ].filter((by) => by !== undefined);

export const reworksOf = ({ reworks }: FollowUpContent): FollowUpRework[] => reworks ?? [];

/** Calls since somebody was last reached, or from the beginning. */
export function callsTried({ callbacks }: FollowUpContent): number {
  return callbacks.length - 1 - callbacks.findLastIndex(({ result }) => result === 'REACHED');
}

/** The acceptance with which the matter is over for the object; null when it has gone back to it since. */
export function acceptanceOf(content: FollowUpContent): (Act & { accepted: boolean }) | null {
  const accepted = content.answers.flatMap(({ review }) => (review?.accepted ? [review] : []));
  return accepted.length > reworksOf(content).length ? accepted.at(-1)! : null;
}

/** An extension that waits for its answer. */
export function openExtension({ extensions }: FollowUpContent): FollowUpExtension | null {
  const last = extensions.at(-1);
  return last && last.answer === null && !last.lapsed ? last : null;
}
