import type { LadderMeasure } from '../../workflows/rules/evaluation/parameters';
import type { MeasureBody, MeasureHumanCommand } from './schemas';

/** Keeps a text outside of the process under a part of the step's own and answers its id. */
export type KeepText = (part: string, body: string) => Promise<string>;

/** What a command carries into the process: ids, dates and posts only. */
export interface StepFields {
  fields: Record<string, unknown>;
  noteId: string | null;
  fileIds: string[];
}

type Fields<N extends MeasureHumanCommand> = (
  body: MeasureBody<N>,
  kind: LadderMeasure,
  noteId: string,
  keep: KeepText,
) => Record<string, unknown> | Promise<Record<string, unknown>>;

/** Steps on the measure itself; urging and ordering carry no fields of an event. */
type EventCommand = Exclude<MeasureHumanCommand, 'urge' | 'order'>;

const answered = ({ accept }: { accept: boolean }, noteId: string) => ({
  accept,
  reasonId: accept ? '' : noteId,
});

/** Texts of a list, each under an id of its own; items are numbered with a letter: P1, P2 … */
async function listed(letter: string, list: readonly { text: string; dueOn: string }[], keep: KeepText) {
  const items: { id: string; textId: string; dueOn: string }[] = [];
  for (const [i, { text, dueOn }] of list.entries()) {
    const id = `${letter}${i + 1}`;
    items.push({ id, textId: await keep(id, text), dueOn });
  }
  return items;
}

const reasonOf = async (reason: string | undefined, keep: KeepText) => (reason ? keep('reason', reason) : '');

const FIELDS: { [N in EventCommand]: Fields<N> } = {
  notify: ({ dueOn }, kind, documentId) =>
    kind === 'RECTIFY' ? { documentId, dueOn } : { documentId, reportDueOn: dueOn },
  submitPlan: async ({ items }, _kind, planId, keep) => ({ planId, items: await listed('P', items, keep) }),
  answerPlan: (body, _kind, noteId) => answered(body, noteId),
  addEvidence: ({ itemId, files }) => ({ itemId, fileIds: files }),
  report: (_body, _kind, reportId) => ({ reportId }),
  answerReport: (body, kind, noteId) =>
    kind === 'RECTIFY' ? { ...answered(body, noteId), dueOn: body.dueOn ?? null } : answered(body, noteId),
  askExtension: ({ until }, _kind, reasonId) => ({ until, reasonId }),
  answerExtension: (body, _kind, noteId) => answered(body, noteId),
  convene: async ({ meetsAt, reason }, _kind, noticeId, keep) => ({
    noticeId,
    meetsAt,
    reasonId: await reasonOf(reason, keep),
  }),
  hold: async ({ heldAt, leaderPost, attendedPosts, absent }, kind, _noteId, keep) => {
    if (kind === 'INTERVIEW') return { heldAt, leaderPost: leaderPost ?? '', attendedPosts };
    const away: { post: string; reasonId: string }[] = [];
    for (const [i, each] of absent.entries()) {
      away.push({ post: each.post, reasonId: await keep(`absent-${i + 1}`, each.reason) });
    }
    return { heldAt, presentPosts: attendedPosts, absent: away };
  },
  writeMinutes: ({ files }) => ({ fileId: files[0] }),
  confirmMinutes: (body, _kind, noteId) => answered(body, noteId),
  commit: async ({ items }, _kind, _noteId, keep) => ({ commitments: await listed('C', items, keep) }),
  reportCommitment: ({ itemId, files }) => ({ commitmentId: itemId, fileIds: files }),
  answerCommitment: (body, _kind, noteId) => ({ commitmentId: body.itemId, ...answered(body, noteId) }),
  schedule: async ({ meetsAt, reason }, _kind, sessionId, keep) => ({
    sessionId,
    meetsAt,
    reasonId: await reasonOf(reason, keep),
  }),
  recordResult: ({ code, files }) => ({ code, documentId: files[0] }),
  cancel: ({ ground }, _kind, reasonId) => ({ ground, reasonId }),
};

/** The fields of a step, its texts kept first. */
export async function fieldsOf(
  command: EventCommand,
  kind: LadderMeasure,
  body: MeasureBody,
  keep: KeepText,
): Promise<StepFields> {
  const { note, files = [] } = body as { note?: string; files?: string[] };
  const noteId = note ? await keep('note', note) : null;
  const fields = await (FIELDS[command] as Fields<never>)(body as never, kind, noteId ?? '', keep);
  return { fields, noteId, fileIds: files };
}
