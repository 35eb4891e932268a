import type { MeasureView as Answer } from '../../../api/measure/schemas';
import type { Measure } from '../../../workflows/rules/evaluation/measures/measure';

export type { MeasureRowView } from '../../../api/measure/schemas';

/** A measure with its content as the rules know it. */
export type MeasureView = Omit<Answer, 'content'> & { content: Measure };

/** What the text under an id says; empty where nothing was written. */
export const textBy = ({ texts }: Pick<MeasureView, 'texts'>, id: string | undefined): string =>
  (id && texts[id]) || '';

/** Something that was shown in a plan, or promised, as a choice of a form. */
export interface Item {
  id: string;
  text: string;
  dueOn: string;
}

/** Items of the plan that stands. */
export function planOf(record: MeasureView): Item[] {
  const { content } = record;
  if (content.kind !== 'RECTIFY') return [];
  return (content.plans.at(-1)?.items ?? []).map(({ id, textId, dueOn }) => ({
    id,
    dueOn,
    text: textBy(record, textId),
  }));
}

/** Commitments that are not kept yet; with `waiting`, those reported and not answered. */
export function commitmentsOf(record: MeasureView, waiting: boolean): Item[] {
  const { content } = record;
  if (content.kind !== 'INTERVIEW') return [];
  return content.commitments
    .filter(({ reports }) => {
      const last = reports.at(-1);
      return waiting ? last !== undefined && last.answer === null : !last || last.answer?.accepted === false;
    })
    .map(({ id, textId, dueOn }) => ({ id, dueOn, text: textBy(record, textId) }));
}
