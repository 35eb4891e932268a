import { chinaDate } from '../calendar/dates';
import { ALLOWED, type Decision, refuse } from './decision';
import type { OfficerSchemeParameters, PublicationAct } from './parameters';
import { within } from './periods';

/** A permission that the organ has given; days both included, `to` null without end. */
export interface Permission {
  acts: PublicationAct[];
  from: string;
  to: string | null;
  /** File of a written authorisation. */
  fileId: string | null;
  withdrawnAt: string | null;
}

const ACT_LABELS: Record<PublicationAct, string> = {
  PUBLISH: '公开发布体验监督情况',
  INTERVIEW: '接受采访',
  USE_RESULTS: '公开使用监督结果',
};

/** May the officer do this at this instant (BT-DIS-4, LA-DIS-1, YY-S-9, YY-S-11)? Acts that no rule names are free. */
export function checkPublication(
  { discipline }: OfficerSchemeParameters,
  permissions: readonly Permission[],
  act: PublicationAct,
  at: string,
): Decision {
  const gate = discipline.publication.find(({ acts }) => acts.includes(act));
  if (!gate) return ALLOWED;
  const given = permissions.filter(
    ({ acts, from, to, withdrawnAt }) =>
      acts.includes(act) &&
      within(chinaDate(at), { from, to: to ?? chinaDate(at) }) &&
      (withdrawnAt === null || withdrawnAt > at),
  );
  if (given.length === 0) {
    return refuse('PERMISSION_REQUIRED', `未经${gate.grantor}允许，不得${ACT_LABELS[act]}`, gate.ruleId);
  }
  return gate.written && given.every(({ fileId }) => fileId === null)
    ? refuse('WRITTEN_PERMISSION_REQUIRED', `${ACT_LABELS[act]}须有${gate.grantor}的书面授权`, gate.ruleId)
    : ALLOWED;
}
