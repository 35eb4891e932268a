import { chinaParts } from '../format';
import { type Errors, need, textOf, type Values, written } from '../process/types';
import { type GatheringView, standing } from './types';

/** A China-time field of a form (`YYYY-MM-DDTHH:mm`) as a UTC instant; undefined when it is empty. */
export function instantOf(local: string): string | undefined {
  const time = local ? new Date(`${local}:00+08:00`).getTime() : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** A UTC instant as the field of a form shows it. */
export function localOf(instant: string | null | undefined): string {
  if (!instant) return '';
  const { date, time } = chinaParts(instant);
  return `${date}T${time}`;
}

const lines = (values: Values, name: string): string[] =>
  textOf(values, name)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export const idsOf = (values: Values, name: string): string[] => (values[name] as string[] | undefined) ?? [];

/** The form filled with what is arranged already. */
export const arranged = (record: GatheringView): Values => ({
  theme: record.theme,
  contents: record.contents.join('\n'),
  place: record.place,
  convener: record.convener,
  starts: localOf(record.startsAt),
  ends: localOf(record.endsAt),
  targetOrganisationId: record.targetOrganisationId ?? '',
  targetText: record.targetText,
  sittingIn: record.sittingIn.map(({ id }) => id),
  termIds: standing(record).map(({ termId }) => termId),
});

/** What can be seen to be missing before anything is sent. */
export function arrangementErrors(values: Values): Errors {
  const errors: Errors = need(values, {
    theme: '请填写主题',
    contents: '请列出活动内容，每行一项',
    place: '请填写地点',
    starts: '请填写开始时间',
  });
  const [starts, ends] = [textOf(values, 'starts'), textOf(values, 'ends')];
  if (starts && ends && ends <= starts) errors.ends = '结束时间须在开始时间之后';
  if (idsOf(values, 'termIds').length === 0) errors.termIds = '请至少邀请一人';
  return errors;
}

/** The part of the request that plan and change have in common. */
export const arrangementBody = (values: Values): Record<string, unknown> => ({
  theme: written(values, 'theme'),
  contents: lines(values, 'contents'),
  place: written(values, 'place'),
  convener: written(values, 'convener') ?? '',
  startsAt: instantOf(textOf(values, 'starts')),
  endsAt: instantOf(textOf(values, 'ends')) ?? null,
  targetOrganisationId: textOf(values, 'targetOrganisationId') || null,
  targetText: written(values, 'targetText') ?? '',
  sittingInOrganisationIds: idsOf(values, 'sittingIn'),
  termIds: idsOf(values, 'termIds'),
});

const FIELDS: Record<string, string> = {
  startsAt: 'starts',
  endsAt: 'ends',
  sittingInOrganisationIds: 'sittingIn',
};

/** The server's findings under the names that the form uses; `termIds.3` is a finding of the list. */
export const formErrors = (errors: Errors): Errors =>
  Object.fromEntries(
    Object.entries(errors).map(([field, message]) => {
      const name = field.split('.')[0] ?? field;
      return [FIELDS[name] ?? name, message];
    }),
  );
