import { GROUP_LABELS } from '../labels';
import { type EvaluationSchemeParameters, GROUPS } from '../parameters';
import {
  type FieldValue,
  type FieldValues,
  fieldValue,
  type SchemeField,
  valueText,
  withValues,
} from './field';
import { schemeFields } from './fields';

/** What stands against a version of the scheme; `field` is the key of the parameter. */
export interface SchemeProblem {
  field: string;
  code: string;
  message: string;
  ruleId: string;
}

/** A parameter that two versions have differently. */
export interface SchemeDifference {
  field: string;
  group: string;
  label: string;
  before: string;
  after: string;
  ruleId: string;
}

/** Values of all fields of the parameters, by their keys. */
export const valuesOf = (parameters: EvaluationSchemeParameters): FieldValues =>
  Object.fromEntries(schemeFields(parameters).map(({ key }) => [key, fieldValue(parameters, key)]));

/** What differs from one version to another, in the order of the fields. */
export function schemeDifferences(
  before: EvaluationSchemeParameters,
  after: EvaluationSchemeParameters,
): SchemeDifference[] {
  return schemeFields(after).flatMap((field) => {
    const { key, group, label, ruleId } = field;
    const [was, is] = [fieldValue(before, key), fieldValue(after, key)];
    return was === is
      ? []
      : [{ field: key, group, label, before: valueText(field, was), after: valueText(field, is), ruleId }];
  });
}

/**
 * May these values become the next version of the scheme, which is the organiser's to set (AMB-GE-9)? Each within its
 * range, then against one another: weights give a hundred (GE-SCO-1), first and last places do not overlap (GE-USE-1),
 * more times do not give fewer points (AMB-GE-4), periods follow one another (GE-PER-1). Keys that are no fields are
 * refused.
 */
export function schemeProblems(parameters: EvaluationSchemeParameters, values: FieldValues): SchemeProblem[] {
  const fields = schemeFields(parameters);
  const known = new Set(fields.map(({ key }) => key));
  const unknown = Object.keys(values)
    .filter((key) => !known.has(key))
    .map((field) => ({ field, code: 'FIELD_UNKNOWN', message: '方案没有这项参数', ruleId: 'GE-WAY-1' }));
  const single = fields.flatMap((field) =>
    field.key in values ? (valueProblem(field, values[field.key]!) ?? []) : [],
  );
  if (unknown.length + single.length > 0) return [...unknown, ...single];
  return contradictions(fields, withValues(parameters, values));
}

function valueProblem(field: SchemeField, value: FieldValue): SchemeProblem | null {
  const wrong = (code: string, message: string) => ({
    field: field.key,
    code,
    message,
    ruleId: field.ruleId,
  });
  switch (field.kind) {
    case 'CHOICE':
      return field.options.some((each) => each.value === value)
        ? null
        : wrong('CHOICE_UNKNOWN', `${field.label}须从所列各项中选择`);
    case 'DAY':
      return typeof value === 'string' && isDay(value)
        ? null
        : wrong('DAY_INVALID', `${field.label}须为“月-日”，如 05-01`);
    case 'NUMBER': {
      if (value === null && field.mayBeOpen) return null;
      if (typeof value !== 'number' || !Number.isInteger(value)) {
        return wrong('NOT_WHOLE', `${field.label}须填写整数`);
      }
      return value >= field.min && value <= field.max
        ? null
        : wrong('OUT_OF_RANGE', `${field.label}须在${field.min}到${field.max}之间`);
    }
  }
}

function isDay(text: string): boolean {
  const [month, day] = text.split('-').map(Number);
  if (!/^\d\d-\d\d$/.test(text) || month! < 1 || month! > 12) return false;
  const most = month === 2 ? 29 : [4, 6, 9, 11].includes(month!) ? 30 : 31;
  return day! >= 1 && day! <= most;
}

/** What the values say against one another, at the field that is to be looked at. */
function contradictions(fields: readonly SchemeField[], p: EvaluationSchemeParameters): SchemeProblem[] {
  const at = (key: string, code: string, message: string): SchemeProblem => ({
    field: key,
    code,
    message,
    ruleId: fields.find((each) => each.key === key)!.ruleId,
  });
  const { score, rank, objects, points, ladder, round, draw } = p;
  const sum = score.concentratedPercent + score.realTimePercent;
  return [
    ...(sum === 100
      ? []
      : (['concentratedPercent', 'realTimePercent'] as const).map((each) =>
          at(`score.${each}`, 'WEIGHTS', `两项权重之和须为100%，现为${sum}%`),
        )),
    ...(score.minimumConcentrated > draw.size
      ? [at('score.minimumConcentrated', 'MORE_THAN_DRAWN', '最少有效份数不能多于每轮抽取人数')]
      : []),
    ...GROUPS.filter((group) => rank.top[group] + rank.bottom[group] > objects.counts[group]).map((group) =>
      at(`rank.bottom.${group}`, 'GROUPS_OVERLAP', `${GROUP_LABELS[group]}的前列与末位个数之和超过对象总数`),
    ),
    ...descents(points.tenthsByTimes).map((i) =>
      at(`points.tenthsByTimes.${i}`, 'FEWER_POINTS', '次数多的加扣分不能少于次数少的'),
    ),
    ...descents(ladder.rungs.map(({ streak }) => streak)).map((i) =>
      at(`ladder.rungs.${i}.streak`, 'LADDER_ORDER', '较重措施所需次数不能少于较轻措施'),
    ),
    ...round.periods.flatMap(({ from, to }, i) => [
      ...(from > to ? [at(`round.periods.${i}.to`, 'PERIOD_ORDER', '时段结束不能早于开始')] : []),
      ...(i > 0 && from <= round.periods[i - 1]!.to
        ? [at(`round.periods.${i}.from`, 'PERIODS_OVERLAP', '各轮时段不能重叠')]
        : []),
    ]),
  ];
}

/** Places of a list whose number is smaller than the one before. */
const descents = (list: readonly number[]): number[] =>
  list.flatMap((each, i) => (i > 0 && each < list[i - 1]! ? [i] : []));
