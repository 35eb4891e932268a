import { findMeasure, type MeasureRow } from '../../db/queries/measure';
import { keepNote } from '../../db/queries/note';
import { MEASURE, measureWorkflowId, type ProcessAnswer } from '../../workflows/measure/messages';
import {
  actorForMeasure,
  checkMeasureCommand,
  type MeasureFacts,
} from '../../workflows/rules/evaluation/measures/acting';
import { headOf } from '../../workflows/rules/evaluation/measures/measure';
import { actorsOf, readable } from '../access';
import type { AppContext } from '../context';
import { forbidden } from '../errors';
import { checkFiles } from '../officer-term/files';
import { answersOf } from '../process/answers';
import { answerOnce, sendStep } from '../process/engine';
import { derivedId, fingerprintOf } from '../process/keys';
import type { Viewer } from '../session/viewer';
import { fieldsOf } from './fields';
import type { MeasureBody, MeasureHumanCommand } from './schemas';

/** What the guard looks at, from the row. */
export const factsOfRow = ({
  content,
  parameters,
  organs,
  objectOrganisationId,
}: MeasureRow): MeasureFacts => ({
  measure: content,
  parameters,
  organs,
  objectOrganisationId,
});

/**
 * Takes one human step on a measure. Refusals of rules come back as they were decided; the same key gives the same
 * answer for ever.
 */
export async function takeMeasureStep(
  ctx: AppContext,
  viewer: Viewer,
  id: string,
  command: MeasureHumanCommand,
  body: MeasureBody,
  key: string,
): Promise<ProcessAnswer> {
  const row = readable(viewer, 'measure', await findMeasure(ctx.db, id), '这项措施');
  const { ruleId } = headOf(row.parameters, row.kind);
  const fingerprint = fingerprintOf(viewer.accountId, command, id, body);
  const workflowId = measureWorkflowId(id);
  const request = { workflowId, command, key, fingerprint };
  const ended = { code: 'MEASURE_OVER', message: '该项措施已经结束，不能再办理。', ruleId };
  return answerOnce(ctx, request, answersOf(id, ended), async () => {
    const facts = factsOfRow(row);
    const actor = actorForMeasure(command, facts, actorsOf(viewer));
    if (!actor) throw forbidden();
    const { allowed } = checkMeasureCommand(command, facts, actor);
    const keep = async (part: string, text: string) => {
      const noteId = derivedId('note', workflowId, key, part);
      const note = { id: noteId, subjectType: MEASURE, subjectId: id, body: text };
      await keepNote(ctx.db, { ...note, authorAccountId: viewer.accountId });
      return noteId;
    };
    if (command === 'urge' || command === 'order') {
      const { obligationId, note } = body as MeasureBody<'urge'>;
      const noteId = note ? await keep('note', note) : null;
      return sendStep<ProcessAnswer>(ctx, request, { actor, fingerprint, obligationId, noteId }, allowed);
    }
    await checkFiles(ctx, (body as { files?: string[] }).files ?? [], viewer.accountId);
    const step = await fieldsOf(command, row.kind, body, keep);
    return sendStep<ProcessAnswer>(ctx, request, { actor, fingerprint, ...step }, allowed);
  });
}
