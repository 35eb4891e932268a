import { z } from 'zod';
import {
  CALLBACK_RESULTS,
  DISMISSAL_GROUNDS,
  FOLLOW_UP_KINDS,
  FOLLOW_UP_OUTCOMES,
  FOLLOW_UP_STATUSES,
} from '../../workflows/rules/follow-up/types';
import { oneOrMany, searchText } from '../list';
import { ObligationView } from '../obligation/schemas';
import {
  fileIds as files,
  optionalNote as optionalNoteOf,
  supervisionBody,
  writtenNote,
} from '../process/bodies';
import { ActionView, DocumentRowView } from '../process/schemas';

const count = z.number().int();
const text = z.string().nullable();
const note = writtenNote(2000, '请填写内容');
const optionalNote = optionalNoteOf(2000);

/** Body of each step by the name of its Update. */
export const FOLLOW_UP_BODIES = {
  /** `note` is what the evaluated object reads. */
  verifyAndPass: z.strictObject({ note, tellPlace: z.boolean().default(false) }),
  dismiss: z.strictObject({
    ground: z.enum(DISMISSAL_GROUNDS),
    note,
    addressee: optionalNote,
    reply: optionalNote,
  }),
  signFor: z.strictObject({ note: optionalNote }),
  answer: z.strictObject({ note, files }),
  askExtension: z.strictObject({ until: z.iso.date(), note }),
  answerExtension: z.strictObject({ accept: z.boolean(), note: optionalNote }),
  /** `reply` is what the complainant reads. */
  reviewAnswer: z.strictObject({ accept: z.boolean(), note: optionalNote, reply: optionalNote }),
  /** `reason` is what the evaluated object reads when the matter goes back to it, `note` stays with the organiser. */
  callBack: z.strictObject({
    result: z.enum(CALLBACK_RESULTS),
    satisfaction: count.min(1).max(5).nullish(),
    reason: optionalNote,
    note: optionalNote,
  }),
  urge: supervisionBody(2000),
  order: supervisionBody(2000),
} as const;
export type FollowUpHumanCommand = keyof typeof FOLLOW_UP_BODIES;
export type FollowUpBody<N extends FollowUpHumanCommand = FollowUpHumanCommand> = z.output<
  (typeof FOLLOW_UP_BODIES)[N]
>;

export const FollowUpListFilter = z.strictObject({
  q: searchText.optional(),
  kind: oneOrMany(z.enum(FOLLOW_UP_KINDS)).optional(),
  status: oneOrMany(z.enum(FOLLOW_UP_STATUSES)).optional(),
  outcome: oneOrMany(z.enum(FOLLOW_UP_OUTCOMES)).optional(),
  objectId: z.string().max(64).optional(),
  open: z.boolean().optional(),
  overdue: z.boolean().optional(),
});

/** A line of the list; for the evaluated object without everything by which somebody could be recognised. */
export const FollowUpRowView = z.object({
  id: z.string(),
  kind: z.enum(FOLLOW_UP_KINDS),
  kindLabel: z.string(),
  status: z.enum(FOLLOW_UP_STATUSES),
  statusLabel: z.string(),
  outcome: z.enum(FOLLOW_UP_OUTCOMES).nullable(),
  outcomeLabel: text,
  objectId: z.string(),
  objectName: z.string(),
  /** Aspects rated poorly, or what the complaint is about, in words. */
  aspects: z.array(z.string()),
  siteName: text,
  windowName: text,
  /** China date on which it was registered; the instant is for the organiser's side only. */
  registeredOn: z.string(),
  startedAt: text,
  passedOnAt: text,
  endedAt: text,
  nextDueAt: text,
  nextDueLabel: text,
  overdueCount: count,
  satisfaction: count.nullable(),
  now: z.string(),
});
export type FollowUpRowView = z.output<typeof FollowUpRowView>;

const Step = z.object({ at: z.string(), byName: z.string() });
const FileView = z.object({
  uploadId: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  sizeBytes: count,
});

/** A follow-up whole, as far as the viewer may know of it. */
export const FollowUpView = FollowUpRowView.extend({
  ruleId: z.string(),
  organOrganisationName: z.string(),
  objectOrganisationName: text,
  /** The object has no organisation here: the organiser registers what it hands in. */
  registeredByOrgan: z.boolean(),
  /** The viewer reads it as one of the evaluated object's people. */
  asObject: z.boolean(),
  /** Somebody agreed to be called; not told to the object. */
  hasContact: z.boolean().nullable(),
  mayReadOriginal: z.boolean(),
  /** Whether the place may be told to the object; null: there is none, or the viewer is of the object. */
  placeTellable: z.boolean().nullable(),
  passing: Step.extend({ text: z.string(), placeShown: z.boolean() }).nullable(),
  dismissal: Step.extend({ groundLabel: z.string(), reason: z.string(), addressee: text }).nullable(),
  signature: Step.nullable(),
  answers: z.array(
    Step.extend({
      text: z.string(),
      files: z.array(FileView),
      review: Step.extend({ accepted: z.boolean(), reason: text }).nullable(),
    }),
  ),
  extensions: z.array(
    Step.extend({
      until: z.string(),
      reason: z.string(),
      lapsed: z.boolean(),
      answer: Step.extend({ accepted: z.boolean(), reason: text }).nullable(),
    }),
  ),
  reply: text,
  callbacks: z.array(Step.extend({ resultLabel: z.string(), satisfaction: count.nullable(), note: text })),
  /** Times that the organiser asked the object to handle it again, with what is still to be done. */
  reworks: z.array(Step.extend({ reason: z.string() })),
  callbackLabel: text,
  /** Calls that are still to be tried before it counts as attempted. */
  callbacksLeft: count.nullable(),
  /** Times that it still goes back to the object when the callback is dissatisfied. */
  reworksLeft: count.nullable(),
  documents: z.array(DocumentRowView),
  obligations: z.array(ObligationView),
  actions: z.array(ActionView),
});
export type FollowUpView = z.output<typeof FollowUpView>;

/** What somebody wrote, and how he is reached; read on record only. */
export const OriginalView = z.object({
  ratingId: text,
  at: z.string(),
  words: z.string(),
  contactName: text,
  contactPhone: text,
});
export type OriginalView = z.output<typeof OriginalView>;
