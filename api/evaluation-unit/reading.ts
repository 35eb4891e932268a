import { EVALUATION_SCHEME } from '../../db/queries/evaluationScheme';
import { EVALUATED_ROLES } from '../../workflows/rules/evaluation/measures/acting';
import { isInside } from '../evaluation-round/inside';
import type { Viewer } from '../session/viewer';

/** Organiser, supervision and audit, and staff of the other organs, who decide on the ground of standings. */
export const readsEveryUnit = (viewer: Viewer): boolean =>
  isInside(viewer, { schemeCode: EVALUATION_SCHEME }) ||
  (viewer.schemes.some(({ code }) => code === EVALUATION_SCHEME) &&
    viewer.roles.some((role) => EVALUATED_ROLES.includes(role)));

/** An evaluated body reads itself whole; of others published placings only. */
export const isOwnUnit = (viewer: Viewer, organisationId: string | null): boolean =>
  organisationId !== null && organisationId === viewer.organisation?.id;
