import type { Scope } from '../db/queries/scope';
import { EVALUATED_ROLES } from '../workflows/rules/evaluation/measures/acting';
import type { Role } from '../workflows/rules/redemption/types';
import type { Viewer } from './session/viewer';

/** What the direct evaluation is made of; part of the one policy of `access.ts`. Ballots are no resource: nobody reads them. */
export const EVALUATION_RESOURCES = [
  'evaluationScheme',
  'evaluationRecord',
  'evaluationRound',
  'evaluationObject',
  'libraryMember',
  'questionnaire',
  'ratingPoint',
  'rating',
  'followUp',
  'award',
] as const;
export type EvaluationResource = (typeof EVALUATION_RESOURCES)[number];

const NOTHING: Scope = [];

/** Schemes of direct evaluation that the viewer's organisation organises. */
export const organisedSchemes = (viewer: Viewer): string[] =>
  viewer.schemes.filter(({ code, organ }) => code === 'GE' && organ === 'ORGANISER').map(({ code }) => code);

/** True for staff of the organiser in the role that does its work. */
export const isEvaluationOrganiser = (viewer: Viewer): boolean =>
  viewer.roles.includes('ORGANISER') && organisedSchemes(viewer).length > 0;

/**
 * Rows that the viewer may read in one of his roles. The organiser reads the whole scheme; supervisors and auditors of
 * the city too, without personal data; other organs and the evaluated read what is published, and what concerns their
 * own organisation (GE-WAY-3: no evaluated unit finds out who rated).
 */
export function evaluationScope(viewer: Viewer, role: Role, resource: EvaluationResource): Scope {
  const scheme = schemesRead(viewer, role);
  if (scheme.length > 0) return [{ schemeCode: scheme }];
  const own = viewer.organisation?.id;
  if (!own || !EVALUATED_ROLES.includes(role)) return NOTHING;
  switch (resource) {
    case 'evaluationRound':
    case 'award':
      return inEvaluation(viewer) ? [{ schemeCode: ['GE'], published: ['true'] }] : NOTHING;
    case 'evaluationScheme':
      return inEvaluation(viewer) ? [{ schemeCode: ['GE'] }] : NOTHING;
    case 'evaluationRecord':
      return [
        { schemeCode: ['GE'], organisationId: [own] },
        { schemeCode: ['GE'], kind: ['BASIS', 'INTERPRETATION'] },
      ];
    case 'evaluationObject':
      return inEvaluation(viewer) ? 'ALL' : NOTHING;
    case 'ratingPoint':
      return [{ 'object.organisationId': [own] }];
    case 'followUp':
      return [{ objectOrganisationId: [own], passedOn: ['true'] }];
    default:
      return NOTHING;
  }
}

/** Whole schemes: the organiser its own, supervisors and auditors those of their region. */
function schemesRead(viewer: Viewer, role: Role): string[] {
  if (role === 'ORGANISER') return organisedSchemes(viewer);
  return role === 'SUPERVISOR' || role === 'AUDITOR'
    ? viewer.regionSchemes.filter((code) => code === 'GE')
    : [];
}

/** An organ of the scheme, or a body of the city where it is held, its counties included. */
const inEvaluation = (viewer: Viewer): boolean =>
  viewer.citySchemes.includes('GE') || viewer.schemes.some(({ code }) => code === 'GE');
