import { z } from 'zod';
import { CANCEL_GROUNDS } from '../../workflows/rules/evaluation/measures/common';
import { GROUPS, LADDER_MEASURES } from '../../workflows/rules/evaluation/parameters';
import { oneOrMany, searchText } from '../list';
import { ObligationView } from '../obligation/schemas';
import {
  fileIds as files,
  optionalNote as optionalNoteOf,
  someFileIds as someFiles,
  supervisionBody,
  writtenNote,
} from '../process/bodies';
import { ActionView, DocumentRowView } from '../process/schemas';

const count = z.number().int();
const text = z.string().nullable();
const date = z.iso.date();
const moment = z.iso.datetime({ offset: true }).transform((value) => new Date(value).toISOString());
const note = writtenNote(4000, '请填写内容');
const optionalNote = optionalNoteOf(4000);
const oneFile = z.array(z.uuid()).length(1, '请上传一份文件');
const post = z.string().trim().min(1, '请填写职务').max(40, '职务不得超过40字');
const items = z
  .array(z.strictObject({ text: note, dueOn: date }))
  .min(1, '请至少列出一项')
  .max(50, '最多列出50项');
const answer = { accept: z.boolean(), note: optionalNote };
const itemId = z.string().min(1).max(8);

/** Body of each step by the name of its Update; a step that belongs to two kinds takes the fields of both. */
export const MEASURE_BODIES = {
  notify: z.strictObject({ dueOn: date, note }),
  submitPlan: z.strictObject({ note, items, files }),
  answerPlan: z.strictObject(answer),
  addEvidence: z.strictObject({ itemId, files: someFiles, note: optionalNote }),
  report: z.strictObject({ note, files }),
  answerReport: z.strictObject({ ...answer, dueOn: date.optional() }),
  askExtension: z.strictObject({ until: date, note }),
  answerExtension: z.strictObject(answer),
  convene: z.strictObject({ meetsAt: moment, note, reason: optionalNote }),
  hold: z.strictObject({
    heldAt: moment,
    /** Interview: who led it. */
    leaderPost: post.optional(),
    /** Posts, not persons: who was spoken to, or who of the leading group was present. */
    attendedPosts: z.array(post).max(50),
    /** Review: who of the leading group was away, and why. */
    absent: z
      .array(z.strictObject({ post, reason: note }))
      .max(50)
      .default([]),
  }),
  writeMinutes: z.strictObject({ files: oneFile, note: optionalNote }),
  confirmMinutes: z.strictObject(answer),
  commit: z.strictObject({ items }),
  reportCommitment: z.strictObject({ itemId, files: someFiles, note: optionalNote }),
  answerCommitment: z.strictObject({ itemId, ...answer }),
  schedule: z.strictObject({ meetsAt: moment, note, reason: optionalNote }),
  recordResult: z.strictObject({ code: z.string().min(1).max(32), files: oneFile, note: optionalNote }),
  cancel: z.strictObject({ ground: z.enum(CANCEL_GROUNDS), note }),
  urge: supervisionBody(4000),
  order: supervisionBody(4000),
} as const;
export type MeasureHumanCommand = keyof typeof MEASURE_BODIES;
export type MeasureBody<N extends MeasureHumanCommand = MeasureHumanCommand> = z.output<
  (typeof MEASURE_BODIES)[N]
>;

export const MeasureFilter = z.strictObject({
  q: searchText.optional(),
  kind: oneOrMany(z.enum(LADDER_MEASURES)).optional(),
  status: oneOrMany(z.string().min(1).max(16)).optional(),
  objectId: z.string().max(64).optional(),
  objectGroup: z.enum(GROUPS).optional(),
  roundId: z.string().max(64).optional(),
  open: z.boolean().optional(),
  overdue: z.boolean().optional(),
});

/** A line of the list of measures. */
export const MeasureRowView = z.object({
  id: z.string(),
  schemeCode: z.string(),
  kind: z.enum(LADDER_MEASURES),
  kindLabel: z.string(),
  status: z.string(),
  statusLabel: z.string(),
  objectId: z.string(),
  objectName: z.string(),
  objectGroup: z.enum(GROUPS),
  organOrganisationName: z.string(),
  roundId: z.string(),
  roundYear: count,
  roundNumber: count,
  streak: count,
  dueOn: text,
  meetsAt: text,
  startedAt: z.string(),
  endedAt: text,
  nextDueAt: text,
  nextDueLabel: text,
  overdueCount: count,
  now: z.string(),
});
export type MeasureRowView = z.output<typeof MeasureRowView>;

/** A measure whole: what was done by whom, its texts and files by id, its time limits with their explanations. */
export const MeasureView = MeasureRowView.extend({
  ruleId: z.string(),
  objectOrganisationName: text,
  /** The object has no organisation here: the organ registers what it hands in. */
  registeredByOrgan: z.boolean(),
  /** The measure as the rules know it; texts, files and persons stand in it by their ids. */
  content: z.record(z.string(), z.unknown()),
  texts: z.record(z.string(), z.string()),
  people: z.record(z.string(), z.string()),
  files: z.array(
    z.object({
      uploadId: z.string(),
      stepSeq: count,
      event: z.string(),
      itemId: text,
      fileName: z.string(),
      mediaType: z.string(),
      sizeBytes: count,
      sha256: z.string(),
    }),
  ),
  /** Results that can be registered, of a review. */
  results: z.array(z.object({ code: z.string(), label: z.string() })),
  /** The published bottom placings in a row that it stands on, the first one first. */
  ground: z.array(
    z.object({
      roundId: z.string(),
      year: count,
      number: count,
      rank: count.nullable(),
      of: count,
      bottom: z.boolean(),
    }),
  ),
  documents: z.array(DocumentRowView),
  obligations: z.array(ObligationView),
  actions: z.array(ActionView),
});
export type MeasureView = z.output<typeof MeasureView>;
